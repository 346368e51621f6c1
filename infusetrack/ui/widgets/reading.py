"""What a person typed, read strictly: numbers, times of day and dates, or a refusal."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal

from infusetrack.domain.errors import Refused
from infusetrack.domain.quantities import DIGITS_MAX, parse_number
from infusetrack.wording.figures import MINUS, MONTHS, is_twice

CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?:\s*([+-])(\d{2}):?(\d{2}))?|(\d{3,4})", re.ASCII)
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)
WORDED = re.compile(r"(\d{1,2})\.?\s*([A-Za-z]{3,9})\.?\s*(\d{4})", re.ASCII)
LONGEST = 15
"""So much of what was typed is said back."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a number may be at all, in the field's unit; outside it is a slip of the hand."""

    low: Decimal | None = Decimal(0)
    high: Decimal | None = None
    decimals: int | None = None


def read_number(text: str, limits: Limits | None = None) -> Decimal:
    """A number with a point or a comma before the decimals; refuses anything unsure.

    The grammar is `parse_number`'s; here blanks around it and a printed minus are let pass.
    """
    allowed = limits or Limits()
    typed = text.strip().replace(MINUS, "-")
    most = DIGITS_MAX if allowed.decimals is None else allowed.decimals
    value = parse_number(typed, decimals_max=most, negative=True)
    _within(value, allowed)
    return value


def _within(value: Decimal, limits: Limits) -> None:
    below = limits.low is not None and value < limits.low
    above = limits.high is not None and value > limits.high
    if not below and not above:
        return
    if limits.high is None:
        raise Refused("number_below", value=value, low=limits.low)
    if limits.low is None:
        raise Refused("number_above", value=value, high=limits.high)
    raise Refused("number_outside", value=value, low=limits.low, high=limits.high)


def read_clock(text: str) -> tuple[time, timedelta | None]:
    """A 24-hour time of day, 13:05 or 1305, and the offset from UTC where one was typed."""
    found = CLOCK.fullmatch(text.strip().replace(MINUS, "-"))
    if found is None:
        raise Refused("time_unread", text=text.strip()[:LONGEST])
    if found[6]:
        hour, minute = int(found[6][:-2]), int(found[6][-2:])
    else:
        hour, minute = int(found[1]), int(found[2])
    if hour > 23 or minute > 59:  # noqa: PLR2004 (a day's clock)
        raise Refused("time_unread", text=text.strip()[:LONGEST])
    return time(hour, minute), _offset(found)


def _offset(found: re.Match[str]) -> timedelta | None:
    if found[3] is None:
        return None
    span = timedelta(hours=int(found[4]), minutes=int(found[5]))
    return -span if found[3] == "-" else span


def moment_at(on: date, text: str, zone: tzinfo) -> datetime:
    """The aware moment of a typed time on a date at the site.

    Refuses a time that the clock change leaves out, and one that comes twice unless its
    offset was typed (01:30 -0500).
    """
    at, offset = read_clock(text)
    first, second = (datetime.combine(on, at.replace(fold=fold), tzinfo=zone) for fold in (0, 1))
    if _left_out(first):
        raise Refused("time_left_out", text=f"{at:%H:%M}", on=on)
    if offset is not None:
        for local in (first, second):
            if local.utcoffset() == offset:
                return local
        raise Refused("time_offset_wrong", text=text.strip(), offset=f"{first:%z}")
    if is_twice(first):
        raise Refused("time_twice", text=f"{at:%H:%M}", one=f"{first:%z}", other=f"{second:%z}")
    return first


def _left_out(local: datetime) -> bool:
    first, second = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and second is not None and first < second


def read_date(text: str) -> date:
    """A date as 24 Nov 2026, 2026-11-24 or 24.11.2026; refuses 11/24/2026, which reads two ways."""
    typed = text.strip()
    if "/" in typed:
        raise Refused("date_slashes", text=typed[:LONGEST])
    parts = _date_parts(typed)
    if parts is None:
        raise Refused("date_unread", text=typed[:LONGEST])
    try:
        return date(*parts)
    except ValueError:
        raise Refused("date_no_such", text=typed[:LONGEST]) from None


def _date_parts(typed: str) -> tuple[int, int, int] | None:
    if found := ISO.fullmatch(typed):
        return int(found[1]), int(found[2]), int(found[3])
    if found := DOTTED.fullmatch(typed):
        return int(found[3]), int(found[2]), int(found[1])
    if found := WORDED.fullmatch(typed):
        month = found[2][:3].capitalize()
        if month in MONTHS:
            return int(found[3]), MONTHS.index(month) + 1, int(found[1])
    return None
