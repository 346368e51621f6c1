"""The days and cycles of a patient as spans of time, up to today: what the heat map counts in."""

from datetime import UTC, date, datetime, timedelta, tzinfo

from infusetrack.domain.calendar import Calendar
from infusetrack.domain.cycle_rows import CycleRow
from infusetrack.domain.toxicity_map import Span


def _midnight(on: date, zone: tzinfo) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=zone).astimezone(UTC)


def day_spans(row: CycleRow, zone: tzinfo, today: date) -> tuple[Span, ...]:
    """The days of a cycle by count that have begun; from midnight to midnight at the site."""
    found = []
    for number in range(row.length):
        on = row.starts + timedelta(days=number)
        if on > today:
            break
        label = f"D{number + 1}"
        found.append(Span(label, _midnight(on, zone), _midnight(on + timedelta(days=1), zone)))
    return tuple(found)


def cycle_spans(calendar: Calendar, zone: tzinfo, today: date) -> tuple[Span, ...]:
    """The cycles that have begun; a cycle lasts until the next one starts, the last until tomorrow."""
    begun = [row for row in calendar.rows if row.starts <= today]
    ends = [row.starts for row in begun[1:]] + [today + timedelta(days=1)]
    return tuple(
        Span(row.label, _midnight(row.starts, zone), _midnight(end, zone))
        for row, end in zip(begun, ends, strict=True)
    )
