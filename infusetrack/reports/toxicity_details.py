"""One adverse event after the other: what it was, how it went, each judgement, and every entry about it."""

from collections.abc import Iterator

from infusetrack.domain.adverse_events import AdverseEvent
from infusetrack.domain.events import AdverseEventGraded, ExpectednessJudged, ExpeditedReported
from infusetrack.domain.record import Line
from infusetrack.reports.flow import Strip, gap, together
from infusetrack.reports.patient_pages import short_moment
from infusetrack.reports.style import FINE, QUIET, STRONG
from infusetrack.reports.table import Cell, CellLike, Column, facts, heading, table, wide_fact
from infusetrack.reports.toxicity_context import ToxicityContext
from infusetrack.reports.toxicity_overview import cause_words, dlt_short, others_words
from infusetrack.wording import figures
from infusetrack.wording.events import line_words
from infusetrack.wording.events_toxicity import ACTIONS
from infusetrack.wording.toxicity_words import (
    clock_words,
    expected_words,
    name_words,
    organ_words,
    outcome_words,
    relation_words,
    review_words,
    serious_words,
    treatment_words,
)
from infusetrack.wording.translate import tr, translated

DASH = "\N{EM DASH}"


def details(context: ToxicityContext) -> list[Strip]:
    """All events that stand, each with its entries; then those that were struck out."""
    strips: list[Strip] = []
    for event in context.events:
        strips += _event(context, event)
    for number in context.struck_events():
        strips += _struck(context, number)
    return strips


def _event(context: ToxicityContext, event: AdverseEvent) -> list[Strip]:
    title = tr("{number}. {term}, worst grade {worst}").format(
        number=event.number, term=name_words(event.found), worst=event.worst
    )
    aside = tr("grade {grade} now").format(grade=event.grade) if event.is_open else tr("over")
    told = [heading(title, context.room, aside), *facts(_pairs(context, event), context.room)]
    for name, words in _wide(context, event):
        told += wide_fact(name, words, context.room)
    return [gap(), *together(told), gap(4), *entries(context, event.number)]


def _pairs(context: ToxicityContext, event: AdverseEvent) -> list[tuple[str, CellLike]]:
    found = event.found
    ended = short_moment(context, event.ended_at) if event.ended_at else tr("ongoing")
    return [
        (tr("Began"), short_moment(context, found.onset_at)),
        (tr("Site aware"), short_moment(context, found.aware_at)),
        (tr("Ended"), ended),
        (tr("Outcome"), outcome_words(event) or tr("not noted")),
        (tr("Organ class"), organ_words(found.soc)),
        (tr("At enrolment"), tr("grade {grade}").format(grade=found.baseline_grade)),
        (tr("Serious"), Cell(serious_words(event) or tr("not judged"), STRONG)),
        (tr("DLT"), Cell(_dlt(context, event), STRONG)),
        (tr("Treatment"), treatment_words(event) or tr("none noted")),
        (
            tr("Review"),
            tr("not since the last entry")
            if event.is_provisional
            else tr("reviewed by an investigator as it stands"),
        ),
    ]


def _dlt(context: ToxicityContext, event: AdverseEvent) -> str:
    said = tr("no word of a reviewer")
    if event.dlt is not None:
        said = dlt_short(event)
        if event.dlt.reviewer:
            said = tr("{verdict} ({who})").format(verdict=said, who=event.dlt.reviewer)
    window = {
        None: tr("DLT window not set by the site"),
        True: tr("inside the site's DLT window"),
        False: tr("outside the site's DLT window"),
    }[context.in_window(event)]
    why = event.dlt.why if event.dlt else ""
    return " · ".join(part for part in (said, why, window) if part)


def _wide(context: ToxicityContext, event: AdverseEvent) -> Iterator[tuple[str, str]]:
    found, at, zone = event.found, context.printing.at, context.zone
    if found.words and found.words != found.term:
        yield tr("As told"), found.words
    if found.agent:
        yield tr("At the onset"), relation_words(found, context.names)
    yield tr("Cause"), _causes(context, event)
    yield tr("Expected"), _expected(context, event) or tr("not judged")
    actions = [
        tr("{agent}: {action}").format(agent=context.names.agent(agent), action=translated(ACTIONS[action]))
        for agent, action in event.actions.items()
    ]
    if actions:
        yield tr("Done with drugs"), ", ".join(actions)
    owed = context.review_owed(event)
    if owed is not None:
        yield tr("DLT review"), review_words(owed, at, zone)
    yield tr("Expedited report"), _clock(context, event)


def _causes(context: ToxicityContext, event: AdverseEvent) -> str:
    agents = tuple(context.regimen.agents)
    told = [
        tr("{agent} {word}").format(agent=context.names.agent(agent), word=cause_words(event, agent))
        for agent in agents
    ]
    others = others_words(context, event, agents)
    return ", ".join([*told, *([others] if others != DASH else [])])


def _expected(context: ToxicityContext, event: AdverseEvent) -> str:
    lists = dict.fromkeys(one.by_list for one in event.told(ExpectednessJudged) if one.by_list)
    told = expected_words(event, context.names)
    return tr("{told} (by {lists})").format(told=told, lists=", ".join(lists)) if lists else told


def _clock(context: ToxicityContext, event: AdverseEvent) -> str:
    clock = context.clock(event)
    told = [clock_words(clock, context.printing.at, context.zone)]
    told += [
        tr("Reported {at} to {to}, {ticket}.").format(
            at=figures.moment(report.reported_at, context.zone), to=report.to, ticket=report.ticket
        )
        for report in event.told(ExpeditedReported)
    ]
    if clock is not None and clock.next_due is not None and clock.next_due < context.printing.at:
        told.append(tr("OVERDUE since {at}.").format(at=figures.moment(clock.next_due, context.zone)))
    return " ".join(told)


def entries(context: ToxicityContext, number: int) -> list[Strip]:
    """Every entry about an event in the order written; what no longer counts stands struck through."""
    columns = (
        Column(tr("Entry"), 0.07, "right"),
        Column(tr("When"), 0.13),
        Column(tr("What was written"), 0.46, face=FINE),
        Column(tr("By"), 0.08),
        Column(tr("Mark and reason"), 0.26, face=FINE),
    )
    rows = [_entry(context, line) for line in context.entries[number]]
    return table(columns, rows, context.room)


def _entry(context: ToxicityContext, line: Line) -> tuple[CellLike, ...]:
    gone = line.event is not None and not context.chart.is_standing(line)
    return (
        str(line.seq),
        short_moment(context, line.happened_at),
        Cell(line_words(line, context.zone, names=context.names), QUIET if gone else None, struck=gone),
        line.by,
        mark_words(context, line),
    )


def mark_words(context: ToxicityContext, line: Line) -> str:
    """What became of an entry: late, amending another, amended or struck out by another, and why."""
    told = []
    if line.amends is not None and line.event is not None:
        told.append(tr("amends entry {seq}").format(seq=line.amends))
    if line.is_late:
        told.append(tr("late, written {at}").format(at=short_moment(context, line.written_at)))
    if line.reason and line.event is not None:
        told.append(line.reason)
    by = context.chart.amended_by.get(line.seq)
    if by is not None:
        struck = context.chart.line(by).strikes_out
        template = tr("struck out by entry {seq}") if struck else tr("amended by entry {seq}")
        told.append(template.format(seq=by))
    return " · ".join(told)


def _struck(context: ToxicityContext, number: int) -> list[Strip]:
    lines = context.chart.lines
    first = lines[number - 1].event if 0 < number <= len(lines) else None
    title = tr("Event {number}, not in this record").format(number=number)
    if isinstance(first, AdverseEventGraded):
        title = tr("{number}. {term}").format(number=number, term=name_words(first))
    return [gap(), heading(title, context.room, tr("STRUCK OUT")), *entries(context, number)]
