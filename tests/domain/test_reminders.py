"""What is due on a day: one list, the earliest first, right over midnight and clock changes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.events import (
    DaySigned,
    DrugGiven,
    FlushEnded,
    FlushStarted,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    RateChanged,
    StepDone,
    StepStarted,
    VitalsTaken,
)
from infusetrack.domain.reminders import DueState, due, state_at
from tests.domain.small_trial import (
    DIN,
    MAG,
    TRIAL,
    WHOLE,
    Pen,
    at,
    bag,
    checked,
    magrolimab_started,
    started,
    witnessed,
)

MINUTE = timedelta(minutes=1)


def pen_with(*facts):
    pen = Pen()
    for fact, when in facts:
        pen.write(fact, when)
    return pen


def running(*facts):
    return pen_with((started(), at(8)), *facts)


def found(pen, kind, now, label=DIN, regimen=TRIAL):
    return next((one for one in due(pen.chart, regimen, label, now) if one.kind == kind), None)


def titrated(*facts):
    return running((RateChanged(DIN, "infusion", D("10.32"), "titration"), at(8, 30)), *facts)


COMPLETED = (InfusionCompleted(DIN, "infusion"), at(18, 15))


@pytest.mark.parametrize(
    ("minutes", "state"), [(-16, "later"), (-15, "soon"), (0, "due"), (5, "due"), (5.1, "overdue")]
)
def test_a_thing_is_soon_then_due_then_overdue(minutes, state):
    assert state_at(at(8), at(8) + timedelta(minutes=minutes)) == state


class TestADayWithoutAnything:
    def test_a_day_not_begun_waits_for_nothing(self):
        assert due(Pen().chart, TRIAL, DIN, at(8)) == ()

    def test_a_signed_day_waits_for_nothing(self):
        pen = running()
        pen.write(DaySigned(DIN, "sign", "performed", pen.chart.tip), at(9))
        assert due(pen.chart, TRIAL, DIN, at(10)) == ()


class TestARunningInfusion:
    def test_the_rise_and_the_end_come_at_their_minutes(self):
        """Clinical facts 5.9, example 1."""
        rise = found(running(), "rate_step", at(8, 30))
        assert (rise.at, rise.state, rise.facts["rate_ml_h"]) == (at(8, 30), DueState.DUE, D("10.32"))
        assert rise.has_come
        assert not found(running(), "rate_step", at(8, 29)).has_come
        assert found(titrated(), "infusion_end", at(9)).at == at(18, 15)

    def test_everything_comes_in_the_order_of_time(self):
        times = [one.at for one in due(titrated().chart, TRIAL, DIN, at(9))]
        assert times == sorted(times)
        assert len(times) >= 2

    def test_what_is_overdue_is_a_medium_alarm(self):
        assert found(running(), "rate_step", at(8, 35)).level == "low"
        assert found(running(), "rate_step", at(8, 36)).level == "medium"

    def test_after_a_resume_the_rise_only_reminds(self):
        pen = running(
            (InfusionPaused(DIN, "infusion", "scan"), at(8, 10)),
            (InfusionResumed(DIN, "infusion", D("5.16"), "MD 3"), at(8, 40)),
        )
        assert found(pen, "rate_step", at(9, 30)).level == "none"

    def test_a_pause_asks_for_a_decision_after_ten_minutes(self):
        pen = running((InfusionPaused(DIN, "infusion", "reaction"), at(8, 10)))
        assert found(pen, "pause", at(8, 15)).at == at(8, 20)
        assert found(pen, "infusion_end", at(8, 15)) is None

    def test_a_slow_rate_meets_twenty_hours_and_the_bags_life(self):
        pen = pen_with(
            (bag(mixed_at=at(7), expires_at=at(7, 0, 30)), at(7, 30)),
            (started(numbers=("11.2", "103.2", "4")), at(8)),
        )
        assert found(pen, "longest", at(9)).at == at(4, 0, 25)
        assert found(pen, "bag_life", at(9)).at == at(7, 0, 25)

    def test_a_mixed_bag_has_a_latest_start(self):
        pen = pen_with((bag(mixed_at=at(7)), at(7, 30)))
        assert found(pen, "bag_start", at(8)).at == at(11)

    def test_a_bag_without_a_mix_time_has_none(self):
        assert found(pen_with((bag(), at(7, 30))), "bag_start", at(8)) is None


class TestVitalSigns:
    def test_the_next_set_is_due_a_quarter_after_the_start(self):
        prompt = found(running(), "vitals", at(8, 10))
        assert (prompt.at, prompt.state, prompt.level) == (at(8, 15), DueState.SOON, "none")

    def test_a_set_moves_it_on(self):
        assert found(running((VitalsTaken(DIN, **WHOLE), at(8, 16))), "vitals", at(8, 17)).at == at(8, 30)

    def test_a_quarter_late_in_the_first_hour_is_a_high_alarm(self):
        assert found(running(), "vitals", at(8, 21)).level == "medium"
        assert found(running(), "vitals", at(8, 31)).level == "high"

    def test_later_on_it_stays_medium(self):
        late = running((VitalsTaken(DIN, **WHOLE), at(10)))
        assert found(late, "vitals", at(11, 30)).level == "medium"

    def test_when_the_observation_is_over_nothing_is_due(self):
        pen = titrated(COMPLETED)
        assert found(pen, "vitals", at(18, 20)).at == at(8, 15)
        pen.write(StepDone(DIN, "observe"), at(22, 15))
        assert found(pen, "vitals", at(22, 20)) is None

    def test_when_the_plan_is_through_nothing_is_due(self):
        pen = titrated(COMPLETED, (VitalsTaken(DIN, **WHOLE), at(22, 14)))
        assert found(pen, "vitals", at(22, 15)) is None

    def test_a_step_without_a_plan_asks_for_none(self):
        plans = tuple(
            replace(plan, steps=tuple(replace(step, vitals_plan=None) for step in plan.steps))
            for plan in TRIAL.day_plans
        )
        assert found(running(), "vitals", at(9), regimen=replace(TRIAL, day_plans=plans)) is None


class TestStepsThatTakeTime:
    def test_hydration_ends_an_hour_after_it_began(self):
        pen = pen_with((StepStarted(DIN, "hydration"), at(7)))
        assert found(pen, "hydration_end", at(7, 50)).at == at(8)
        pen.write(StepDone(DIN, "hydration"), at(8))
        assert found(pen, "hydration_end", at(8)) is None

    def test_observation_counts_from_the_end_of_the_infusion(self):
        assert found(titrated(), "observation_end", at(9)) is None
        pen = titrated(COMPLETED, (StepStarted(DIN, "observe"), at(18, 40)))
        assert found(pen, "observation_end", at(19)).at == at(22, 15)

    def test_a_timed_step_after_the_infusion_ends_by_its_minutes(self):
        """Morphine off two hours after the end: example 1, 20:15."""
        regimen = _with_opioid_tail()
        assert found(titrated(COMPLETED), "step_end", at(19), regimen=regimen).at == at(20, 15)

    def test_a_flush_ends_when_its_volume_is_in(self):
        pen = titrated(COMPLETED, (FlushStarted(DIN, "flush", D("10.32"), D("10.32")), at(18, 15)))
        assert found(pen, "flush_end", at(18, 20)).at == at(19, 15)
        pen.write(FlushEnded(DIN, "flush"), at(19, 15))
        assert found(pen, "flush_end", at(19, 20)) is None

    def test_a_check_waits_for_the_second_person(self):
        pen = pen_with((checked(), at(7, 40)))
        assert found(pen, "second_check", at(7, 41)).facts["first_by"] == "RN 27"
        pen.write(witnessed(), at(7, 45), by="RN 31")
        assert found(pen, "second_check", at(7, 46)) is None

    def test_a_day_without_an_infusion_has_nothing_to_follow(self):
        pen = pen_with((StepDone("C1D6", "identity"), at(9)))
        regimen = _with_opioid_tail()
        assert due(pen.chart, regimen, "C1D6", at(10)) == ()

    def test_magrolimab_is_observed_for_an_hour(self):
        pen = pen_with(
            (magrolimab_started(), at(9, 0, 23)), (InfusionCompleted(MAG, "infusion"), at(11, 0, 23))
        )
        assert found(pen, "observation_end", at(11, 5, 23), label=MAG).at == at(12, 0, 23)


def _with_opioid_tail():
    """The trial with one more timed step after each infusion, and after no infusion too."""

    def longer(plan):
        minutes = replace(TRIAL.agents["dinutuximab"].rate_steps[0].minutes, value=D(120))
        sign = plan.steps[-1]
        tail = replace(sign, key="opioid_off", kind="checklist", minutes=minutes, requires=(), agent=None)
        return replace(plan, steps=(*plan.steps[:-1], tail, sign))

    return replace(TRIAL, day_plans=tuple(longer(plan) for plan in TRIAL.day_plans))


NIGHTS = [
    datetime(2026, 10, 31, 22, 0, tzinfo=ZoneInfo("America/New_York")),
    datetime(2027, 3, 13, 22, 0, tzinfo=ZoneInfo("America/New_York")),
    datetime(2026, 12, 31, 20, 0, tzinfo=ZoneInfo("Europe/London")),
    datetime(2028, 2, 28, 23, 0, tzinfo=UTC),
]


@given(st.sampled_from(NIGHTS), st.integers(0, 20 * 60))
def test_over_midnight_and_clock_changes_every_due_time_keeps_its_distance_from_the_start(night, passed):
    begin = night.astimezone(UTC)
    pen = Pen()
    pen.chart = pen.chart.after(replace(pen.chart.line(1), seq=2, happened_at=begin - timedelta(hours=1)))
    pen.write(started(), begin)
    pen.write(RateChanged(DIN, "infusion", D("10.32"), "titration"), begin + 30 * MINUTE)
    pen.write(VitalsTaken(DIN, **WHOLE), begin + 30 * MINUTE + passed * MINUTE)
    now = begin + (31 + passed) * MINUTE
    assert found(pen, "infusion_end", now).at - begin == timedelta(minutes=615)
    vitals = found(pen, "vitals", now)
    planned = {15, 30, 45, 60, 90, 120, *range(180, 24 * 60, 60)}
    assert vitals is not None
    assert (vitals.at - begin) // MINUTE in planned
    assert now - MINUTE < vitals.at <= now + timedelta(minutes=65)


class TestOneRoundForSeveralThings:
    def test_the_rate_step_is_told_with_the_set_that_falls_due_with_it(self):
        pen = running((VitalsTaken(DIN, **WHOLE), at(8, 15)))
        prompt = found(pen, "vitals", at(8, 30))
        assert (prompt.at, prompt.facts["rate_ml_h"], prompt.facts["step_at"]) == (
            at(8, 30),
            D("10.32"),
            at(8, 30),
        )
        assert found(pen, "rate_step", at(8, 30)) is None

    def test_once_the_set_is_taken_the_step_stands_alone(self):
        pen = running((VitalsTaken(DIN, **WHOLE), at(8, 28)))
        assert found(pen, "rate_step", at(8, 30)).at == at(8, 30)
        assert "rate_ml_h" not in found(pen, "vitals", at(8, 30)).facts

    def test_a_set_that_is_long_overdue_takes_no_step_with_it(self):
        assert found(running(), "rate_step", at(8, 30)) is not None

    def test_the_prompt_is_as_urgent_as_the_more_urgent_of_both(self):
        pen = running((VitalsTaken(DIN, **WHOLE), at(8, 15)))
        assert found(pen, "vitals", at(8, 36)).level == "medium"
        assert found(pen, "vitals", at(8, 46)).level == "high"

    def test_antibody_and_opioid_are_asked_in_one_round_and_each_says_what_it_wants(self):
        dose = DrugGiven(DIN, "opioid", "morphine", D(750), "mcg", "into the vein")
        prompt = found(running((dose, at(7, 57))), "vitals", at(8, 10))
        assert (prompt.at, prompt.facts["anchor"]) == (at(8, 12), "opioid_bolus")
        assert [(ask.plan, ask.wants) for ask in prompt.facts["asks"]] == [
            ("V-OPIOID", ("sedation", "pain")),
            ("V-DIN", tuple(WHOLE)),
        ]
        assert prompt.facts["wants"] == ("sedation", "pain", *WHOLE)

    def test_what_comes_later_is_not_asked_yet_but_what_has_come_is(self):
        dose = DrugGiven(DIN, "opioid", "morphine", D(750), "mcg", "into the vein")
        pen = running((dose, at(8, 7)))
        assert len(found(pen, "vitals", at(8, 16)).facts["asks"]) == 1
        assert len(found(pen, "vitals", at(8, 22)).facts["asks"]) == 2

    def test_an_opioid_point_alone_is_no_high_alarm(self):
        dose = DrugGiven(DIN, "opioid", "morphine", D(750), "mcg", "into the vein")
        pen = pen_with((dose, at(7)))
        assert found(pen, "vitals", at(7, 40)).level == "medium"
