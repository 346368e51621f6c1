"""Where the clocks of a zone are put forward or back within a stretch of time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

STEP = timedelta(hours=1)
GRAIN = timedelta(minutes=1)
NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class ZoneChange:
    """The moment (UTC) from which the clocks run `by` later (forward) or earlier (back) than before."""

    at: datetime
    by: timedelta


def zone_change(start: datetime, end: datetime, zone: tzinfo) -> ZoneChange | None:
    """The first change after `start` and up to `end`, to the minute; None where the clocks run on."""
    low = start.astimezone(UTC)
    end = end.astimezone(UTC)
    while low < end:
        high = min(low + STEP, end)
        by = _offset(high, zone) - _offset(low, zone)
        if by:
            return ZoneChange(_found(low, high, zone), by)
        low = high
    return None


def _found(low: datetime, high: datetime, zone: tzinfo) -> datetime:
    """The first minute with the new offset, by halving."""
    before = _offset(low, zone)
    while high - low > GRAIN:
        middle = low + (high - low) / 2
        low, high = (low, middle) if _offset(middle, zone) != before else (middle, high)
    return (high - timedelta(seconds=high.second, microseconds=high.microsecond)) if high.second else high


def _offset(at: datetime, zone: tzinfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or NONE
