"""The window: doors, rail, keys, banners, finding, scanning, practice."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from infusetrack.domain.events import Measured
from infusetrack.ui.desk import Desk
from infusetrack.ui.dialogs.find import Found
from infusetrack.ui.keyboard import is_letter
from infusetrack.ui.main_window import Doors, MainWindow
from infusetrack.ui.practice import EDGE, PracticeFrame
from infusetrack.ui.rail import Rail, Stop
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.lock import ChairTime, LockScreen
from infusetrack.ui.screens.sign_in import SignInScreen
from infusetrack.ui.widgets.buttons import QuietButton
from tests.ui.desk import PIN, bedside, enrolled


class Chairs(Screen):
    key, title, icon = "chairs", "Chairs", "chairs"

    def top_widgets(self):
        return [QuietButton("Enrol")]


class Vitals(Screen):
    key, title, icon, needs_chart = "vitals", "Vitals", "vitals", True

    def __init__(self):
        super().__init__()
        self.acts, self.charts, self.times, self.seen = [], [], [], 0
        self.edit = QLineEdit()
        QVBoxLayout(self).addWidget(self.edit)

    def shortcuts(self):
        return [
            Shortcut("V", "record vital signs", lambda: self.acts.append("V")),
            Shortcut("Ctrl+S", "save", lambda: self.acts.append("Ctrl+S")),
        ]

    def show_chart(self, chart):
        self.charts.append(chart)

    def show_time(self, now):
        self.times.append(now)

    def came_into_sight(self):
        self.seen += 1
        self.setFocus()


class Quiet(Screen):
    key, title = "order", "Order"


@pytest.fixture
def station(qtbot, record, clock):
    """The window at its first start, shown, with two screens on the rail and one off it."""
    return _station(qtbot, record, clock)


def _station(qtbot, record, clock, *, rehearsal=False):
    ground = bedside(record, clock, rehearsal=rehearsal)
    tools, reached = ground.tools, []
    doors = Doors(
        SignInScreen(
            tools.sign_in.sign_in,
            first_start=tools.sign_in.is_first_start,
            create_first=tools.sign_in.first_account,
        ),
        LockScreen(ground.verify, lambda _now: [ChairTime(4, "0:12 left")]),
    )
    screens = [Chairs(), Vitals(), Quiet()]
    screens[1].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window = MainWindow(
        ground,
        screens,
        doors,
        finders=[lambda: [Found("R. M. PED-0417", lambda: reached.append("PED-0417"), "PED-0417")]],
        anywhere=[Shortcut("F9", "infusion reaction", lambda: reached.append("F9"))],
    )
    window.reached = reached
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def _come_in(window):
    door = window.doors.sign_in
    for field, text in ((door.badge, "RN 27"), (door.pin, PIN), (door.again, PIN)):
        field.set_text(text)
    door.submit()
    return window


def _at_vitals(window):
    enrolled(_come_in(window).bedside)
    window.show_screen("vitals")
    return window.screens["vitals"]


def test_nobody_sees_a_screen_before_signing_in(station):
    assert not station.is_working
    assert station.front() is None
    assert station.pages.currentWidget() is station.doors.sign_in


def test_the_first_account_opens_the_first_screen(station):
    _come_in(station)
    assert station.is_working
    assert station.bedside.badge == "RN 27"
    assert station.front().key == "chairs"
    assert station.desk.tops.currentWidget() is not station.desk.header


def test_whoever_signs_in_finds_the_keyboard_on_the_screen_not_on_the_rail(station):
    vitals = _at_vitals(station)
    station.bedside.set_person(None)
    station.bedside.set_person(station.bedside.tools.site.site.staff["RN 27"])
    assert station.front() is vitals
    assert vitals.seen == 2


def test_a_screen_of_a_patient_waits_for_a_patient(station):
    _come_in(station).show_screen("vitals")
    assert station.front().key == "chairs"
    assert "Open a patient first" in station.toast.text()
    assert not station.desk.rail.buttons["vitals"].isEnabled()
    station.show_screen("no such screen")
    assert station.front().key == "chairs"


def test_an_open_patient_is_named_above_the_screen(station):
    vitals = _at_vitals(station)
    assert station.front() is vitals
    assert vitals.seen == 1
    assert vitals.charts[-1].patient.study_id == "PED-0417"
    assert "R. M." in station.desk.header.accessibleName()
    assert station.desk.tops.currentWidget() is station.desk.header


def test_putting_the_chart_away_leads_back_to_the_chairs(station):
    _at_vitals(station)
    station.bedside.close_patient()
    assert station.front().key == "chairs"


def test_control_and_a_digit_bring_the_screens(station):
    _at_vitals(station)
    QTest.keyClick(station, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert station.front().key == "chairs"
    QTest.keyClick(station, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert station.front().key == "vitals"
    station.desk.rail.buttons["chairs"].click()
    assert station.front().key == "chairs"


def test_a_letter_acts_outside_of_text_fields_only(station):
    vitals = _at_vitals(station)
    QTest.keyClick(vitals, Qt.Key.Key_V)
    assert vitals.acts == ["V"]
    vitals.edit.setFocus()
    QTest.keyClicks(vitals.edit, "v")
    assert vitals.acts == ["V"]
    assert vitals.edit.text() == "v"


def test_a_combination_reaches_only_the_screen_in_front(station):
    vitals = _at_vitals(station)
    station.show_screen("chairs")
    QTest.keyClick(station, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert vitals.acts == []
    station.show_screen("vitals")
    vitals.edit.setFocus()
    QTest.keyClick(vitals.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert vitals.acts == ["Ctrl+S"]


def test_the_key_of_a_reaction_works_everywhere_even_behind_the_lock(station):
    _come_in(station)
    QTest.keyClick(station, Qt.Key.Key_F9)
    assert station.reached == ["F9"]
    station.lock()
    QTest.keyClick(station, Qt.Key.Key_F9)
    assert station.reached == ["F9", "F9"]


def test_any_other_act_for_everywhere_waits_behind_the_lock(station):
    _come_in(station)
    station.lock()
    QTest.keyClick(station, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert station.desk.front() is not station.screens["vitals"]


def test_the_clock_reaches_what_is_in_sight(station, clock):
    vitals = _at_vitals(station)
    clock.advance(minutes=25)
    station.bedside.tick(clock.now())
    assert vitals.times[-1] == clock.now()
    assert station.desk.header.corner.accessibleName() == "RN 27, time 13:25"


def test_the_locked_window_shows_chairs_but_no_names(station, qtbot):
    _at_vitals(station)
    with qtbot.waitSignal(station.locked) as told:
        QTest.keyClick(station, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [True]
    shown = [child.text() for child in station.doors.lock.findChildren(QWidget) if hasattr(child, "text")]
    assert not [text for text in shown if "R. M." in text or "PED" in text]
    assert "0:12 left" in shown
    station.bedside.tick(station.bedside.now())
    station.doors.lock.pin.set_text(PIN)
    station.doors.lock.submit()
    assert station.is_working
    assert station.front().key == "vitals"


def test_another_person_takes_over_with_badge_and_pin(station):
    _come_in(station)
    station.bedside.tools.sign_in.add_staff("RN 14", "nurse", "864213", lambda _who, _why: None)
    station.lock()
    station.scan("RN 14")
    door = station.doors.sign_in
    assert station.pages.currentWidget() is door
    assert door.badge.text() == "RN 14"
    assert door.pin.edit.hasFocus()
    door.pin.set_text("864213")
    door.submit()
    assert station.bedside.badge == "RN 14"
    assert station.is_working


def test_signing_out_leads_back_to_the_door(station):
    _come_in(station).bedside.set_person(None)
    assert station.pages.currentWidget() is station.doors.sign_in
    assert station.doors.sign_in.badge.is_empty()


def test_not_saved_stays_red_until_something_is_saved(station):
    _at_vitals(station)
    station.bedside.told.emit("NOT SAVED. Disk full.", "not_saved")
    assert station.desk.banners.banners["not_saved"].level == "high"
    station.show_screen("chairs")
    assert "not_saved" in station.desk.banners.banners
    station.bedside.chart_changed.emit(station.bedside.chart)
    assert "not_saved" not in station.desk.banners.banners


def test_a_refusal_goes_when_something_was_written(station):
    _at_vitals(station)
    station.bedside.told.emit("Say why it is entered late.", "refused")
    station.bedside.write(Measured("C1D1", "measure", Decimal("20.1"), Decimal("115.2")))
    assert "refused" not in station.desk.banners.banners


def test_not_saved_can_be_tried_again(station):
    tried = []
    _come_in(station).desk.not_saved("NOT SAVED. Disk full.", lambda: tried.append(1))
    again, close = station.desk.banners.banners["not_saved"].buttons
    again.click()
    close.click()
    assert tried == [1]
    assert not station.desk.banners.banners


def test_a_refusal_stays_until_it_is_closed_and_news_goes_by_itself(station):
    _come_in(station).tell("Say why it is entered late.", "refused")
    station.desk.banners.banners["refused"].buttons[0].click()
    assert not station.desk.banners.banners
    station.tell("Saved.")
    assert station.toast.text() == "Saved."


def test_finding_goes_to_a_patient_by_a_few_letters(station):
    _come_in(station)
    QTest.keyClick(station, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert station.finding.isVisible()
    QTest.keyClicks(station.finding.edit, "0417")
    QTest.keyClick(station.finding.edit, Qt.Key.Key_Return)
    assert station.reached == ["PED-0417"]
    assert not station.finding.isVisible()


def test_finding_works_out_of_a_text_field_and_gives_the_keyboard_back(station):
    vitals = _at_vitals(station)
    vitals.edit.setText("38.2")
    vitals.edit.setFocus()
    QTest.keyClick(vitals.edit, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert vitals.edit.text() == "38.2"
    QTest.keyClick(station.finding.edit, Qt.Key.Key_Escape)
    assert vitals.edit.hasFocus()


def test_finding_knows_the_screens_and_says_when_nothing_fits(station):
    _come_in(station).finding.open()
    station.finding.edit.setText("zzz")
    QTest.keyClick(station.finding.edit, Qt.Key.Key_Return)
    assert station.finding.isVisible()
    assert station.finding._none.isVisible()
    station.finding.edit.setText("")
    QTest.keyClick(station.finding.edit, Qt.Key.Key_Down)
    QTest.keyClick(station.finding.edit, Qt.Key.Key_Return)
    assert station.front().key == "chairs"


def test_a_scanned_wristband_opens_its_patient(station, qtbot):
    _come_in(station).scan("ped-0417")
    assert station.reached == ["PED-0417"]
    with qtbot.waitSignal(station.scanned) as passed_on:
        station.scan("LOT 77")
    assert passed_on.args == ["LOT 77"]


def test_a_scanned_badge_fills_the_door(station):
    station.scan("RN 27")
    assert station.doors.sign_in.badge.text() == "RN 27"


def test_f1_lists_every_key_those_of_the_screen_in_front_first(station):
    _at_vitals(station)
    groups = station.key_groups()
    assert groups[0].title == "Vitals"
    assert ("V", "record vital signs") in groups[0].keys
    assert groups[1].title == "Everywhere"
    assert {"Ctrl+1", "F9", "Ctrl+K", "Ctrl+L", "Ctrl+P", "F1", "F11"} <= {key for key, _ in groups[1].keys}
    QTest.keyClick(station, Qt.Key.Key_F1)
    assert station.keys.isVisible()
    assert station.front() is None
    QTest.keyClick(station, Qt.Key.Key_F1)
    assert not station.keys.isVisible()


def test_a_press_beside_the_keys_closes_them(station, qtbot):
    _come_in(station).show_keys()
    station.resize(1440, 900)
    assert station.keys.size() == station.size()
    qtbot.mouseClick(station.keys, Qt.MouseButton.LeftButton, pos=station.keys.rect().bottomLeft())
    assert not station.keys.isVisible()


def test_printing_is_asked_for_the_screen_in_front(station, qtbot):
    _come_in(station)
    with qtbot.waitSignal(station.print_asked) as asked:
        QTest.keyClick(station, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["chairs"]


def test_f11_takes_the_whole_screen_and_gives_it_back(station):
    QTest.keyClick(station, Qt.Key.Key_F11)
    assert station.isFullScreen()
    QTest.keyClick(station, Qt.Key.Key_F11)
    assert not station.isFullScreen()


def test_it_fits_the_smallest_screen_to_serve(station):
    _at_vitals(station)
    least = station.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 768


def test_practice_is_striped_all_round_and_says_so(qtbot, record, clock):
    real = _station(qtbot, record, clock)
    assert not real.frame.strip.isVisible()
    practice = _station(qtbot, type(record)(), clock, rehearsal=True)
    assert "PRACTICE" in practice.frame.strip.text()
    assert practice.frame.strip.isVisible()
    edge = practice.grab().toImage()
    column = {edge.pixel(EDGE // 2, y) for y in range(100, 700)}
    assert len(column) > 2


def test_closing_leaves_nothing_on_the_clipboard(station, qtbot):
    QApplication.clipboard().setText("R. M.")
    with qtbot.waitSignal(station.closing):
        station.close()
    assert QApplication.clipboard().text() == ""


@pytest.mark.parametrize(
    ("key", "letter"), [("V", True), ("F9", False), ("Ctrl+S", False), ("1", False), ("", False)]
)
def test_only_a_single_letter_waits_for_the_fields(key, letter):
    assert is_letter(key) is letter


def test_a_screen_without_an_icon_stays_off_the_rail(station):
    assert isinstance(station.desk, Desk)
    assert [screen.key for screen in station.desk.on_rail] == ["chairs", "vitals"]
    _come_in(station).show_screen("order")
    assert station.front().key == "order"


def test_the_rail_says_its_keys_and_marks_one_place(qtbot):
    gone, locked = [], []
    rail = Rail(
        [Stop("a", "Chairs", "chairs", "Ctrl+1"), Stop("b", "Today", "today", "Ctrl+2")],
        lambda: locked.append(1),
    )
    qtbot.addWidget(rail)
    rail.chosen.connect(gone.append)
    rail.buttons["b"].click()
    rail.lock_button.click()
    rail.select("a")
    assert (gone, locked) == (["b"], [1])
    assert rail.buttons["a"].isChecked()
    assert not rail.buttons["b"].isChecked()
    assert rail.buttons["b"].accessibleDescription() == "Ctrl+2"


def test_on_a_low_rail_the_screen_in_front_and_half_of_the_next_are_in_sight(looked, qtbot):
    rail = Rail([Stop(str(n), f"Place {n}", "chairs", f"Ctrl+{n}") for n in range(10)], lambda: None)
    qtbot.addWidget(rail)
    rail.resize(rail.sizeHint().width(), rail.buttons["0"].height() * 4)
    rail.show()
    view = rail._scroll.viewport()
    for key in ("6", "9", "0"):
        rail.select(key)
        chosen = rail.buttons[key]
        top = chosen.mapTo(view, chosen.rect().topLeft()).y()
        room = view.height() - chosen.height() // 2 if key == "6" else view.height()
        assert 0 <= top <= room - chosen.height(), key


def test_a_real_window_has_no_edge(qtbot):
    frame = PracticeFrame(QWidget(), rehearsal=False)
    qtbot.addWidget(frame)
    assert frame.layout().contentsMargins().left() == 0
