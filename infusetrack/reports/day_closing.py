"""The end of the page: who signed what, and which state of the record this is."""

from infusetrack.domain.events import DaySigned
from infusetrack.reports.context import DayContext, offset_words
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.glyphs import code_points
from infusetrack.reports.style import BODY, SMALL, STRONG
from infusetrack.reports.table import Cell, CellLike, Column, heading, table, wide_fact
from infusetrack.wording import figures
from infusetrack.wording.events import meaning_words
from infusetrack.wording.translate import tr


def signatures(context: DayContext) -> list[Strip]:
    """Each signature with the record hash that was on screen; NOT SIGNED where there is none."""
    title = heading(tr("Signatures"), context.room)
    rows: list[tuple[CellLike, ...]] = [
        (
            Cell(line.by, STRONG),
            meaning_words(line.event.meaning),
            figures.moment(line.happened_at, context.zone),
            Cell(line.event.shown_hash, SMALL),
        )
        for line in context.signatures()
        if isinstance(line.event, DaySigned)
    ]
    if not context.view.record.is_signed:
        word = tr("CHANGED AFTER SIGNING") if rows else tr("NOT SIGNED")
        said = tr("This page is a draft; the day must be signed.")
        rows.append((Cell(word, STRONG), said, "", ""))
    columns = (
        Column(tr("By"), 0.20),
        Column(tr("Meaning"), 0.24),
        Column(tr("When"), 0.16),
        Column(tr("Record hash that was signed"), 0.40),
    )
    return [gap(), title, *table(columns, rows, context.room)]


def record_state(context: DayContext, missing: tuple[str, ...]) -> list[Strip]:
    """The record's full hash, the regimen file and the clock, for whoever checks this page."""
    chart, regimen, room = context.chart, context.regimen, context.room
    first = context.lines[0].happened_at if context.lines else context.printing.at
    last = context.lines[-1].happened_at if context.lines else context.printing.at
    clocks = dict.fromkeys(offset_words(context.zone, at) for at in (first, last))
    regimen_words = tr("{id}, version {version}, SHA-256 {digest}").format(
        id=regimen.id, version=regimen.version, digest=regimen.digest
    )
    strips = [gap(), heading(tr("Record"), room)]
    strips += wide_fact(tr("Hash at the last entry"), Cell(chart.tip, BODY), room)
    strips += wide_fact(tr("Last entry"), str(len(chart.lines)), room)
    strips += wide_fact(tr("Regimen file"), regimen_words, room)
    strips += wide_fact(tr("Times"), tr("24-hour clock of {zone}").format(zone="; ".join(clocks)), room)
    if missing:
        note = tr("Named in brackets, for no font here draws it: {listed}. The record holds it as typed.")
        strips += wide_fact(tr("Font"), note.format(listed=code_points(missing)), room)
    return strips
