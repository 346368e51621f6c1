"""What planned vital signs hang from: runs of the infusion and of the opioid, and the hours before the start."""

from datetime import timedelta
from decimal import Decimal as D

from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.events import (
    DrugGiven,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    OpioidRateSet,
    PreStartWitnessed,
    RateChanged,
    StepDone,
    StepSkipped,
    StepStarted,
)
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.vitals_runs import Run, before_run, infusion_runs, opioid_runs
from tests.domain.small_trial import DIN, TRIAL, Pen, at, checked, started, witnessed

MORPHINE = ("morphine",)


def pen_with(*facts, begun=True):
    pen = Pen()
    if begun:
        pen.write(started(), at(8))
    for number, (fact, when) in enumerate(facts):
        pen.write(fact, when, by="RN 14" if isinstance(fact, PreStartWitnessed) else "RN 27")
        assert number >= 0
    return pen


def runs(*facts):
    pen = pen_with(*facts)
    return infusion_runs(pen.chart.day(DIN).infusions["infusion"], "infusion", pen.chart.shelves[DIN])


def opioid(*facts):
    return opioid_runs(pen_with(*facts, begun=False).chart.shelves.get(DIN, ()), MORPHINE)


def before(*facts, begun=False):
    pen = pen_with(*facts, begun=begun)
    record = pen.chart.day(DIN)
    infusion = record.infusions.get("infusion", Infusion())
    return before_run(day_view(TRIAL, record), "infusion", infusion)


def pause(hour, minute=0):
    return InfusionPaused(DIN, "infusion", "scan"), at(hour, minute)


def resume(hour, minute=0, rate="5.16"):
    return InfusionResumed(DIN, "infusion", D(rate), "MD 3"), at(hour, minute)


def rate(ml_h, reason, hour, minute=0):
    return RateChanged(DIN, "infusion", D(ml_h), reason), at(hour, minute)


def opioid_rate(mcg, hour, minute=0):
    return OpioidRateSet(DIN, "opioid", "morphine", D(mcg)), at(hour, minute)


class TestTheInfusion:
    def test_nothing_hangs_from_an_infusion_that_has_not_begun(self):
        assert infusion_runs(Infusion(), "infusion", ()) == ()

    def test_a_pause_lasts_up_to_the_resume_and_the_resume_up_to_the_next_pause(self):
        assert runs(pause(9), resume(9, 10), pause(10)) == (
            Run("start", at(8)),
            Run("pause", at(9), at(9, 10)),
            Run("resume", at(9, 10), at(10)),
            Run("pause", at(10)),
        )

    def test_a_planned_rise_begins_no_new_run(self):
        assert runs(rate("10.32", "titration", 8, 30)) == (Run("start", at(8)),)

    def test_an_unplanned_rise_does_and_a_fall_does_not(self):
        assert Run("rate_rise", at(8, 30)) in runs(rate(6, "prescriber", 8, 30))
        assert runs(rate(4, "reaction", 8, 30)) == (Run("start", at(8)),)

    def test_a_rise_is_measured_against_the_rate_of_the_resume(self):
        found = runs(pause(9), resume(9, 10, "2.5"), rate(4, "prescriber", 9, 30))
        assert found[-1] == Run("rate_rise", at(9, 30))

    def test_a_stop_is_the_end_of_all_that_ran(self):
        found = runs(pause(9), (InfusionStopped(DIN, "infusion", "reaction"), at(9, 20)))
        assert found == (
            Run("start", at(8), at(9, 20)),
            Run("pause", at(9), at(9, 20)),
            Run("end", at(9, 20)),
        )

    def test_another_step_has_its_own(self):
        pen = pen_with(pause(9))
        infusion = pen.chart.day(DIN).infusions["infusion"]
        assert infusion_runs(infusion, "other", pen.chart.shelves[DIN]) == (Run("start", at(8)),)


class TestTheOpioid:
    def test_each_single_dose_of_a_named_drug_is_an_anchor(self):
        given = DrugGiven(DIN, "opioid", "Morphine", D(750), "mcg", "into the vein")
        other = DrugGiven(DIN, "premed", "diphenhydramine", D(15), "mg", "into the vein")
        assert opioid((given, at(7, 55)), (other, at(7, 40))) == (Run("opioid_bolus", at(7, 55)),)

    def test_it_runs_from_its_first_rate_to_zero_whatever_lies_between(self):
        found = opioid(opioid_rate(20, 8), opioid_rate(30, 9), opioid_rate(0, 20))
        assert found == (Run("opioid_start", at(8), at(20)), Run("opioid_stop", at(20)))

    def test_while_it_runs_there_is_no_end(self):
        assert opioid(opioid_rate(20, 8)) == (Run("opioid_start", at(8)),)

    def test_the_forms_of_the_day_start_and_stop_it_too(self):
        begun = StepDone(DIN, "opioid", (("infusion_rate", D(20)), ("pump_checked", True)))
        off = StepDone(DIN, "opioid_off", (("stopped", True),))
        still = StepDone(DIN, "opioid_off", (("stopped", False),))
        found = opioid((begun, at(8)), (still, at(19)), (off, at(20)))
        assert found == (Run("opioid_start", at(8), at(20)), Run("opioid_stop", at(20)))

    def test_a_zero_without_a_start_is_no_stop(self):
        assert opioid(opioid_rate(0, 8)) == ()

    def test_a_new_start_ends_the_hours_after_the_stop(self):
        found = opioid(opioid_rate(20, 8), opioid_rate(0, 10), opioid_rate(20, 11))
        assert Run("opioid_stop", at(10), at(11)) in found


class TestTheHoursBefore:
    def test_nothing_is_known_before_hydration_or_the_check(self):
        assert before() == ()

    def test_hydration_puts_the_start_an_hour_later(self):
        assert before((StepStarted(DIN, "hydration"), at(7))) == (Run("before", at(8)),)

    def test_hydration_left_out_says_nothing(self):
        assert before((StepSkipped(DIN, "hydration", "fluid on the ward"), at(7))) == ()

    def test_a_later_check_by_two_moves_it(self):
        found = before((StepStarted(DIN, "hydration"), at(7)), (checked(), at(8)), (witnessed(), at(8, 2)))
        assert found == (Run("before", at(8, 17)),)

    def test_a_check_that_one_person_began_says_nothing(self):
        assert before((checked(), at(8))) == ()

    def test_once_it_started_the_start_itself_counts(self):
        assert before(begun=True) == (Run("before", at(8), at(8)),)


def test_an_agent_of_another_step_does_not_move_the_start():
    pen = pen_with((checked(), at(8)), (witnessed(), at(8, 2)), begun=False)
    view = day_view(TRIAL, pen.chart.day(DIN))
    assert before_run(view, "infusion", Infusion())[0].at - at(8, 2) == timedelta(minutes=15)
