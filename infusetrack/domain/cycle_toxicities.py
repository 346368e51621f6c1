"""The toxicities of a span of time, worst by term, with the strongest word on each cause."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from infusetrack.domain.adverse_events import AdverseEvent
from infusetrack.domain.events_toxicity import Likelihood
from infusetrack.domain.toxicity_map import Span, title_of

RANKED: tuple[Likelihood, ...] = ("unrelated", "unlikely", "possible", "probable", "definite")
"""The five words on a cause, the weakest first (CTEP, toxicity.md 7)."""


@dataclass(frozen=True, slots=True)
class TermWorst:
    """One term of a span: its events, the worst grade that it had in it, and by cause the strongest word."""

    title: str
    worst: int
    events: tuple[AdverseEvent, ...]
    causes: Mapping[str, Likelihood]

    @property
    def baseline(self) -> int:
        """The grade at enrolment, as the first event has it."""
        return self.events[0].found.baseline_grade

    @property
    def open_events(self) -> int:
        """How many of them go on."""
        return sum(event.is_open for event in self.events)


def worst_by_term(events: Iterable[AdverseEvent], span: Span) -> tuple[TermWorst, ...]:
    """A row for each term that was there in the span, the worst first, then by name."""
    by_term: dict[str, list[tuple[int, AdverseEvent]]] = {}
    for event in events:
        worst = event.worst_between(span.start, span.end)
        if worst:
            by_term.setdefault(title_of(event), []).append((worst, event))
    rows = [_row(title, own) for title, own in by_term.items()]
    return tuple(sorted(rows, key=lambda row: (-row.worst, row.title)))


def _row(title: str, graded: list[tuple[int, AdverseEvent]]) -> TermWorst:
    events = tuple(event for _, event in graded)
    return TermWorst(title, max(grade for grade, _ in graded), events, MappingProxyType(_causes(events)))


def _causes(events: Iterable[AdverseEvent]) -> dict[str, Likelihood]:
    found: dict[str, Likelihood] = {}
    for event in events:
        for cause, given in event.attributions.items():
            known = found.get(cause, given)
            found[cause] = max(known, given, key=RANKED.index)
    return found
