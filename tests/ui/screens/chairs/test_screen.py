"""The chairs at a glance, seating, leaving, and going to a patient's day."""

from dataclasses import replace
from datetime import datetime, timedelta
from time import thread_time

import pytest
from PySide6.QtCore import Qt

from infusetrack.domain.events import ChairLeft, ChairTaken
from infusetrack.domain.record import Draft
from infusetrack.rehearsal.unit import write_unit
from infusetrack.ui.screens.chairs.card import ChairCard
from infusetrack.ui.screens.chairs.grid import CardGrid
from infusetrack.ui.screens.chairs.patients import patient_finder
from infusetrack.ui.screens.chairs.screen import ChairsScreen
from infusetrack.wording.figures import MINUS
from tests.fakes import FakeClock, MemoryRecord
from tests.ui.conftest import TRIAL, ZONE, make_bedside, regimens, sign_in, staff_facts


@pytest.fixture
def chairs(bedside, qtbot):
    screen = ChairsScreen(bedside)
    qtbot.addWidget(screen)
    screen.resize(1320, 840)
    screen.show()
    return screen


def texts(screen, chair):
    return screen.cards[chair].accessibleName()


def lines(bedside):
    return len(bedside.tools.site.lines)


# --- what is seen -----------------------------------------------------------------------


def test_each_taken_chair_has_a_card_that_says_who_and_what_is_next(chairs):
    assert list(chairs.cards) == [1, 2, 3, 4, 5]
    assert "R. M., PED-0417, C1D3" in texts(chairs, 1)
    assert "Dinutuximab, dose 2 of 4" in texts(chairs, 1)
    assert "ends 19:25" in texts(chairs, 1)
    assert f"Hgb 10.4 {MINUS}0.8" in texts(chairs, 1)
    assert chairs.cards[1].strip.text() == "▲ Vital signs 5 min overdue"


def test_a_closed_gate_says_which_limit_closes_it_and_that_it_waits_for_a_decision(chairs):
    assert "gate closed. Hgb 8.8 below 9.5" in texts(chairs, 3)
    assert chairs.cards[3].strip.text() == "Waiting: investigator decision"
    assert chairs.cards[3].shown.card.level == "none"


def test_a_paused_infusion_says_so_in_its_ring(chairs):
    assert chairs.cards[4].ring.accessibleName().startswith("PAUSED")
    assert "7 min ago. since 13:18" in texts(chairs, 4)


def test_the_ring_counts_down_without_building_anything_anew(chairs, bedside):
    before = dict(chairs.cards)
    chairs.show_time(bedside.now() + timedelta(minutes=10))
    assert chairs.cards == before
    assert chairs.cards[1].ring.accessibleName().startswith("5:50")


def test_what_comes_up_stands_with_the_nearest_first(chairs):
    shown = chairs.coming.texts()
    assert [row[0] for row in shown] == sorted(row[0] for row in shown)
    assert ("14:03", "T. A.", "Magrolimab ends; flush, then observe", "in 38 min", "Chair 2") in shown


def test_an_empty_unit_offers_a_seat_and_says_that_nothing_is_due(looked, qtbot):
    record = MemoryRecord()
    record.append(
        "site", 1, Draft(FakeClock().now(), FakeClock().now(), "RN 27", staff_facts()[0], entry="1")
    )
    made = make_bedside(record, FakeClock())
    sign_in(made)
    screen = ChairsScreen(made)
    qtbot.addWidget(screen)
    screen.show()
    assert not screen.cards
    assert screen.coming.texts() == []
    assert screen.empty.isVisible()


def many(chairs_wanted=24):
    """The unit with as many chairs, all infusing like chair 1."""
    record = MemoryRecord()
    now = write_unit(record, regimens()[TRIAL], ZONE, staff_facts())
    for chair in range(6, chairs_wanted + 1):
        study_id = f"PED-1{chair:03d}"
        stream = f"patient/{study_id}"
        record._streams[stream] = [
            replace(line, stream=stream, event=_as(line.event, study_id))
            for line in record.lines("patient/PED-0417")
        ]
        seq = len(record.lines("site")) + 1
        event = ChairTaken(chair, study_id, "C1D3")
        record.append("site", seq, Draft(now, now, "RN 27", event, entry=f"seat-{chair}"))
    made = make_bedside(record, FakeClock(now))
    sign_in(made)
    return made


def _as(event, study_id):
    return replace(event, study_id=study_id) if hasattr(event, "study_id") else event


def test_twenty_four_chairs_stand_closer_and_tick_within_a_frame(looked, qtbot):
    made = many()
    screen = ChairsScreen(made)
    qtbot.addWidget(screen)
    screen.resize(1320, 840)
    screen.show()
    assert len(screen.cards) == 24
    assert screen.grid.across == 4
    assert screen.area.horizontalScrollBar().maximum() == 0
    best = min(_timed(screen, made.now() + timedelta(seconds=second)) for second in range(1, 8))
    assert best < 0.016


def _timed(screen, at: datetime):
    began = thread_time()
    screen.show_time(at)
    return thread_time() - began


@pytest.mark.parametrize(("wide", "across"), [(1300, 3), (800, 2), (400, 1)])
def test_few_cards_stand_in_rows_that_fit(looked, qtbot, wide, across):
    grid = CardGrid()
    qtbot.addWidget(grid)
    grid.resize(wide, 600)
    grid.show()
    grid.show_cards([ChairCard(chair) for chair in range(1, 6)])
    assert grid.across == across


# --- going to a patient ---------------------------------------------------------------------


def test_enter_on_a_card_opens_the_patient_at_the_chairs_day(chairs, bedside, qtbot):
    chairs.cards[2].setFocus()
    with qtbot.waitSignal(bedside.asked_for) as asked:
        qtbot.keyClick(chairs.cards[2], Qt.Key.Key_Return)
    assert asked.args == ["today"]
    assert (bedside.chart.patient.study_id, bedside.day_label) == ("PED-0398", "C2D8")


def test_a_press_on_a_card_opens_it_too(chairs, bedside, qtbot):
    qtbot.mouseClick(chairs.cards[3], Qt.MouseButton.LeftButton)
    assert bedside.chart.patient.study_id == "PED-0422"


def test_a_number_key_opens_its_chair_and_a_free_one_does_nothing(chairs, bedside):
    keys = {shortcut.key: shortcut.act for shortcut in chairs.shortcuts()}
    keys["4"]()
    assert bedside.chart.patient.study_id == "PED-0377"
    keys["9"]()
    assert bedside.chart.patient.study_id == "PED-0377"


def test_a_scanned_wristband_finds_its_patient(bedside):
    found = [one for one in patient_finder(bedside)() if one.reads("HN 20405")]
    assert [one.code for one in found] == ["PED-0405"]
    found[0].act()
    assert bedside.day_label == "C4D15"


def test_a_patient_in_no_chair_opens_at_the_calendars_day(bedside):
    bedside.tools.site.write(ChairLeft(3, "PED-0422"), by="RN 27")
    found = next(one for one in patient_finder(bedside)() if one.code == "PED-0422")
    found.act()
    assert bedside.day_label == "C1D1"


# --- leaving ----------------------------------------------------------------------------------


def test_a_chair_is_freed_only_after_a_second_word(chairs, bedside, qtbot):
    before = lines(bedside)
    qtbot.mouseClick(chairs.cards[3].leave, Qt.MouseButton.LeftButton)
    assert lines(bedside) == before
    qtbot.mouseClick(chairs.cards[3].asking.yes, Qt.MouseButton.LeftButton)
    assert sorted(chairs.cards) == [1, 2, 4, 5]
    assert lines(bedside) == before + 1


def test_keeping_the_chair_writes_nothing(chairs, bedside, qtbot):
    before = lines(bedside)
    qtbot.keyClick(chairs.cards[3], Qt.Key.Key_Delete)
    qtbot.mouseClick(chairs.cards[3].asking.no, Qt.MouseButton.LeftButton)
    assert lines(bedside) == before
    assert chairs.cards[3].strip.isVisible()


@pytest.mark.parametrize("chair", [1, 4])
def test_a_chair_with_a_running_or_paused_infusion_is_not_freed(chairs, bedside, qtbot, chair):
    before = lines(bedside)
    chairs.cards[chair].ask_leave()
    qtbot.mouseClick(chairs.cards[chair].asking.yes, Qt.MouseButton.LeftButton)
    assert "An infusion runs in chair" in chairs.cards[chair].asking.words.text()
    assert lines(bedside) == before
    assert chair in chairs.cards
