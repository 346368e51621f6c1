"""From body to dose to bag, against published values and the worked table."""

import csv
from dataclasses import replace
from decimal import ROUND_HALF_UP
from decimal import Decimal as D
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.catalog.regimens import builtin
from infusetrack.domain import dosing
from infusetrack.domain.errors import Refused

SAMPLE = Path(__file__).parent.parent / "fixtures" / "bsa_sample.csv"
ROWS = list(csv.DictReader(SAMPLE.read_text(encoding="utf-8").splitlines()))
TRIAL = builtin("nct04751383")
DIN, MAG = TRIAL.agents["dinutuximab"], TRIAL.agents["magrolimab"]
WORKED = [
    (10, 77, "0.46", "8.05", "2.30", 1, "0.079"),
    (15, 98, "0.64", "11.20", "3.20", 1, "0.109"),
    (20, 113, "0.79", "13.83", "3.95", 1, "0.133"),
    (30, 135, "1.06", "18.55", "5.30", 2, "0.176"),
    (50, 160, "1.49", "26.08", "7.45", 2, "0.243"),
    (70, 175, "1.84", "32.20", "9.20", 2, "0.295"),
]


def to(value, step):
    return value.quantize(D(step), ROUND_HALF_UP)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["case_id"])
def test_body_surface_agrees_with_independent_programs(row):
    found = dosing.body_surface(D(row["weight_kg"]), D(row["height_cm"]), row["formula"])
    assert abs(found - D(row["expected_bsa_m2"])) <= D(row["tolerance"])


@pytest.mark.parametrize(
    ("cm", "kg", "expected"),
    [
        (170, 75, ("1.882", "1.864", "1.895", "1.897", "1.905")),
        (185, 90, ("2.151", "2.141", "2.161", "2.160", "2.158")),
        (180, 80, ("2.000", "1.996", "2.007", "2.009", "2.007")),
    ],
)
def test_five_formulas_give_their_published_values(cm, kg, expected):
    found = tuple(str(to(dosing.body_surface(D(kg), D(cm), formula), "0.001")) for formula in dosing.FORMULAS)
    assert found == expected


@given(st.integers(50, 2400), st.integers(550, 2200), st.sampled_from(sorted(dosing.FORMULAS)))
def test_a_heavier_or_taller_body_has_more_surface(tenth_kg, tenth_cm, formula):
    kg, cm = D(tenth_kg) / 10, D(tenth_cm) / 10
    surface = dosing.body_surface(kg, cm, formula)
    assert dosing.body_surface(kg + 1, cm, formula) > surface
    assert dosing.body_surface(kg, cm + 1, formula) > surface


@pytest.mark.parametrize(("kg", "cm"), [(0, 100), (15, 0), (-15, 98)])
def test_no_body_has_no_surface(kg, cm):
    with pytest.raises(Refused, match="bsa_body"):
        dosing.body_surface(D(kg), D(cm), "mosteller")


def test_an_unknown_formula_is_refused_with_the_known_ones():
    with pytest.raises(Refused, match="mosteller"):
        dosing.body_surface(D(15), D(98), "du_bois")


@pytest.mark.parametrize("row", WORKED, ids=lambda row: f"{row[0]} kg")
def test_the_worked_table_comes_out(row):
    kg, cm, bsa, mg, drug, vials, mg_ml = row
    assert to(dosing.body_surface(D(kg), D(cm), "mosteller"), "0.01") == D(bsa)
    dose = dosing.rounded(D("17.5") * D(bsa), "0.01 mg")
    assert dose == D(mg)
    assert to(dosing.drug_volume_ml(dose, DIN), "0.01") == D(drug)
    assert dosing.whole_vials(dose, DIN) == vials
    assert to(dosing.concentration(dose, 100 + D(drug)), "0.001") == D(mg_ml)
    assert dosing.check_concentration(dose, 100 + D(drug), DIN) is None


def test_a_dose_by_surface_keeps_its_formula_and_unrounded_surface():
    dose = dosing.compute_dose("mg_m2", D("17.5"), D(15), D(98), "mosteller", "0.01 mg")
    assert (dose.formula, dose.rounding) == ("mosteller", "0.01 mg")
    assert to(dose.bsa_m2, "0.000001") == D("0.639010")
    assert dose.exact_mg == D("17.5") * dose.bsa_m2
    assert dose.computed_mg == D("11.18")


def test_a_dose_by_weight_needs_no_height():
    dose = dosing.compute_dose("mg_kg", D(30), D("20.5"), None, "mosteller", "none")
    assert (dose.computed_mg, dose.formula, dose.bsa_m2) == (D(615), "", None)


def test_a_flat_dose_is_what_was_ordered():
    assert dosing.compute_dose("flat", D(800), D(20), None, "mosteller", "none").computed_mg == D(800)


def test_a_dose_by_surface_without_height_is_refused():
    with pytest.raises(Refused, match="dose_needs_height"):
        dosing.compute_dose("mg_m2", D("17.5"), D(15), None, "mosteller", "none")


def test_a_dose_of_nothing_is_refused():
    with pytest.raises(Refused, match="dose_amount"):
        dosing.compute_dose("mg_m2", D(0), D(15), D(98), "mosteller", "none")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("none", "11.1825"),
        ("0.01 mg", "11.18"),
        ("0.1 mg", "11.2"),
        ("0.5 mg", "11"),
        ("1 mg", "11"),
        ("5 mg", "10"),
    ],
)
def test_a_dose_is_rounded_only_by_the_named_rule(rule, expected):
    assert dosing.rounded(D("11.1825"), rule) == D(expected)


def test_halves_are_rounded_up():
    assert dosing.rounded(D("11.25"), "0.1 mg") == D("11.3")
    assert dosing.rounded(D("12.5"), "5 mg") == D(15)


def test_an_unknown_rounding_rule_is_refused():
    with pytest.raises(Refused, match="rounding_rule"):
        dosing.rounded(D(1), "nearest vial")


@pytest.mark.parametrize(
    ("ordered", "verdict", "weight"),
    [
        ("100", "agrees", None), ("105", "agrees", None), ("95", "agrees", None),
        ("105.1", "differs", "ask"), ("94.9", "differs", "ask"), ("899", "differs", "ask"),
        ("900", "tenfold", "refuse"), ("1000", "tenfold", "refuse"), ("10000", "tenfold", "refuse"),
        ("10", "tenfold", "refuse"), ("11.1", "tenfold", "refuse"), ("11.2", "differs", "ask"),
    ],
)  # fmt: skip
def test_an_order_is_compared_with_the_computed_dose(ordered, verdict, weight):
    found = dosing.compare(D(ordered), D(100))
    assert found.verdict == verdict
    assert (found.finding and found.finding.weight) == weight


@given(st.decimals("0.1", "900", places=2), st.sampled_from([10, D("0.1")]))
def test_every_tenfold_order_is_refused(computed, slip):
    assert dosing.compare(computed * slip, computed).finding.weight == "refuse"


@pytest.mark.parametrize(("ordered", "computed"), [(0, 5), (5, 0), (-5, 5)])
def test_nothing_cannot_be_compared(ordered, computed):
    with pytest.raises(Refused, match="dose_amount"):
        dosing.compare(D(ordered), D(computed))


def test_a_product_without_a_known_vial_has_no_computed_volume():
    assert dosing.drug_volume_ml(D(400), MAG) is None
    assert dosing.drug_volume_ml(D(400), replace(DIN, vial_ml=None)) is None
    assert dosing.whole_vials(D(400), MAG) is None
    assert dosing.check_drug_volume(D(20), D(400), MAG) is None


@pytest.mark.parametrize(("mg", "asked"), [("4.4", False), ("4.3", True), ("56", False), ("56.1", True)])
def test_a_bag_outside_the_stable_range_is_asked_about(mg, asked):
    found = dosing.check_concentration(D(mg), D(100), DIN)
    assert (found is not None) == asked


def test_an_open_range_is_told_as_open():
    low_only = dosing.check_concentration(D(1), D(100), replace(DIN, concentration_high=None))
    assert low_only.facts["high"] == ""
    high_only = dosing.check_concentration(D(90), D(100), replace(DIN, concentration_low=None))
    assert high_only.facts["low"] == ""
    assert dosing.check_concentration(D(400), D(100), MAG) is None


def test_an_empty_bag_has_no_concentration():
    with pytest.raises(Refused, match="bag_volume"):
        dosing.concentration(D(10), D(0))


@pytest.mark.parametrize(("mg_ml", "fits"), [("0.1", True), ("0.101", True), ("0.102", False), ("1", False)])
def test_a_label_whose_numbers_do_not_make_the_dose_is_refused(mg_ml, fits):
    found = dosing.check_label(D(mg_ml), D(100), D(10))
    assert (found is None) == fits
    assert fits or found.weight == "refuse"


def test_a_drug_volume_that_is_not_the_doses_is_asked_about():
    assert dosing.check_drug_volume(D("3.2"), D("11.2"), DIN) is None
    assert dosing.check_drug_volume(D("2.3"), D("11.2"), DIN).code == "bag_drug_volume"


@pytest.mark.parametrize(("kg", "asked"), [("22", False), ("22.1", True), ("18", False), ("17.9", True)])
def test_more_than_a_tenth_of_weight_asks_for_a_new_order(kg, asked):
    found = dosing.check_weight(D(kg), D(20))
    assert (found is not None) == asked


@pytest.mark.parametrize(
    ("rate", "step", "weight"),
    [
        ("5.16", 0, None), ("5.2", 0, None), ("10.32", 0, "ask"), ("10.3", 1, None), ("103.2", 1, "refuse"),
        ("0.516", 0, "refuse"), ("12", 1, "ask"),
    ],
)  # fmt: skip
def test_a_pump_rate_is_held_against_its_share_of_the_bag(rate, step, weight):
    found = dosing.check_rate(D(rate), D("103.2"), DIN, step)
    assert (found and found.weight) == weight


def test_an_agent_without_planned_rates_has_no_wrong_rate():
    assert dosing.check_rate(D(999), D(100), replace(DIN, rate_steps=())) is None
