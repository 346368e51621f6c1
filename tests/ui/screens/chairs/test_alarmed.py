"""A chair's card with its alarms."""

from dataclasses import replace

import pytest

from infusetrack.domain.alarm import Alarm, Condition, Rung
from infusetrack.ui.screens.chairs.alarmed import alarmed
from infusetrack.ui.screens.chairs.words import card_words
from infusetrack.wording.events_names import names_of


@pytest.fixture
def card(bedside):
    return bedside.tools.board.cards(bedside.now())[0]


def alarm(bedside, priority):
    now = bedside.now()
    condition = Condition("clock_gap", "clock_gap", now, (Rung(now, priority),), "C1D3")
    return Alarm(condition, priority, priority, now)


def shown(bedside, card, *priorities):
    words = replace(card_words(card, bedside.regimen, bedside.now(), bedside.zone), level="medium")
    found = [alarm(bedside, one) for one in priorities]
    return alarmed(card, words, found, names_of(bedside.regimen)), (card, words)


def test_what_is_worse_than_what_is_due_takes_edge_and_foot(bedside, card):
    (dressed, words), _ = shown(bedside, card, "low", "high")
    assert (dressed.level, words.level, words.strip) == ("high", "high", "HIGH: Time passed unseen")


@pytest.mark.parametrize("priorities", [(), ("low",), ("medium",)])
def test_otherwise_what_is_due_stands(bedside, card, priorities):
    found, before = shown(bedside, card, *priorities)
    assert found == before
