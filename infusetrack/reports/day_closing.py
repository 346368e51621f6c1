"""The end of the page: who signed what, and which state of the record this is."""

from infusetrack.domain.events import DaySigned
from infusetrack.reports.context import DayContext, offset_words
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.glyphs import code_points
from infusetrack.reports.style import FINE, SMALL, STRONG
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
    columns = (
        Column(tr("By"), 0.10),
        Column(tr("Meaning"), 0.17),
        Column(tr("When"), 0.17),
        Column(tr("Record hash that was signed"), 0.56),
    )
    strips = [gap(), title, *(table(columns, rows, context.room) if rows else ())]
    if not context.view.record.is_signed:
        word = tr("CHANGED AFTER SIGNING") if rows else tr("NOT SIGNED")
        said = tr("{word}: this page is a draft; the day must be signed.").format(word=word)
        strips += table((Column("", 1.0, face=STRONG),), [(said,)], context.room)
    return strips


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
    told = tr("{tip} at entry {seq}").format(tip=chart.tip, seq=len(chart.lines))
    strips += wide_fact(tr("Record hash"), told, room)
    strips += wide_fact(tr("Regimen file"), Cell(regimen_words, FINE), room)
    strips += wide_fact(tr("Times"), tr("24-hour clock of {zone}").format(zone="; ".join(clocks)), room)
    if missing:
        note = tr("Named in brackets, for no font here draws it: {listed}. The record holds it as typed.")
        strips += wide_fact(tr("Font"), note.format(listed=code_points(missing)), room)
    return strips
