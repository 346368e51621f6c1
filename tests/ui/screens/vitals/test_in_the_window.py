"""Vitals and chart in the real window: its keys reach them, also with the keyboard in a table."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusetrack.ui import theme
from infusetrack.ui.main_window import Doors, MainWindow
from infusetrack.ui.screens.chart import ChartScreen
from infusetrack.ui.screens.lock import LockScreen
from infusetrack.ui.screens.sign_in import SignInScreen
from infusetrack.ui.screens.vitals import VitalsScreen

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(bedside, qtbot):
    """The window with PED-0417 open on the vitals screen."""
    doors = Doors(SignInScreen(bedside.tools.sign_in.sign_in), LockScreen(bedside.verify, lambda _now: []))
    made = MainWindow(bedside, [VitalsScreen(bedside), ChartScreen(bedside)], doors)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.show_screen("vitals")
    return made


def test_the_keyboard_stands_in_the_first_number_and_ctrl_s_saves(window, bedside):
    count = len(bedside.record.vitals)
    for text in ("94", "54"):
        QTest.keyClicks(window.focusWidget(), text)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_S, CONTROL)
    assert window.focusWidget() is window.screens["vitals"].sheet.entry.partial.edit
    QTest.keyClicks(window.focusWidget(), "asleep")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_S, CONTROL)
    assert len(bedside.record.vitals) == count + 1
    assert (bedside.record.vitals[-1].event.sbp, bedside.record.vitals[-1].event.dbp) == (94, 54)
    assert window.toast.text() == "Saved."


def test_a_refusal_stays_in_sight_beside_its_field(window):
    screen = window.screens["vitals"]
    screen.sheet.entry.fields["pain"].take_focus()
    QTest.keyClicks(window.focusWidget(), "11")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_S, CONTROL)
    words = screen.sheet.entry.refusal
    assert "0 to 10" in words.text()
    assert not words.visibleRegion().isEmpty()
    assert window.focusWidget() is screen.sheet.entry.fields["pain"].edit
    assert "0 to 10" in screen.sheet.entry.fields["pain"].message


def test_save_is_whole_in_sight_while_the_score_stands_over_it(window):
    screen = window.screens["vitals"]
    for key, text in {"sbp": "70", "dbp": "40", "heart_rate": "150", "respiratory_rate": "30"}.items():
        QTest.keyClicks(screen.sheet.entry.fields[key].edit, text)
    assert screen.sheet.live.box.isVisible()
    save = screen.sheet.save_button
    assert save.visibleRegion().boundingRect() == save.rect()
    bottom = save.mapTo(window, save.rect().bottomLeft()).y()
    assert bottom <= window.height()
    assert screen.sheet.area.height() > 2 * screen.sheet.entry.fields["sbp"].height()


def test_letters_act_while_the_keyboard_is_in_a_table(window):
    table = window.screens["vitals"].flowsheet.table
    table.setFocus()
    QTest.keyClick(table, "v")
    assert window.focusWidget() is window.screens["vitals"].sheet.entry.fields["sbp"].edit
    window.show_screen("chart")
    chart = window.screens["chart"]
    assert window.focusWidget() is chart.table
    QTest.keyClick(chart.table, "o")
    assert chart.filters.by_happened.isChecked()


def test_in_the_chart_ctrl_del_asks_and_ctrl_s_strikes_out(window, bedside):
    window.show_screen("chart")
    chart = window.screens["chart"]
    old = bedside.record.vitals[-1]
    chart.go_to(old.seq)
    QTest.keyClick(chart.table, Qt.Key.Key_Delete, CONTROL)
    QTest.keyClicks(window.focusWidget(), "other patient")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_S, CONTROL)
    assert not bedside.chart.is_standing(old)


def test_the_newest_set_is_wholly_in_sight(window, bedside, qapp):
    for minutes in (9, 6, 3):
        event = bedside.record.vitals[-1].event
        bedside.write(event, at=bedside.now() - timedelta(minutes=minutes))
    qapp.processEvents()
    table = window.screens["vitals"].flowsheet.table
    bar = table.horizontalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()


def test_on_a_narrow_window_the_sheet_is_shown_whole(window, qapp):
    theme.apply(qapp, theme.Theme.load("day"), 1.5)
    try:
        screen = window.screens["vitals"]
        screen.sheet.entry.fields["sbp"].set_text("60")
        for _ in range(3):
            qapp.processEvents()
        assert screen.area.verticalScrollBar().maximum() > 0
        assert screen.sheet.area.verticalScrollBar().maximum() == 0
    finally:
        theme.apply(qapp, theme.Theme.load("day"))


@pytest.mark.parametrize("key", ["vitals", "chart"])
def test_everything_fits_the_smallest_screen_to_serve(window, qapp, key):
    window.show_screen(key)
    qapp.processEvents()
    screen = window.screens[key]
    assert screen.area.verticalScrollBar().maximum() == 0
    assert screen.area.horizontalScrollBar().maximum() == 0
