"""The three looks of the vitals screen, fluids counted by key, and the leak watch."""

from datetime import timedelta
from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusetrack.domain.events import DrugGiven, FluidCounted, OpioidRateSet, VitalsTaken
from infusetrack.ui import theme
from infusetrack.ui.main_window import Doors, MainWindow
from infusetrack.ui.screens.lock import LockScreen
from infusetrack.ui.screens.sign_in import SignInScreen
from infusetrack.ui.screens.vitals import VitalsScreen, course_tabs, fluids_panel, leak_card
from infusetrack.ui.screens.vitals.support_sets import fluid_day, support_course

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(bedside, qtbot):
    """The window with PED-0417 open on the vitals screen."""
    doors = Doors(SignInScreen(bedside.tools.sign_in.sign_in), LockScreen(bedside.verify, lambda _now: []))
    made = MainWindow(bedside, [VitalsScreen(bedside)], doors)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.show_screen("vitals")
    return made


@pytest.fixture
def tabs(window):
    """The looks of the vitals screen."""
    return window.screens["vitals"].tabs


def counted(bedside, way, ml, minutes, what="urine"):
    at = bedside.now() - timedelta(minutes=minutes)
    assert bedside.write(FluidCounted(bedside.day_label, way, what, D(ml)), at=at, reason="late").stands


def test_alt_2_shows_the_strip(window, tabs, bedside):
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_2, ALT)
    assert not tabs.support.isHidden()
    assert tabs.pages["together"].isHidden()
    assert tabs.buttons["support"].isChecked()
    assert tabs.support.course.pain[-1].score == 4
    assert tabs.support.course.act_at == 4


def test_the_strip_takes_doses_and_rates_as_they_are_written(tabs, bedside):
    tabs.choose("support")
    bedside.tools.clock.advance(hours=1)
    day = bedside.day_label
    assert bedside.write(OpioidRateSet(day, "", "morphine", D(45))).stands
    assert bedside.write(DrugGiven(day, "", "morphine", D("0.6"), "mg", "into the vein")).stands
    course = support_course(bedside, day)
    assert course.opioid[-1].rate == 45
    assert course.boluses[-1].words == "morphine 0.6 mg"
    tabs.show_day(day)
    assert tabs.support.course.opioid[-1].rate == 45


def test_a_sedation_of_three_asks(bedside):
    taken = VitalsTaken(bedside.day_label, heart_rate=100, sedation="3", partial_because="asleep")
    assert bedside.write(taken).stands
    assert support_course(bedside, bedside.day_label).sedation[-1].asks


def test_o_counts_what_came_out(window, tabs, bedside):
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_O)
    assert tabs.tab == "fluids"
    QTest.keyClicks(window.focusWidget(), "120")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_S, CONTROL)
    assert tabs.fluids.form.form.fields["what"].message
    tabs.fluids.form.form.fields["what"].set_text("urine")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_S, CONTROL)
    (line,) = bedside.chart.of_kind(FluidCounted)
    assert line.event == FluidCounted(bedside.day_label, "out", "urine", D(120))
    assert tabs.fluids.form is None
    assert "Urine 120 mL" in tabs.fluids.parts.text()


def test_i_counts_what_went_in_and_esc_puts_it_away(window, tabs, bedside):
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_I)
    QTest.keyClicks(window.focusWidget(), "80")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert tabs.fluids.form is None
    assert not bedside.chart.of_kind(FluidCounted)


def test_ctrl_s_without_a_volume_in_hand_saves_the_set(tabs):
    assert not tabs.save()
    assert not tabs.put_away()


def test_the_balance_counts_antibody_and_hydration_by_itself(tabs, bedside):
    tabs.choose("fluids")
    assert "Hydration 200 mL" in tabs.fluids.parts.text()
    assert "Antibody" in tabs.fluids.parts.text()
    assert sum(hour.into for hour in fluid_day(bedside, bedside.now()).hours) > 200


def test_urine_is_judged_after_four_hours(tabs, bedside):
    tabs.choose("fluids")
    assert tabs.fluids.urine.value() == "\N{EM DASH}"
    counted(bedside, "out", 100, 245)
    counted(bedside, "out", 20, 10)
    tabs.show_day(bedside.day_label)
    assert tabs.fluids.urine.value() == "0.25"
    assert "retention" in tabs.fluids.urine._note.text()


def test_the_watch_tells_which_signs_stand_and_names_no_diagnosis(tabs, bedside):
    counted(bedside, "out", 10, 60)
    tabs.choose("fluids")
    leak = tabs.fluids.leak
    assert leak.rows["balance"][2].text() == "stands"
    assert "consistent with" in leak.said.text()
    counted(bedside, "out", 700, 1)
    tabs.show_day(bedside.day_label)
    assert not leak.rows["balance"][2].text()
    assert "None of these signs" in leak.said.text()


def test_a_day_that_was_not_begun_shows_nothing(tabs, bedside):
    tabs.choose("fluids")
    bedside.open_patient("PED-0417", "C2D1")
    tabs.show_day(bedside.day_label)
    assert "not taken on this day" in tabs.fluids.weight._note.text()
    tabs.show_day("")


@pytest.mark.parametrize("tab", ["support", "fluids"])
def test_nothing_is_wider_than_the_screen(window, tabs, qapp, tab):
    for scale in (1.0, 1.5):
        theme.apply(qapp, theme.Theme.load("day"), scale)
        tabs.choose(tab)
        qapp.processEvents()
        area = window.screens["vitals"].area
        assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    theme.apply(qapp, theme.Theme.load("day"), 1.0)


def test_parts_are_there():
    assert {course_tabs, fluids_panel, leak_card}
