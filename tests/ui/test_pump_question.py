"""After a time in which nobody looked, each pump is asked for on every screen, until it is answered."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusetrack.app.presence import tell_away
from infusetrack.app.station import practice_station
from infusetrack.domain.events import PumpRead
from infusetrack.ui.pump_question import KEY
from tests.fakes import FakeClock


@pytest.fixture
def station(qapp, tmp_path, qtbot):
    made = practice_station(qapp, tmp_path, FakeClock)
    qtbot.addWidget(made.window)
    made.window.show()
    made.window.activateWindow()
    assert QTest.qWaitForWindowActive(made.window)
    yield made
    made.close()


@pytest.fixture
def away(station):
    """The program was away for seven minutes while two infusions ran or stood."""
    clock = station.parts.clock
    clock.advance(minutes=7)
    tell_away(station.bedside.tools.board, clock.now() - timedelta(minutes=7), clock.now())
    return station


def question(station):
    return station.window.desk.banners.banners[KEY]


def type_into(field, text):
    field.take_focus()
    QTest.keyClicks(field.edit, text)


def test_nothing_is_asked_while_somebody_looked(station):
    assert KEY not in station.window.desk.banners.banners


def test_it_says_where_and_since_when_and_stands_on_every_screen(away):
    words = question(away).accessibleName()
    assert "The program was away from" in words
    assert "What does the pump show?" in words
    assert "PED-" in words
    assert f"({len(away.bedside.tools.board.running())} pumps to read)" in words
    away.bedside.open_patient("PED-0417", "C1D3")
    for screen in ("chairs", "today", "vitals", "calendar"):
        away.window.show_screen(screen)
        assert question(away).isVisible()


def test_a_number_that_fits_is_written_with_the_records_own_and_the_next_pump_is_asked(away):
    board, asked = away.bedside.tools.board, question(away)
    seat, waiting = asked.asked.seat, len(board.running())
    record = asked._record_ml()
    type_into(asked.volume, f"{record:.1f}")
    QTest.keyClick(asked.volume.edit, Qt.Key.Key_Return)
    fact = board.session(seat.study_id).chart.lines[-1].event
    assert isinstance(fact, PumpRead)
    assert (fact.computed_ml, fact.explained) == (record, "")
    assert waiting == 1 or question(away).asked.seat != seat


def test_a_number_that_does_not_fit_asks_why_before_it_is_taken(away):
    asked = question(away)
    before = len(away.bedside.tools.board.session(asked.asked.seat.study_id).chart.lines)
    type_into(asked.volume, f"{asked._record_ml() + 20:.1f}")
    assert asked.explained.isVisible()
    assert "apart" in asked.volume.message
    asked.save_button.click()
    session = away.bedside.tools.board.session(asked.asked.seat.study_id)
    assert len(session.chart.lines) == before
    type_into(asked.explained, "rate was higher on the pump")
    asked.save_button.click()
    assert session.chart.lines[-1].event.explained == "rate was higher on the pump"


def test_what_is_typed_stays_while_other_charts_change(away):
    asked = question(away)
    type_into(asked.volume, "4")
    away.bedside.tools.board.chart_changed.emit("PED-0398")
    assert question(away) is asked
    assert asked.volume.text() == "4"


def test_one_key_leads_to_the_field_from_every_screen_and_saves(away):
    away.window.show_screen("calendar")
    QTest.keyClick(away.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    asked = question(away)
    assert asked.volume.edit.hasFocus()
    QTest.keyClicks(asked.volume.edit, f"{asked._record_ml():.1f}")
    QTest.keyClick(away.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    written = away.bedside.tools.board.session(asked.asked.seat.study_id).chart.lines[-1].event
    assert isinstance(written, PumpRead)
    assert abs(written.volume_ml - written.computed_ml) < D("0.1")


def test_without_a_question_the_key_does_nothing(station):
    QTest.keyClick(station.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert station.vigil.pumps.banner is None


def test_a_number_that_cannot_be_is_told_in_the_field(away):
    asked = question(away)
    type_into(asked.volume, "9999")
    asked.save_button.click()
    assert asked.volume.message
    assert KEY in away.window.desk.banners.banners
