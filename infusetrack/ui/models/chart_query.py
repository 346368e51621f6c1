"""Which lines of a chart are asked for: by day, kind, person, words, and what was known at a time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from infusetrack.domain import events as e
from infusetrack.domain.chart import Chart
from infusetrack.domain.record import Line
from infusetrack.wording.translate import mark

GROUPS: Mapping[str, str] = {
    "vitals": mark("Vital signs, weight"),
    "infusion": mark("Drugs and infusion"),
    "labs": mark("Laboratory"),
    "orders": mark("Orders and bags"),
    "checks": mark("Checks and steps"),
    "calendar": mark("Enrolment and calendar"),
    "signatures": mark("Signatures and paper"),
}
_OF_GROUP: Mapping[str, tuple[type[e.Event], ...]] = {
    "vitals": (e.VitalsTaken, e.Measured),
    "infusion": (
        e.DrugGiven, e.InfusionStarted, e.RateChanged, e.InfusionPaused, e.InfusionResumed,
        e.InfusionStopped, e.InfusionCompleted, e.FlushStarted, e.FlushEnded,
    ),
    "labs": (e.LabsReported,),
    "orders": (e.OrderEntered, e.BagReceived),
    "calendar": (
        e.PatientEnrolled, e.EligibilitySigned, e.DayMoved, e.DayHeld, e.CycleDelayed,
        e.SurgeryPlanned, e.TreatmentEnded,
    ),
    "signatures": (e.DaySigned, e.Released, e.DocumentPrinted, *e.HANDOFF_FACTS),
}  # fmt: skip
_GROUP_OF: Mapping[type[e.Event], str] = {kind: group for group, kinds in _OF_GROUP.items() for kind in kinds}


def group_of(event: e.Event) -> str:
    """The group of a fact; whatever is not listed is a check or a step."""
    return _GROUP_OF.get(type(event), "checks")


def is_late_entry(line: Line) -> bool:
    """Entered late for the first time; an amendment keeps the old time and is told as such."""
    return line.amends is None and line.is_late


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked; empty asks for everything, in the order written."""

    day: str = ""
    group: str = ""
    who: str = ""
    text: str = ""
    changed_only: bool = False
    by_happened: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """The lines written until a moment, and which of them had been amended by then."""

    lines: tuple[Line, ...] = ()
    amended_by: Mapping[int, int] | None = None
    chart: Chart | None = None

    @classmethod
    def at(cls, chart: Chart, as_of: datetime | None) -> "Known":
        """What was known at a moment; all of it for None."""
        if as_of is None:
            return cls(chart.lines, chart.amended_by, chart)
        lines = tuple(line for line in chart.lines if line.written_at <= as_of)
        amended = {line.amends: line.seq for line in lines if line.amends is not None}
        return cls(lines, amended, chart)

    def replacement(self, line: Line) -> Line | None:
        """The line that amends or strikes this one out; None while it stands."""
        seq = (self.amended_by or {}).get(line.seq)
        return self.chart.line(seq) if seq is not None and self.chart is not None else None

    def about(self, line: Line) -> e.Event | None:
        """The fact of a line; of a line that strikes out, the fact that it takes away."""
        if line.event is None and line.amends is not None and self.chart is not None:
            return self.chart.line(line.amends).event
        return line.event

    def days(self) -> tuple[str, ...]:
        """The cycle days that lines name, in the order written."""
        found = (str(getattr(line.event, "day", "")) for line in self.lines)
        return tuple(dict.fromkeys(label for label in found if label))

    def people(self) -> tuple[str, ...]:
        """Who wrote."""
        return tuple(sorted({line.by for line in self.lines}))

    def find(self, query: Query, words: Callable[[Line], str]) -> tuple[Line, ...]:
        """The lines that are asked for, in the order asked for."""
        found = list(self._found(query, words))
        if query.by_happened:
            found.sort(key=lambda line: (line.happened_at, line.seq))
        return tuple(found)

    def _found(self, query: Query, words: Callable[[Line], str]) -> Iterator[Line]:
        text = query.text.strip().casefold()
        amended = self.amended_by or {}
        for line in self.lines:
            if query.who and line.by != query.who:
                continue
            if query.changed_only and not (line.is_late or line.amends is not None or line.seq in amended):
                continue
            if (query.day or query.group) and not self._is_of(line, query):
                continue
            if text and text not in f"{line.seq} {words(line)} {line.by} {line.reason or ''}".casefold():
                continue
            yield line

    def _is_of(self, line: Line, query: Query) -> bool:
        event = self.about(line)
        if event is None:
            return False
        if query.day and getattr(event, "day", "") != query.day:
            return False
        return not query.group or group_of(event) == query.group
