"""Strips of content that are laid out on pages before anything is drawn."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from infusetrack.reports.clusters import clusters
from infusetrack.reports.glyphs import printable
from infusetrack.reports.lettering import is_plain, lettering
from infusetrack.reports.meanings import remember
from infusetrack.reports.style import BODY, Face, width

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from infusetrack.reports.paper_canvas import PaperCanvas

SHORT = 400
"""Characters beyond which a text is certainly longer than a line."""
Paint = Callable[["PaperCanvas", float, float], None]


def _blank(_canvas: "PaperCanvas", _x: float, _top: float) -> None:
    """Leave white."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One full-width band, `height` points high, painted from its top left corner.

    `keep` holds it on the page of the next strip; `again` is printed above it where it
    begins a page (a table's header); a `gap` is left out at the top of a page; a `fresh` one
    always begins a page. `role` is its tag for screen readers: a heading (H1 to H3), a paragraph
    (P), a table's row (TR), a picture (Figure, with `alt` in words), or several of them (Div).
    """

    height: float
    paint: Paint = _blank
    keep: bool = False
    again: "Strip | None" = None
    gap: bool = False
    fresh: bool = False
    role: str = "P"
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and how many points below the top of the frame it begins."""

    offset: float
    strip: Strip


def gap(height: float = 11.0) -> Strip:
    """White between two sections."""
    return Strip(height, gap=True)


def paginate(strips: Iterable[Strip], room: float) -> tuple[tuple[Placed, ...], ...]:
    """The strips on as many pages as they need, each page `room` points high."""
    return tuple(paged(strips, room))


def paged(strips: Iterable[Strip], room: float) -> Iterator[tuple[Placed, ...]]:
    """One page after the other, as soon as it is full: only the page in hand is kept."""
    page: list[Placed] = []
    used = 0.0
    for group in _groups(strips):
        height = sum(strip.height for strip in group)
        if (used + height > room or group[0].fresh) and page:
            yield tuple(page)
            page, used = [], 0.0
        for strip in group:
            if used + strip.height > room and page:
                yield tuple(page)
                page, used = [], 0.0
            used = _place(page, strip, used)
    yield tuple(page)


def _place(page: list[Placed], strip: Strip, used: float) -> float:
    if not page and strip.gap:
        return used
    if not page and strip.again is not None:
        page.append(Placed(0.0, strip.again))
        used = strip.again.height
    page.append(Placed(used, strip))
    return used + strip.height


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def together(strips: Sequence[Strip]) -> list[Strip]:
    """The strips held on one page, as far as a page can hold them."""
    return [*(replace(strip, keep=True) for strip in strips[:-1]), *strips[-1:]]


def wrapped(text: str, face: Face, room: float) -> tuple[str, ...]:
    """The text in lines no wider than `room` points; a word that is too long is broken."""
    lines: list[str] = []
    for paragraph in printable(text).split("\n"):
        lines += _paragraph(paragraph, face, room)
    return tuple(lines)


def _paragraph(text: str, face: Face, room: float) -> list[str]:
    """Word by word: nothing joins over a space, so that a line is as wide as its words and spaces."""
    if len(text) <= SHORT and width(text, face) <= room:
        return [text]
    space, lines, line, used = width(" ", face), list[str](), "", 0.0
    for word in text.split(" "):
        wide = width(word, face)
        if line and used + space + wide <= room:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            lines.append(line)
        line, used = word, wide
        if wide > room:
            *full, line = _broken(word, face, room)
            lines, used = lines + full, width(line, face)
    return [*lines, line]


def _broken(word: str, face: Face, room: float) -> list[str]:
    parts, part, used, plain = list[str](), "", 0.0, is_plain(word)
    for letter in clusters(word):
        longer = used + width(letter, face) if plain else width(part + letter, face)
        if part and longer > room:
            parts.append(part)
            part, longer = "", width(letter, face)
        part, used = part + letter, longer
    return [*parts, part]


def draw_text(canvas: "Canvas", x: float, baseline: float, text: str, face: Face) -> None:
    """One line of text from its left end; each part of it in the font that has it."""
    canvas.setFillColorRGB(*face.colour)
    if is_plain(text):
        canvas.setFont(face.font, face.size)
        canvas.drawString(x, baseline, text)
        return
    _letter(cast("PaperCanvas", canvas), (x, baseline), text, face)


def _letter(canvas: "PaperCanvas", at: tuple[float, float], text: str, face: Face) -> None:
    """A line of several fonts, which reads as it was typed whatever its order on paper."""
    (x, baseline), scale = at, face.size / 1000
    canvas.begin_spoken(text)
    for piece in lettering(text, face.font).pieces:
        remember(canvas, piece.font, piece.means)
        canvas.setFont(piece.font, face.size)
        canvas.drawString(x + piece.x * scale, baseline + piece.y * scale, piece.text)
    canvas.end_spoken()


def draw_strip(canvas: "PaperCanvas", strip: Strip, x: float, top: float) -> None:
    """A strip with its tag; a table's header that comes again on the next page is not told again."""
    if strip.gap:
        return
    if strip.role == "TR" and strip.keep and canvas.is_told(strip):
        canvas.begin_furniture()
    else:
        canvas.begin_tag(strip.role, strip.alt)
    strip.paint(canvas, x, top)
    canvas.end_tag()


def text_strip(text: str, room: float, face: Face = BODY, *, keep: bool = False) -> list[Strip]:
    """Running text, a strip for each line, so that it may go on over the page."""
    return [Strip(face.leading, _line_of(line, face), keep=keep) for line in wrapped(text, face, room)]


def _line_of(line: str, face: Face) -> Paint:
    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        draw_text(canvas, x, top - face.size, line, face)

    return paint


def side_by_side(columns: Sequence[tuple[float, Strip]]) -> Strip:
    """Several strips in one band, each beginning so many points from the left."""

    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        for indent, strip in columns:
            draw_strip(canvas, strip, x + indent, top)

    return Strip(max(strip.height for _, strip in columns), paint, role="Div")


def stacked(strips: Sequence[Strip]) -> Strip:
    """Several strips under each other that stay together."""

    def paint(canvas: "PaperCanvas", x: float, top: float) -> None:
        for strip in strips:
            draw_strip(canvas, strip, x, top)
            top -= strip.height

    return Strip(sum(strip.height for strip in strips), paint, role="Div")
