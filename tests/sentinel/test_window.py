"""The sentinel's own window: the words, the keys, and that stopping for good is asked twice."""

from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from infusetrack.sentinel.sign import Notice
from infusetrack.sentinel.window import CALM_S, SentinelWindow, style
from infusetrack.wording.sentinel import HEADINGS


@pytest.fixture
def show(qtbot, capfdbinary):
    def made(**facts):
        window = SentinelWindow(asdict(Notice(**facts)))
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        calm(window)
        return window

    return made


def calm(window):
    """Nobody typed for a while."""
    window._last_key -= 2 * CALM_S


def shown(window):
    return " ".join(one.text() for one in window.findChildren(QLabel))


@pytest.mark.parametrize("program", HEADINGS)
def test_it_says_what_happened_and_what_to_do(show, program):
    window = show(program=program, words="3 · Vital signs", can_start=True, practice=True, silent=True)
    for words in (HEADINGS[program], "3 · Vital signs", "PRACTICE", "NO SOUND"):
        assert words in shown(window)
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_each_button_has_a_key_and_tells_what_was_pressed(show, capfdbinary):
    window = show(program="frozen", can_start=True)
    assert "End it and start again" in window.buttons["again"].text()
    QTest.keyClick(window, Qt.Key.Key_M)
    calm(window)
    QTest.keyClick(window, Qt.Key.Key_S)
    said = capfdbinary.readouterr().out
    assert said.index(b'"quiet"') < said.index(b'"again"')


def test_to_stop_for_good_is_asked_twice(show, capfdbinary):
    window = show(program="dead")
    assert "again" not in window.buttons
    QTest.keyClick(window, Qt.Key.Key_X)
    assert capfdbinary.readouterr().out == b""
    assert "Press again" in window.buttons["end"].text()
    calm(window)
    QTest.keyClick(window, Qt.Key.Key_X)
    assert b'"end"' in capfdbinary.readouterr().out


def test_a_program_that_did_not_start_is_told(show):
    assert "did not start" in shown(show(program="dead", not_started=True))


def test_buttons_are_large_enough_for_a_glove_and_the_look_is_the_programs(show):
    window = show(program="dead", can_start=True)
    window.setStyleSheet(style())
    window.adjustSize()
    assert all(button.height() >= 48 for button in window.buttons.values())


def test_a_hand_that_types_elsewhere_silences_nothing_and_stops_nothing(show, capfdbinary):
    window = show(program="dead", can_start=True)
    window._last_key += 2 * CALM_S
    QTest.keyClicks(window, "morphine 1 mg xx")
    assert capfdbinary.readouterr().out == b""
    calm(window)
    QTest.keyClick(window, Qt.Key.Key_M)
    assert b'"quiet"' in capfdbinary.readouterr().out
