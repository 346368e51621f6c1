"""Which cycle day the calendar proposes for today, and why."""

from datetime import date

import pytest

from infusetrack.domain.events import DayHeld, DayMoved
from infusetrack.ui.patient_calendar import day_today, patient_calendar, site_values


def proposed(bedside, on):
    return day_today(patient_calendar(bedside), on)


@pytest.mark.parametrize(
    ("on", "day", "why"),
    [
        (date(2026, 11, 24), "C1D3", "C1D3 by the calendar: day 3 of cycle 1"),
        (date(2026, 11, 27), "C1D6", "C1D6 by the calendar: day 6 of cycle 1, no study drug"),
        (date(2026, 11, 1), "", "The calendar begins later: C1D1 is on 22 Nov 2026."),
        (date(2028, 1, 1), "", "The calendar is over: its last day was 31 Jul 2027."),
    ],
)
def test_today_has_its_day_with_the_reason(bedside, on, day, why):
    assert proposed(bedside, on) == (day, why)


def test_a_day_moved_to_today_goes_before_the_count(bedside):
    bedside.write(DayMoved("C1D8", date(2026, 12, 1), "Clinic closed"))
    assert proposed(bedside, date(2026, 12, 1)) == ("C1D8", "C1D8 by the calendar: moved to today")


def test_a_held_day_is_proposed_with_a_warning(bedside):
    bedside.write(DayHeld("C1D4", "Fever", "PI 01"))
    assert "held, ask before giving it" in proposed(bedside, date(2026, 11, 25)).why


def test_there_is_no_calendar_without_a_patient(bedside):
    bedside.close_patient()
    assert patient_calendar(bedside) is None
    assert patient_calendar(bedside, "PED-0422") is not None


def test_the_sites_values_are_read_by_key(bedside):
    assert site_values(bedside)["surgery.count"] == "five_more"
