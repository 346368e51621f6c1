"""Grade 3 and more as an alarm of its day: somebody must know of it; the program has no verdict."""

from collections.abc import Iterator
from datetime import datetime
from types import MappingProxyType

from infusetrack.domain.adverse_events import AdverseEvent, adverse_events
from infusetrack.domain.alarm import Condition, Rung
from infusetrack.domain.chart import Chart
from infusetrack.domain.toxicity_notices import NOTICE_FROM

SEVERE = "toxicity"


def severe_toxicities(chart: Chart, label: str) -> Iterator[Condition]:
    """Events that reached grade 3 on this day and have no reviewer's word (medium, LOCAL).

    It counts from the line that told the grade; an acknowledgement ends it, the notice on the
    toxicity screen stays until the review is recorded.
    """
    for event in adverse_events(chart):
        if event.dlt is not None and event.dlt.verdict != "pending":
            continue
        told = _told(chart, event, label)
        if told is not None:
            facts = {"term": event.found.other or event.found.term, "grade": event.worst}
            yield Condition(
                f"{SEVERE}:{event.number}", SEVERE, told, (Rung(told, "medium"),), label,
                act="toxicity", lasting=True, ends_with_answer=True, facts=MappingProxyType(facts),
            )  # fmt: skip


def _told(chart: Chart, event: AdverseEvent, label: str) -> datetime | None:
    """When the first grade of 3 or more was written, where that was for this day."""
    for step in event.steps:
        line = chart.line(step.line)
        if step.grade >= NOTICE_FROM:
            return line.written_at if getattr(line.event, "day", "") == label else None
    return None
