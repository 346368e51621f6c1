"""The moment that a document shows the record at, read strictly from the command line."""

from datetime import UTC, datetime, timedelta, tzinfo

from infusetrack.domain.errors import Refused
from infusetrack.ui.widgets.reading import LONGEST, moment_at


def read_as_of(text: str, zone: tzinfo, now: datetime) -> datetime:
    """An ISO date and time as an aware moment in UTC; without an offset it is the site's clock.

    Refuses what cannot be read, a time that the clocks leave out or show twice, and one to come.
    """
    at = _read(text.strip(), zone)
    if at > now:
        raise Refused("as_of_to_come", at=at)
    return at


def _read(text: str, zone: tzinfo) -> datetime:
    try:
        read = datetime.fromisoformat(text)
        if read.tzinfo is not None:
            return read.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _unread(text) from None
    if ":" not in text and "T" not in text:
        raise _unread(text)
    minute = moment_at(read.date(), f"{read:%H:%M}", zone)
    rest = timedelta(seconds=read.second, microseconds=read.microsecond)
    return minute.astimezone(UTC) + rest


def _unread(text: str) -> Refused:
    return Refused("as_of_unread", text=text[: 2 * LONGEST])
