"""The record: numbered lines that are only ever added, each with two times and a hash."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Event

LATE_AFTER = timedelta(minutes=15)
"""A line written later than this after it happened is a late entry (LOCAL; ALCOA habit)."""
FUTURE_ALLOWED = timedelta(seconds=60)
"""How far ahead of the clock a time may lie before it is refused (LOCAL, clocks differ)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A line before it is written: no number and no hash yet."""

    happened_at: datetime
    written_at: datetime
    by: str
    event: Event | None
    amends: int | None = None
    reason: str | None = None
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a stream. `event` is None where the line strikes another out.

    `happened_at` and `written_at` are aware times in UTC; `entry` is the idempotency key
    of the form that wrote it; hashes are lower-case hexadecimal.
    """

    stream: str
    seq: int
    happened_at: datetime
    written_at: datetime
    by: str
    event: Event | None
    amends: int | None = None
    reason: str | None = None
    entry: str = ""
    previous_hash: str = ""
    hash: str = ""

    @property
    def is_late(self) -> bool:
        """True for an entry made long after the fact."""
        return self.written_at - self.happened_at > LATE_AFTER

    @property
    def strikes_out(self) -> bool:
        """True where this line only takes another one away."""
        return self.event is None


def check_times(draft: Draft, clock_was_at: datetime | None = None) -> None:
    """Refuse a naive time, a time to come, and a late entry without a reason.

    `clock_was_at` is the latest moment at which the day was written to: where the clock was set
    back since, what happens now lies after it all the same.
    """
    if draft.happened_at.tzinfo is None or draft.written_at.tzinfo is None:
        raise Refused("time_without_zone")
    now = draft.written_at if clock_was_at is None else max(draft.written_at, clock_was_at)
    if draft.happened_at - now > FUTURE_ALLOWED:
        raise Refused("time_to_come", at=draft.happened_at)
    late = draft.written_at - draft.happened_at > LATE_AFTER
    if late and not (draft.reason or "").strip():
        raise Refused("late_without_reason", minutes=int(LATE_AFTER.total_seconds() // 60))


def standing_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that still count: neither amended nor striking out, in the order written."""
    amended = {line.amends for line in lines if line.amends is not None}
    return tuple(line for line in lines if line.seq not in amended and line.event is not None)
