"""Seating a patient: found by any identifier, the day proposed with its reason, refusals in words."""

import pytest
from PySide6.QtCore import Qt

from infusetrack.domain.events import ChairLeft
from infusetrack.ui.screens.chairs.screen import ChairsScreen


@pytest.fixture
def chairs(bedside, qtbot):
    """Chair 3 is free: PED-0422 may be seated."""
    bedside.tools.site.write(ChairLeft(3, "PED-0422"), by="RN 27")
    screen = ChairsScreen(bedside)
    qtbot.addWidget(screen)
    screen.resize(1320, 840)
    screen.show()
    screen.begin_seat()
    return screen


def seats(bedside):
    return [(seat.chair, seat.study_id, seat.day) for seat in bedside.tools.board.seats]


def test_typing_initials_and_enter_picks_proposes_and_seats(chairs, bedside, qtbot):
    form = chairs.seat_form
    qtbot.keyClicks(form.who.edit, "ln")
    qtbot.keyClick(form.who.edit, Qt.Key.Key_Return)
    assert form.picked.study_id == "PED-0422"
    assert (form.chair.text(), form.day.text()) == ("3", "C1D1")
    assert form.day.message == "C1D1 by the calendar: day 1 of cycle 1"
    assert form.save_button.text() == "Seat PED-0422 in chair 3 for C1D1"
    qtbot.keyClick(form.chair.edit, Qt.Key.Key_Return)
    assert (3, "PED-0422", "C1D1") in seats(bedside)
    assert not form.isVisible()
    assert 3 in chairs.cards


def test_a_scanned_wristband_picks_its_patient(chairs):
    assert chairs.take_scan("HN 20422")
    assert chairs.seat_form.picked.study_id == "PED-0422"


def test_a_scanned_stranger_is_refused_in_words(chairs):
    assert chairs.take_scan("HN 99999")
    assert "not enrolled here" in chairs.seat_form.form.refusal.text()
    assert chairs.seat_form.picked is None


def test_a_scan_goes_on_to_others_while_the_form_is_closed(chairs):
    chairs.seat_form.close_up()
    assert not chairs.take_scan("HN 20422")


def test_arrows_walk_the_list_while_the_keyboard_stays_in_the_line(chairs, qtbot):
    form = chairs.seat_form
    qtbot.keyClick(form.who.edit, Qt.Key.Key_Down)
    qtbot.keyClick(form.who.edit, Qt.Key.Key_Down)
    qtbot.keyClick(form.who.edit, Qt.Key.Key_Up)
    qtbot.keyClick(form.who.edit, Qt.Key.Key_Return)
    assert form.picked.study_id == "PED-0398"


def test_another_day_than_the_calendars_is_pointed_out_and_may_stand(chairs, bedside):
    form = chairs.seat_form
    form.take_scan("PED-0422")
    form.day.set_text("c1 d2")
    assert form.day.message.startswith("▲ C1D1 by the calendar")
    form.save()
    assert (3, "PED-0422", "C1D2") in seats(bedside)


BAD = [
    ("who", "", "Patient is empty"),
    ("who", "nobody of that name", "Choose one patient"),
    ("who", "PED", "Choose one patient"),
    ("chair", "", "Chair is empty"),
    ("chair", "window", "is not a number"),
    ("chair", "0", "must lie from 1 to 24"),
    ("chair", "-3", "must lie from 1 to 24"),
    ("chair", "2.5", "too many decimals"),
    ("chair", "3 m", "is not a number"),
    ("chair", "99999999999999999", "is not a number"),
    ("chair", "1", "Chair 1 is taken"),
    ("day", "", "Cycle day is empty"),
    ("day", "Tuesday", "is not a cycle day"),
    ("day", "D1C1", "is not a cycle day"),
    ("day", "C99D1", "off the protocol"),
    ("day", "C1D22", "off the protocol"),
    ("day", "C1D2 kg", "is not a cycle day"),
]


@pytest.mark.parametrize(("field", "text", "says"), BAD)
def test_what_cannot_be_is_refused_and_stays_in_its_field(chairs, bedside, field, text, says):
    form = chairs.seat_form
    form.take_scan("PED-0422")
    form.form.fields[field].set_text(text)
    if field == "who":
        form._typed()
    before = seats(bedside)
    form.save()
    assert says in form.form.refusal.text()
    assert form.form.fields[field].text() == text
    assert seats(bedside) == before
    assert form.isVisible()


def test_a_patient_who_sits_already_is_not_seated_twice(chairs, bedside):
    form = chairs.seat_form
    form.take_scan("PED-0417")
    before = seats(bedside)
    form.save()
    assert "already sits" in form.form.refusal.text()
    assert seats(bedside) == before


def test_escape_closes_the_form_and_writes_nothing(chairs, bedside):
    before = seats(bedside)
    chairs.take_scan("PED-0422")
    next(one for one in chairs.shortcuts() if one.key == "Esc").act()
    assert not chairs.seat_form.isVisible()
    assert seats(bedside) == before
