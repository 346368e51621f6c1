"""Boxes to write in by hand: rows at least 7 mm high, each box printed, hinted, ticked or left empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from infusetrack.reports.flow import Strip, draw_text, wrapped
from infusetrack.reports.style import (
    FINE,
    INK,
    INK_3,
    LINE,
    REGULAR,
    SEMIBOLD,
    SMALL,
    SMALL_STRONG,
    STRONG,
    Face,
    width,
)

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from infusetrack.reports.paper_canvas import PaperCanvas

ROW = 22.0
"""Points: 7.8 mm, room for handwriting."""
PAD = 3.0
HINT = Face(SMALL.font, 6.6, INK_3)
LARGE = Face(SEMIBOLD, 10.0)
"""Numbers and times, to be read at arm's length."""
BETWEEN = Face(REGULAR, 15.0, INK_3)
TICK = 9.0
HATCH = 7.0


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in a box before anybody writes in it; nothing at all is a box to fill.

    `hint` says small what to write, `under` stands below what is `told`, `tick` draws a square to
    cross, `between` stands pale in the middle of what is written ("/"), `hatched` says that nothing is
    asked here (it may be written all the same).
    """

    told: str = ""
    hint: str = ""
    under: str = ""
    face: Face = STRONG
    tick: bool = False
    between: str = ""
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class BoxColumn:
    """A column of boxes: its title and its share of the width."""

    title: str
    share: float


def box_table(
    columns: Sequence[BoxColumn], rows: Sequence[Sequence[Box]], room: float, height: float = ROW
) -> list[Strip]:
    """Rows of boxes under a header that comes again on each page."""
    edges = _edges(columns, room)
    head = _head(columns, edges)
    titled = any(column.title for column in columns)
    body = [_row(row, edges, height, head if titled else None) for row in rows]
    return [head, *body] if titled else body


def _edges(columns: Sequence[BoxColumn], room: float) -> list[float]:
    total = sum(column.share for column in columns)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + room * column.share / total)
    return edges


def _head(columns: Sequence[BoxColumn], edges: Sequence[float]) -> Strip:
    told = [
        wrapped(column.title, SMALL_STRONG, right - left - 2 * PAD)
        for column, (left, right) in zip(columns, pairwise(edges), strict=True)
    ]
    height = max(len(lines) for lines in told) * SMALL_STRONG.leading + PAD

    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        for (left, _), lines in zip(pairwise(edges), told, strict=True):
            canvas.begin_tag("TH")
            _lines(
                canvas, x + left + PAD, top - height + len(lines) * SMALL_STRONG.leading, lines, SMALL_STRONG
            )
            canvas.end_tag()

    return Strip(height, paint, keep=True, role="TR")


def _row(row: Sequence[Box], edges: Sequence[float], least: float, head: Strip | None) -> Strip:
    spans = list(pairwise(edges))
    texts = [list(_texts(box, right - left)) for box, (left, right) in zip(row, spans, strict=True)]
    height = max(least, *(sum(face.leading for _, face in told) + 2 * PAD for told in texts))

    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        for box, (left, right), told in zip(row, spans, texts, strict=True):
            canvas.begin_tag("TD")
            _frame(canvas, (x + left, top, right - left, height), hatched=box.hatched)
            _fill(canvas, (x + left, top, height), box, told)
            if box.between:
                middle = x + (left + right - width(box.between, BETWEEN)) / 2
                draw_text(canvas, middle, top - height / 2 - BETWEEN.size * 0.36, box.between, BETWEEN)
            canvas.end_tag()

    return Strip(height, paint, again=head, role="TR")


def _texts(box: Box, wide: float) -> Iterator[tuple[str, Face]]:
    room = wide - 2 * PAD - (TICK + 3 if box.tick else 0)
    for text, face in ((box.told, box.face), (box.under, FINE), (box.hint, HINT)):
        if text:
            yield from ((line, face) for line in wrapped(text, face, room))


def _frame(canvas: "Canvas", place: tuple[float, float, float, float], *, hatched: bool) -> None:
    x, top, wide, height = place
    if hatched:
        canvas.setStrokeColorRGB(*LINE)
        canvas.setLineWidth(0.4)
        at = HATCH
        while at < wide + height:
            low, high = max(0.0, at - wide), min(height, at)
            canvas.line(x + at - low, top - height + low, x + at - high, top - height + high)
            at += HATCH
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.5)
    canvas.rect(x, top - height, wide, height, stroke=1, fill=0)


def _fill(
    canvas: "Canvas", place: tuple[float, float, float], box: Box, told: Sequence[tuple[str, Face]]
) -> None:
    x, top, height = place
    inside = x + PAD
    if box.tick:
        canvas.setStrokeColorRGB(*INK)
        canvas.setLineWidth(0.9)
        canvas.rect(inside, top - (height + TICK) / 2, TICK, TICK, stroke=1, fill=0)
        inside += TICK + 3
    tall = sum(face.leading for _, face in told)
    hint_only = not box.told and not box.under
    y = top - (1.0 if hint_only else (height - tall) / 2)
    for line, face in told:
        draw_text(canvas, inside, y - face.size, line, face)
        y -= face.leading


def _lines(canvas: "Canvas", x: float, top: float, lines: Sequence[str], face: Face) -> None:
    for line in lines:
        draw_text(canvas, x, top - face.size, line, face)
        top -= face.leading
