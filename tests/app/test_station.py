"""A station as a whole: what it keeps, what it locks, what it leaves behind."""

import sys
from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from infusetrack.app import practice
from infusetrack.app.pictures import StillClock, _places
from infusetrack.app.screens import chair_times
from infusetrack.app.station import Station, practice_station
from infusetrack.domain.events import ClockGap, DocumentPrinted
from infusetrack.preferences import read_preferences
from infusetrack.ui import theme
from tests.fakes import FakeClock
from tests.journeys.nurse import Nurse, journey_clock, open_station


@pytest.fixture
def station(qapp, tmp_path, qtbot):
    made = practice_station(qapp, tmp_path, FakeClock)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.close()


def shown_text(station: Station) -> str:
    labels = (one for one in station.window.findChildren(QLabel) if one.isVisible())
    return " ".join(one.text() for one in labels)


def test_practice_says_so_on_every_page_and_is_a_file_of_its_own(station, tmp_path) -> None:
    assert "PRACTICE" in station.window.frame.strip.text()
    assert station.parts.record.path == tmp_path / "practice.db"


def test_a_locked_window_shows_running_chairs_and_no_patient(station) -> None:
    station.window.show_screen("chairs")
    assert "PED-0417" in shown_text(station)
    station.window.lock()
    station.ticker.tick()

    text = shown_text(station)
    assert not any(word in text for word in ("PED-", "R. M.", "HN 2", "Dinutuximab"))
    assert any(one.chair == 1 for one in chair_times(station.bedside.tools.board, station.bedside.now()))


def test_a_paused_chair_is_seen_at_the_lock_with_the_level_of_its_alarms(station) -> None:
    board, now = station.bedside.tools.board, station.bedside.now()
    paused = next(one for one in chair_times(board, now) if one.chair == 4)
    assert paused.left == "PAUSED"
    found = station.bedside.alarms.standing
    worst = {one.chair: one.alarm.priority for one in reversed(found)}
    for one in chair_times(board, now, found):
        assert one.level == worst.get(one.chair, one.level)


def test_the_locked_chairs_count_on(station) -> None:
    board = station.bedside.tools.board
    before = chair_times(board, station.bedside.now())
    after = chair_times(board, station.bedside.now() + timedelta(minutes=10))

    assert (before[0].left, after[0].left) == ("6:00 left", "5:50 left")


def test_every_screen_of_the_pictures_can_be_reached(station) -> None:
    for _name, go in _places():
        go(station)
        QApplication.processEvents()
    assert station.bedside.person is None


def test_a_preference_is_kept_and_takes_effect_at_once(station, tmp_path) -> None:
    look = station.window.screens["settings"].look
    look.theme.choose("night")

    assert theme.current().name == "night"
    assert read_preferences(tmp_path / "preferences.toml").theme == "night"


def test_by_hour_the_look_follows_the_clock_into_the_night(station) -> None:
    station.window.screens["settings"].look.theme.choose("auto")
    assert theme.current().name == "day"
    station.parts.clock.advance(hours=6)
    station.ticker.tick()

    assert theme.current().name == "night"


def test_a_clock_set_back_is_written_to_each_running_chart_and_is_an_alarm(station) -> None:
    station.bedside.open_patient("PED-0417", "C1D3")
    station.ticker.tick()
    station.parts.clock.set_wall(station.parts.clock.now() - timedelta(minutes=20))
    station.ticker.tick()

    assert station.bedside.chart.last(ClockGap) is not None
    assert any(one.alarm.kind == "clock_gap" for one in station.alarms.standing)
    assert station.vigil.asks


def test_a_clock_set_back_while_nothing_runs_is_told_in_a_sentence(qapp, tmp_path, qtbot) -> None:
    made = open_station(tmp_path, journey_clock(2026, 11, 22, 6))
    qtbot.addWidget(made.window)
    made.ticker.tick()
    made.parts.clock.set_wall(made.parts.clock.now() - timedelta(minutes=20))
    with qtbot.waitSignal(made.bedside.told) as told:
        made.ticker.tick()
    made.close()

    assert told.args[0].startswith("The clock was set back by 20 min.")


def test_closing_the_real_record_leaves_a_checked_backup(tmp_path, qtbot, qapp) -> None:
    made = open_station(tmp_path, journey_clock(2026, 11, 22, 6))
    made.window.close()

    assert list((tmp_path / "backups").glob("*.db"))


def test_the_first_start_makes_the_first_account_by_keyboard(tmp_path, qtbot, qapp) -> None:
    clock = journey_clock(2026, 11, 22, 6)
    made = open_station(tmp_path, clock)
    qtbot.addWidget(made.window)
    nurse, door = Nurse(made, clock, qtbot), made.window.doors.sign_in
    nurse.fill(door.form, badge="AD 01", pin="408215", again="408215")
    with qtbot.waitSignal(made.bedside.person_changed):
        QTest.keyClick(door.again.edit, Qt.Key.Key_Return)

    assert made.bedside.badge == "AD 01"
    assert made.bedside.tools.site.site.staff["AD 01"].role == "admin"


def test_what_is_typed_survives_a_restart_of_the_program(tmp_path, qtbot, qapp) -> None:
    first = practice_station(qapp, tmp_path, FakeClock)
    qtbot.addWidget(first.window)
    first.bedside.open_patient("PED-0422", "C1D1")
    first.window.show_screen("today")
    form = first.window.screens["today"].forms.open("order")
    form.form.fields["prescriber"].edit.setText("MD 03")
    form.form.changed.emit()
    first.window.screens["today"].forms.close_form()
    first.bedside.close_patient()
    kept = first.drafts.all_of("RN 27")
    first.close()

    assert any("MD 03" in texts.values() for texts in kept.values())


def test_a_still_clock_stands_still() -> None:
    clock = StillClock(journey_clock(2026, 11, 22, 6).now())

    assert (clock.now(), clock.monotonic()) == (clock.now(), 0.0)
    assert practice.PIN.isdigit()


def test_a_key_reaches_the_idle_watch(station) -> None:
    QApplication.instance().installEventFilter(station.idle)
    assert not station.idle.eventFilter(station.window, QEvent(QEvent.Type.KeyPress))
    QApplication.instance().removeEventFilter(station.idle)


def test_a_closed_station_holds_no_key_back(qapp, tmp_path, qtbot) -> None:
    made = practice_station(qapp, tmp_path, FakeClock)
    qtbot.addWidget(made.window)
    hook = sys.excepthook
    made.open()
    made.close()
    sys.excepthook = hook
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.setFocus()
    with qtbot.waitActive(line):
        line.activateWindow()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, "7")
    key.setTimestamp(1000)
    QApplication.sendEvent(line, key)

    assert line.text() == "7"


def test_a_window_that_is_gone_is_locked_no_more(qapp, tmp_path, qtbot) -> None:
    made = practice_station(qapp, tmp_path, FakeClock)
    shiboken6.delete(made.window)
    assert not made.idle._timer.isActive()
    made.close()


def test_ctrl_p_shows_the_document_of_the_screen_in_front_and_there_prints_it(station, qtbot) -> None:
    station.bedside.open_patient("PED-0417", "C1D3")
    station.window.show_screen("hgb")
    station.window.print_asked.emit("hgb")
    paper = station.window.front()
    assert paper.key == "paper"
    assert paper.choice.kind == "hgb"
    station.press.wait()
    assert paper.preview.title == "Hemoglobin report"
    station.window.print_asked.emit("paper")
    station.press.wait()
    assert station.bedside.chart.last(DocumentPrinted).event.document == "hgb"


def test_ctrl_shift_p_prints_at_once_what_the_screen_is_about(station) -> None:
    station.bedside.open_patient("PED-0417", "C1D3")
    station.window.show_screen("toxicity")
    next(one.act for one in station.window.keyboard.always if one.key == "Ctrl+Shift+P")()
    station.press.wait()
    assert station.bedside.chart.last(DocumentPrinted).event.document == "toxicity"
    assert station.window.front().key == "toxicity"
