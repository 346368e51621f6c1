"""What the log of alarms says of each: raised, acknowledged by whom, escalated, put off."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from infusetrack.domain.alarm import Name, rank
from infusetrack.domain.chart import Chart
from infusetrack.domain.events import (
    AlarmAcknowledged,
    AlarmEscalated,
    AlarmRaised,
    ClockGap,
    Event,
    Priority,
    ReminderPutOff,
)
from infusetrack.domain.mappings import nothing
from infusetrack.domain.record import FUTURE_ALLOWED, Line

LOG: tuple[type[Event], ...] = (AlarmRaised, AlarmAcknowledged, AlarmEscalated, ReminderPutOff)
PUT_OFF_MINUTES = (5, 10, 15)
"""For how long a reminder may be put off, in minutes."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The log by alarm, in the order written, and the number of the last line that set the clock back.

    A line that lies in the time to come (the clock was set back since), or that was written before the
    clock was set back, silences nothing by its minutes: a moved clock must not mute an alarm.
    """

    lines: Mapping[Name, tuple[Line, ...]] = field(default_factory=nothing)
    moved_seq: int = 0

    def acknowledged(self, name: Name, priority: Priority) -> Line | None:
        """The last acknowledgement of this alarm at this priority or a higher one."""
        for line in reversed(self.lines.get(name, ())):
            event = line.event
            if isinstance(event, AlarmAcknowledged) and rank(event.priority) >= rank(priority):
                return line
        return None

    def holds(self, line: Line, now: datetime) -> bool:
        """Whether the minutes that count from a line can be counted."""
        return line.happened_at <= now + FUTURE_ALLOWED and line.seq > self.moved_seq

    def put_off(self, name: Name) -> tuple[tuple[Line, datetime], ...]:
        """Each putting-off of a reminder and until when; never for longer than 15 min."""
        found = []
        for line in self.lines.get(name, ()):
            if isinstance(line.event, ReminderPutOff):
                minutes = min(max(line.event.minutes, 0), max(PUT_OFF_MINUTES))
                found.append((line, line.happened_at + timedelta(minutes=minutes)))
        return tuple(found)

    def raised(self, name: Name, priority: Priority) -> bool:
        """Whether the log holds it at this priority, after the last answer."""
        return self._told(name, AlarmRaised, priority)

    def escalated(self, name: Name) -> bool:
        """Whether the log holds, after the last answer, that nobody answered."""
        return self._told(name, AlarmEscalated, "low")

    def _told(self, name: Name, kind: type[AlarmRaised] | type[AlarmEscalated], priority: Priority) -> bool:
        for line in reversed(self.lines.get(name, ())):
            if isinstance(line.event, AlarmAcknowledged) and rank(line.event.priority) >= rank(priority):
                return False
            if isinstance(line.event, kind) and rank(line.event.priority) >= rank(priority):
                return True
        return False


def answers_of(chart: Chart, label: str) -> Answers:
    """The alarm log of one day of a chart."""
    lines = [line for kind in LOG for line in chart.of_kind(kind) if getattr(line.event, "day", "") == label]
    back = [
        line.seq
        for line in chart.of_kind(ClockGap)
        if isinstance(line.event, ClockGap) and line.event.kind == "set_back"
    ]
    return Answers(by_name(lines), max(back, default=0))


def by_name(lines: Iterable[Line]) -> Mapping[Name, tuple[Line, ...]]:
    """Lines of the log by the alarm that they are about, in the order written."""
    found: defaultdict[Name, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda one: one.seq):
        event = line.event
        if isinstance(event, AlarmRaised | AlarmAcknowledged | AlarmEscalated | ReminderPutOff):
            found[Name(event.key, event.since)].append(line)
    return {name: tuple(kept) for name, kept in found.items()}
