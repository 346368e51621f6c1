"""What a card says in each of its phases."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from infusetrack.domain.board import Card, CardPhase
from infusetrack.domain.site import Seat
from infusetrack.ui.screens.chairs.coming import ComingCard
from infusetrack.ui.screens.chairs.words import card_words, patient_words

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
SEAT = Seat(1, "PED-0417", "C1D3", NOW)


def said(regimen, **facts):
    told = {"agent": "dinutuximab", "agent_day": (2, 4), "step": "Vital signs"} | facts
    return card_words(Card(SEAT, "R. M.", "B", "B1", **told), regimen, NOW, UTC)


AGO, AHEAD = NOW - timedelta(minutes=30), NOW + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("facts", "ring", "state", "detail"),
    [
        ({"phase": CardPhase.WAITING}, "—", "not started", "now: Vital signs"),
        ({"phase": CardPhase.SIGNED}, "✓", "day signed", ""),
        ({"phase": CardPhase.NO_INFUSION, "agent": ""}, "—", "no infusion today", ""),
        ({"phase": CardPhase.ENDED, "since": AGO}, "✓", "ended 17:30", ""),
        ({"phase": CardPhase.STOPPED, "since": AGO, "line_clear_at": AHEAD}, "—", "stopped 17:30", "line clear at 18:30"),
        ({"phase": CardPhase.FLUSHING, "rate_ml_h": Decimal(5)}, "—", "end not known", "5.0 mL/h"),
        ({"phase": CardPhase.PAUSED, "since": AGO}, "PAUSED", "30 min ago", "since 17:30"),
    ],
)  # fmt: skip
def test_each_phase_has_its_words(regimen, facts, ring, state, detail):
    words = said(regimen, **facts)
    assert (words.ring, words.state, words.detail) == (ring, state, detail)


def test_what_is_timed_fills_its_ring_with_time(regimen):
    facts = {"since": AGO, "phase_until": AHEAD, "remaining": AHEAD - NOW}
    words = said(regimen, phase=CardPhase.HYDRATING, **facts)
    assert (words.chip, words.ring, words.share) == ("Hydration", "0:30", 0.5)


def test_a_first_hemoglobin_has_no_change_and_none_is_said(regimen):
    assert said(regimen).hgb == "Hgb: none yet"
    assert said(regimen, hgb=Decimal("10.4")).hgb == "Hgb 10.4"


def test_without_anything_due_the_foot_names_the_next_step(regimen):
    assert said(regimen).strip == "Next: Vital signs"
    assert said(regimen, step="").strip == "Nothing is due"


def test_a_patient_without_a_cohort_shows_the_arm_alone():
    assert patient_words(Card(SEAT, "L. N.", "A", None)) == "PED-0417 · A"


def test_nothing_coming_up_is_said(qtbot):
    card = ComingCard(lambda _one: "")
    qtbot.addWidget(card)
    card.show_coming((), NOW, UTC)
    assert card.texts() == []
    assert not card._none.isHidden()
