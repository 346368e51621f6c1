"""What documents of a whole patient share: their head, a sentence where nothing is to be told, the record's state."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from infusetrack.domain.events import DocumentPrinted
from infusetrack.reports.context import PatientContext, offset_words
from infusetrack.reports.document import document_id
from infusetrack.reports.flow import Strip, gap, together
from infusetrack.reports.furniture import Masthead
from infusetrack.reports.style import BODY, FINE, INK_2, QUIET, Face
from infusetrack.reports.table import Cell, CellLike, Column, heading, table, wide_fact
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

State = tuple[tuple[str, Face], ...]


def patient_masthead(
    context: PatientContext, kind: str, title: str, *, when: str, label: str = "", state: State = ()
) -> Masthead:
    """The head of a document of this kind; `label` is the cycle that it tells of, empty for the whole chart."""
    until = tr("record up to {at}").format(at=figures.moment(context.printing.at, context.zone))
    return Masthead(
        title=title,
        when=when,
        label=label,
        state=(*state, (until, BODY.of(INK_2))),
        copies=sum(1 for line in context.of_kind(DocumentPrinted) if _is_print_of(line.event, kind, label)),
        document_id=document_id(context, kind, label),
    )


def _is_print_of(event: object, kind: str, label: str) -> bool:
    if not isinstance(event, DocumentPrinted) or event.document != kind:
        return False
    return not label or label in {event.day, event.day.rpartition("D")[0]}


def section(
    context: PatientContext,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[CellLike]],
    *,
    none: str = "",
    aside: str = "",
) -> list[Strip]:
    """A heading and its table; the sentence `none` where there is no row, nothing at all without one."""
    if not rows and not none:
        return []
    top = [gap(), heading(title, context.room, aside)]
    return [*top, *(table(columns, rows, context.room) if rows else sentence(context, none))]


def sentence(context: PatientContext, words: str) -> list[Strip]:
    """A quiet sentence over the whole width."""
    return table((Column("", 1.0, face=QUIET),), [(words,)], context.room)


def with_remark(context: PatientContext, strips: Sequence[Strip], words: str) -> list[Strip]:
    """A quiet sentence below a table, on the page of its last row."""
    return [*strips[:-1], *(replace(strip, keep=True) for strip in strips[-1:]), *sentence(context, words)]


def record_facts(context: PatientContext) -> list[Strip]:
    """The record's hash, the regimen file and the clock, for whoever checks this document."""
    chart, regimen, room = context.chart, context.regimen, context.room
    regimen_words = tr("{id}, version {version}, SHA-256 {digest}").format(
        id=regimen.id, version=regimen.version, digest=regimen.digest
    )
    clocks = dict.fromkeys(offset_words(context.zone, at) for at in _ends(context))
    strips = [heading(tr("Record"), room)]
    tip = tr("{tip} at entry {seq}").format(tip=chart.tip, seq=len(chart.lines))
    strips += wide_fact(tr("Record hash"), tip if chart.lines else tr("no entry yet"), room)
    strips += wide_fact(tr("Regimen file"), Cell(regimen_words, FINE), room)
    strips += wide_fact(tr("Times"), tr("24-hour clock of {zone}").format(zone="; ".join(clocks)), room)
    return [gap(), *together(strips)]


def _ends(context: PatientContext) -> tuple[datetime, datetime]:
    """The first and the last moment that the document may name."""
    lines = context.chart.lines
    first = min((line.happened_at for line in lines), default=context.printing.at)
    return first, context.printing.at


def short_moment(context: PatientContext, at: datetime) -> str:
    """23 Nov 09:00, with the year where it is not the year of printing."""
    local = at.astimezone(context.zone)
    clock = figures.clock(at, context.zone)
    if local.year != context.printing.at.astimezone(context.zone).year:
        return f"{figures.day(local.date())} {clock}"
    return f"{local.day} {figures.MONTHS[local.month - 1]} {clock}"
