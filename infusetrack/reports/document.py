"""A document: strips laid out on pages, and the pages written as a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import Placed, Strip, paginate
from infusetrack.reports.furniture import Furniture, Masthead
from infusetrack.reports.style import MARGIN, PAPERS, REGULAR, register_fonts
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

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
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 (drawing loads late)

    register_fonts()
    first = documents[0].furniture
    target = BytesIO()
    paper = PAPERS[first.context.printing.paper]
    canvas = Canvas(target, paper, invariant=1, lang="en", initialFontName=REGULAR)  # type: ignore[arg-type]
    describe(canvas, first)
    for document in documents:
        draw_pages(canvas, document)
    canvas.save()
    return target.getvalue()


def draw_pages(canvas: "Canvas", document: Document) -> None:
    """Every page with its furniture."""
    top, _ = document.furniture.frame()
    for number, page in enumerate(document.pages, 1):
        document.furniture.draw(canvas, number, len(document.pages))
        for placed in page:
            placed.strip.paint(canvas, MARGIN, top - placed.offset)
        canvas.showPage()


def describe(canvas: "Canvas", furniture: Furniture) -> None:
    """The document's title, author, language and record, for whoever opens the file's properties."""
    context, masthead = furniture.context, furniture.masthead
    study_id = context.patient.study_id if context.patient else ""
    canvas.setTitle(" ".join(part for part in (masthead.title, study_id, masthead.label) if part))
    canvas.setAuthor(f"InfuseTrack, {context.printing.by}")
    canvas.setSubject(tr("Record {tip}").format(tip=context.chart.tip))
    canvas.setCreator("InfuseTrack")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def document_id(context: PatientContext, kind: str, label: str = "") -> str:
    """Twelve hexadecimal digits that name this print: the same record, moment and reader give the same."""
    printing = context.printing
    told = (kind, label, context.chart.tip, printing.at.isoformat(), printing.by, printing.paper)
    return sha256("\n".join(told).encode()).hexdigest()[:12]
