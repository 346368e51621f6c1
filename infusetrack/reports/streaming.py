"""A document of any length, page by page: no more than one page of it is laid out at a time."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import TYPE_CHECKING
from zlib import compress

from infusetrack.domain.errors import Refused
from infusetrack.reports.context import PatientContext
from infusetrack.reports.document import describe
from infusetrack.reports.flow import Placed, Strip, paged
from infusetrack.reports.furniture import Furniture, Masthead
from infusetrack.reports.style import MARGIN, PAPERS, REGULAR, register_fonts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def streamed(
    context: PatientContext, masthead: Masthead, strips: Iterable[Strip], going_on: Callable[[], bool]
) -> bytes:
    """The PDF of strips that are made while it is written.

    How many pages there are is known at the end only: each page refers to one small drawing of that
    number, which is made last. `going_on` is asked after each page; raises
    `Refused("document_cancelled")` once it says no.
    """
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 (drawing loads late)

    register_fonts()
    furniture = Furniture(context, masthead)
    target = BytesIO()
    paper = PAPERS[context.printing.paper]
    canvas = Canvas(target, paper, invariant=1, lang="en", initialFontName=REGULAR)  # type: ignore[arg-type]
    describe(canvas, furniture)
    top, room = furniture.frame()
    number = 0
    for page in paged(strips, room):
        number += 1
        furniture.draw(canvas, number, None)
        _draw(canvas, page, top)
        if not going_on():
            raise Refused("document_cancelled")
    furniture.draw_count(canvas, number)
    canvas.save()
    return target.getvalue()


def _draw(canvas: "Canvas", page: tuple[Placed, ...], top: float) -> None:
    for placed in page:
        placed.strip.paint(canvas, MARGIN, top - placed.offset)
    canvas.showPage()
    _pack(canvas)


def _pack(canvas: "Canvas") -> None:
    """Compress the finished page at once: ReportLab would keep all pages as plain text until the end."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream  # noqa: PLC0415

    page = canvas._doc.Pages.pages[-1]  # type: ignore[attr-defined]
    packed = compress(page.stream.encode("utf-8"))
    page.Contents = PDFStream(PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])}), packed)
    page.stream = None
