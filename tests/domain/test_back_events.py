"""A line of paper becomes the fact that it tells; why it was done stands where a rule asks, and only there."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from infusetrack.domain.back_events import Ground, PumpLine, drug_event, pump_event, pump_step
from infusetrack.domain.chart import replay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    DrugGiven,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    RateChanged,
)
from tests.practice_charts import BEFORE, OBSERVED, REGIMEN, RUNNING, chart_of


def _ground(study_id=RUNNING, **changes):
    chart, label, now = chart_of(study_id)
    return replace(Ground(chart, REGIMEN, label, now, now), **changes)


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        (PumpLine("pause", why="kinked"), InfusionPaused("C1D3", "infusion", "kinked")),
        (PumpLine("stop", why="ordered"), InfusionStopped("C1D3", "infusion", "ordered")),
        (PumpLine("empty"), InfusionCompleted("C1D3", "infusion")),
        (
            PumpLine("resume", Decimal(5), ordered_by="MD 03"),
            InfusionResumed("C1D3", "infusion", Decimal(5), "MD 03"),
        ),
        (
            PumpLine("rate", Decimal(5), "pain", "MD 03"),
            RateChanged("C1D3", "infusion", Decimal(5), "prescriber", "pain MD 03"),
        ),
        (PumpLine("rate", Decimal(5), "pain"), RateChanged("C1D3", "infusion", Decimal(5), "other", "pain")),
    ],
)
def test_each_act_at_the_pump_is_a_fact_of_its_own(line, fact):
    assert pump_event(_ground(), line) == fact


def test_the_planned_rate_at_its_time_is_a_titration_and_another_rate_is_not():
    chart, label, _ = chart_of(RUNNING)
    start = chart.day(label).infusions["infusion"].started_at
    early = replay(line for line in chart.lines if line.happened_at <= start)
    ground = _ground(chart=early, at=start + timedelta(minutes=31))
    assert pump_event(ground, PumpLine("rate", Decimal(10))).reason == "titration"
    assert pump_event(ground, PumpLine("rate", Decimal("10.4"))).reason == "titration"
    assert pump_event(ground, PumpLine("rate", Decimal(7))).reason == "other"
    assert pump_event(ground, PumpLine("rate", Decimal(14))).reason == "other"


@pytest.mark.parametrize("act", ["rate", "resume"])
def test_an_act_without_its_rate_is_refused(act):
    with pytest.raises(Refused, match="infusion_rate"):
        pump_event(_ground(), PumpLine(act))


def test_before_anything_ran_there_is_no_pump_to_speak_of():
    with pytest.raises(Refused, match="paper_no_infusion"):
        pump_step(_ground(BEFORE))


def test_once_all_has_ended_paper_speaks_of_the_last_infusion():
    assert pump_step(_ground(OBSERVED)) == "infusion"


def _dose(drug, amount, unit="mg"):
    return DrugGiven("C1D3", "", drug, Decimal(amount), unit, "IV")


def test_a_reason_stands_only_where_a_rule_asks_for_one():
    early = drug_event(_ground(), _dose("acetaminophen", 200), "fever")
    assert (early.note, early.early_because, early.over_because, early.flagged_because) == (
        "fever",
        "",
        "",
        "",
    )
    now = chart_of(RUNNING)[2]
    soon = drug_event(_ground(at=now - timedelta(hours=3)), _dose("acetaminophen", 200), "fever")
    assert soon.early_because == "fever"


def test_a_restricted_drug_bears_the_reason_as_its_flag():
    assert drug_event(_ground(), _dose("hydrocortisone", 20), "reaction").flagged_because == "reaction"


def test_a_drug_that_nobody_knows_and_a_dose_without_a_reason_stay_as_they_are():
    assert drug_event(_ground(), _dose("glucose", 10), "order of MD 03").note == "order of MD 03"
    assert drug_event(_ground(), _dose("hydrocortisone", 20), "") == _dose("hydrocortisone", 20)


def test_a_unit_that_is_no_mass_is_left_to_the_rules_of_the_record():
    told = drug_event(_ground(), _dose("acetaminophen", 5, "mL"), "fever")
    assert (told.note, told.early_because) == ("fever", "")
