"""At a closed door: chair and matter, no name, nothing to press."""

import pytest
from PySide6.QtWidgets import QPushButton

from infusetrack.domain.events import ClockGap
from infusetrack.ui.alarms.door_strip import DoorStrip, urgent_of
from infusetrack.ui.alarms.going import SCREENS
from infusetrack.ui.alarms.line import EDGES, GROUNDS
from infusetrack.ui.alarms.minutes import Minutes
from infusetrack.ui.alarms.sound_state import sound_state


@pytest.fixture
def door(bedside, qtbot):
    made = DoorStrip(bedside)
    qtbot.addWidget(made)
    return made


def test_nothing_wrong_takes_no_room(door, bedside):
    door.show_time(bedside.now())
    assert door.isHidden()


def test_it_names_the_chair_and_no_patient(door, bedside):
    bedside.tools.board.session("PED-0417").write(ClockGap("slept", 2400), by="InfuseTrack")
    bedside.alarms.look(bedside.now())
    door.show_time(bedside.now())
    shown = f"{door.line.head.text()} {door.line.foot.text()}"
    assert "Chair " in shown
    assert " more" in shown
    for name in ("R. M.", "J. P.", "PED-"):
        assert name not in shown
    assert door.findChildren(QPushButton) == []


def test_one_alarm_has_no_more(door, bedside, monkeypatch):
    bedside.alarms.look(bedside.now())
    monkeypatch.setattr(bedside.alarms, "_standing", bedside.alarms.standing[:1])
    door.show_time(bedside.now())
    assert "more" not in door.line.foot.text()


def test_answered_reminders_are_out_of_sight(bedside):
    bedside.alarms.look(bedside.now())
    assert len(urgent_of(bedside.alarms.standing)) == len(bedside.alarms.standing)


def test_every_priority_has_a_ground_and_an_edge():
    assert set(GROUNDS) == set(EDGES) == {"low", "medium", "high"}
    assert set(SCREENS.values()) <= {"vitals", "settings", "hgb", "toxicity"}


def test_the_choice_of_minutes_may_be_closed(qtbot, looked):
    chosen, closed = [], []
    minutes = Minutes(chosen.append, lambda: closed.append(True))
    qtbot.addWidget(minutes)
    minutes.ask("Chair 1, vital signs")
    assert minutes.words.text() == "Chair 1, vital signs: remind again in"
    minutes.choices[2].click()
    assert chosen == [15]
    assert minutes.isVisibleTo(minutes.parentWidget()) or not minutes.isHidden()


def test_the_sound_says_its_way_its_pause_and_its_absence(bedside):
    state = sound_state(bedside.alarms, bedside.now())
    assert (state.words, state.crossed) == ("NO SOUND", "off")
    bedside.alarms.sounder = type("Way", (), {"through": "aplay"})()
    assert sound_state(bedside.alarms, bedside.now()).words == "Sound: aplay"
    bedside.alarms.sounder = type("Way", (), {"through": "aplay", "keep": lambda _self, _plan: None})()
    bedside.alarms.look(bedside.now())
    bedside.alarms.pause_sound("RN 27")
    assert sound_state(bedside.alarms, bedside.now()).crossed == "paused"
