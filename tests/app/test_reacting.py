"""F9 in the whole window: from every screen, at the lock, and how long it takes."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from infusetrack.app.reacting import BANNER, Reacting
from infusetrack.app.reaction_picture import SteppedClock, play_reaction
from infusetrack.app.station import practice_station
from infusetrack.domain.events import ReactionBegan, ReactionDescribed, ReactionSettled
from infusetrack.domain.reactions import reactions
from tests.fakes import FakeClock


@pytest.fixture
def station(qapp, tmp_path, qtbot):
    made = practice_station(qapp, tmp_path, FakeClock)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    assert QTest.qWaitForWindowActive(made.window)
    made.bedside.open_patient("PED-0417", "C1D3")
    yield made
    made.close()


def begun(station):
    return station.bedside.chart.of_kind(ReactionBegan)


@pytest.mark.parametrize("screen", ["today", "vitals", "calendar", "chart", "settings", "help", "chairs"])
def test_f9_from_every_screen_writes_and_opens_the_form(station, screen):
    station.window.show_screen(screen)
    if screen == "chairs":
        station.window.screens["chairs"].cards[1].setFocus()
    started = time.perf_counter()
    QTest.keyClick(station.window, Qt.Key.Key_F9)
    spent = time.perf_counter() - started
    assert len(begun(station)) == 1
    assert station.window.front() is station.window.screens["reaction"]
    assert spent < 1


def test_f9_while_somebody_types_writes_too(station):
    station.window.show_screen("vitals")
    station.window.screens["vitals"].sheet.entry.take_focus()
    assert isinstance(station.window.focusWidget(), QLineEdit)
    QTest.keyClick(station.window.focusWidget(), Qt.Key.Key_F9)
    assert len(begun(station)) == 1


def test_at_the_lock_the_moment_is_kept_until_somebody_signs_in(station):
    station.window.lock()
    moment = station.bedside.now()
    QTest.keyClick(station.window, Qt.Key.Key_F9)
    assert "F9 was pressed at 13:25" in station.window.doors.lock.card._subtitle.text()
    assert begun(station) == ()
    station.parts.clock.advance(minutes=1)
    QTest.keyClick(station.window, Qt.Key.Key_F9)
    station.window.doors.lock.unlocked.emit(station.bedside.person)
    (line,) = begun(station)
    assert line.happened_at == moment
    assert station.window.front() is station.window.screens["reaction"]


def test_an_open_reaction_stays_in_sight_until_its_form_is_finished(station):
    station.window.show_screen("today")
    station.reacting.press()
    banners = station.window.desk.banners.banners
    assert banners[BANNER].level == "high"
    assert "vital signs due now" in banners[BANNER].text()
    seq = begun(station)[0].seq
    station.bedside.write(ReactionSettled("C1D3", seq))
    assert banners[BANNER].level == "info"
    station.bedside.write(ReactionDescribed("C1D3", seq, "irr_mild", (), 1, finished=True))
    assert BANNER not in banners
    assert isinstance(station.reacting, Reacting)


def test_the_banner_belongs_to_the_open_patient(station):
    station.reacting.press()
    station.bedside.open_patient("PED-0398", "C2D8")
    assert BANNER not in station.window.desk.banners.banners
    station.bedside.open_patient("PED-0417", "C1D3")
    assert BANNER in station.window.desk.banners.banners


def test_the_picture_of_a_reaction_is_played_on_a_file_of_its_own(qapp, tmp_path, qtbot):
    clocks = []

    def clock(at):
        clocks.append(SteppedClock(at))
        return clocks[-1]

    played = practice_station(qapp, tmp_path, clock)
    qtbot.addWidget(played.window)
    play_reaction(played, clocks[0])
    (one,) = reactions(played.bedside.chart)
    assert (one.kind, one.grade, len(one.acts), len(one.calls)) == ("hypotension", 2, 1, 2)
    played.close()


def test_the_banner_keeps_its_buttons_while_its_seconds_go_on(station):
    station.reacting.press()
    station.window.show_screen("today")
    banner = station.window.desk.banners.banners[BANNER]
    button, words = banner.buttons[1], banner.text()
    station.parts.clock.advance(seconds=7)
    station.bedside.tick(station.parts.clock.now())
    assert station.window.desk.banners.banners[BANNER] is banner
    assert banner.buttons[1] is button
    assert banner.text() != words


def test_on_the_reactions_own_screen_the_banner_makes_room_and_comes_back_elsewhere(station):
    station.reacting.press()
    banner = station.window.desk.banners.banners[BANNER]
    screen = station.window.screens["reaction"]
    assert banner.isHidden()
    assert "RUNNING" in screen.at_once.state.text()
    assert "vital signs due now" in screen.at_once.state.text()
    station.window.show_screen("vitals")
    assert not banner.isHidden()


def test_from_a_field_two_keys_lead_to_the_open_reaction_and_do_nothing_without_one(station):
    window = station.window
    window.show_screen("today")
    QTest.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert window.front() is window.screens["today"]
    QTest.keyClick(window, Qt.Key.Key_F9)
    QTest.keyClick(window, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert window.front() is window.screens["vitals"]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert window.front() is window.screens["reaction"]
    assert len(begun(station)) == 1
    assert "new" not in window.screens["reaction"].question.banners


def test_a_reaction_in_front_is_in_hand_until_its_signs_are_gone(station):
    assert not station.reacting.is_in_hand()
    station.reacting.press()
    assert station.reacting.is_in_hand()
    station.window.show_screen("today")
    assert not station.reacting.is_in_hand()
    station.reacting.go("reaction")
    station.bedside.write(ReactionSettled("C1D3", begun(station)[0].seq))
    assert not station.reacting.is_in_hand()
