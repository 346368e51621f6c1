"""When the next vital signs are due: counted from events, whatever the wall clock does."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.events import (
    DrugGiven,
    InfusionCompleted,
    OpioidRateSet,
    StepDone,
    StepSkipped,
    StepStarted,
    VitalsTaken,
)
from infusetrack.domain.regimen import Origin, VitalsPlan, VitalsPoint
from infusetrack.domain.vitals_due import Course, courses, meets, missing_of, observed_at, points
from infusetrack.domain.vitals_runs import Run
from tests.domain.small_trial import DIN, MAG, TRIAL, WHOLE, Pen, at, started

PLAN = TRIAL.vitals_plans["V-DIN"]
T0 = at(8)


def minutes(span):
    return timedelta(minutes=span)


def runs_of(**anchors):
    end = anchors.get("end")
    return tuple(
        Run(name, when, end if name == "start" else None) for name, when in {"start": T0, **anchors}.items()
    )


def minutes_after_start(last=None, **anchors):
    met = () if last is None else (last,)
    asked = Course("infusion", PLAN, runs_of(**anchors), met, T0).ask()
    return None if asked is None else int((asked.point.at - T0).total_seconds() // 60)


class TestThePlanOfADinutuximabDay:
    def test_the_points_of_the_first_two_hours_and_then_each_hour(self):
        found, last = [], None
        for _ in range(8):
            found.append(minutes_after_start(last))
            last = T0 + minutes(found[-1])
        assert found == [15, 30, 45, 60, 90, 120, 180, 240]

    def test_a_set_up_to_five_minutes_early_meets_its_point(self):
        assert minutes_after_start(T0 + minutes(10)) == 30
        assert minutes_after_start(T0 + minutes(9)) == 15

    def test_a_late_set_answers_all_that_was_missed(self):
        assert minutes_after_start(T0 + minutes(50)) == 60

    def test_a_baseline_before_the_start_meets_no_point_after_it(self):
        assert minutes_after_start(T0 - timedelta(hours=1)) == 15

    def test_after_the_end_one_at_once_then_hourly_for_four_hours(self):
        end = T0 + minutes(615)
        found, last = [], T0 + minutes(600)
        while (minute := minutes_after_start(last, end=end)) is not None:
            found.append(minute - 615)
            last = T0 + minutes(minute)
        assert found == [0, 60, 120, 180, 240]

    def test_the_end_cuts_the_points_that_were_still_to_come(self):
        assert minutes_after_start(T0 + minutes(14), end=T0 + minutes(21)) == 21

    def test_a_set_early_for_the_end_meets_it(self):
        end = T0 + minutes(615)
        assert minutes_after_start(end - minutes(4), end=end) == 675

    def test_a_resume_begins_four_quarters_of_an_hour_again(self):
        resume = T0 + minutes(223)
        assert minutes_after_start(T0 + minutes(200), resume=resume) == 238
        assert minutes_after_start(T0 + minutes(238), resume=resume) == 253

    def test_points_within_five_minutes_are_asked_once(self):
        """The hourly point of minute 240 lies two minutes after the resume's first."""
        every = points(PLAN, runs_of(resume=T0 + minutes(223)))
        asked = [int((one.at - T0).total_seconds() // 60) for one, _ in zip(every, range(12), strict=False)]
        assert asked[5:12] == [120, 180, 238, 253, 268, 283, 300]

    def test_a_pause_is_watched_every_quarter_and_the_hourly_points_go_on(self):
        every = points(PLAN, (Run("start", T0), Run("pause", T0 + minutes(130))))
        asked = [int((one.at - T0).total_seconds() // 60) for one, _ in zip(every, range(12), strict=False)]
        assert asked[6:12] == [145, 160, 175, 190, 240, 300]


def test_a_point_without_a_rhythm_comes_once():
    plan = VitalsPlan("once", "", (VitalsPoint("start", 10, None, 0, Origin.LOCAL, ""),))
    assert [one.at for one in points(plan, (Run("start", T0),))] == [T0 + minutes(10)]


def test_a_forgotten_infusion_does_not_ask_for_ever():
    assert max(one.at for one in points(PLAN, (Run("start", T0),))) <= T0 + timedelta(hours=48)


class TestWhatASetAnswers:
    def taken(self, **values):
        pen = Pen()
        return pen.write(VitalsTaken(DIN, **values), at(9))

    def test_all_items_meet_the_plan(self):
        assert meets(self.taken(**WHOLE), PLAN.wants)

    def test_some_of_them_do_only_with_a_reason(self):
        assert not meets(self.taken(sbp=90, dbp=50), PLAN.wants)
        assert meets(self.taken(sbp=90, dbp=50, partial_because="asleep"), PLAN.wants)

    def test_a_reason_alone_meets_nothing(self):
        assert not meets(self.taken(pain=3, partial_because="asleep"), PLAN.wants)

    def test_a_pressure_that_could_not_be_taken_was_tried(self):
        without = WHOLE | {"sbp": None, "dbp": None}
        assert meets(self.taken(**without, bp_not_possible=True), PLAN.wants)
        assert not meets(self.taken(**without), PLAN.wants)

    def test_where_a_plan_wants_nothing_named_any_set_will_do(self):
        assert meets(self.taken(pain=3), ())

    def test_what_is_no_set_answers_nothing(self):
        assert not meets(Pen().write(StepDone(DIN, "access"), at(9)), ())

    def test_an_empty_word_is_missing(self):
        assert missing_of(VitalsTaken(DIN, pain=0), ("sedation", "pain")) == ("sedation",)


def day(*facts, begun=True, label=DIN):
    pen = Pen()
    if begun:
        pen.write(started(), at(8))
    for fact, when in facts:
        pen.write(fact, when)
    record = pen.chart.day(label)
    return courses(TRIAL, day_view(TRIAL, record), pen.chart.shelves.get(label, ()))


def asked(*facts, plan="V-DIN", **how):
    course = next(one for one in day(*facts, **how) if one.plan.id == plan)
    return course.ask()


def whole(hour, minute=0, **more):
    return VitalsTaken(DIN, **(WHOLE | more)), at(hour, minute)


class TestADay:
    def test_before_the_start_the_baseline_and_the_last_look_are_asked(self):
        hydration = (StepStarted(DIN, "hydration"), at(7))
        assert asked(hydration, begun=False).point.at == at(6, 55)
        assert asked(hydration, whole(6), begun=False).point.at == at(7, 55)
        assert asked(hydration, whole(6), whole(7, 41), begun=False) is None

    def test_a_baseline_left_out_on_purpose_is_not_asked(self):
        facts = (
            (StepSkipped(DIN, "baseline", "taken on the ward"), at(6)),
            (StepStarted(DIN, "hydration"), at(7)),
        )
        assert asked(*facts, begun=False).point.at == at(7, 55)

    def test_what_was_not_taken_before_the_start_is_not_asked_after_it(self):
        assert asked().point.at == at(8, 15)

    def test_the_opioid_has_a_plan_of_its_own(self):
        given = DrugGiven(DIN, "opioid", "morphine", D(750), "mcg", "into the vein")
        bolus = (given, at(8, 1))
        assert asked(bolus, plan="V-OPIOID").point.at == at(8, 16)
        assert asked(bolus, whole(8, 16), plan="V-OPIOID").point.at == at(8, 16)
        sedated = whole(8, 16, pain=2, sedation="1")
        assert asked(bolus, sedated, plan="V-OPIOID") is None
        assert asked(bolus, sedated).point.at == at(8, 30)

    def test_the_opioid_is_watched_hourly_and_for_two_hours_after_its_stop(self):
        def rate(mcg, hour):
            return OpioidRateSet(DIN, "opioid", "morphine", D(mcg)), at(hour)

        def last(hour, minute=0):
            return VitalsTaken(DIN, pain=2, sedation="1"), at(hour, minute)

        assert asked(rate(20, 8), plan="V-OPIOID").point.at == at(9)
        assert asked(rate(20, 8), last(11), rate(0, 11), plan="V-OPIOID").point.at == at(12)
        assert asked(rate(20, 8), rate(0, 11), last(13), plan="V-OPIOID") is None

    def test_the_observations_end_closes_the_antibodys_points(self):
        ended = (InfusionCompleted(DIN, "infusion"), at(8, 0, 25))
        pen = Pen()
        pen.write(started(numbers=("11.2", "103.2", "5.16")), at(8))
        pen.write(*ended)
        pen.write(StepDone(DIN, "observe"), at(9, 0, 25))
        view = day_view(TRIAL, pen.chart.day(DIN))
        assert observed_at(view, view.step("infusion")) == at(9, 0, 25)
        course = courses(TRIAL, view, pen.chart.shelves[DIN])[0]
        assert max(one.at for one in course.points()) == at(9, 0, 25)

    def test_a_plan_that_the_file_does_not_have_is_no_plan(self):
        bare = replace(TRIAL, vitals_plans={})
        assert courses(bare, day_view(bare, Pen().chart.day(DIN)), ()) == ()

    def test_magrolimab_has_one_plan_only(self):
        assert [one.plan.id for one in day(begun=False, label=MAG)] == ["V-MAG-1"]


@given(st.integers(0, 2000), st.integers(0, 900))
def test_the_next_point_always_lies_after_what_the_last_set_has_met(last_min, end_min):
    last, end = T0 + minutes(last_min), T0 + minutes(end_min)
    asked_next = Course("infusion", PLAN, runs_of(end=end), (last,), T0).ask()
    if asked_next is not None:
        assert last < asked_next.point.at <= end + timedelta(hours=4)
