"""When the next vital signs are due: counted from events, whatever the wall clock does."""

from datetime import timedelta
from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.events import InfusionPaused, InfusionResumed, InfusionStopped, RateChanged
from infusetrack.domain.regimen import Origin, VitalsPlan, VitalsPoint
from infusetrack.domain.vitals_due import Anchors, anchors, next_point
from tests.domain.small_trial import DIN, TRIAL, Pen, at, started

PLAN = TRIAL.vitals_plans["V-DIN"]
T0 = at(8)


def minutes_after_start(last=None, **known):
    known = {"start": T0} | known
    point = next_point(PLAN, Anchors(**known), last)
    return None if point is None else int((point.at - T0).total_seconds() // 60)


def run(*facts):
    pen = Pen()
    pen.write(started(), at(8))
    for fact, when in facts:
        pen.write(fact, when)
    infusion = pen.chart.day(DIN).infusions["infusion"]
    return anchors(infusion, "infusion", pen.chart.shelves[DIN])


class TestThePlanOfADinutuximabDay:
    def test_nothing_is_due_before_the_start(self):
        assert next_point(PLAN, Anchors(), None) is None

    def test_the_points_of_the_first_two_hours_and_then_each_hour(self):
        found, last = [], None
        for _ in range(8):
            found.append(minutes_after_start(last))
            last = T0 + timedelta(minutes=found[-1])
        assert found == [15, 30, 45, 60, 90, 120, 180, 240]

    def test_a_set_up_to_five_minutes_early_meets_its_point(self):
        assert minutes_after_start(T0 + timedelta(minutes=10)) == 30
        assert minutes_after_start(T0 + timedelta(minutes=9)) == 15

    def test_a_late_set_answers_all_that_was_missed(self):
        assert minutes_after_start(T0 + timedelta(minutes=50)) == 60

    def test_a_baseline_before_the_start_meets_no_point(self):
        assert minutes_after_start(T0 - timedelta(hours=1)) == 15

    def test_after_the_end_one_at_once_then_hourly_for_four_hours(self):
        end = T0 + timedelta(minutes=615)
        found, last = [], T0 + timedelta(minutes=600)
        while (minute := minutes_after_start(last, end=end)) is not None:
            found.append(minute - 615)
            last = T0 + timedelta(minutes=minute)
        assert found == [0, 60, 120, 180, 240]

    def test_the_end_cuts_the_points_that_were_still_to_come(self):
        assert minutes_after_start(T0 + timedelta(minutes=14), end=T0 + timedelta(minutes=20)) == 20

    def test_a_set_early_for_the_end_meets_it(self):
        end = T0 + timedelta(minutes=615)
        assert minutes_after_start(end - timedelta(minutes=4), end=end) == 675

    def test_a_resume_begins_four_quarters_of_an_hour_again(self):
        resume = T0 + timedelta(minutes=220)
        assert minutes_after_start(T0 + timedelta(minutes=200), resume=resume) == 235
        assert minutes_after_start(T0 + timedelta(minutes=234), resume=resume) == 240


def test_a_point_without_a_rhythm_comes_once():
    plan = VitalsPlan("once", "", (VitalsPoint("start", 10, None, 0, Origin.LOCAL, ""),))
    assert next_point(plan, Anchors(start=T0), None).at == T0 + timedelta(minutes=10)
    assert next_point(plan, Anchors(start=T0), T0 + timedelta(minutes=11)) is None


class TestAnchors:
    def test_the_latest_resume_counts(self):
        known = run(
            (InfusionPaused(DIN, "infusion", "scan"), at(9)),
            (InfusionResumed(DIN, "infusion", D("5.16"), "MD 3"), at(9, 10)),
            (InfusionPaused(DIN, "infusion", "scan"), at(10)),
            (InfusionResumed(DIN, "infusion", D("5.16"), "MD 3"), at(10, 20)),
        )
        assert (known.start, known.resume, known.end) == (at(8), at(10, 20), None)

    def test_a_planned_rise_begins_no_new_run(self):
        assert run((RateChanged(DIN, "infusion", D("10.32"), "titration"), at(8, 30))).rate_rise is None

    def test_an_unplanned_rise_does_and_a_fall_does_not(self):
        up = run((RateChanged(DIN, "infusion", D(6), "prescriber"), at(8, 30)))
        down = run((RateChanged(DIN, "infusion", D(4), "reaction"), at(8, 30)))
        assert (up.rate_rise, down.rate_rise) == (at(8, 30), None)

    def test_another_step_has_its_own(self):
        pen = Pen()
        pen.write(started(), at(8))
        infusion = pen.chart.day(DIN).infusions["infusion"]
        assert anchors(infusion, "other", pen.chart.shelves[DIN]).rate_rise is None

    def test_a_stop_is_the_end(self):
        assert run((InfusionStopped(DIN, "infusion", "reaction"), at(9))).end == at(9)


@given(st.integers(0, 2000), st.integers(0, 900))
def test_the_next_point_always_lies_after_what_the_last_set_has_met(last_min, end_min):
    last, end = T0 + timedelta(minutes=last_min), T0 + timedelta(minutes=end_min)
    point = next_point(PLAN, Anchors(start=T0, end=end), last)
    if point is not None:
        assert last < point.at <= end + timedelta(hours=4)
