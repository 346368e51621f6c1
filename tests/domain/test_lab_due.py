"""When blood is to be drawn: after the first magrolimab, and each morning of dinutuximab."""

from dataclasses import replace

from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.events import IdentityConfirmed, StepDone, StepSkipped
from infusetrack.domain.lab_due import draws_due, step_it_fills
from infusetrack.domain.reminders import due
from tests.domain.small_trial import DIN, MAG, TRIAL, Pen, at, hgb, lab, labs, magrolimab_started, started


def draws(pen, label):
    return draws_due(day_view(TRIAL, pen.chart.day(label)), pen.chart.shelves.get(label, ()))


def dosed():
    pen = Pen()
    pen.write(StepDone(MAG, "labs"), at(8, 0, 23))
    pen.write(magrolimab_started(), at(9, 0, 23))
    return pen


class TestAfterTheFirstDose:
    def test_hemoglobin_is_drawn_three_to_six_hours_after_the_start(self):
        (one,) = draws(dosed(), MAG)
        assert (one.step, one.at, one.by) == ("hgb_after", at(12, 0, 23), at(15, 0, 23))
        assert one.wants == ("hemoglobin",)

    def test_before_the_start_nothing_is_due(self):
        pen = Pen()
        pen.write(StepDone(MAG, "labs"), at(8, 0, 23))
        assert draws(pen, MAG) == ()

    def test_a_value_drawn_too_early_does_not_count_and_one_in_time_does(self):
        pen = dosed()
        pen.write(hgb(MAG, "10.0", at(11, 59, 23)), at(12, 30, 23))
        assert draws(pen, MAG)
        pen.write(replace(hgb(MAG, "10.0", at(12, 0, 23)), step=""), at(12, 30, 23))
        assert draws(pen, MAG) == ()

    def test_a_panel_without_hemoglobin_does_not_end_it(self):
        pen = dosed()
        pen.write(replace(labs(MAG, at(13, 0, 23), lab("sodium", "138", "mmol/L")), step=""), at(14, 0, 23))
        assert draws(pen, MAG)

    def test_left_out_with_a_reason_it_is_no_longer_due(self):
        pen = dosed()
        pen.write(StepSkipped(MAG, "hgb_after", "drawn at home"), at(13, 0, 23))
        assert draws(pen, MAG) == ()

    def test_it_is_a_reminder_at_three_hours_and_a_medium_alarm_after_six(self):
        def level(moment):
            found = [one for one in due(dosed().chart, TRIAL, MAG, moment) if one.kind == "draw"]
            return found[0].level

        assert level(at(11, 59, 23)) == "none"
        assert level(at(12, 0, 23)) == "low"
        assert level(at(15, 0, 23)) == "low"
        assert level(at(15, 1, 23)) == "medium"

    def test_another_drug_is_not_its_anchor(self):
        pen = Pen()
        pen.write(StepDone(MAG, "labs"), at(8, 0, 23))
        pen.write(started(MAG), at(9, 0, 23))
        plan = day_view(TRIAL, pen.chart.day(MAG)).step("hgb_after").plan
        assert bool(draws(pen, MAG)) is (plan.agent is None)


class TestOnADinutuximabDay:
    def arrived(self):
        pen = Pen()
        pen.write(IdentityConfirmed(DIN, "identity", ("a", "b"), "typed"), at(7))
        return pen

    def test_electrolytes_and_hemoglobin_are_due_from_the_first_act_on(self):
        (one,) = draws(self.arrived(), DIN)
        assert (one.step, one.at, one.by) == ("labs", at(7, 30), at(8, 30))
        assert one.wants == ("hemoglobin", "sodium", "potassium", "calcium")

    def test_what_is_still_lacking_is_named(self):
        pen = self.arrived()
        salts = (lab("sodium", "138", "mmol/L"), lab("calcium", "9", "mg/dL"))
        pen.write(replace(labs(DIN, at(6), *salts), step=""), at(8))
        (one,) = draws(pen, DIN)
        assert one.wants == ("hemoglobin", "potassium")

    def test_before_anybody_came_and_once_the_drug_runs_nothing_is_due(self):
        assert draws(Pen(), DIN) == ()
        pen = self.arrived()
        pen.write(started(), at(9))
        assert draws(pen, DIN) == ()


def test_a_draw_that_wants_nothing_by_name_waits_for_its_step():
    pen = TestOnADinutuximabDay().arrived()
    view = day_view(TRIAL, pen.chart.day(DIN))
    steps = tuple(
        replace(one, plan=replace(one.plan, draw=replace(one.plan.draw, wants=()))) if one.plan.draw else one
        for one in view.steps
    )
    assert draws_due(replace(view, steps=steps), pen.chart.shelves[DIN])[0].wants == ()


class TestWhichStepAPanelCloses:
    def test_it_is_the_open_one_whose_wants_it_meets(self):
        pen = TestOnADinutuximabDay().arrived()
        view = day_view(TRIAL, pen.chart.day(DIN))
        assert step_it_fills(view, ("hemoglobin", "sodium", "potassium", "calcium", "alt")) == "labs"
        assert step_it_fills(view, ("hemoglobin",)) == ""

    def test_a_step_that_still_waits_or_is_done_is_left_alone(self):
        view = day_view(TRIAL, Pen().chart.day(MAG))
        assert step_it_fills(view, ("hemoglobin",)) == ""
        pen = Pen()
        pen.write(IdentityConfirmed(MAG, "identity", ("a", "b"), "typed"), at(7, 0, 23))
        assert step_it_fills(day_view(TRIAL, pen.chart.day(MAG)), ("hemoglobin",)) == "labs"
