"""Worst grades over time: by cycle, and day by day as a heat map."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from infusetrack.domain.adverse_events import AdverseEvent


@dataclass(frozen=True, slots=True)
class Span:
    """A named piece of time, a day or a cycle; its end belongs to the next."""

    label: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One term and its worst grade in each span; None where it was not there."""

    term: str
    grades: tuple[int | None, ...]

    @property
    def worst(self) -> int:
        """The highest grade of the row; 0 where it is empty."""
        return max((grade for grade in self.grades if grade is not None), default=0)


def heat_map(events: Iterable[AdverseEvent], spans: Sequence[Span]) -> tuple[HeatRow, ...]:
    """A row for each term that was there in any of the spans, the worst first, then by name."""
    by_term: dict[str, list[AdverseEvent]] = {}
    for event in events:
        by_term.setdefault(title_of(event), []).append(event)
    rows = [HeatRow(term, tuple(_worst(own, span) for span in spans)) for term, own in by_term.items()]
    return tuple(sorted((row for row in rows if row.worst), key=lambda row: (-row.worst, row.term)))


def worst_by_span(events: Iterable[AdverseEvent], spans: Sequence[Span]) -> Mapping[str, int]:
    """The worst grade of all in each span by its label; 0 where nothing was there."""
    known = tuple(events)
    return {span.label: _worst(known, span) or 0 for span in spans}


def title_of(event: AdverseEvent) -> str:
    """Two different things under "Other, specify" are two rows."""
    return f"{event.found.term}: {event.found.other}" if event.found.other else event.found.term


def _worst(events: Iterable[AdverseEvent], span: Span) -> int | None:
    grades = (event.worst_between(span.start, span.end) for event in events)
    return max((grade for grade in grades if grade is not None), default=None)
