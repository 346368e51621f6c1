"""A document: strips laid out on pages, and the pages written as a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import Placed, Strip, draw_strip, paginate
from infusetrack.reports.furniture import Furniture, Masthead
from infusetrack.reports.style import MARGIN, PAPERS
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from infusetrack.reports.paper_canvas import PaperCanvas

Pages = tuple[tuple[Placed, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One patient's part of a PDF: its furniture and what stands between head and foot."""

    furniture: Furniture
    pages: Pages


def laid_out(context: PatientContext, masthead: Masthead, strips: Sequence[Strip]) -> Document:
    """The strips on as many pages as they need, before anything is drawn."""
    furniture = Furniture(context, masthead)
    _, room = furniture.frame()
    return Document(furniture, paginate(strips, room))


def written(documents: Sequence[Document]) -> bytes:
    """The PDF of one or several laid-out documents; the same documents give the same bytes."""
    canvas = blank(documents[0].furniture)
    for document in documents:
        if len(documents) > 1:
            canvas.begin_part(_part(document.furniture))
        draw_pages(canvas, document)
    return canvas.written()


def blank(furniture: Furniture, *, rows_whole: bool = False) -> "PaperCanvas":
    """An empty document that says what it is; `rows_whole` for one of many thousands of rows."""
    from infusetrack.reports.paper_canvas import PaperCanvas  # noqa: PLC0415 (drawing loads late)

    canvas = PaperCanvas(PAPERS[furniture.context.printing.paper], rows_whole=rows_whole)
    describe(canvas, furniture)
    return canvas


def draw_pages(canvas: "PaperCanvas", document: Document) -> None:
    """Every page with its furniture."""
    for number, page in enumerate(document.pages, 1):
        document.furniture.draw(canvas, number, len(document.pages))
        draw_page(canvas, document.furniture, page)


def draw_page(canvas: "PaperCanvas", furniture: Furniture, page: Sequence[Placed]) -> None:
    """What stands between head and foot of one page."""
    top, _ = furniture.frame()
    for placed in page:
        draw_strip(canvas, placed.strip, MARGIN, top - placed.offset)
    canvas.showPage()


def _part(furniture: Furniture) -> str:
    """The bookmark of one patient's part: "PED-0417 R. M. · Shift handoff"."""
    patient, title = furniture.context.patient, furniture.masthead.title
    who = f"{patient.study_id} {patient.initials}" if patient else ""
    return " · ".join(part for part in (who, title) if part)


def describe(canvas: "PaperCanvas", furniture: Furniture) -> None:
    """The document's title, author, language and record, for whoever opens the file's properties."""
    context, masthead = furniture.context, furniture.masthead
    study_id = context.patient.study_id if context.patient else ""
    canvas.setTitle(" ".join(part for part in (masthead.title, study_id, masthead.label) if part))
    canvas.setAuthor(f"InfuseTrack, {context.printing.by}")
    canvas.setSubject(tr("Record {tip}").format(tip=context.chart.tip))
    canvas.setCreator("InfuseTrack")
    canvas.date(context.printing.at)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def document_id(context: PatientContext, kind: str, label: str = "") -> str:
    """Twelve hexadecimal digits that name this print: the same record, moment and reader give the same."""
    printing = context.printing
    told = (kind, label, context.chart.tip, printing.at.isoformat(), printing.by, printing.paper)
    return sha256("\n".join(told).encode()).hexdigest()[:12]
