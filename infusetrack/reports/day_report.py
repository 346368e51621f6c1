"""The cycle-day summary: one day of one patient, from identity to signature, as a PDF."""

from dataclasses import fields, is_dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from infusetrack.domain.chart import Chart
from infusetrack.domain.regimen import Regimen
from infusetrack.reports.context import DayContext, Printing
from infusetrack.reports.day_changes import changes
from infusetrack.reports.day_closing import record_state, signatures
from infusetrack.reports.day_hemoglobin import hemoglobin
from infusetrack.reports.day_infusion import infusions
from infusetrack.reports.day_observations import adverse_events, drugs, labs, vitals
from infusetrack.reports.day_orders import orders
from infusetrack.reports.day_reactions import day_reactions
from infusetrack.reports.day_steps import steps
from infusetrack.reports.day_support import support
from infusetrack.reports.day_toxicities import day_toxicities, typed_words
from infusetrack.reports.flow import Placed, Strip, gap, paginate
from infusetrack.reports.furniture import Furniture, allergy_words
from infusetrack.reports.glyphs import missing_glyphs
from infusetrack.reports.style import MARGIN, PAPERS, REGULAR, STRONG, register_fonts
from infusetrack.reports.table import Column, table
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Pages = tuple[tuple[Placed, ...], ...]


def day_report(chart: Chart, regimen: Regimen, label: str, printing: Printing) -> bytes:
    """The PDF of one cycle day; the same chart and printing give the same bytes.

    Raises `Refused` for a day that the regimen does not have.
    """
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 (drawing loads late)

    register_fonts()
    context = DayContext.of(chart, regimen, label, printing)
    furniture, pages = composed(context)
    target = BytesIO()
    canvas = Canvas(target, PAPERS[printing.paper], invariant=1, lang="en", initialFontName=REGULAR)  # type: ignore[arg-type]
    _describe(canvas, context, furniture.document)
    draw_pages(canvas, furniture, pages)
    canvas.save()
    return target.getvalue()


def composed(context: DayContext) -> tuple[Furniture, Pages]:
    """The day laid out on pages, before anything is drawn."""
    furniture = Furniture(context, tr("Cycle-day summary"))
    _, room = furniture.frame()
    return furniture, paginate(_content(context), room)


def draw_pages(canvas: "Canvas", furniture: Furniture, pages: Pages) -> None:
    """Every page with its furniture."""
    top, _ = furniture.frame()
    for number, page in enumerate(pages, 1):
        furniture.draw(canvas, number, len(pages))
        for placed in page:
            placed.strip.paint(canvas, MARGIN, top - placed.offset)
        canvas.showPage()


def _content(context: DayContext) -> list[Strip]:
    strips: list[Strip] = []
    if context.patient and context.patient.allergies:
        told = allergy_words(context, short=False)
        if told != allergy_words(context, short=True):
            strips += table((Column("", 1.0, face=STRONG),), [(told,)], context.room)
            strips.append(gap())
    for section in (
        changes,
        orders,
        infusions,
        day_reactions,
        vitals,
        labs,
        hemoglobin,
        drugs,
        support,
        adverse_events,
        day_toxicities,
        steps,
        signatures,
    ):
        strips += section(context)
    return strips + record_state(context, missing_glyphs(_typed(context)))


def _typed(context: DayContext) -> str:
    """All that people typed and that this document may show."""
    told = [context.printing.by, *_strings(context.patient)]
    for line in context.written:
        told += [line.by, line.reason or "", *_strings(line.event)]
        if line.amends is not None:
            told += _strings(context.chart.line(line.amends).event)
    return " ".join([*told, *typed_words(context)])


def _strings(value: object) -> list[str]:
    """Every text inside a fact."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in _strings(part)]
    if is_dataclass(value):
        return [text for one in fields(value) for text in _strings(getattr(value, one.name))]
    return []


def _describe(canvas: "Canvas", context: DayContext, document: str) -> None:
    study_id = context.patient.study_id if context.patient else ""
    canvas.setTitle(f"{document} {study_id} {context.label}")
    canvas.setAuthor(f"InfuseTrack, {context.printing.by}")
    canvas.setSubject(tr("Record {tip}").format(tip=context.chart.tip))
    canvas.setCreator("InfuseTrack")
    canvas.setViewerPreference("DisplayDocTitle", "true")
