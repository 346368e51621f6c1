"""The tone test: played, asked, written."""

import pytest

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import SoundTested
from infusetrack.ui.alarms.sound_card import SoundCard


@pytest.fixture
def card(bedside, qtbot):
    made = SoundCard(bedside)
    qtbot.addWidget(made)
    return made


def written(bedside):
    return [line.event for line in bedside.tools.site.lines if isinstance(line.event, SoundTested)]


def test_nobody_is_asked_before_a_tone_was_played(card):
    assert card.heard.isHidden()
    assert card.way.text() == "NO SOUND"


@pytest.mark.parametrize(("place", "priority"), [(0, "low"), (1, "medium"), (2, "high")])
def test_each_tone_is_played_and_asked_about(card, bedside, place, priority):
    card.tones[place].click()
    assert bedside.alarms._tone[0] == priority
    assert not card.heard.isHidden()


def test_the_answer_is_written(card, bedside):
    for button in (card.heard, card.silent):
        card.play("high")
        button.click()
        assert button.isHidden()
    assert written(bedside) == [SoundTested(True, ""), SoundTested(False, "")]
    assert "NOT heard" in card.words.text()


def test_an_answer_that_cannot_be_written_says_so(card, bedside):
    bedside.tools.site._record.fail_with = BrokenWorld("store_failed", why="full")
    card.answer(heard=True)
    assert card.words.text() == "NOT SAVED. Try again."
    bedside.person = None
    card.answer(heard=True)
    assert card.words.text() == "Sign in first."


def test_every_tone_and_answer_has_its_key(card, bedside):
    keys = {one.key: one.act for one in card.shortcuts()}
    assert set(keys) == set("QMHYX")
    keys["Y"]()
    assert written(bedside) == []
    keys["M"]()
    keys["Y"]()
    assert written(bedside) == [SoundTested(True, "")]
