"""The laws of the restart advisor: it shows, compares and counts, and never chooses."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infusetrack.domain.events import ReactionBegan
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.restart import advise, surface_rate_ml_h
from infusetrack.domain.restart_parts import ALIKE
from tests.domain.reacting import FULL, SLOW, Reacting
from tests.domain.small_trial import DIN, MAG, START, TRIAL

KINDS = [kind.id for kind in TRIAL.reactions.kinds_of("dinutuximab")]
SIGNS = [sign.id for sign in TRIAL.reactions.signs]
ODDLY = settings(max_examples=60, deadline=None)


@ODDLY
@given(
    at=st.integers(1, 610),
    wait=st.integers(0, 300),
    kind=st.sampled_from(["", *KINDS]),
    grade=st.sampled_from([None, 1, 2, 3, 4, 5]),
    signs=st.lists(st.sampled_from(SIGNS), max_size=4, unique=True),
    before=st.lists(st.sampled_from(KINDS), max_size=3),
)
def test_whatever_is_told_both_rates_stand_or_none_does(at, wait, kind, grade, signs, before):
    scene = Reacting(until=at).earlier(*before).press(at).pause(at).told(at, kind, grade, *signs)
    advice = scene.advice(at + wait)
    assert len(advice.candidates) in ({0} if advice.is_barred else {2, 3})
    rates = [one.rate_ml_h for one in advice.candidates]
    assert ("rate" in advice.differ) is (bool(rates) and max(rates) / min(rates) > ALIKE)
    assert advice.highest_ml_h == (max(rates) if rates else None)
    assert all(rate <= FULL for rate in rates)
    for one in advice.candidates:
        assert one.too_long is (one.infusing > timedelta(hours=20))
        assert one.past_bag is (one.ends_at > advice.bag_until)
        assert one.raised_ends_at is None or one.raised_ends_at < one.ends_at
        assert one.raised_infusing is None or one.raised_infusing <= one.infusing
    for one in advice.applied:
        assert one.rule.fits("dinutuximab", [one.rule.kind], frozenset(signs), grade)
        assert one.words


@ODDLY
@given(at=st.integers(1, 600), wait=st.integers(0, 300), later=st.integers(0, 300))
def test_waiting_longer_moves_the_end_and_never_the_infusing_time(at, wait, later):
    scene = Reacting(until=at).press(at).pause(at).told(at, "hypotension", 2)
    now, then = scene.advice(at + wait).candidates, scene.advice(at + wait + later).candidates
    for one, other in zip(now, then, strict=True):
        assert one.infusing == other.infusing
        assert other.ends_at - one.ends_at == timedelta(minutes=later)


@ODDLY
@given(settled=st.integers(0, 300), resumed=st.integers(0, 300), look=st.integers(0, 400))
def test_no_rise_is_allowed_before_both_calm_and_slow_lasted_two_hours(settled, resumed, look):
    scene = Reacting(until=60).press(60).pause(60).told(60, "hypotension", 2)
    scene.settle(60 + settled).go_on(60 + max(settled, resumed), SLOW)
    limit = 60 + max(settled, resumed) + 120
    now = scene.when(60 + max(settled, resumed) + look)
    label, paper = advise(scene.chart, TRIAL, scene.reaction, now).rises
    assert label.allows(now) is (now >= scene.when(limit))
    assert paper.allows(now) is (now > scene.when(limit))


@ODDLY
@given(st.lists(st.sampled_from(["irr_severe", "hypotension", "irr_mild"]), max_size=4))
def test_recurrences_are_counted_by_kind(before):
    scene = Reacting(until=60).earlier(*before, grade=3).press(60).told(60, "irr_severe", 3)
    rule = scene.advice(61).applied[0]
    wanted = ["pause", "stop_day", "never", "never", "never"][before.count("irr_severe")]
    assert (rule.onset, rule.times_before) == (wanted, before.count("irr_severe"))


def test_without_a_surface_the_planned_step_tells_the_pumps_rate():
    scene = Reacting(until=60)
    agent = TRIAL.agents["dinutuximab"]
    record = replace(scene.chart.day(DIN), orders={})
    infusion = record.infusions["infusion"]
    assert surface_rate_ml_h(record, agent, infusion, D("0.875")) == SLOW
    assert surface_rate_ml_h(record, agent, infusion, D("0.9")) is None
    assert surface_rate_ml_h(scene.chart.day(DIN), agent, Infusion(), D("0.875")) == 0


def test_a_rate_slower_than_any_calendar_has_no_end():
    scene = Reacting(until=60)
    crawl = ReactionBegan(DIN, "infusion", "dinutuximab", D("0.01"), D(1), D("0.1"), 60)
    scene.seq = scene.write(crawl, 60).seq
    scene.pause(60)
    half = scene.advice(61).candidates[0]
    assert (half.rate_ml_h, half.ends_at, half.finishes) == (D("0.005"), None, True)


def test_a_drug_without_planned_surface_rates_has_no_calm_to_count():
    scene = Reacting(MAG, start=START).press(30).pause(30).told(31, "irr", 2)
    (half,) = scene.advice(40).candidates
    assert (half.rate_mg_m2_h, half.raised_ends_at) == (None, None)
    assert scene.advice(40).rises == ()


@pytest.mark.parametrize("again", [1, 2])
def test_what_a_recurrence_says_stands_in_its_own_words(again):
    scene = Reacting(until=60).earlier(*["irr_severe"] * again, grade=3).press(60).told(60, "irr_severe", 3)
    rule = scene.advice(61).applied[0]
    assert rule.words == rule.again.words != rule.rule.words
    assert bool(rule.rates) is (again == 1)
