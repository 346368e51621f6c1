"""Each rule of the tiers at its edge, and the CTCAE grade in words of the book."""

import csv
from dataclasses import replace
from decimal import Decimal as D
from pathlib import Path

import pytest

from infusetrack.domain.hemoglobin_numbers import NUMBERS
from infusetrack.domain.hemoglobin_rules import Sight, Tier, fired, grade, leading_cause, tier_of
from infusetrack.domain.quantities import convert

_FILE = Path(__file__).parent.parent / "fixtures" / "hemoglobin_drop_cases.csv"
CASES = list(csv.DictReader(_FILE.read_text(encoding="utf-8").splitlines()))
CALM = Sight(
    D("11.0"), D("0.2"), 0.2, 0.0, 0.0, 0.02, 0.05, 0.0, False, 0.0, None, {"unknown": 0.8, "expected": 0.2}
)


def _met(**changes):
    return [one.rule for one in fired(replace(CALM, **changes))]


def test_a_calm_value_meets_no_rule():
    assert fired(CALM) == ()
    assert tier_of(()) is Tier.NONE


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"value": D("7.9")}, "below_grade_3"),
        ({"p_two_lost": 0.6}, "two_lost"),
        ({"p_cd47": 0.6, "p_lost_soon": 0.6, "missing": 1.0, "fall": D("1.2")}, "cd47_soon"),
        ({"p_past_dip": 0.4, "fall": D("1.2")}, "past_dip"),
        ({"p_cd47": 0.4, "given": 1.0}, "hidden_fall"),
        ({"bled": True, "fall": D("1.5")}, "bleeding_and_fall"),
        ({"bad_sample": 0.8}, "repeat_sample"),
        ({"p_cd47": 0.18}, "cd47_possible"),
        ({"missing": 1.0}, "red_cells_falling"),
        ({"value": D("8.7")}, "near_grade_3"),
        ({"fall": D("1.9")}, "raw_fall"),
        ({"rise_share": 0.4}, "rise_failed"),
    ],
)
def test_each_rule_is_met_by_its_own_number(changes, rule):
    assert _met(**changes)[0] == rule


@pytest.mark.parametrize(
    "changes",
    [
        {"value": D("8.8")},
        {"p_past_dip": 0.3, "fall": D("1.2")},
        {"p_past_dip": 0.9, "fall": D("1.1")},
        {"bled": True, "fall": D("1.4")},
        {"missing": 0.85},
        {"fall": D("1.8")},
        {"rise_share": 0.5},
    ],
)
def test_just_beside_the_edge_no_rule_is_met(changes):
    assert _met(**changes) == []


def test_a_cd47_loss_ahead_is_an_act_once_the_fall_is_there_or_the_chance_is_high():
    soon = {"p_cd47": 0.3, "p_lost_soon": 0.3, "missing": 0.5}
    assert "cd47_soon" not in _met(**soon, fall=D("1.1"))
    assert "cd47_soon" in _met(**soon, fall=D("1.2"))
    assert "cd47_soon" in _met(**soon, fall=D("0.3"), given=0.9)
    assert "cd47_soon" in _met(**(soon | {"missing": 1.2}), fall=D(0))
    assert "cd47_soon" in _met(**(soon | {"p_cd47": 0.36}), fall=D("0.8"))
    assert "cd47_soon" not in _met(**(soon | {"p_cd47": 0.35}), fall=D("0.8"))


def test_a_value_that_does_not_fit_is_repeated_before_it_is_believed():
    assert _met(value=D("7.5"), bad_sample=0.9)[0] == "repeat_sample"
    assert _met(value=D("7.5"), bad_sample=0.9, bled=True)[0] == "below_grade_3"
    assert _met(value=D("6.9"), bad_sample=0.9)[0] == "below_grade_3"
    assert _met(value=D("1.1"), bad_sample=0.9)[0] == "repeat_sample"
    assert "bleeding_and_fall" not in _met(bled=True, fall=D(3), bad_sample=0.9)


def test_of_a_value_that_does_not_fit_the_chances_count_only_below_8():
    likely = {"p_cd47": 0.6, "p_lost_soon": 0.6, "missing": 1.0, "fall": D("3.2"), "bad_sample": 0.9}
    assert _met(**likely, value=D("8.0"))[0] == "repeat_sample"
    assert _met(**likely, value=D("7.9"))[0] == "cd47_soon"
    assert _met(p_two_lost=0.6, bad_sample=0.9, value=D("9.0"))[0] == "repeat_sample"
    assert _met(p_two_lost=0.6, bad_sample=0.9, value=D("7.6"))[0] == "two_lost"
    assert "past_dip" not in _met(p_past_dip=0.9, fall=D(3), bad_sample=0.9, value=D("7.6"))


def test_a_value_in_grams_per_litre_meets_no_rule():
    assert _met(value=D(79), p_two_lost=0.9) == []


def test_cd47_is_named_on_an_act_unless_bleeding_was_seen():
    bleeding = {"bleed": 0.6, "cd47": 0.4}
    assert leading_cause(replace(CALM, p_cd47=0.5), Tier.ACT) == "cd47"
    assert leading_cause(replace(CALM, p_cd47=0.5), Tier.WATCH) == "unknown"
    assert leading_cause(replace(CALM, p_cd47=0.5, causes=bleeding, bled=True), Tier.ACT) == "bleed"
    assert leading_cause(replace(CALM, p_cd47=0.4, causes=bleeding), Tier.ACT) == "bleed"
    assert leading_cause(replace(CALM, p_cd47=0.45, causes=bleeding), Tier.ACT) == "cd47"
    assert leading_cause(replace(CALM, p_cd47=0.3, causes={"marrow": 0.7}), Tier.ACT) == "cd47"
    assert leading_cause(replace(CALM, p_cd47=0.9, bad_sample=0.8), Tier.ACT) == "unknown"
    assert leading_cause(replace(CALM, p_cd47=0.1, causes=bleeding), Tier.ACT) == "bleed"


@pytest.mark.parametrize(
    ("value", "lln", "expected"),
    [
        ("7.9", None, 3), ("7.95", None, 3), ("8.0", None, 2), ("9.9", None, 2), ("10.0", None, None),
        ("10.0", "11.5", 1), ("11.4", "11.5", 1), ("11.5", "11.5", 0), ("8.0", "11.5", 2),
    ],
)  # fmt: skip
def test_grades_follow_the_value_alone(value, lln, expected):
    assert grade(D(value), lln and D(lln)) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case_id"])
def test_a_fall_of_two_is_two_in_every_unit(case):
    unit = {"mmol/L": "mmol/L (monomer, Fe)"}.get(case["unit"], case["unit"])
    before, after = (convert("hemoglobin", D(case[name]), unit, "g/dL") for name in ("previous", "current"))
    fell = before - after >= NUMBERS["lost"].value
    assert fell == (case["drop_at_least_2_g_dl"] == "1")


def test_every_number_says_where_it_is_from():
    for key, one in NUMBERS.items():
        assert one.source
        assert one.unit
        assert one.key == f"hemoglobin.{key}"
