"""The computer was gone for hours: what stands on the paper goes into a real file, by keys alone."""

from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.events import (
    DocumentPrinted,
    DrugGiven,
    FluidCounted,
    InfusionPaused,
    InfusionResumed,
    NoteWritten,
    StaffAdded,
    VitalsTaken,
)
from infusetrack.rehearsal.unit import write_unit
from infusetrack.store.record_store import RecordStore
from tests.fakes import FakeClock
from tests.journeys.nurse import CONTROL, HASHER, KEY, PIN, ZONE, Nurse, open_station

DAY, FORM = "C1D3", "b65b98737a78"
A_KEY = 0.15
"""Seconds for one key by a nurse who types figures from paper (LOCAL)."""
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def clock(tmp_path):
    record = RecordStore(tmp_path / "record.db", KEY)
    staff = [StaffAdded("RN 27", "nurse", HASHER.hash(PIN))]
    with record.batch():
        now = write_unit(record, builtin("nct04751383"), ZONE, staff)
    record.close()
    return FakeClock(now.astimezone(UTC))


def _at_the_paper(tmp_path, clock, qtbot):
    station = open_station(tmp_path, clock)
    qtbot.addWidget(station.window)
    hand = Nurse(station, clock, qtbot)
    hand.sign_in("RN 27")
    hand.open("PED-0417", DAY)
    return hand


class Typist:
    """Types as a person does, and counts the keys."""

    def __init__(self, nurse):
        self.nurse, self.keys = nurse, 0

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.keys += 1
        self.nurse.press(key, modifier)

    def line(self, *boxes, enter=True):
        """One line, box by box; Tab between them, Enter at the end. None leaves a box."""
        for place, text in enumerate(boxes):
            if place:
                self.press(Qt.Key.Key_Tab)
            if text:
                self.keys += len(text)
                self.nurse.watch.key_clicks(QApplication.focusWidget(), text)
        if enter:
            self.press(Qt.Key.Key_Return)


def _screen(nurse):
    return nurse.window.screens["downtime"]


def _sentences(nurse):
    return [row.sentence.text() for row in _screen(nurse).rows() if row.sentence.text()]


def _settled(nurse):
    for _ in range(60):
        QApplication.processEvents()
    assert not _screen(nurse).writer.is_busy


def _opened_by_its_name(nurse):
    """Ctrl+K and a few letters lead there."""
    nurse.press(Qt.Key.Key_K, CONTROL)
    nurse.watch.key_clicks(nurse.window.finding.edit, "downtime paper")
    nurse.press(Qt.Key.Key_Return)
    screen = _screen(nurse)
    assert nurse.window.front() is screen
    assert screen.form.fields["form"].text() == FORM
    _settled(nurse)
    return screen


def _typed(hand):
    """Twelve lines; the resume does not say who ordered it."""
    hand.line("1", "1330", "36.9", "104", "24", "98/56", "97", None, None, "kl")
    hand.line("1357", "37", "106", "24", "97/55", "97", "2", "1")
    hand.line("1457", "37.2", "110", "26", "95/54", "97", "2", "1")
    hand.line("1520", "", "118", "28", "91/50", "96")
    hand.line("1557", "37.1", "108", "24", "96/54", "97", "1", "1")
    hand.press(Qt.Key.Key_2, ALT)
    hand.line("43", "1521", "p", None, "pale, looks unwell", None, "kl")
    hand.line("1540", "re", "10")
    hand.press(Qt.Key.Key_3, ALT)
    hand.line("49", "1445", "acetaminophen", "200", "mg", "oral", None, None, "kl")
    hand.press(Qt.Key.Key_4, ALT)
    hand.line("60", "1400", "i", "by mouth", "120", None, "mh")
    hand.line("1500", "o", "urine", "180")
    hand.line("1610", "o", "urine", "90", enter=False)
    hand.press(Qt.Key.Key_5, ALT)
    hand.line("75", "1525", "MD 03 came to the bedside", "kl", enter=False)


def _locked_and_opened(nurse):
    nurse.window.lock()
    nurse.window.doors.lock.unlocked.emit(nurse.bedside.person)
    assert _screen(nurse).sections["vitals"].rows[4].texts()["bp"] == "96/54"


def _write(nurse, hand):
    """Ctrl+S; how many lines that came to."""
    before = nurse.written()
    hand.press(Qt.Key.Key_S, CONTROL)
    _settled(nurse)
    return nurse.written() - before


def test_twelve_lines_of_paper_are_in_the_record_within_a_minute_of_keys(tmp_path, clock, qtbot):
    nurse = _at_the_paper(tmp_path, clock, qtbot)
    printed = DocumentPrinted(DAY, "downtime", FORM, nurse.bedside.chart.tip)
    assert nurse.bedside.write(printed).stands
    nurse.at(16, 30)
    nurse.show("today")
    screen, hand = _opened_by_its_name(nurse), Typist(nurse)
    _typed(hand)
    assert hand.keys * A_KEY < 60, hand.keys
    _locked_and_opened(nurse)

    assert _write(nurse, hand) == 11, _sentences(nurse)
    (wrong,) = [row for row in screen.rows() if row.sentence.text()]
    assert (wrong.kind.key, wrong.line) == ("pump", "44")
    assert "who ordered" in wrong.sentence.text()
    assert nurse.bedside.chart.day(DAY).infusions["infusion"].phase == "paused"
    assert QApplication.focusWidget() is wrong.cells["ordered_by"]

    hand.line("MD 03", enter=False)
    assert _write(nurse, hand) == 1, _sentences(nurse)
    assert all(row.written for row in screen.rows() if not row.is_empty())
    assert nurse.bedside.chart.day(DAY).infusions["infusion"].phase == "running"
    assert _write(nurse, hand) == 0, "nothing is written twice"
    _look_at(nurse.bedside.chart)
    assert nurse.watch.stall_ms < 50, nurse.watch.told()


def _look_at(chart):
    """Each line stands late, by who typed it, with who did it, in the order in which it happened."""
    lines = [line for line in chart.lines if line.entry.startswith(f"downtime-{FORM}-")]
    assert len(lines) == 12
    assert {line.by for line in lines} == {"RN 27"}
    assert all(line.is_late and f"form {FORM}, line " in line.reason for line in lines)
    kinds = {InfusionPaused, DrugGiven, FluidCounted, NoteWritten, VitalsTaken, InfusionResumed}
    assert {type(line.event) for line in lines} == kinds
    order = [line.happened_at for line in lines[:11]]
    assert order == sorted(order)
    assert lines[0].reason == f"downtime, form {FORM}, line 1; at the bedside: kl"
