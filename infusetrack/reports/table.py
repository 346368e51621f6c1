"""Headings, tables and fact grids as strips: aligned columns, thin rules, headers again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from infusetrack.reports.flow import Strip, draw_text, wrapped
from infusetrack.reports.style import (
    BODY,
    HEADING,
    INK,
    INK_2,
    LINE,
    LINE_SOFT,
    QUIET,
    SEMIBOLD,
    SMALL_STRONG,
    Colour,
    Face,
    width,
)

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from infusetrack.reports.paper_canvas import PaperCanvas

PAD_X, PAD_Y = 4.0, 2.1
SUBHEADING = Face(SEMIBOLD, 9.0)
LINES_A_STRIP = 16
"""A row taller than this goes on in a further strip, so that it may go over the page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width, and how its text stands."""

    title: str
    share: float
    align: Literal["left", "right"] = "left"
    face: Face = BODY


@dataclass(frozen=True, slots=True)
class Cell:
    """Text in a cell; `struck` is crossed out and still readable."""

    text: str
    face: Face | None = None
    struck: bool = False


CellLike = str | Cell | tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Ink:
    """One line of a cell, ready to draw."""

    text: str
    face: Face
    struck: bool


@dataclass(frozen=True, slots=True)
class _Ending:
    """How a part of a row stands to the rest of it."""

    again: Strip | None
    first: bool
    last: bool


def heading(
    title: str, room: float, aside: str = "", badge: Colour | None = None, *, level: int = 0
) -> Strip:
    """A section's title over an ink rule, a quiet remark at the right, a drug's colour before it.

    It is a bookmark too; one of `level` 1 stands under the last one of level 0.
    """
    indent, face = (0.0 if badge is None else 13.0), (SUBHEADING if level else HEADING)
    beside = wrapped(aside, SMALL_STRONG, room / 2) if aside else ()
    taken = max((width(line, SMALL_STRONG) + 10 for line in beside), default=0.0)
    lines = wrapped(title, face, room - indent - taken)
    height = 19.0 + (max(len(lines), len(beside)) - 1) * face.leading

    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        if badge is not None:
            canvas.setFillColorRGB(*badge)
            canvas.roundRect(x, top - 12, 9, 9, 2, stroke=0, fill=1)
        for number, line in enumerate(lines):
            draw_text(canvas, x + indent, top - 11 - number * face.leading, line, face)
        for number, line in enumerate(beside):
            right = x + room - width(line, SMALL_STRONG)
            draw_text(canvas, right, top - 11 - number * face.leading, line, SMALL_STRONG)
        rule(canvas, x, top - height + 3, room, colour=INK, thick=0.5 if level else 0.8)
        canvas.bookmark(title, top, level)

    return Strip(height, paint, keep=True, role=f"H{level + 2}")


def rule(canvas: "Canvas", x: float, y: float, room: float, *, colour: Colour, thick: float) -> None:
    """A horizontal line."""
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(thick)
    canvas.line(x, y, x + room, y)


def table(columns: Sequence[Column], rows: Iterable[Sequence[CellLike]], room: float) -> list[Strip]:
    """A table whose header comes again on each page that it goes on to."""
    return list(long_table(columns, rows, room))


def long_table(columns: Sequence[Column], rows: Iterable[Sequence[CellLike]], room: float) -> Iterator[Strip]:
    """The same, each row laid out when its strip is asked for."""
    edges = _edges(columns, room)
    head = _head(columns, edges, room)
    if any(column.title for column in columns):
        yield head
    for row in rows:
        yield from _row(columns, edges, row, head)


def facts(pairs: Sequence[tuple[str, CellLike]], room: float) -> list[Strip]:
    """Names and values, two pairs to a line."""
    columns = (
        Column("", 0.15, face=QUIET),
        Column("", 0.35),
        Column("", 0.15, face=QUIET),
        Column("", 0.35),
    )
    even = [*pairs, ("", "")] if len(pairs) % 2 else list(pairs)
    rows = [(*even[at], *even[at + 1]) for at in range(0, len(even), 2)]
    return table(columns, rows, room)


def wide_fact(name: str, value: CellLike, room: float) -> list[Strip]:
    """One name and a value that may use the whole width."""
    return table((Column("", 0.15, face=QUIET), Column("", 0.85)), [(name, value)], room)


def _edges(columns: Sequence[Column], room: float) -> list[float]:
    total = sum(column.share for column in columns)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + room * column.share / total)
    return edges


def _head(columns: Sequence[Column], edges: Sequence[float], room: float) -> Strip:
    spans = list(pairwise(edges))
    inks = [
        [
            _Ink(line, SMALL_STRONG, struck=False)
            for line in wrapped(column.title, SMALL_STRONG, right - left - 2 * PAD_X)
        ]
        for column, (left, right) in zip(columns, spans, strict=True)
    ]
    height = max(len(lines) for lines in inks) * SMALL_STRONG.leading + 2 * PAD_Y

    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        for column, span, lines in zip(columns, spans, inks, strict=True):
            canvas.begin_tag("TH")
            _draw_cell(canvas, (x + span[0], x + span[1], top - PAD_Y), lines, column.align)
            canvas.end_tag()
        rule(canvas, x, top - height, room, colour=LINE, thick=0.6)

    return Strip(height, paint, keep=True, role="TR")


def _row(
    columns: Sequence[Column], edges: Sequence[float], row: Sequence[CellLike], head: Strip
) -> Iterator[Strip]:
    spans = list(pairwise(edges))
    inks = [
        list(_inked(cell, column, right - left - 2 * PAD_X))
        for column, (left, right), cell in zip(columns, spans, row, strict=True)
    ]
    tallest = max(len(lines) for lines in inks)
    again = head if any(column.title for column in columns) else None
    for first in range(0, tallest, LINES_A_STRIP):
        part = [lines[first : first + LINES_A_STRIP] for lines in inks]
        yield _row_strip(columns, edges, part, _Ending(again, first == 0, first + LINES_A_STRIP >= tallest))


def _row_strip(
    columns: Sequence[Column],
    edges: Sequence[float],
    inks: Sequence[Sequence[_Ink]],
    ending: _Ending,
) -> Strip:
    above, below = PAD_Y * ending.first, PAD_Y * ending.last
    height = max(sum(ink.face.leading for ink in lines) for lines in inks) + above + below

    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        for column, span, lines in zip(columns, pairwise(edges), inks, strict=True):
            canvas.begin_tag("TD")
            _draw_cell(canvas, (x + span[0], x + span[1], top - above), lines, column.align)
            canvas.end_tag()
        if ending.last:
            rule(canvas, x, top - height, edges[-1], colour=LINE_SOFT, thick=0.5)

    return Strip(height, paint, again=ending.again, role="TR")


def _inked(cell: CellLike, column: Column, room: float) -> Iterator[_Ink]:
    parts = cell if isinstance(cell, tuple) else (Cell(cell) if isinstance(cell, str) else cell,)
    for part in parts:
        face = part.face or column.face
        for line in wrapped(part.text, face, room):
            yield _Ink(line, face, part.struck)


def _draw_cell(
    canvas: "PaperCanvas", place: tuple[float, float, float], lines: Sequence[_Ink], align: str
) -> None:
    left, right, top = place
    for ink in lines:
        long = width(ink.text, ink.face) if ink.struck or align == "right" else 0.0
        x = right - PAD_X - long if align == "right" else left + PAD_X
        baseline = top - ink.face.size
        if ink.text:
            draw_text(canvas, x, baseline, ink.text, ink.face)
        if ink.struck and ink.text:
            rule(canvas, x, baseline + ink.face.size * 0.32, long, colour=INK_2, thick=0.8)
        top -= ink.face.leading
