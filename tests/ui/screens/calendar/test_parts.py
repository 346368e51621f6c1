"""The parts of the calendar: squares drawn by state, lines of words, doses counted."""

from dataclasses import replace
from datetime import date

import pytest

from infusetrack.domain.calendar_state import DayState, cell
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import CycleDelayed, SurgeryPlanned
from infusetrack.ui.patient_calendar import patient_calendar
from infusetrack.ui.screens.calendar.acts import ActCard
from infusetrack.ui.screens.calendar.cell import DaySquare
from infusetrack.ui.screens.calendar.grid import CycleGrid
from infusetrack.ui.screens.calendar.sides import given_so_far, next_days
from infusetrack.ui.screens.calendar.words import head_line, row_line, row_title, surgery_lines

TODAY = date(2026, 11, 24)


@pytest.fixture
def calendar(bedside):
    return patient_calendar(bedside)


def drawn(qtbot, bedside, calendar, state):
    square = DaySquare()
    qtbot.addWidget(square)
    day = cell(calendar, bedside.chart, CycleDay.of("C1D8"), TODAY)
    agent = calendar.regimen.agents["magrolimab"]
    square.show_day(replace(day, state=state), agent, "C1D8", today=False)
    square.resize(40, 46)
    return square.grab().toImage()


def test_each_state_looks_different_from_every_other(bedside, calendar, qtbot):
    states = [state for state in DayState if state is not DayState.ENDED]
    images = [drawn(qtbot, bedside, calendar, state) for state in states]
    for place, one in enumerate(images):
        assert all(one != other for other in images[place + 1 :]), states[place]


def test_a_cycle_says_when_it_begins_and_how_much_later(bedside):
    bedside.write(CycleDelayed(2, date(2026, 12, 15), "Platelets"))
    rows = patient_calendar(bedside).rows
    assert row_line(rows[0], TODAY) == "24 Nov is D3"
    assert row_line(rows[1], TODAY) == "from 15 Dec, 2 days later"
    assert row_line(rows[2], TODAY) == "from 5 Jan"
    assert row_title(replace(rows[0], post_surgery=True)) == "After surgery, cycle 1"


def test_the_head_says_when_treatment_began_and_how_long_cycles_last(calendar):
    assert head_line(calendar, TODAY) == "C1 D1 was Sun 22 Nov 2026 · 21-day cycles, up to 12"
    assert head_line(calendar, date(2026, 11, 20)).startswith("C1 D1 is")


def test_surgery_without_a_date_to_go_on_says_so(bedside):
    bedside.open_patient("PED-0377", "C3D5")
    bedside.write(SurgeryPlanned(date(2026, 12, 5), 3))
    told = surgery_lines(patient_calendar(bedside))
    assert told[3, False] == "Surgery 5 Dec 2026 · the date on which treatment goes on is not entered yet"


def test_doses_are_counted_and_next_days_are_in_the_order_of_their_dates(bedside, calendar):
    assert list(given_so_far(calendar, bedside.chart))[1] == ("Dinutuximab", "2 of 48")
    assert [when for when, _ in next_days(calendar, bedside.chart, TODAY)][:3] == [
        "Wed 25 Nov",
        "Thu 26 Nov",
        "Sun 29 Nov",
    ]


def test_rows_are_not_built_anew_while_the_cycles_stay_the_same(bedside, calendar, qtbot):
    grid = CycleGrid()
    qtbot.addWidget(grid)
    grid.show_calendar(calendar, bedside.chart, TODAY)
    before = list(grid.lines)
    grid.show_calendar(calendar, bedside.chart, date(2026, 11, 25))
    assert grid.lines == before


def test_a_form_begins_with_the_chosen_days_cycle(bedside, calendar, qtbot):
    card = ActCard(bedside, "delay", calendar)
    qtbot.addWidget(card)
    card.begin("C2D8")
    assert card.form.fields["cycle"].text() == "C2"
