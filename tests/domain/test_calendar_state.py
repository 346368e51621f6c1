"""How each day stands: what happened goes before what was decided, that before the plan."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest

from infusetrack.domain.calendar import calendar_of
from infusetrack.domain.calendar_state import DayState, cells, check_gap, dose_counts, last_dose_on, state_of
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import (
    DayHeld,
    DayMoved,
    DaySigned,
    InfusionStarted,
    InfusionStopped,
    TreatmentEnded,
)
from tests.domain.calendars import FIVE_MORE, TRIAL, chart_of, noon

TODAY = date(2026, 11, 30)
NEW_YORK = ZoneInfo("America/New_York")
MAG = TRIAL.agents["magrolimab"]


def started(day, on, agent="magrolimab"):
    return noon(on), InfusionStarted(day, "infusion", agent, D(400), D(250), D(125))


def stopped(day, on):
    return noon(on).replace(hour=13), InfusionStopped(day, "infusion", "hives")


def signed(day, on):
    return noon(on).replace(hour=14), DaySigned(day, "sign", "performed", "h")


def state(label, *events, today=TODAY):
    chart = chart_of(*events)
    return state_of(calendar_of(TRIAL, chart, FIVE_MORE), chart, CycleDay.of(label), today)


FIRST = date(2026, 11, 23)
MOVED = DayMoved("C1D8", date(2026, 12, 1), "holiday")
HELD = DayHeld("C1D8", "fever", "MD 3")


@pytest.mark.parametrize(
    ("label", "events", "expected"),
    [
        ("C1D9", (), DayState.FREE),
        ("C1D8", (), DayState.PLANNED),
        ("C1D15", (), DayState.PLANNED),
        ("C1D5", (), DayState.MISSED),
        ("C1D8", (MOVED,), DayState.MOVED),
        ("C1D8", (HELD,), DayState.HELD),
        ("C1D8", (HELD, signed("C1D8", TODAY)), DayState.HELD),
        ("C1D1", (started("C1D1", FIRST),), DayState.RUNNING),
        ("C1D1", (started("C1D1", FIRST), stopped("C1D1", FIRST)), DayState.DONE),
        ("C1D6", (signed("C1D6", date(2026, 11, 28)),), DayState.DONE),
        ("C1D15", (TreatmentEnded(date(2026, 11, 27), "progression"),), DayState.ENDED),
        ("C1D4", (TreatmentEnded(date(2026, 11, 27), "progression"),), DayState.MISSED),
    ],
)
def test_a_day_stands_as_its_record_says(label, events, expected):
    assert state(label, *events) is expected


def test_the_row_tells_where_a_moved_day_was_and_why():
    chart = chart_of(MOVED, DayHeld("C1D15", "fever", "MD 3"))
    plan = calendar_of(TRIAL, chart, FIVE_MORE)
    row = cells(plan, chart, plan.rows[0], TODAY)
    assert [row[0].why, row[7].why, row[14].why] == ["", "holiday", "fever"]
    assert (row[7].on, row[7].scheduled, row[7].agents) == (date(2026, 12, 1), TODAY, ("magrolimab",))
    assert len(row) == 21


def test_doses_given_and_planned_are_counted_by_agent():
    chart = chart_of(
        started("C1D1", FIRST), stopped("C1D1", FIRST), started("C1D2", date(2026, 11, 24), "dinutuximab")
    )
    counts = dose_counts(calendar_of(TRIAL, chart, FIVE_MORE), chart)
    assert [(count.agent, count.given, count.planned) for count in counts] == [
        ("magrolimab", 1, 26),
        ("dinutuximab", 1, 48),
    ]


def test_the_last_dose_is_dated_at_the_site():
    late = datetime(2026, 11, 24, 3, 30, tzinfo=UTC), started("C1D1", FIRST)[1]
    chart = chart_of(late)
    assert last_dose_on(chart, "magrolimab", TODAY, NEW_YORK) == FIRST
    assert last_dose_on(chart, "magrolimab", TODAY, UTC) == date(2026, 11, 24)
    assert last_dose_on(chart, "magrolimab", FIRST, NEW_YORK) is None
    assert last_dose_on(chart, "dinutuximab", TODAY, NEW_YORK) is None


@pytest.mark.parametrize(("on", "asked"), [(date(2026, 12, 21), False), (date(2026, 12, 22), True)])
def test_more_than_28_days_since_the_last_dose_asks_the_investigator(on, asked):
    chart = chart_of(started("C1D1", FIRST))
    assert (check_gap(chart, MAG, on, UTC) is not None) == asked


def test_no_gap_is_known_before_the_first_dose_or_without_a_limit():
    assert check_gap(chart_of(), MAG, TODAY, UTC) is None
    begun = chart_of(started("C1D1", FIRST))
    assert check_gap(begun, replace(MAG, gap_warning_days=None), date(2027, 12, 1), UTC) is None
