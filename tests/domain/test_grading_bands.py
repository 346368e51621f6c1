"""Limits are read as they are written, and say "unknown" where a number is missing."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.grading_bands import Band, condition, edge
from infusetrack.domain.grading_reading import Reading

ONE = D(1)


@pytest.mark.parametrize(
    ("text", "value", "holds"),
    [
        ("<10.0", "9.99", True), ("<10.0", "10", False), ("<=10.0", "10.00", True), (">10.0", "10", False),
        (">=10.0", "10", True), ("<LLN", "11.4", True), ("<LLN", "11.5", False), (">3.0 ULN", "48.1", True),
        (">3.0 ULN", "48", False), (">baseline+60", "80", False), (">baseline+60", "80.1", True),
        ("<=baseline-2", "18", True), ("<=baseline-2", "18.1", False), ("<=ULN+2", "18", True),
    ],
)  # fmt: skip
def test_a_side_holds_as_it_is_written(text, value, holds):
    reading = Reading(D(value), lln=D("11.5"), uln=D(16), baseline=D(20))
    assert edge(text).holds(reading, ONE) is holds


@pytest.mark.parametrize("text", ["", "10", "<", "=10", "<10+2", "<LLN LLN", "< 10 ", "<ten"])
def test_a_side_that_is_written_otherwise_is_not_guessed(text):
    with pytest.raises((ValueError, ArithmeticError)):
        edge(text)


@pytest.mark.parametrize("text", ["", "not hours>2", "Ionized", "hours>", "a b"])
def test_a_condition_that_is_written_otherwise_is_not_guessed(text):
    with pytest.raises(ValueError, match=r".*"):
        condition(text)


def test_a_limit_that_is_missing_or_zero_is_unknown():
    assert edge("<LLN").holds(Reading(D(9)), ONE) is None
    assert edge(">3.0 ULN").holds(Reading(D(9), uln=D(0)), ONE) is None


def test_fixed_numbers_are_scaled_and_the_labs_own_are_not():
    assert edge("<25").holds(Reading(D(24999)), D(1000)) is True
    assert edge("<LLN").holds(Reading(D(9), lln=D(10)), D(1000)) is True
    assert edge("<=ULN+2").holds(Reading(D(180), uln=D(160)), D(10)) is True


@pytest.mark.parametrize(
    ("text", "flags", "more", "holds"),
    [
        ("symptomatic", {"symptomatic": True}, {}, True),
        ("symptomatic", {}, {}, False),
        ("not symptomatic", {}, {}, True),
        ("evidence", {}, {}, None),
        ("not evidence", {"evidence": False}, {}, True),
        ("hours_above_40>24", {}, {"hours_above_40": D(24)}, False),
        ("hours_above_40>24", {}, {"hours_above_40": D("24.1")}, True),
        ("hours_above_40>24", {}, {}, None),
    ],
)
def test_what_is_said_beside_the_value_counts(text, flags, more, holds):
    assert condition(text).holds(Reading(D(1), flags=flags, more=more)) is holds


def test_the_baseline_says_which_column_is_read():
    high, low = Reading(ONE, baseline_status="abnormal_high"), Reading(ONE, baseline_status="abnormal_low")
    assert condition("baseline_high").holds(high)
    assert condition("not baseline_high").holds(low)
    assert condition("baseline_low").holds(low)


BAND = Band(3, "", (edge(">2.0 baseline"), edge("<5")), (condition("evidence"), condition("pressors>=1")))


def test_one_part_that_fails_is_enough_even_where_another_is_unknown():
    assert BAND.holds(Reading(D(6)), ONE) is False
    assert BAND.holds(Reading(D(4), flags={"evidence": False}), ONE) is False


def test_a_part_that_is_unknown_is_named():
    assert BAND.holds(Reading(D(4)), ONE) is None
    assert BAND.lacking(Reading(D(4))) == ("evidence", "pressors", "baseline")
    told = Reading(D(4), baseline=ONE, flags={"evidence": True}, more={"pressors": ONE})
    assert BAND.holds(told, ONE) is True
    assert BAND.lacking(told) == ()


def test_a_band_for_another_kind_of_value_is_left_out():
    assert BAND.is_for_others(Reading(D(4), flags={"evidence": False}))
    assert not BAND.is_for_others(Reading(D(4)))


positive = st.decimals("0.01", "9999", places=2)


@given(positive, positive)
def test_a_side_and_its_opposite_never_both_hold(value, limit):
    reading = Reading(value)
    for over, under in ((">", "<="), (">=", "<")):
        assert edge(f"{over}{limit}").holds(reading, ONE) is not edge(f"{under}{limit}").holds(reading, ONE)
