"""The gates of the day, asked once before a line is written."""

from datetime import timedelta

import pytest

from infusetrack.domain.admission import admit
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    AdverseEventNoted,
    DayHeld,
    DaySigned,
    IdentityConfirmed,
    InfusionCompleted,
    InfusionStarted,
    StepDone,
    StepSkipped,
    StepStarted,
    VitalsTaken,
)
from infusetrack.domain.record import Draft
from tests.domain.small_trial import (
    DIN,
    MAG,
    START,
    TRIAL,
    Pen,
    at,
    bag,
    checked,
    hgb,
    magrolimab_started,
    open_all,
    order,
    patient,
    started,
    witnessed,
)


def refused(code, pen, event, when=START, **more):
    with pytest.raises(Refused) as refusal:
        pen.admit(event, when, **more)
    assert refusal.value.code == code
    return refusal.value


def ready_pen():
    """Everything before the check by two people is done; order and bag are there."""
    pen = Pen()
    pen.write(order(), at(7))
    pen.write(bag(mixed_at=at(7)), at(7, 10))
    open_all(pen, DIN, "check", at(7, 20))
    return pen


def checked_pen():
    pen = ready_pen()
    pen.write(StepDone(DIN, "opioid"), at(7, 30))
    pen.write(checked(), at(7, 40))
    pen.write(witnessed(), at(7, 45), by="RN 31")
    return pen


class TestDaysAndSteps:
    def test_a_step_waits_for_those_before_it_and_names_them(self):
        error = refused("step_waits", Pen(), bag())
        assert "Signed order" in error.facts["waits_for"]

    def test_a_first_step_may_begin_at_once(self):
        Pen().admit(IdentityConfirmed(DIN, "identity", ("PED-0417", "R. M."), "typed"))

    def test_a_step_that_the_day_does_not_have_is_refused(self):
        refused("no_such_step", Pen(), StepDone(DIN, "lunch"))

    def test_cycle_13_is_off_the_protocol(self):
        refused("cycle_off_protocol", Pen(), VitalsTaken("C13D1", sbp=90))

    def test_magrolimab_is_not_due_on_a_dinutuximab_day(self):
        refused("agent_not_due", ready_pen(), checked(agent="magrolimab"))

    def test_a_fact_that_strikes_out_passes(self):
        pen = Pen()
        line = pen.write(AdverseEventNoted(DIN, "fever", START))
        pen.admit(None, amends=line.seq)

    def test_a_fact_of_no_day_passes(self):
        Pen().admit(patient())

    def test_a_held_day_needs_no_step(self):
        Pen().admit(DayHeld(DIN, "fever", "MD 3"))

    def test_an_amendment_is_not_stopped_by_the_steps(self):
        pen = Pen()
        begun = pen.write(StepStarted(DIN, "hydration"))
        pen.admit(StepStarted(DIN, "hydration"), amends=begun.seq)
        taken = pen.write(VitalsTaken(DIN, sbp=90))
        refused("vitals_empty", pen, VitalsTaken(DIN), amends=taken.seq)


class TestTimes:
    def test_nothing_happens_before_the_enrolment(self):
        refused(
            "before_enrolment",
            Pen(),
            AdverseEventNoted(DIN, "fever", START),
            START - timedelta(days=11),
        )

    def test_laboratory_values_may_be_older(self):
        early = START - timedelta(days=11)
        Pen().admit(hgb(MAG, "11", early), early)

    def test_a_clock_that_was_set_back_does_not_shut_out_what_happens_now(self):
        pen = Pen()
        pen.write(VitalsTaken(DIN, sbp=90), at(8, 30))
        back = Draft(at(8, 31), at(8, 10), "RN 27", VitalsTaken(DIN, sbp=92))
        admit(pen.chart, TRIAL, back)
        ahead = Draft(at(8, 40), at(8, 10), "RN 27", VitalsTaken(DIN, sbp=92))
        with pytest.raises(Refused, match="time_to_come"):
            admit(pen.chart, TRIAL, ahead)

    def test_before_enrolment_there_is_no_day_to_compare_with(self):
        Pen(enrolled=False).admit(VitalsTaken(DIN, sbp=90))

    def test_a_time_to_come_is_refused(self):
        with pytest.raises(Refused, match="time_without_zone"):
            Pen().admit(VitalsTaken(DIN, sbp=90), START.replace(tzinfo=None))


class TestLeavingOut:
    def test_a_needed_step_cannot_be_left_out(self):
        refused("step_needed", Pen(), StepSkipped(DIN, "release", "no time"))

    def test_a_step_is_left_out_with_a_reason_only(self):
        refused("skip_without_reason", Pen(), StepSkipped(DIN, "hydration", " "))
        Pen().admit(StepSkipped(DIN, "hydration", "fluid overload, MD 3"))


class TestTheStart:
    def test_it_waits_for_two_people(self):
        pen = ready_pen()
        pen.write(StepSkipped(DIN, "opioid", "none ordered"), at(7, 30))
        pen.write(StepDone(DIN, "check"), at(7, 40))
        refused("not_checked_by_two", pen, started())
        pen.write(checked(), at(7, 42))
        refused("step_waits", pen, started())

    def test_it_uses_the_numbers_that_two_people_checked(self):
        pen = checked_pen()
        refused("differs_from_check", pen, started(numbers=("11.2", "103.2", "5.2")))
        pen.admit(started())

    def test_two_who_disagree_are_stored_and_block_it(self):
        pen = ready_pen()
        pen.write(StepDone(DIN, "opioid"), at(7, 30))
        pen.write(checked(), at(7, 40))
        other = witnessed(numbers=("11.2", "103.2", "10.32"))
        pen.admit(other, by="RN 31")
        pen.write(other, at(7, 45), by="RN 31")
        assert not pen.chart.day(DIN).checks["check"].agrees
        refused("step_waits", pen, started())

    def test_one_infusion_at_a_time(self):
        pen = checked_pen()
        pen.write(magrolimab_started(), at(20, 0, 23))
        error = refused("another_runs", pen, started())
        assert error.facts["day"] == MAG

    def test_an_infusion_does_not_stand_in_its_own_way(self):
        pen = checked_pen()
        line = pen.write(started(), at(8))
        pen.admit(started(), at(8), amends=line.seq)

    def test_an_infusion_that_ended_stands_in_nobodys_way(self):
        pen = checked_pen()
        pen.write(magrolimab_started(), at(9, 0, 23))
        pen.write(_completed(MAG), at(11, 0, 23))
        pen.admit(started())


class TestSigning:
    def test_the_hash_on_screen_must_be_the_last(self):
        pen = Pen()
        open_all(pen, "C1D6", "sign")
        refused("record_moved_on", pen, DaySigned("C1D6", "sign", "performed", "old"))

    def test_what_runs_must_end_first(self):
        pen = checked_pen()
        pen.write(started(), at(8))
        pen.write(_completed(DIN), at(4, 0, 25))
        open_all(pen, DIN, "sign", at(4, 1, 25))
        pen.write(StepStarted(DIN, "hydration"), at(4, 3, 25))
        sign = DaySigned(DIN, "sign", "performed", pen.chart.tip)
        error = refused("still_running", pen, sign, at(5, 0, 25))
        assert error.facts["step"]

    def test_a_finished_day_is_signed(self):
        pen = Pen()
        open_all(pen, "C1D6", "sign")
        pen.admit(DaySigned("C1D6", "sign", "performed", pen.chart.tip))


def _completed(day):
    return InfusionCompleted(day, "infusion")


def test_a_late_start_of_an_old_bag_is_refused_even_when_amended():
    pen = checked_pen()
    line = pen.write(started(), at(8))
    refused("bag_start_late", pen, started(), at(11, 20), amends=line.seq)
    assert isinstance(line.event, InfusionStarted)
