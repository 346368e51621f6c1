"""One undisturbed practice day, made from the regimen's own steps."""

from datetime import datetime, timedelta
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.events import (
    DaySigned,
    FlushEnded,
    FlushStarted,
    InfusionCompleted,
    InfusionStarted,
    PreStartChecked,
    PreStartWitnessed,
    RateChanged,
    StepDone,
    VitalsTaken,
)
from infusetrack.rehearsal.day_script import DayScript, panel
from infusetrack.rehearsal.practice_vitals import practice_vitals
from infusetrack.rehearsal.unit import seated

TRIAL = builtin("nct04751383")
RM = seated()[0]
START = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("America/New_York"))


def script(cycle=1, day=3):
    bags = {"magrolimab": RM.magrolimab, "dinutuximab": RM.dinutuximab}
    due = tuple((agent, bags[agent]) for agent in TRIAL.agents_on(cycle, day))
    label = f"C{cycle}D{day}"
    return DayScript(TRIAL, label, cycle, day, RM.child, START, due, practice_vitals(label)).facts()


def of(kind, facts):
    return [fact for fact in facts if isinstance(fact.event, kind)]


def test_dinutuximab_runs_half_an_hour_at_half_rate_and_ends_after_ten_and_a_quarter_hours():
    facts = script()
    (started,), (stepped,) = of(InfusionStarted, facts), of(RateChanged, facts)
    (ended,) = of(InfusionCompleted, facts)
    assert (started.event.rate_ml_h, stepped.event.rate_ml_h) == (5, 10)
    assert (stepped.at - started.at, ended.at - started.at) == (
        timedelta(minutes=30),
        timedelta(hours=10, minutes=15),
    )


def test_two_different_people_check_the_same_numbers_before_the_start():
    facts = script()
    (first,), (second,) = of(PreStartChecked, facts), of(PreStartWitnessed, facts)
    assert first.by != second.by
    assert (first.event.dose_mg, first.event.volume_ml, first.event.rate_ml_h) == (14, 100, 5)
    assert second.event.dose_mg == first.event.dose_mg


def test_the_flush_pushes_the_dead_volume_at_the_last_rate():
    facts = script()
    (begun,), (ended,) = of(FlushStarted, facts), of(FlushEnded, facts)
    assert (begun.event.volume_ml, begun.event.rate_ml_h) == (3, 10)
    assert ended.at - begun.at == timedelta(minutes=18)


def test_vital_signs_are_taken_at_every_point_of_the_plan():
    start = of(InfusionStarted, script())[0].at
    end = of(InfusionCompleted, script())[0].at
    minutes = [(fact.at - start) // timedelta(minutes=1) for fact in of(VitalsTaken, script())]
    assert [m for m in minutes if 0 < m <= 240] == [15, 30, 45, 60, 90, 120, 180, 240]
    after = [fact.at - end for fact in of(VitalsTaken, script()) if fact.at >= end]
    assert after == [timedelta(hours=hours) for hours in range(5)]


def test_a_time_that_a_field_asks_for_is_written_as_a_time():
    told = {key: value for fact in of(StepDone, script()) for key, value in fact.event.values}
    assert told["infusion_start"] == "24 Nov 2026 08:57"
    assert (told["infusion_rate"], told["pump_checked"], told["map"]) == (20, True, "as planned")


@pytest.mark.parametrize(("cycle", "day"), [(1, 1), (1, 2), (1, 8), (2, 15), (3, 5), (12, 1)])
def test_a_day_is_signed_last_and_by_nobody_before_its_end(cycle, day):
    facts = script(cycle, day)
    assert isinstance(facts[-1].event, DaySigned)
    assert len(of(DaySigned, facts)) == 1
    assert [fact.at for fact in facts] == sorted(fact.at for fact in facts)


def test_each_planned_step_of_the_day_is_written():
    wanted = {plan.key for plan in TRIAL.steps_of(1, 3)}
    assert {getattr(fact.event, "step", "") for fact in script()} - {""} == wanted


def test_the_panel_is_within_its_limits_but_for_hemoglobin_and_platelets():
    outside = [
        one.analyte for one in panel(D("8.8")) if not (one.lln or 0) <= one.value <= (one.uln or one.value)
    ]
    assert outside == ["hemoglobin", "platelets"]
