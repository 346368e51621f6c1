"""Graded toxicities on paper: what was there on the day, with its history and each judgement so far."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from infusetrack.domain.adverse_events import AdverseEvent, adverse_events
from infusetrack.reports.context import DayContext
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.style import STRONG
from infusetrack.reports.table import Cell, CellLike, Column, heading, table
from infusetrack.wording.events_names import names_of
from infusetrack.wording.events_toxicity import SOURCES
from infusetrack.wording.toxicity_words import (
    causes_words,
    dlt_words,
    expected_words,
    name_words,
    outcome_words,
    relation_words,
    serious_words,
    treatment_words,
    value_words,
)
from infusetrack.wording.translate import tr, translated


def on_the_day(context: DayContext) -> tuple[AdverseEvent, ...]:
    """The events that had begun and were not over before the day, and what its page names."""
    start = _midnight(context)
    if start is None:
        return ()
    found = []
    for event in adverse_events(context.chart):
        named = event.found.day == context.label or any(
            getattr(line.event, "day", "") == context.label for line in event.facts
        )
        if named or event.worst_between(start, start + timedelta(days=1)) is not None:
            found.append(event)
    return tuple(found)


def _midnight(context: DayContext) -> datetime | None:
    return None if context.date is None else datetime.combine(context.date, time.min, context.zone)


def day_toxicities(context: DayContext) -> list[Strip]:
    """One row an event; nothing on a day without one."""
    events = on_the_day(context)
    if not events:
        return []
    columns = (
        Column(tr("Toxicity"), 0.20),
        Column(tr("Grades"), 0.25),
        Column(tr("Began, ended"), 0.17),
        Column(tr("Cause, judgement, what was done"), 0.38),
    )
    title = heading(tr("Toxicities, CTCAE {version}").format(version=_versions(events)), context.room)
    return [gap(), title, *table(columns, [_row(context, one) for one in events], context.room)]


def _versions(events: Sequence[AdverseEvent]) -> str:
    return ", ".join(sorted({event.found.version for event in events}))


def _row(context: DayContext, event: AdverseEvent) -> tuple[CellLike, ...]:
    return (
        Cell(name_words(event.found), STRONG),
        "; ".join(grade_lines(context, event)),
        _times(context, event),
        " · ".join(judgements(context, event)),
    )


def grade_lines(context: DayContext, event: AdverseEvent) -> list[str]:
    """Each grade with its time, who gave it, and the number that it came from."""
    told = []
    for step in event.steps:
        words = tr("{grade} from {at}, {source}, {badge}").format(
            grade=step.grade,
            at=context.time(step.at),
            source=translated(SOURCES[step.source]),
            badge=step.by,
        )
        fact = context.chart.line(step.line).event
        value = getattr(fact, "value", None)
        told.append(
            f"{words} ({value_words(value, getattr(fact, 'unit', ''))})" if value is not None else words
        )
    return told


def _times(context: DayContext, event: AdverseEvent) -> str:
    began = context.time(event.found.onset_at)
    ended = context.time(event.ended_at) if event.ended_at is not None else tr("ongoing")
    return tr("{began} to {ended}").format(began=began, ended=ended)


def judgements(context: DayContext, event: AdverseEvent) -> list[str]:
    """All that was said of it, as last said."""
    names, found = names_of(context.regimen), event.found
    words = "" if found.words == found.term else found.words
    parts = [
        words,
        relation_words(found, names) if found.agent else "",
        causes_words(event, names),
        expected_words(event, names),
        serious_words(event),
        dlt_words(event),
        treatment_words(event),
        outcome_words(event),
        tr("not yet reviewed by an investigator") if event.is_provisional else tr("reviewed"),
    ]
    return [part for part in parts if part]


def typed_words(context: DayContext) -> list[str]:
    """What people typed into the events of the day, so that no sign goes missing on paper."""
    return [part for event in on_the_day(context) for part in judgements(context, event)]
