"""What may be written about a reaction: described first, ordered, checked by two, and only then resumed."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    DaySigned,
    DrugGiven,
    InfusionPaused,
    InfusionResumed,
    RateChanged,
    ReactionDescribed,
    ReactionSettled,
    RestartChecked,
    RestartWitnessed,
    TeamAnswered,
    TeamCalled,
)
from infusetrack.domain.reaction_gates import check_reactions, may_run_long
from infusetrack.domain.record import Draft
from tests.domain.reacting import FULL, SLOW, Reacting
from tests.domain.small_trial import DIN, MAG, TRIAL


def halted(kind="hypotension", grade=2, at=105, before=(), **more):
    scene = Reacting(until=at, **more).earlier(*before, grade=3).press(at).pause(at)
    return scene.told(at + 1, kind, grade)


def admit(scene, event, minutes, *, by="RN 27", amends=None):
    scene.pen.admit(event, scene.when(minutes), by=by, amends=amends)


def refused(scene, event, minutes, code, **more):
    with pytest.raises(Refused) as error:
        admit(scene, event, minutes, **more)
    assert error.value.code == code, error.value.code


def check(scene, rate=SLOW, kind=RestartChecked):
    return kind(DIN, "infusion", scene.seq, D(rate))


def resume(rate=SLOW):
    return InfusionResumed(DIN, "infusion", D(rate), "MD 03")


class TestFacts:
    def test_a_fact_names_a_reaction_of_its_day(self):
        scene = halted()
        refused(scene, TeamCalled(DIN, 1, "MD 03"), 110, "no_such_reaction")
        refused(scene, TeamCalled("C1D3", scene.seq, "MD 03"), 110, "no_such_reaction")
        refused(scene, TeamCalled(DIN, scene.seq, " "), 110, "team_without_name")
        refused(scene, TeamAnswered(DIN, scene.seq, ""), 110, "team_without_name")
        refused(scene, ReactionSettled(DIN, scene.seq), 104, "before_reaction")
        admit(scene, TeamCalled(DIN, scene.seq, "MD 03"), 110)
        admit(scene, ReactionSettled(DIN, scene.seq), 105)

    @pytest.mark.parametrize("grade", [0, 6])
    def test_grades_run_from_one_to_five(self, grade):
        scene = halted()
        refused(scene, ReactionDescribed(DIN, scene.seq, "", (), grade), 110, "reaction_grade")
        for known in (1, 5, None):
            admit(scene, ReactionDescribed(DIN, scene.seq, "", (), known), 110)

    def test_a_kind_of_another_drug_is_refused(self):
        scene = halted()
        refused(scene, ReactionDescribed(DIN, scene.seq, "irr"), 110, "reaction_kind_unknown")

    def test_a_form_is_finished_only_with_kind_and_grade(self):
        scene = halted()
        for kind, grade in (("", 2), ("hypotension", None)):
            event = ReactionDescribed(DIN, scene.seq, kind, (), grade, finished=True)
            refused(scene, event, 110, "reaction_not_described")
        admit(scene, ReactionDescribed(DIN, scene.seq, "hypotension", (), 2, finished=True), 110)


class TestNeverAgainIsNotTalkedAway:
    def test_another_grade_within_two_minutes_was_a_slip_and_later_asks_why(self):
        scene = halted("anaphylaxis", 3)
        milder = ReactionDescribed(DIN, scene.seq, "irr_mild", (), 2)
        admit(scene, milder, 108)
        refused(scene, milder, 109, "never_eased")
        admit(scene, replace(milder, note="MD 03: no anaphylaxis, rash only"), 109)
        admit(scene, ReactionDescribed(DIN, scene.seq, "anaphylaxis", ("stridor",), 4), 109)

    def test_the_same_note_as_before_is_no_reason(self):
        scene = Reacting(until=105).press(105).pause(105)
        scene.write(ReactionDescribed(DIN, scene.seq, "anaphylaxis", (), 3, "rash"), 106)
        refused(scene, ReactionDescribed(DIN, scene.seq, "irr_mild", (), 2, "rash"), 120, "never_eased")

    def test_any_other_change_is_free(self):
        scene = halted("hypotension", 3)
        admit(scene, ReactionDescribed(DIN, scene.seq, "irr_mild", (), 2), 120)


class TestARescueDose:
    """A dose for a reaction waits for nothing: a made-up reaction would be a way round every rule."""

    def dose(self, scene, **more):
        known = {
            "day": DIN,
            "step": "",
            "drug": "epinephrine",
            "dose": D("0.15"),
            "unit": "mg",
            "route": "IM",
        }
        return DrugGiven(**(known | {"reaction": scene.seq} | more))

    def test_it_names_a_reaction_of_its_day(self):
        scene = halted()
        admit(scene, self.dose(scene), 106)
        admit(scene, self.dose(scene), 96)
        refused(scene, self.dose(scene), 94, "before_reaction")
        refused(scene, self.dose(scene, reaction=1), 106, "no_such_reaction")
        refused(scene, self.dose(scene, day="C1D3"), 106, "no_such_reaction")
        line = scene.write(self.dose(scene), 106)
        refused(scene, self.dose(scene, reaction=999), 106, "no_such_reaction", amends=line.seq)


class TestOrder:
    def test_a_rate_is_ordered_for_a_paused_infusion_by_a_prescriber(self):
        scene = halted()
        admit(scene, scene.order(SLOW), 120)
        refused(scene, scene.order(SLOW, override_by="MD 09"), 120, "override_incomplete")
        with pytest.raises(Refused, match="resume_without_order"):
            admit(scene, scene.order(SLOW).__class__(DIN, "infusion", scene.seq, " ", SLOW), 120)
        refused(scene, scene.order("0"), 120, "infusion_rate")

    def test_there_is_nothing_to_restart_while_it_runs(self):
        scene = Reacting(until=30).press(105).told(106, "hypotension", 2)
        refused(scene, scene.order(SLOW), 120, "restart_not_paused")

    def test_kind_and_grade_come_first(self):
        scene = Reacting(until=30).press(105).pause(105)
        refused(scene, scene.order(SLOW), 120, "reaction_not_described")
        scene.told(106, "", 2)
        refused(scene, scene.order(SLOW), 120, "reaction_not_described")

    @pytest.mark.parametrize(("rate", "code"), [("5.418", None), ("5.42", "restart_above_rules")])
    def test_a_rate_above_all_that_the_rules_name_asks_who_decides(self, rate, code):
        scene = halted()
        if code is None:
            admit(scene, scene.order(rate), 120)
            return
        refused(scene, scene.order(rate), 120, code)
        admit(scene, scene.order(rate, override_by="MD 09", override_reason="seen at the bedside"), 120)

    def test_a_rate_that_cannot_finish_asks_who_decides(self):
        scene = halted(at=15)
        refused(scene, scene.order("2.58"), 20, "restart_too_long")
        admit(scene, scene.order("5.16"), 20)
        admit(scene, scene.order("2.58", override_by="MD 09", override_reason="for two hours"), 20)

    @pytest.mark.parametrize(
        ("kind", "grade", "before", "code"),
        [("anaphylaxis", 3, (), "never_restart"), ("irr_mild", 1, ("anaphylaxis",), "never_restart"),
         ("irr_severe", 3, ("irr_severe",), "restart_against_rule"),
         ("infection", 3, (), "restart_against_rule"), ("cls", 4, (), "restart_against_rule"),
         ("irr_mild", 3, (), "restart_no_rule"), ("irr_mild", 4, (), "restart_no_rule")],
    )  # fmt: skip
    def test_what_the_rules_do_not_let_go_on_only_a_named_person_does(self, kind, grade, before, code):
        scene = halted(kind, grade, before=before)
        refused(scene, scene.order(SLOW), 120, code)
        admit(scene, scene.order(SLOW, override_by="MD 09", override_reason="discussed"), 120)

    def test_magrolimab_of_grade_three_asks_for_the_investigator(self):
        scene = Reacting(MAG).press(40).pause(40).told(41, "irr", 3)
        refused(scene, scene.order("60"), 60, "restart_needs_investigator")
        admit(scene, scene.order("60", override_by="PI 01", override_reason="seen"), 60)

    def test_a_late_order_between_others_is_not_measured_against_the_longest_time(self):
        scene = halted(at=15)
        scene.write(resume("5.16"), 60)
        scene.write(InfusionPaused(DIN, "infusion", "again", scene.seq), 100)
        admit(scene, scene.order("2.58"), 99)


class TestChecks:
    def test_two_people_one_after_the_other(self):
        scene = halted().settle(110)
        refused(scene, check(scene), 120, "restart_not_ordered")
        scene.write(scene.order(SLOW), 120)
        refused(scene, check(scene, "5.2"), 121, "restart_differs")
        refused(scene, check(scene), 119, "check_out_of_turn")
        refused(scene, check(scene, kind=RestartWitnessed), 121, "no_first_check")
        scene.write(check(scene), 121)
        refused(scene, check(scene, kind=RestartWitnessed), 122, "same_person")
        refused(scene, check(scene, kind=RestartWitnessed), 122, "same_person", by="rn 27")
        refused(scene, check(scene, kind=RestartWitnessed), 120, "check_out_of_turn", by="RN 31")
        refused(scene, resume(), 122, "restart_not_checked")
        scene.write(check(scene, kind=RestartWitnessed), 122, by="RN 31")
        refused(scene, check(scene, kind=RestartWitnessed), 123, "no_first_check", by="RN 40")
        refused(scene, resume("5.2"), 123, "restart_differs")
        refused(scene, resume(), 121, "start_before_check")
        admit(scene, resume(), 122)

    def test_numbers_that_differ_let_nothing_go_on(self):
        scene = halted().settle(110)
        scene.write(scene.order(SLOW), 120)
        scene.write(check(scene), 121)
        admit(scene, check(scene, "51.6", RestartWitnessed), 122, by="RN 31")
        scene.write(check(scene, "51.6", RestartWitnessed), 122, by="RN 31")
        refused(scene, resume(), 123, "restart_not_checked")
        admit(scene, check(scene), 123)

    def test_the_signs_are_gone_before_it_goes_on(self):
        scene = halted()
        scene.write(scene.order(SLOW), 120)
        scene.write(check(scene), 121)
        scene.write(check(scene, kind=RestartWitnessed), 122, by="RN 31")
        refused(scene, resume(), 123, "reaction_not_settled")
        scene.settle(130)
        refused(scene, resume(), 129, "reaction_not_settled")
        admit(scene, resume(), 130)

    def test_an_order_for_an_earlier_pause_does_not_serve_this_one(self):
        scene = halted().settle(110).go_on(120, SLOW)
        scene.pause(200)
        refused(scene, resume(), 210, "restart_not_ordered")

    def test_a_check_of_a_running_pump_is_none(self):
        scene = halted().settle(110).go_on(120, SLOW)
        refused(scene, check(scene), 130, "restart_not_paused")

    def test_order_and_checks_are_made_again_never_rewritten(self):
        scene = halted()
        line = scene.write(scene.order(SLOW), 120)
        refused(scene, scene.order("5"), 120, "given_once", amends=line.seq)


class TestResume:
    def test_a_pause_without_a_reaction_resumes_as_ever(self):
        scene = Reacting(until=30)
        scene.write(InfusionPaused(DIN, "infusion", "kinked line"), 100)
        admit(scene, resume(FULL), 110)

    def test_a_named_decision_lets_it_run_beyond_the_longest_time(self):
        scene = halted(at=15).settle(20)
        scene.write(scene.order("2.58", override_by="MD 09", override_reason="two hours only"), 20)
        scene.write(check(scene, "2.58"), 21)
        scene.write(check(scene, "2.58", RestartWitnessed), 22, by="RN 31")
        admit(scene, resume("2.58"), 23)
        assert may_run_long(scene.chart, resume("2.58"), scene.when(23))
        assert not may_run_long(scene.chart, resume("2.58"), scene.when(19))

    def test_only_a_resume_after_a_reaction_may(self):
        scene = Reacting(until=30)
        assert not may_run_long(scene.chart, RateChanged(DIN, "infusion", SLOW, "other", "x"), scene.when(40))
        assert not may_run_long(scene.chart, resume(), scene.when(40))

    def test_a_resume_put_right_is_not_ordered_anew(self):
        scene = halted().settle(110).go_on(120, SLOW)
        line = scene.chart.last(InfusionResumed)
        draft = Draft(scene.when(121), scene.when(130), "RN 27", resume(), line.seq, "typed wrong")
        check_reactions(scene.chart, TRIAL, draft)

    def test_a_resume_put_right_keeps_the_rate_that_two_people_checked(self):
        scene = halted().settle(110).go_on(120, SLOW)
        line = scene.chart.last(InfusionResumed)
        refused(scene, resume(FULL), 130, "restart_rate_stays", amends=line.seq)

    def test_a_resume_after_a_kinked_line_may_be_put_right(self):
        scene = Reacting(until=30)
        scene.write(InfusionPaused(DIN, "infusion", "kinked line"), 100)
        line = scene.write(resume(FULL), 110)
        admit(scene, resume("10.3"), 111, amends=line.seq)
        admit(scene.press(200), resume("10.3"), 211, amends=line.seq)


class TestSignature:
    def signed(self, scene, minutes):
        draft = Draft(
            scene.when(minutes), scene.when(minutes), "RN 27", DaySigned(DIN, "sign", "performed", "h")
        )
        check_reactions(scene.chart, TRIAL, draft)

    def test_a_day_with_an_open_reaction_is_not_signed(self):
        scene = halted()
        with pytest.raises(Refused, match="reaction_open"):
            self.signed(scene, 300)
        scene.told(310, "hypotension", 2, finished=True)
        self.signed(scene, 320)


class TestRise:
    def faster(self, rate=FULL, why=""):
        return RateChanged(DIN, "infusion", D(rate), "prescriber", why)

    def test_a_rise_before_the_calm_has_lasted_asks_why(self):
        scene = halted().settle(110).go_on(120, SLOW)
        refused(scene, self.faster(), 239, "rise_early")
        refused(scene, self.faster(), 240, "rise_early")  # the paper asks for more than two hours
        admit(scene, self.faster(), 241)
        admit(scene, self.faster(why="ordered at the bedside"), 200)
        admit(scene, self.faster("5.1"), 200)

    def test_a_rise_while_it_lasts_asks_why(self):
        scene = Reacting(until=30).press(105).told(106, "hypotension", 2).halve(107, SLOW)
        refused(scene, self.faster(), 110, "rise_unsettled")

    def test_a_rate_from_before_the_reaction_is_not_asked_about(self):
        scene = Reacting().press(105)
        admit(scene, self.faster(), 50)

    def test_a_kind_without_a_calm_is_not_asked_about(self):
        scene = Reacting(until=30).press(105).told(106, "irr_mild", 1).halve(107, SLOW)
        admit(scene, self.faster(), 120)

    def test_a_pump_that_still_runs_after_anaphylaxis_is_not_made_faster_without_a_word(self):
        scene = Reacting(until=30).press(105).told(106, "anaphylaxis", 3)
        refused(scene, self.faster("10.33"), 110, "rise_never")
        admit(scene, self.faster("10.33", why="MD 03, written order"), 110)
        admit(scene, self.faster("5"), 110)
