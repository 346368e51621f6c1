"""Typed numbers: one grammar, plausible limits, slips, exact conversion."""

import csv
from decimal import Decimal as D
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.errors import Refused
from infusetrack.domain.quantities import (
    FACTORS,
    Guard,
    convert,
    convert_mass,
    parse_number,
    slip,
    slip_since_last,
    slips_between,
)

CASES = Path(__file__).parent.parent / "fixtures" / "unit_conversion_cases.csv"
ROWS = list(csv.DictReader(CASES.read_text(encoding="utf-8").splitlines()))
WEIGHT = Guard("weight", "kg", D(5), D(250), D(8), D(120), 1)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("12.5", "12.5"), ("12,5", "12.5"), ("0", "0"), ("0,500", "0.500"), ("007", "7"), ("1.234", "1.234")],
)
def test_point_and_comma_both_part_decimals(text, meant):
    assert parse_number(text) == D(meant)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "number_empty"),
        ("  ", "number_empty"),
        (".5", "number_leading_zero"),
        (",5", "number_leading_zero"),
        ("5.", "number_unreadable"),
        ("1.2.3", "number_unreadable"),
        ("1,234,567", "number_unreadable"),
        ("1 234", "number_unreadable"),
        (" 12", "number_unreadable"),
        ("1e3", "number_unreadable"),
        ("1_0", "number_unreadable"),
        ("NaN", "number_unreadable"),
        ("inf", "number_unreadable"),
        ("٣", "number_unreadable"),
        ("1²", "number_unreadable"),
        ("+3", "number_unreadable"),
        ("12 kg", "number_unreadable"),
        ("123456789012", "number_unreadable"),
        ("-1", "number_negative"),
        ("1,500", "number_ambiguous"),
        ("1.2345", "number_decimals"),
    ],
)
def test_what_is_no_plain_number_is_refused_with_its_reason(text, code):
    with pytest.raises(Refused) as refused:
        parse_number(text)
    assert refused.value.code == code


def test_a_minus_is_read_only_where_the_field_allows_it():
    assert parse_number("-3", negative=True) == D(-3)


def test_a_field_of_whole_numbers_takes_no_decimals():
    with pytest.raises(Refused, match="number_decimals"):
        parse_number("72.5", decimals_max=0)


@given(st.text(max_size=12))
def test_no_text_becomes_another_number_than_the_one_typed(text):
    try:
        found = parse_number(text, negative=True)
    except Refused:
        return
    assert found == D(text.replace(",", "."))


@given(st.decimals(min_value=0, max_value=99999, places=2, allow_nan=False))
def test_every_plain_decimal_is_read_exactly(value):
    assert parse_number(f"{value:f}") == value
    assert parse_number(f"{value:f}".replace(".", ",")) == value


@pytest.mark.parametrize(
    ("value", "judged"),
    [
        ("4.9", "refused"), ("5", "unusual"), ("7.9", "unusual"), ("8", "fine"), ("120", "fine"),
        ("120.1", "unusual"), ("250", "unusual"), ("250.1", "refused"), ("NaN", "refused"),
    ],
)  # fmt: skip
def test_limits_belong_to_their_range(value, judged):
    assert WEIGHT.classify(D(value)) == judged


def test_limits_that_depend_on_age_are_not_judged_here():
    assert Guard("heart rate", "/min", D(10), D(350)).classify(D(300)) == "fine"


def test_an_implausible_value_is_refused_with_its_range():
    with pytest.raises(Refused, match="number_implausible") as refused:
        WEIGHT.check(D(400))
    assert (refused.value.facts["low"], refused.value.facts["high"]) == (D(5), D(250))
    assert WEIGHT.check(D(20)) == "fine"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("temperature", "98.6", "slip_fahrenheit"), ("temperature", "37.0", None),
        ("hemoglobin", "95", "slip_g_per_l"), ("platelets", "150000", "slip_per_ul"),
        ("neutrophils (ANC)", "1500", "slip_per_ul"), ("creatinine", "62", "slip_umol"),
        ("FiO2", "40", "slip_percent"), ("SpO2", "101", "slip_spo2"), ("albumin", "35", "slip_g_per_l"),
        ("calcium total", "2.2", "slip_mmol"), ("height", "40", "slip_inches"), ("weight", "20", None),
    ],
)  # fmt: skip
def test_a_value_in_another_unit_is_recognised(field, value, code):
    assert slip(field, D(value)) == code


@pytest.mark.parametrize(
    ("field", "value", "last", "code"),
    [
        ("weight", "44.1", "20", "slip_pounds"), ("weight", "21", "20", None), ("weight", "44", "0", None),
        ("height", "45.3", "115", "slip_inches"), ("height", "116", "115", None),
    ],
)  # fmt: skip
def test_a_value_far_from_the_last_one_names_the_unit_that_was_meant(field, value, last, code):
    assert slip_since_last(field, D(value), D(last)) == code


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"systolic BP": 60, "diastolic BP": 95}, ("slip_pressure_swapped",)),
        ({"systolic BP": 95, "diastolic BP": 95}, ("slip_pressure_swapped",)),
        ({"systolic BP": 95, "diastolic BP": 60}, ()),
        ({"systolic BP": 95, "diastolic BP": 60, "mean BP": 50}, ("slip_mean_pressure",)),
        ({"systolic BP": 95, "diastolic BP": 60, "mean BP": 72}, ()),
        ({"neutrophils (ANC)": 6, "WBC": 5}, ("slip_anc_over_wbc",)),
        ({"neutrophils (ANC)": 5, "WBC": 5}, ()),
        ({"direct bilirubin": 2, "total bilirubin": 1}, ("slip_direct_over_total",)),
        ({"hemoglobin": 10, "hematocrit": 50}, ("slip_hematocrit",)),
        ({"hemoglobin": 10, "hematocrit": 30}, ()),
        ({"WBC": 5}, ()),
    ],
)
def test_two_fields_that_cannot_be_true_together_are_named(values, codes):
    assert slips_between({name: D(value) for name, value in values.items()}) == codes


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case_id"])
class TestConversionCases:
    def test_there(self, row):
        found = convert(row["quantity"], D(row["value"]), row["from_unit"], row["to_unit"])
        assert abs(found - D(row["expected"])) <= D(row["tolerance"])

    def test_and_back(self, row):
        there = convert(row["quantity"], D(row["value"]), row["from_unit"], row["to_unit"])
        back = convert(row["quantity"], there, row["to_unit"], row["from_unit"])
        assert abs(back - D(row["value"])) < D("1e-20")


def test_the_same_unit_changes_nothing():
    assert convert("hemoglobin", D("9.5"), "g/dL", "g/dL") == D("9.5")
    assert convert("temperature", D("37.0"), "degC", "degC") == D("37.0")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("iron", D(1), "mg/dL", "umol/L"), "convert_quantity"),
        (("weight", D(1), "stone", "kg"), "convert_unit"),
        (("weight", D(1), "kg", "stone"), "convert_unit"),
        (("temperature", D(1), "degC", "K"), "convert_unit"),
        (("weight", D(-1), "kg", "lb"), "convert_value"),
        (("weight", D("NaN"), "kg", "lb"), "convert_value"),
    ],
)
def test_what_cannot_be_converted_is_refused(asked, code):
    with pytest.raises(Refused, match=code):
        convert(*asked)


def test_every_factor_is_above_zero():
    assert all(factor > 0 for factors in FACTORS.values() for factor in factors.values())


def test_a_dose_is_told_in_milligrams_or_micrograms():
    assert convert_mass(D("0.5"), "mg", "mcg") == 500
    assert convert_mass(D(500), "mcg", "mg") == D("0.5")
    assert convert_mass(D(3), "mg", "mg") == 3
    with pytest.raises(Refused, match="convert_unit"):
        convert_mass(D(3), "mL", "mg")
