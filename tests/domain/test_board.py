"""A card for each chair, and what comes up for all of them."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.board import Card, CardPhase, card, coming_up
from infusetrack.domain.events import (
    DaySigned,
    FlushEnded,
    FlushStarted,
    InfusionCompleted,
    InfusionPaused,
    InfusionStopped,
    RateChanged,
    StepDone,
    StepStarted,
    VitalsTaken,
)
from infusetrack.domain.reminders import Due, DueState
from infusetrack.domain.site import Seat
from tests.domain.small_trial import DIN, MAG, START, TRIAL, WHOLE, Pen, at, hgb, started


def seat(day=DIN, chair=1):
    return Seat(chair, "PED-0417", day, at(7))


def card_of(now, *facts, day=DIN, pen=None):
    pen = pen or Pen()
    for fact, when in facts:
        pen.write(fact, when)
    return card(seat(day), pen.chart, TRIAL, now)


STARTED = (started(), at(8))
RISE = (RateChanged(DIN, "infusion", D("10.32"), "titration"), at(8, 30))
COMPLETED = (InfusionCompleted(DIN, "infusion"), at(18, 15))


def test_a_running_infusion_shows_rate_share_and_end():
    found = card_of(at(13, 25), STARTED, RISE, (VitalsTaken(DIN, **WHOLE), at(13)))
    assert (found.initials, found.arm, found.cohort, found.agent) == ("R. M.", "B", "B1", "dinutuximab")
    assert (found.phase, found.rate_ml_h, found.phase_until) == (CardPhase.INFUSING, D("10.32"), at(18, 15))
    assert found.remaining == at(18, 15) - at(13, 25)
    assert round(found.share, 4) == D("0.5167")
    assert (found.agent_day, found.level) == ((1, 4), "none")


def test_hemoglobin_stands_beside_its_change():
    found = card_of(at(9), (hgb(DIN, "10.4", at(6)), at(7)))
    assert (found.hgb, found.hgb_change) == (D("10.4"), D("-0.8"))
    empty = card_of(at(9))
    assert (empty.hgb, empty.hgb_change) == (None, None)


def test_a_pause_says_since_when():
    found = card_of(at(9, 3), STARTED, (InfusionPaused(DIN, "infusion", "reaction"), at(9)))
    assert (found.phase, found.since, found.remaining) == (CardPhase.PAUSED, at(9), None)


def test_a_closed_gate_names_its_limit_and_is_no_alarm():
    found = card_of(at(9), (hgb(MAG, "8.8", at(6)), at(7)), day=MAG)
    assert (found.phase, found.level) == (CardPhase.GATE_CLOSED, "none")
    assert [one.rule.id for one in found.closed] == ["hgb-c1d1"]


def test_values_still_to_come_close_no_gate():
    found = card_of(at(9), day=MAG)
    assert (found.phase, found.closed, found.level) == (CardPhase.WAITING, (), "none")
    assert found.step


def test_a_released_day_is_no_longer_closed():
    found = card_of(at(9), (hgb(MAG, "8.8", at(6)), at(7)), (StepDone(MAG, "release"), at(8)), day=MAG)
    assert found.phase is CardPhase.WAITING


def test_hydration_runs_until_its_hour_is_over():
    found = card_of(at(7, 30), (StepStarted(DIN, "hydration"), at(7)))
    assert (found.phase, found.since, found.phase_until) == (CardPhase.HYDRATING, at(7), at(8))


def test_hydration_that_is_done_is_over():
    found = card_of(at(8, 30), (StepStarted(DIN, "hydration"), at(7)), (StepDone(DIN, "hydration"), at(8)))
    assert found.phase is CardPhase.WAITING


class TestAfterTheInfusion:
    def test_the_bag_has_ended(self):
        assert card_of(at(18, 16), STARTED, RISE, COMPLETED).phase is CardPhase.ENDED

    def test_it_was_stopped(self):
        stopped = (InfusionStopped(DIN, "infusion", "reaction"), at(9))
        assert card_of(at(9, 1), STARTED, stopped).phase is CardPhase.STOPPED

    def test_the_line_is_flushed(self):
        flush = (FlushStarted(DIN, "flush", D("10.32"), D("10.32")), at(18, 15))
        found = card_of(at(18, 20), STARTED, RISE, COMPLETED, flush)
        assert (found.phase, found.phase_until) == (CardPhase.FLUSHING, at(19, 15))

    def test_the_patient_is_observed(self):
        flush = (FlushStarted(DIN, "flush", D("10.32"), D("10.32")), at(18, 15))
        over = (FlushEnded(DIN, "flush"), at(19, 15))
        observe = (StepStarted(DIN, "observe"), at(19, 16))
        found = card_of(at(19, 20), STARTED, RISE, COMPLETED, flush, over, observe)
        assert (found.phase, found.phase_until) == (CardPhase.OBSERVING, at(22, 15))
        assert found.line_clear_at == at(19, 15)

    def test_the_day_is_signed(self):
        pen = Pen()
        pen.write(StepDone(DIN, "identity"), at(7))
        pen.write(DaySigned(DIN, "sign", "performed", pen.chart.tip), at(8))
        found = card_of(at(9), pen=pen)
        assert (found.phase, found.dues) == (CardPhase.SIGNED, ())


def test_a_day_without_infusion_has_no_drug():
    found = card_of(at(9), day="C1D6")
    assert (found.phase, found.agent, found.agent_day) == (CardPhase.NO_INFUSION, "", (0, 0))


def test_a_finished_day_has_no_step_in_hand():
    pen = Pen()
    for plan in TRIAL.steps_of(1, 6):
        pen.write(StepDone("C1D6", plan.key), at(9))
    assert card_of(at(10), day="C1D6", pen=pen).step == ""


def test_a_patient_not_enrolled_has_an_empty_card():
    assert card(seat(), Pen(enrolled=False).chart, TRIAL, START).initials == ""


def thing(key, minute, level="none", state=DueState.DUE):
    return Due(key, "vitals", at(9, minute), state, "infusion", level=level)


class TestWhatComesNext:
    @pytest.mark.parametrize(
        ("things", "first"),
        [
            ((thing("a", 1), thing("b", 2, "medium")), "b"),
            ((thing("a", 1), thing("b", 2)), "a"),
            ((thing("a", 1, state=DueState.SOON), thing("b", 2)), "b"),
            ((thing("a", 1, state=DueState.LATER), thing("b", 2, state=DueState.LATER)), "a"),
        ],
    )
    def test_what_has_come_before_what_will_and_the_urgent_first(self, things, first):
        assert Card(seat(), dues=things).next_due.key == first

    def test_nothing_may_be_due(self):
        assert Card(seat()).next_due is None

    def test_all_chairs_make_one_list_in_order_of_time(self):
        one = Card(seat(), initials="R. M.", dues=(thing("a", 5), thing("b", 9)))
        two = replace(Card(seat(chair=2), dues=(thing("c", 5), thing("d", 1))))
        assert [(c.chair, c.due.key) for c in coming_up((one, two))] == [
            (2, "d"),
            (1, "a"),
            (2, "c"),
            (1, "b"),
        ]
        assert coming_up((one,))[0].initials == "R. M."
