"""Reactions from the record: the first press, what was done since, what happened last time."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.events import (
    DrugGiven,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    RateChanged,
    ReactionBegan,
    ReactionDescribed,
    RestartChecked,
    RestartWitnessed,
    TeamAnswered,
    TeamCalled,
)
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.reaction_history import fingerprint
from infusetrack.domain.reaction_onset import first_press, infused_ml_at, rate_at
from infusetrack.domain.reactions import (
    earlier,
    found,
    halted_by,
    of_day,
    reactions,
    standing_seq,
    times_before,
    unfinished,
)
from tests.domain.reacting import FULL, SLOW, Reacting
from tests.domain.small_trial import DIN, MAG, Pen


def test_one_press_keeps_rate_amounts_and_minutes():
    began = Reacting(until=30).press(105).reaction.began
    assert (began.step, began.agent, began.rate_ml_h, began.minutes) == ("infusion", "dinutuximab", FULL, 105)
    assert (began.infused_ml, began.infused_mg) == (D("15.48"), D("1.680"))


def test_a_late_press_knows_what_ran_then():
    scene = Reacting(until=30)
    scene.pause(60)
    began = first_press(scene.chart, DIN, {"infusion": "dinutuximab"}, scene.when(20))
    assert (began.rate_ml_h, began.infused_ml, began.minutes) == (SLOW, D("1.72"), 20)


def test_during_a_pause_the_rate_before_it_stands():
    began = Reacting(until=30).pause(90).press(100).reaction.began
    assert (began.rate_ml_h, began.infused_ml) == (FULL, D("12.90"))


@pytest.mark.parametrize("over", [InfusionStopped(DIN, "infusion", "x"), InfusionCompleted(DIN, "infusion")])
def test_after_the_bag_the_drug_is_known_and_no_rate(over):
    scene = Reacting(until=30)
    scene.write(over, 615)
    began = scene.press(630).reaction.began
    assert (began.step, began.agent, began.rate_ml_h, began.minutes) == (
        "infusion",
        "dinutuximab",
        None,
        None,
    )


def test_before_anything_ran_only_the_moment_stands():
    pen = Pen()
    assert first_press(pen.chart, DIN, {}, pen.chart.lines[0].happened_at) == ReactionBegan(DIN)
    scene = Reacting()
    early = first_press(scene.chart, DIN, {"infusion": "dinutuximab"}, scene.when(-5))
    assert early == ReactionBegan(DIN)


@given(minutes=st.integers(0, 700), pause=st.integers(31, 400), resume=st.integers(0, 200))
def test_the_amount_at_a_moment_is_what_the_infusion_says_of_now(minutes, pause, resume):
    scene = Reacting(until=30)
    scene.pause(pause)
    scene.write(InfusionResumed(DIN, "infusion", SLOW, "MD 03"), pause + resume)
    infusion = scene.chart.day(DIN).infusions["infusion"]
    now = scene.when(pause + resume + minutes)
    assert abs(infused_ml_at(infusion, now) - infusion.delivered_ml(now)) < D("0.000001")
    assert infused_ml_at(infusion, scene.when(minutes)) <= infusion.volume_ml


def test_an_infusion_that_never_ran_has_no_rate():
    scene = Reacting()
    assert rate_at(Infusion(), scene.start) == 0
    assert infused_ml_at(Infusion(), scene.start) == 0


def test_what_was_done_since_stands_in_order():
    scene = Reacting(until=30).press(105).pause(106)
    scene.write(TeamCalled(DIN, scene.seq, "MD 03"), 107)
    scene.write(TeamAnswered(DIN, scene.seq, "MD 03"), 111)
    drug = DrugGiven(DIN, "premed", "epinephrine", D("0.15"), "mg", "IM", reaction=scene.seq)
    scene.write(drug, 108)
    scene.told(109, "irr_severe", 3, "wheeze", "hives").settle(140).go_on(150, SLOW)
    scene.told(160, "irr_severe", 3, "wheeze", finished=True)
    one = scene.reaction
    assert [type(line.event) for line in one.acts] == [InfusionPaused, InfusionResumed]
    assert [type(line.event) for line in one.calls] == [TeamCalled, TeamAnswered]
    assert (one.kind, one.grade, one.signs, one.finished) == ("irr_severe", 3, ("wheeze",), True)
    assert one.drugs[0].event is drug
    assert (one.settled_at, one.resumed.happened_at) == (scene.when(140), scene.when(150))
    assert one.slow_since == scene.when(150)
    assert one.first_act().happened_at == scene.when(106)
    assert one.restart.checked_at == scene.when(150)
    assert one.stopped is None


def test_a_reaction_nobody_did_anything_about_yet():
    one = Reacting(until=30).press(105).reaction
    assert (one.first_act(), one.resumed, one.slow_since, one.restart, one.settled_at) == (None,) * 5
    assert not one.finished


def test_the_pump_halted_again_is_not_slow_but_still():
    scene = Reacting(until=30).press(105).halve(106, SLOW)
    assert scene.reaction.slow_since == scene.when(106)
    assert scene.pause(110).reaction.slow_since is None


def test_the_next_reaction_takes_what_comes_after_it():
    scene = Reacting(until=30).press(60).halve(61, SLOW)
    first = scene.reaction
    scene.press(90).pause(91)
    assert [type(line.event) for line in found(scene.chart, first.seq).acts] == [RateChanged]
    assert [type(line.event) for line in scene.reaction.acts] == [InfusionPaused]


def test_a_first_press_put_right_keeps_what_was_noted_of_it():
    scene = Reacting(until=30).press(105).told(106, "irr_mild", 1, "hives")
    old = scene.seq
    moved = scene.write(scene.reaction.began, 103, amends=old)
    assert standing_seq(scene.chart, old) == moved.seq
    now = found(scene.chart, old)
    assert (now.seq, now.at, now.kind) == (moved.seq, scene.when(103), "irr_mild")


def test_a_press_struck_out_is_no_reaction():
    scene = Reacting(until=30).press(105).told(106, "irr_mild", 1)
    scene.write(None, 107, amends=scene.seq)
    assert reactions(scene.chart) == ()
    assert found(scene.chart, scene.seq) is None


def test_how_often_a_kind_came_counts_this_drug_and_what_came_before():
    scene = Reacting(until=30).earlier("hypotension", "irr_mild", "hypotension").press(105)
    scene.told(106, "hypotension", 2, "low_bp")
    assert times_before(scene.chart, scene.reaction, "hypotension") == 2
    assert times_before(scene.chart, scene.reaction, "irr_mild") == 1
    assert [one.day for one in earlier(scene.chart, scene.reaction)] == ["C1D3", "C1D4", "C1D5"]
    other = Reacting(MAG, start=scene.when(3000), pen=scene.pen).press(10).told(11, "irr", 1)
    assert earlier(other.chart, other.reaction) == ()


def test_a_form_not_finished_waits_on_its_day():
    scene = Reacting(until=30).press(105)
    assert unfinished(scene.chart, DIN) == of_day(scene.chart, DIN) == (scene.reaction,)
    scene.told(110, "irr_mild", 1, finished=True)
    assert unfinished(scene.chart, DIN) == ()
    assert of_day(scene.chart, "C1D3") == ()


class TestHaltedBy:
    def halted(self, scene):
        return halted_by(scene.chart, DIN, "infusion")

    def test_a_pause_that_names_it(self):
        scene = Reacting(until=30).press(105).told(106, "irr_mild", 2, finished=True).pause(107)
        assert self.halted(scene).seq == scene.seq

    def test_a_pause_while_it_is_open(self):
        scene = Reacting(until=30).press(105)
        scene.write(InfusionPaused(DIN, "infusion", "pump alarm"), 107)
        assert self.halted(scene).seq == scene.seq

    def test_a_reaction_during_the_pause(self):
        scene = Reacting(until=30)
        scene.write(InfusionPaused(DIN, "infusion", "pump alarm"), 100)
        assert self.halted(scene) is None
        assert self.halted(scene.press(103)).seq == scene.seq

    def test_a_pause_long_after_it_was_over_is_no_reactions(self):
        scene = Reacting(until=30).press(105).pause(106).told(107, "irr_mild", 2).settle(120).go_on(125, SLOW)
        scene.write(InfusionPaused(DIN, "infusion", "pump alarm"), 300)
        assert self.halted(scene) is None

    def test_what_is_noted_later_with_an_earlier_time_opens_no_way_round(self):
        """Settled, or finished, "at 105" but written during the pause at 107."""
        for noted in (Reacting.settle, lambda scene, at: scene.told(at, "irr_mild", 2, finished=True)):
            scene = Reacting(until=30).press(105)
            scene.write(InfusionPaused(DIN, "infusion", "pump alarm"), 107)
            noted(scene, 106)
            assert self.halted(scene).seq == scene.seq

    def test_noted_before_the_pause_it_was_over(self):
        for noted in (Reacting.settle, lambda scene, at: scene.told(at, "irr_mild", 2, finished=True)):
            scene = noted(Reacting(until=30).press(105).told(105, "irr_mild", 2), 106)
            scene.write(InfusionPaused(DIN, "infusion", "pump alarm"), 107)
            assert self.halted(scene) is None

    def test_a_pause_that_is_put_right_still_names_it(self):
        scene = Reacting(until=30).press(105).settle(106).pause(107)
        line = scene.chart.last(InfusionPaused)
        scene.write(InfusionPaused(DIN, "infusion", "pump alarm"), 108, amends=line.seq)
        assert self.halted(scene).seq == scene.seq

    def test_another_days_reaction_is_not_this_pauses(self):
        scene = Reacting(until=30).earlier("irr_mild")
        scene.write(InfusionPaused(DIN, "infusion", "pump alarm"), 100)
        assert self.halted(scene) is None

    def test_what_runs_is_not_halted(self):
        assert self.halted(Reacting(until=30).press(105)) is None

    def test_a_paused_one_from_before_this_step(self):
        scene = Reacting(until=30).press(105).pause(106)
        assert halted_by(scene.chart, DIN, "other") is None


def test_checks_before_an_order_are_none_and_a_new_order_needs_new_checks():
    scene = Reacting(until=30).press(105).pause(106).settle(120).go_on(125, SLOW)
    assert scene.reaction.restart.agrees
    scene.write(scene.order("4"), 126)
    again = scene.reaction.restart
    assert (again.first, again.second, again.agrees, again.checked_at) == (None, None, False, None)


def test_a_check_without_an_order_counts_for_nothing():
    scene = Reacting(until=30).press(105).pause(106)
    scene.write(RestartWitnessed(DIN, "infusion", scene.seq, SLOW), 107)
    scene.write(RestartChecked(DIN, "infusion", scene.seq, SLOW), 107)
    assert scene.reaction.restart is None
    scene.write(scene.order(SLOW), 108)
    scene.write(RestartWitnessed(DIN, "infusion", scene.seq, SLOW), 109)
    assert scene.reaction.restart.second is None


class TestFingerprint:
    def test_what_was_given_before_and_the_rate_by_surface(self):
        scene = Reacting(until=30)
        scene.write(DrugGiven(DIN, "premed", "acetaminophen", D(200), "mg", "PO"), -20)
        scene.press(105)
        scene.write(DrugGiven(DIN, "premed", "epinephrine", D("0.15"), "mg", "IM", reaction=scene.seq), 105)
        scene.write(DrugGiven(DIN, "premed", "morphine", D(1), "mg", "IV"), 200)
        seen = fingerprint(scene.chart, scene.reaction)
        assert [line.event.drug for line in seen.premedication] == ["acetaminophen"]
        assert seen.rate_mg_m2_h == D("1.75")

    def test_without_an_order_by_surface_there_is_no_rate_by_surface(self):
        scene = Reacting(MAG).press(10)
        assert fingerprint(scene.chart, scene.reaction).rate_mg_m2_h is None

    def test_a_reaction_beside_the_pump_has_no_rate(self):
        scene = Reacting(until=30)
        scene.write(InfusionStopped(DIN, "infusion", "x"), 60)
        assert fingerprint(scene.chart, scene.press(70).reaction).rate_mg_m2_h is None


def test_two_descriptions_in_one_minute_the_later_stands():
    scene = Reacting(until=30).press(105).told(106, "irr_mild", 1).told(106, "hypotension", 2)
    assert scene.reaction.kind == "hypotension"
    assert isinstance(scene.chart.last(ReactionDescribed).event, ReactionDescribed)
    assert timedelta(0) < scene.when(106) - scene.reaction.at
