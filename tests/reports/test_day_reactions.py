"""Infusion reactions on the day's page."""

from decimal import Decimal as D

from infusetrack.domain.events import InfusionPaused, RestartChecked, RestartWitnessed
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_reactions import day_reactions, restart_words
from tests.domain.reacting import SLOW, Reacting
from tests.domain.small_trial import DIN, TRIAL
from tests.reports.pages import printing


def said(scene):
    context = DayContext.of(scene.chart, TRIAL, DIN, printing(scene.chart))
    return day_reactions(context)


def test_a_day_without_a_reaction_says_nothing():
    assert said(Reacting(until=30)) == []


def test_each_reaction_has_its_row():
    scene = Reacting(until=30).press(105).pause(106).told(107, "hypotension", 2, "low_bp")
    one = len(said(scene))
    scene.settle(120).go_on(130, SLOW).press(300)
    assert len(said(scene)) > one >= 3


def test_the_restart_is_told_with_who_ordered_and_who_checked():
    scene = Reacting(until=30).press(105).pause(106).told(107, "hypotension", 2)
    assert restart_words(scene.reaction) == "none ordered"
    scene.write(scene.order(SLOW, override_by="PI 01", override_reason="seen"), 120)
    assert "against the rule, decided by PI 01: seen" in restart_words(scene.reaction)
    assert "not checked by two" in restart_words(scene.reaction)
    scene.write(RestartChecked(DIN, "infusion", scene.seq, D(SLOW)), 121)
    scene.write(RestartWitnessed(DIN, "infusion", scene.seq, D(SLOW)), 122, by="RN 31")
    assert "checked by RN 27 and RN 31" in restart_words(scene.reaction)
    assert isinstance(scene.chart.last(InfusionPaused).event, InfusionPaused)
