"""What a closed gate says."""

from dataclasses import replace

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Released
from infusetrack.domain.release import release_findings
from infusetrack.wording.findings import PARAMETERS, finding_words, limit_words, parameter_name
from infusetrack.wording.sentences import sentence
from tests.domain.small_trial import DIN, MAG, TRIAL, Pen, at, hgb, lab, labs


def finding(pen, rule, day=MAG, now=None):
    found = release_findings(pen.chart, TRIAL, day, now or at(9))
    return next(one for one in found if one.rule.id == rule)


def pen_with(*facts):
    pen = Pen()
    for fact in facts:
        pen.write(fact, at(7))
    return pen


def test_a_closed_gate_names_value_limit_and_origin():
    pen = pen_with(hgb(MAG, "9.2", at(6)))
    with pytest.raises(Refused) as refusal:
        pen.admit(Released(MAG, "release", ()), at(9))
    assert refusal.value.code == "step_waits"
    words = finding_words(finding(pen, "hgb-c1d1"))
    assert words == "Hgb 9.2 g/dL, limit at least 9.5 (registry)"
    said = sentence(Refused("gate_closed", findings=(finding(pen, "hgb-c1d1"),)))
    assert said == f"The gate is closed: {words}. Check now; the investigator decides."


def test_a_missing_value_is_said_to_be_missing():
    assert finding_words(finding(Pen(), "hgb-c1d1")) == "Hgb: no value yet, limit at least 9.5 (registry)"


def test_an_old_value_is_said_to_be_old():
    pen = pen_with(hgb(MAG, "11", at(6)))
    assert finding_words(finding(pen, "hgb-c1d1", now=at(7, 0, 28))) == "Hgb 11 g/dL is older than 72 h"


def test_a_limit_in_upper_limits_of_normal_asks_for_the_laboratorys():
    pen = pen_with(labs(DIN, at(6), lab("alt", "300", "U/L")))
    words = finding_words(finding(pen, "alt", DIN))
    assert words == "ALT 300 U/L, limit needs the laboratory's upper limit (registry)"


@pytest.mark.parametrize(
    ("comparison", "words"),
    [("at_least", "at least"), ("at_most", "at most"), ("below", "below"), ("above", "above")],
)
def test_each_direction_has_its_words(comparison, words):
    one = finding(Pen(), "hgb")
    turned = replace(one, rule=replace(one.rule, comparison=comparison))
    assert limit_words(turned) == f"{words} 8 (local default)"


def test_each_limit_of_the_trial_has_a_name():
    assert {rule.parameter for rule in TRIAL.holds} <= set(PARAMETERS)
    assert parameter_name("new_thing") == "new_thing"
