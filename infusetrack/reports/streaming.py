"""A document of any length, page by page: no more than one page of it is laid out at a time."""

from collections.abc import Callable, Iterable

from infusetrack.domain.errors import Refused
from infusetrack.reports.context import PatientContext
from infusetrack.reports.document import blank, draw_page
from infusetrack.reports.flow import Strip, paged
from infusetrack.reports.furniture import Furniture, Masthead


def streamed(
    context: PatientContext, masthead: Masthead, strips: Iterable[Strip], going_on: Callable[[], bool]
) -> bytes:
    """The PDF of strips that are made while it is written.

    How many pages there are is known at the end only: each page refers to one small drawing of that
    number, which is made last. `going_on` is asked after each page; raises
    `Refused("document_cancelled")` once it says no.
    """
    furniture = Furniture(context, masthead)
    _, room = furniture.frame()
    canvas = blank(furniture, rows_whole=True)
    number = 0
    for page in paged(strips, room):
        number += 1
        furniture.draw(canvas, number, None)
        draw_page(canvas, furniture, page)
        if not going_on():
            raise Refused("document_cancelled")
    furniture.draw_count(canvas, number)
    return canvas.written()
