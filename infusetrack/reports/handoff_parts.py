"""Parts of the handoff's page: letters of I-PASS, boxes to tick, and sections that shorten and never clip."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infusetrack.reports.flow import Strip, draw_strip, draw_text, text_strip, wrapped
from infusetrack.reports.style import (
    BOLD,
    HEADING,
    INK,
    INK_2,
    REGULAR,
    SEMIBOLD,
    SMALL_STRONG,
    WHITE,
    Face,
    width,
)
from infusetrack.reports.table import CellLike, Column, rule, table
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from infusetrack.reports.paper_canvas import PaperCanvas

BODY = Face(REGULAR, 9.2)
STRONG = Face(SEMIBOLD, 9.2)
QUIET = Face(REGULAR, 9.2, INK_2)
BIG = Face(BOLD, 14.0)
LETTER = Face(BOLD, 9.5, WHITE)
"""Nothing that must be read by a reading lamp is smaller than 9 points."""
SQUARE = 13.0
TICK, TICK_ROOM = 8.0, 14.0
MORE = "\N{HORIZONTAL ELLIPSIS}"


def letter_heading(letter: str, title: str, room: float, aside: str = "") -> Strip:
    """A section of I-PASS: its letter on ink, its title over a rule, a quiet remark at the right."""
    beside = wrapped(aside, SMALL_STRONG, room / 2)[0] if aside else ""

    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        canvas.setFillColorRGB(*INK)
        canvas.roundRect(x, top - SQUARE, SQUARE, SQUARE, 2.5, stroke=0, fill=1)
        draw_text(canvas, x + (SQUARE - width(letter, LETTER)) / 2, top - SQUARE + 3.3, letter, LETTER)
        draw_text(canvas, x + SQUARE + 6, top - 10.5, title, HEADING)
        if beside:
            draw_text(canvas, x + room - width(beside, SMALL_STRONG), top - 10.5, beside, SMALL_STRONG)
        rule(canvas, x, top - 16, room, colour=INK, thick=0.8)
        canvas.bookmark(title, top, 0)

    return Strip(20.0, paint, keep=True, role="H2")


def ticked(strip: Strip) -> Strip:
    """A row with a box to tick before it."""

    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        canvas.setStrokeColorRGB(*INK)
        canvas.setLineWidth(0.8)
        canvas.rect(x + 1, top - TICK - 3.4, TICK, TICK, stroke=1, fill=0)
        strip.paint(canvas, x + TICK_ROOM, top)

    return Strip(strip.height, paint, role=strip.role)


def cut(text: str, face: Face, room: float, most: int) -> str:
    """The text in at most so many lines; what is longer ends in dots that send to the chart."""
    lines = wrapped(text, face, room)
    if len(lines) <= most:
        return text
    tail = tr("{dots} see the chart").format(dots=MORE)
    last = lines[most - 1]
    while last and width(f"{last}{tail}", face) > room:
        last = last[:-1]
    return "\n".join((*lines[: most - 1], f"{last.rstrip()}{tail}"))


@dataclass(frozen=True, slots=True)
class Cut:
    """A column of a table whose cells have at most so many lines."""

    column: Column
    lines: int


def cut_rows(
    columns: Sequence[Cut], rows: Sequence[Sequence[str]], room: float, *, ticks: bool = False
) -> list[Strip]:
    """A table of strips, its head first where it has titles; no cell is taller than its column allows."""
    wide = room - (TICK_ROOM if ticks else 0.0)
    total = sum(one.column.share for one in columns)
    told: list[list[CellLike]] = [
        [
            cut(text, one.column.face, wide * one.column.share / total - 8.5, one.lines)
            for one, text in zip(columns, row, strict=True)
        ]
        for row in rows
    ]
    strips = table([one.column for one in columns], told, wide)
    titled = any(one.column.title for one in columns)
    if not ticks:
        return strips
    head = [_indented(strips[0])] if titled else []
    return [*head, *(ticked(strip) for strip in strips[len(head) :])]


def _indented(strip: Strip) -> Strip:
    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        strip.paint(canvas, x + TICK_ROOM, top)

    return Strip(strip.height, paint, keep=True, role=strip.role)


def fitted(strips: Sequence[Strip], room: float, wide: float, *, head: int = 0) -> list[Strip]:
    """As many as fit into `room` points, and how many more the chart has; the first `head` always stand.

    Nothing is clipped: what does not stand whole does not stand.
    """
    if sum(strip.height for strip in strips) <= room:
        return list(strips)
    more = text_strip("0", wide, QUIET)[0].height
    kept = strips[: max(fitting(strips, room - more), head)]
    left = len(strips) - len(kept)
    return [*kept, *text_strip(tr("{count} more, see the chart").format(count=left), wide, QUIET)[:1]]


def fitting(strips: Sequence[Strip], room: float) -> int:
    """How many strips stand whole in so many points."""
    used = 0.0
    for count, strip in enumerate(strips):
        used += strip.height
        if used > room:
            return count
    return len(strips)


def boxed(strips: Sequence[Strip], room: float, *, least: float = 0.0) -> Strip:
    """Strips in a rounded frame, at least so high."""
    height = max(sum(strip.height for strip in strips) + 12.0, least)

    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        canvas.setStrokeColorRGB(*INK)
        canvas.setLineWidth(0.9)
        canvas.roundRect(x, top - height, room, height, 4, stroke=1, fill=0)
        under = top - 6
        for strip in strips:
            draw_strip(canvas, strip, x + 8, under)
            under -= strip.height

    return Strip(height, paint, role="Div")


def tall(strips: Sequence[Strip]) -> float:
    """How high strips stand together."""
    return sum(strip.height for strip in strips)
