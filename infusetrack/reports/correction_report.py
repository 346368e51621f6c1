"""The correction notice: what a printed document said that the record says otherwise now, as a PDF."""

from infusetrack.domain.chart import Chart
from infusetrack.domain.corrections import Correction, corrections, shown_seq
from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.reports.context import PatientContext, Printing
from infusetrack.reports.document import Document, laid_out, written
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.patient_pages import patient_masthead, record_facts, section, short_moment
from infusetrack.reports.style import BODY, FINE, QUIET, STRONG
from infusetrack.reports.table import Cell, CellLike, Column, facts, heading, wide_fact
from infusetrack.wording import figures
from infusetrack.wording.documents import document_words
from infusetrack.wording.events import line_words, names_of
from infusetrack.wording.translate import tr

KIND = "correction"


def correction_report(chart: Chart, regimen: Regimen, printed: Line, printing: Printing) -> bytes:
    """The PDF for one print; `printed` is its line in the record (`DocumentPrinted`)."""
    context = PatientContext(chart, regimen, names_of(regimen), printing)
    return written([composed(context, printed)])


def composed(context: PatientContext, printed: Line) -> Document:
    """The notice laid out on pages, before anything is drawn."""
    found = corrections(context.chart, printed)
    when = figures.day(context.printing.at.astimezone(context.zone).date())
    document = printed.event
    label = document.document_id if isinstance(document, DocumentPrinted) else ""
    masthead = patient_masthead(context, KIND, tr("Correction notice"), when=when, label=label)
    return laid_out(
        context, masthead, [*_which(context, printed), *_rows(context, found), *record_facts(context)]
    )


def _which(context: PatientContext, printed: Line) -> list[Strip]:
    """The print that this notice belongs to, so that it can be found and marked."""
    event = printed.event
    strips = [heading(tr("The document that this corrects"), context.room)]
    if not isinstance(event, DocumentPrinted):
        return strips
    shown = shown_seq(context.chart, printed)
    pairs: list[tuple[str, CellLike]] = [
        (tr("Document"), Cell(document_words(event.document, event.day), STRONG)),
        (tr("Number"), Cell(event.document_id, STRONG)),
        (tr("Printed"), figures.moment(printed.happened_at, context.zone)),
        (tr("By"), printed.by),
        (tr("It shows"), tr("the record up to entry {seq}").format(seq=shown)),
        (tr("Record hash"), event.tip[:12]),
    ]
    return [*strips, *facts(pairs, context.room)]


def _rows(context: PatientContext, found: tuple[Correction, ...]) -> list[Strip]:
    columns = (
        Column(tr("Happened"), 0.12, face=STRONG),
        Column(tr("It said"), 0.28),
        Column(tr("The record says now"), 0.30),
        Column(tr("Why, who, when"), 0.30, face=FINE),
    )
    rows = [_row(context, one) for one in found]
    none = tr("Nothing on this document was amended, struck out or written late since. It still is true.")
    title = tr("What has changed")
    aside = tr("{many} entries").format(many=len(rows)) if rows else ""
    strips = section(context, title, columns, rows, none=none, aside=aside)
    if not rows:
        return strips
    told = tr("Keep this notice with the document. The document itself is superseded where they differ.")
    return [*strips, gap(4), *wide_fact(tr("What to do"), told, context.room)]


def _row(context: PatientContext, one: Correction) -> tuple[CellLike, ...]:
    return (
        short_moment(context, one.happened_at),
        _old(context, one),
        _now(context, one),
        tuple(Cell(_change(context, line)) for line in one.changes),
    )


def _old(context: PatientContext, one: Correction) -> Cell:
    if one.old is None:
        return Cell(tr("nothing: it was written after the print"), QUIET)
    return Cell(_told(context, one.old), BODY, struck=True)


def _now(context: PatientContext, one: Correction) -> Cell:
    if one.now is None:
        return Cell(tr("struck out: it does not count"), STRONG)
    return Cell(_told(context, one.now), STRONG)


def _told(context: PatientContext, line: Line) -> str:
    return tr("{words} ({at}, entry {seq})").format(
        words=line_words(line, context.zone, names=context.names),
        at=short_moment(context, line.happened_at),
        seq=line.seq,
    )


def _change(context: PatientContext, line: Line) -> str:
    told = tr("entry {seq} by {by}, written {at}").format(
        seq=line.seq, by=line.by, at=short_moment(context, line.written_at)
    )
    return tr("{told}: {why}").format(told=told, why=line.reason) if line.reason else told
