"""What the hemoglobin watch says: numbers first, never a verdict, never what to give or leave out."""

import re
from dataclasses import replace

import pytest

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.hemoglobin_rules import Fired, Tier
from infusetrack.wording import hemoglobin as words
from tests.domain.hemoglobin_courses import KILOS, STEADY, course, fluid, last, on, quiet, values

FALLING = [*STEADY, (1, "10.6"), (2, "10.0"), (3, "9.4"), (4, "8.9")]


def test_an_act_says_the_fall_the_rule_the_estimate_and_what_to_check():
    text = words.review_words(last(FALLING))
    assert text.startswith("Hgb 8.9, 2.3 below baseline 11.2, 4.0 d after")
    for part in ("Rule met:", "Red cells missing", "0.4 to 1.6", "Consistent with", "not established",
                 "crossmatch", "anti-CD47", "prescriber", "Not known:"):  # fmt: skip
        assert part in text


def test_a_slip_of_the_unit_says_only_that():
    text = words.review_words(last([*STEADY, (2, "108")]))
    assert text.endswith("Check the unit with the laboratory.")
    assert "Rule met" not in text


def test_dilution_asks_for_a_value_after_the_fluids():
    fluids = (fluid(10.3, 30, "albumin_or_bolus"), fluid(10.5, 30, "albumin_or_bolus"))
    weights = (c.Weight(on(9), KILOS), c.Weight(on(10.7), KILOS * 104 / 100))
    found = last([*STEADY, *quiet(10), (10.7, "9.2")], fluids=fluids, weights=weights)
    assert found.tier is Tier.WATCH
    assert "May be dilution (60 mL/kg in 24 h). Next Hgb 12 h after the fluids." in words.review_words(found)


def test_a_second_cause_that_is_likely_too_is_named():
    found = last(FALLING)
    both = replace(found, causes=dict.fromkeys(found.causes, 0.0) | {"cd47": 0.5, "bleed": 0.4})
    alone = replace(found, causes=dict.fromkeys(found.causes, 0.0) | {"cd47": 0.9})
    assert "blockade (50 %) or bleeding (40 %); the cause is not established." in words.review_words(both)
    assert "blockade (90 %); the cause" in words.review_words(alone)


def test_a_value_to_repeat_says_so():
    assert "Repeat now." in words.review_words(last([*STEADY, *quiet(12), (12, "7.4")]))


def test_of_a_value_that_does_not_fit_that_is_said_first_even_on_an_act():
    found = last([*STEADY, *quiet(12), (12, "6.5")])
    assert found.tier is Tier.ACT
    advice = words.advice_of(found)
    assert advice.rule.startswith("Does not fit the series (")
    assert "a bad sample): repeat from a clean site first. " in advice.rule
    assert advice.rule.endswith("Rule met: Hgb 6.5 is below 8.0 (CTCAE grade 3).")
    assert "clean site" not in advice.remarks
    told = "does not fit the series, repeat from a clean site; Hgb 6.5 is below 8.0 (CTCAE grade 3)"
    assert words.rule_met_words(found) == told


def test_a_value_that_only_does_not_fit_is_said_once():
    found = last([*STEADY, *quiet(12), (12, "7.4")])
    assert found.tier is Tier.WATCH
    text = words.review_words(found)
    assert text.lower().count("does not fit") == text.count("clean site") == 1
    assert words.rule_met_words(found).startswith("this value does not fit the series (")
    assert ";" not in words.rule_met_words(found)


def test_a_rise_a_first_value_and_a_lonely_value_are_said_plainly():
    assert words.review_words(last([*STEADY, (2, "11.2")])).startswith("Hgb 11.2, at baseline. ")
    assert "0.8 above baseline 11.2" in words.review_words(last([*STEADY, (2, "12.0")]))
    assert words.review_words(last([*STEADY, (40, "11.0")])).startswith("Hgb 11.0, 0.2 below baseline 11.2. ")
    known = {"fluids": (fluid(-0.2, 1),), "weights": (c.Weight(on(-0.2), KILOS),)}
    assert "Not known" in words.review_words(last(STEADY, **known))


def test_nothing_missing_says_nothing():
    panel = (c.Markers(on(3.9), 1, 300, 1, 100),)
    found = last(
        FALLING, markers=panel, lln_g_dl=c.Decimal("11.5"), fluids=(fluid(3, 10),),
        weights=(c.Weight(on(3.9), KILOS),), draws=(c.Draw(on(3.9), 3),),
    )  # fmt: skip
    assert words.unknown_words(found) == ""


def test_without_any_baseline_only_the_value_is_said():
    found = last([(-2, "113")])
    assert words.review_words(found).startswith("Hgb 113.")


def test_a_bedside_value_is_named_as_such():
    poc = course(STEADY)
    found = last([*STEADY], hgb=(*poc.hgb, *values([(1, "10.6")], "poc")))
    assert "Bedside and laboratory values" in words.review_words(found)


@pytest.mark.parametrize("rule", sorted(words.RULES))
def test_each_rule_says_its_number(rule):
    text = words.rule_words(Fired(rule, Tier.WATCH, 0.42))
    assert re.search(r"0\.4|42 %", text)


@pytest.mark.parametrize("tier", Tier)
def test_each_tier_has_its_word(tier):
    assert words.tier_words(tier)


def test_it_never_says_what_to_do_with_a_dose():
    every = [
        *words.RULES.values(),
        *words.FLAGS.values(),
        *words.CAUSES.values(),
        words.review_words(last(FALLING)),
    ]
    assert not [
        text for text in every if re.search(r"\b(omit|hold|delay|skip|withhold|give|stop the dose)\b", text)
    ]
