"""A patient's chart: the pure function of the record's lines that every screen shows.

`replay(lines)` builds it; `chart.after(line)` adds one. Each day is a shelf of its own, so
that a late or amending line replays only the day it belongs to.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    CycleDelayed,
    DayHeld,
    DayMoved,
    Event,
    PatientEnrolled,
    SurgeryPlanned,
    TreatmentEnded,
)
from infusetrack.domain.mappings import nothing, plus
from infusetrack.domain.record import Line

PATIENT = ""
"""The shelf of facts that belong to no single day."""
CALENDAR = (DayMoved, DayHeld, CycleDelayed, SurgeryPlanned, TreatmentEnded)


def shelf_of(event: Event) -> str:
    """Which shelf a fact stands on: a cycle-day label, or the patient's own.

    Calendar decisions name a day but are the patient's: a day may be held without having begun.
    """
    return PATIENT if isinstance(event, CALENDAR) else str(getattr(event, "day", PATIENT))


def _by_time(line: Line) -> tuple[datetime, int]:
    return (line.happened_at, line.seq)


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that is known of one patient.

    `lines` stand in the order written; `shelves` hold the standing lines of each day in
    the order in which they happened; `kinds` the standing lines of each kind of fact.
    """

    lines: tuple[Line, ...] = ()
    amended_by: Mapping[int, int] = field(default_factory=nothing)
    shelves: Mapping[str, tuple[Line, ...]] = field(default_factory=nothing)
    kinds: Mapping[type[Event], tuple[Line, ...]] = field(default_factory=nothing)
    days: Mapping[str, DayRecord] = field(default_factory=nothing)

    def after(self, line: Line) -> "Chart":
        """The chart with one more line; refuses a line that makes no sense in it."""
        self._check(line)
        event = line.event
        if event is not None and self._comes_last(line, event):
            return self._appended(line, event)
        return self._replayed(line)

    def check(self, line: Line) -> None:
        """Refuse what `after` would refuse, quickly: for a line that is not written yet."""
        self._check(line)
        event = line.event
        if event is None or not self._comes_last(line, event):
            self._replayed(line)
        elif (shelf := shelf_of(event)) != PATIENT:
            self.day(shelf).after(line)

    def _comes_last(self, line: Line, event: Event) -> bool:
        """Whether a line replaces nothing and happened after all that it stands beside."""
        neighbours = (self.shelves.get(shelf_of(event), ()), self.kinds.get(type(event), ()))
        return line.amends is None and all(
            not kept or _by_time(kept[-1]) <= _by_time(line) for kept in neighbours
        )

    def _check(self, line: Line) -> None:
        if line.amends is None:
            if line.event is None:
                raise Refused("nothing_to_write")
            return
        if not (line.reason or "").strip():
            raise Refused("amendment_without_reason")
        if not 1 <= line.amends <= len(self.lines):
            raise Refused("no_such_line", seq=line.amends)
        if not self.is_standing(self.line(line.amends)):
            raise Refused("line_not_standing", seq=line.amends)

    def _appended(self, line: Line, event: Event) -> "Chart":
        shelf, kind = shelf_of(event), type(event)
        days = self.days
        if shelf != PATIENT:
            days = plus(self.days, shelf, self.day(shelf).after(line))
        return replace(
            self,
            lines=_grown(self.lines, line),
            shelves=plus(self.shelves, shelf, _grown(self.shelves.get(shelf, ()), line)),
            kinds=plus(self.kinds, kind, _grown(self.kinds.get(kind, ()), line)),
            days=days,
        )

    def _replayed(self, line: Line) -> "Chart":
        gone = self.line(line.amends) if line.amends is not None else None
        shelves, kinds = dict(self.shelves), dict(self.kinds)
        days, amended_by = dict(self.days), dict(self.amended_by)
        if gone is not None and gone.event is not None:
            amended_by[gone.seq] = line.seq
            _take(shelves, shelf_of(gone.event), gone)
            _take(kinds, type(gone.event), gone)
        if line.event is not None:
            _put(shelves, shelf_of(line.event), line)
            _put(kinds, type(line.event), line)
        lost = shelf_of(gone.event) if gone is not None and gone.event is not None else PATIENT
        grown = shelf_of(line.event) if line.event is not None else PATIENT
        for shelf in {lost, grown} - {PATIENT}:
            days.pop(shelf, None)
            if shelf in shelves:
                touched = line.seq if shelf == lost else self.day(shelf).last_seq
                days[shelf] = _refolded(shelf, shelves[shelf], touched, line)
        return Chart(
            lines=(*self.lines, line),
            amended_by=MappingProxyType(amended_by),
            shelves=MappingProxyType(shelves),
            kinds=MappingProxyType(kinds),
            days=MappingProxyType(days),
        )

    # --- asking ------------------------------------------------------------------

    @property
    def stream(self) -> str:
        """The stream that the lines belong to, empty for an empty chart."""
        return self.lines[0].stream if self.lines else ""

    @property
    def tip(self) -> str:
        """The hash of the last line, empty for an empty chart."""
        return self.lines[-1].hash if self.lines else ""

    @property
    def next_seq(self) -> int:
        """The number that the next line will carry."""
        return len(self.lines) + 1

    def line(self, seq: int) -> Line:
        """The line with this number (numbers count from 1 without gaps)."""
        return self.lines[seq - 1]

    def is_standing(self, line: Line) -> bool:
        """Whether a line still counts."""
        return line.event is not None and line.seq not in self.amended_by

    def day(self, label: str) -> DayRecord:
        """What happened on a cycle day; an empty record before it began."""
        return self.days.get(label, DayRecord(label))

    def of_kind(self, kind: type[Event]) -> tuple[Line, ...]:
        """The standing lines of one kind of fact, in the order in which they happened."""
        return self.kinds.get(kind, ())

    def last(self, kind: type[Event]) -> Line | None:
        """The latest standing line of one kind; None where there is none."""
        found = self.kinds.get(kind)
        return found[-1] if found else None

    @property
    def patient(self) -> PatientEnrolled | None:
        """Who this is; None before enrolment."""
        found = self.last(PatientEnrolled)
        return found.event if found and isinstance(found.event, PatientEnrolled) else None


def _grown(lines: tuple[Line, ...], line: Line) -> tuple[Line, ...]:
    """One line more; thousands are copied once, where unpacking them copies twice."""
    return lines + (line,)  # noqa: RUF005


def _take(shelves: dict[Any, tuple[Line, ...]], key: object, line: Line) -> None:
    left = tuple(old for old in shelves.pop(key) if old.seq != line.seq)
    if left:
        shelves[key] = left


def _put(shelves: dict[Any, tuple[Line, ...]], key: object, line: Line) -> None:
    shelves[key] = tuple(sorted((*shelves.get(key, ()), line), key=_by_time))


def _refolded(label: str, lines: Sequence[Line], touched: int, new: Line) -> DayRecord:
    """A day with a line among others; says so where not the line itself but a later one does not fit."""
    try:
        return DayRecord.of(label, lines, touched)
    except Refused as error:
        stuck = error.facts.pop("at_line", new)
        if not isinstance(stuck, Line) or stuck.seq == new.seq:
            raise
        raise Refused("later_does_not_fit", seq=stuck.seq, at=stuck.happened_at) from error


def replay(lines: Iterable[Line]) -> Chart:
    """The chart of all lines of one stream, in the order written. Linear in their number."""
    every = tuple(lines)
    touched = _touched(every)
    shelves: dict[str, list[Line]] = defaultdict(list)
    kinds: dict[type[Event], list[Line]] = defaultdict(list)
    amended_by = {line.amends: line.seq for line in every if line.amends is not None}
    for line in sorted(every, key=_by_time):
        if line.event is not None and line.seq not in amended_by:
            shelves[shelf_of(line.event)].append(line)
            kinds[type(line.event)].append(line)
    return Chart(
        lines=every,
        amended_by=MappingProxyType(amended_by),
        shelves=MappingProxyType({key: tuple(kept) for key, kept in shelves.items()}),
        kinds=MappingProxyType({key: tuple(kept) for key, kept in kinds.items()}),
        days=MappingProxyType(
            {k: DayRecord.of(k, kept, touched[k]) for k, kept in shelves.items() if k != PATIENT}
        ),
    )


def _touched(lines: Sequence[Line]) -> defaultdict[str, int]:
    """The number of the last line that amended or struck out one of each shelf."""
    found: defaultdict[str, int] = defaultdict(int)
    for line in lines:
        gone = lines[line.amends - 1].event if line.amends is not None else None
        if gone is not None:
            found[shelf_of(gone)] = line.seq
    return found
