"""A scan is caught anywhere and never lands in a field; typing does."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from infusetrack.ui.scanner import Scanner


@pytest.fixture
def station(qtbot, qapp):
    """A line with the keyboard, and the scanner listening to the whole application."""
    line, scanner, read = QLineEdit(), Scanner(), []
    scanner.scanned.connect(read.append)
    qtbot.addWidget(line)
    line.show()
    with qtbot.waitActive(line):
        line.activateWindow()
    line.setFocus()
    qapp.installEventFilter(scanner)
    yield line, scanner, read
    qapp.removeEventFilter(scanner)


def _type(line, text, *, gap_ms, start=1000, repeat=False):
    for place, letter in enumerate(text):
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key.Key_A
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter, repeat)
        event.setTimestamp(start + place * gap_ms)
        QCoreApplication.sendEvent(line, event)


def test_a_burst_that_ends_with_enter_is_a_scan(station):
    line, _, read = station
    _type(line, "PED-0417\r", gap_ms=8)
    assert read == ["PED-0417"]
    assert line.text() == ""


def test_typing_lands_in_the_field(station):
    line, scanner, read = station
    _type(line, "PED-0417\r", gap_ms=120)
    scanner.release()
    assert read == []
    assert line.text() == "PED-0417"


def test_a_short_burst_is_typing(station):
    line, scanner, read = station
    _type(line, "120\r", gap_ms=5)
    scanner.release()
    assert read == []
    assert line.text() == "120"


def test_a_burst_without_an_end_is_typing(station):
    line, scanner, read = station
    _type(line, "PED-0417", gap_ms=5)
    assert line.text() == ""
    scanner._timer.timeout.emit()
    assert (line.text(), read) == ("PED-0417", [])


def test_a_key_held_down_is_no_scan(station):
    line, _, read = station
    _type(line, "aaaaaaaa\r", gap_ms=30, repeat=True)
    assert read == []
    assert line.text() == "aaaaaaaa"


def test_what_was_typed_before_the_scan_stays(station):
    line, _, read = station
    _type(line, "12", gap_ms=120)
    _type(line, "PED-0417\r", gap_ms=5, start=5000)
    assert read == ["PED-0417"]
    assert line.text() == "12"


def _tap_space(button, scanner, *, held_ms):
    for kind, at in ((QEvent.Type.KeyPress, 1000), (QEvent.Type.KeyRelease, 1000 + held_ms)):
        event = QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
        event.setTimestamp(at)
        QCoreApplication.sendEvent(button, event)
    scanner.release()


def test_a_quick_tap_on_space_presses_the_button(station, qtbot):
    line, scanner, _ = station
    button, pressed = QPushButton(line), []
    button.clicked.connect(lambda: pressed.append(1))
    button.show()
    button.setFocus()
    _tap_space(button, scanner, held_ms=12)
    assert pressed == [1]


def test_a_scanner_that_lets_every_key_up_is_read_too(station):
    line, _, read = station
    for place, letter in enumerate("PED-0417\r"):
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key.Key_A
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(1000 + place * 8)
            QCoreApplication.sendEvent(line, event)
    assert read == ["PED-0417"]
    assert line.text() == ""
