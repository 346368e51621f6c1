"""Reference limits: what each age and sex is held against, and what no table knows."""

from decimal import Decimal as D

import pytest

from infusetrack.domain.reference_limits import Reference, has_range, outside
from tests.domain.small_trial import TRIAL

REFERENCE = TRIAL.reference
SIX = 6 * 12 + 8


def told(key, value, months=SIX, sex="female"):
    found = outside(REFERENCE, {key: D(value)}, months, sex).get(key)
    return None if found is None else (found.side, found.limit, found.range.table.name, found.far)


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("heart_rate", "118", None),
        ("heart_rate", "119", ("above", D(118), "PALS 2015", False)),
        ("heart_rate", "137", ("above", D(118), "PALS 2015", False)),
        ("heart_rate", "138", ("above", D(137), "Bonafide 2013", False)),
        ("heart_rate", "155", ("above", D(137), "Bonafide 2013", False)),
        ("heart_rate", "156", ("above", D(137), "Bonafide 2013", True)),
        ("heart_rate", "75", None),
        ("heart_rate", "74", ("below", D(75), "PALS 2015", False)),
        ("heart_rate", "60", ("below", D(71), "Bonafide 2013", True)),
        ("respiratory_rate", "16", None),
        ("respiratory_rate", "15", ("below", D(16), "Bonafide 2013", False)),
        ("respiratory_rate", "12", ("below", D(16), "Bonafide 2013", True)),
        ("sbp", "97", None),
        ("sbp", "96", ("below", D(97), "PALS 2015", False)),
        ("sbp", "112", ("above", D(111), "BP centiles", False)),
        ("spo2", "95", None),
        ("spo2", "94", ("below", D(95), "National PEWS 2023", False)),
        ("temperature_c", "37.9", None),
        ("temperature_c", "38.0", ("above", D("37.9"), "National PEWS 2023", False)),
        ("temperature_c", "35.9", ("below", D("36.0"), "National PEWS 2023", False)),
    ],
)
def test_a_girl_of_six_is_held_against_the_tables_for_six(key, value, expected):
    assert told(key, value) == expected


def test_the_blood_pressure_of_boys_and_girls_has_its_own_centiles():
    assert [one.high for one in REFERENCE.at("sbp", 17 * 12, "male")] == [D(135)]
    assert [one.high for one in REFERENCE.at("sbp", 17 * 12, "female")] == [D(127)]
    assert REFERENCE.at("sbp", 17 * 12) == ()


def test_an_age_changes_the_limits_on_the_birthday():
    before, after = (REFERENCE.at("heart_rate", months)[0].high for months in (6 * 12 - 1, 6 * 12))
    assert (before, after) == (D(142), D(137))


def test_an_age_without_a_table_has_no_range_which_is_not_normal():
    assert not has_range(REFERENCE, "dbp", 25 * 12, "male")
    assert has_range(REFERENCE, "dbp", SIX, "male")
    assert not has_range(REFERENCE, "pain", SIX)
    assert told("dbp", "20", 25 * 12) is None


def test_a_table_that_only_stands_beside_marks_nothing():
    fleming = next(one for one in REFERENCE.at("respiratory_rate", SIX) if one.table.id == "fleming2011")
    assert fleming.side(D(30)) == "above"
    assert told("respiratory_rate", "30") is None


def test_without_tables_there_are_no_ranges_and_no_numbers():
    empty = Reference()
    assert outside(empty, {"sbp": D(10)}, SIX) == {}
    assert empty.number("hypotension.base") is None


def test_every_range_and_number_says_where_it_is_from():
    ranges = [one for kept in REFERENCE.ranges.values() for one in kept]
    assert all(one.table.source and one.table.name for one in ranges)
    assert all(one.source for one in REFERENCE.numbers.values())
