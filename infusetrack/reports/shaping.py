"""Letters in the form that they take beside each other: joined Arabic, Indic syllables, marks in their place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Any

from infusetrack.reports.fonts import file_of, font


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one font that stand side by side, in thousandths of the size from a line's beginning."""

    font: str
    text: str
    width: float
    x: float = 0.0
    y: float = 0.0
    means: tuple[tuple[str, str], ...] = ()
    """What its private characters read as."""

    def at(self, x: float) -> "Piece":
        """The same piece so much further to the right."""
        return replace(self, x=self.x + x)


@dataclass(frozen=True, slots=True)
class _Glyph:
    letter: str
    advance: float
    x: float
    y: float
    reads: str


def shaped(text: str, name: str, *, leftward: bool) -> tuple[tuple[Piece, ...], float]:
    """The pieces of a text of one font and one direction from the left, and how wide they are together."""
    pieces: list[Piece] = []
    x = 0.0
    for glyph in _glyphs(text, name, leftward):
        pieces.append(
            Piece(name, glyph.letter, glyph.advance, x + glyph.x, glyph.y, ((glyph.letter, glyph.reads),))
        )
        x += glyph.advance
    return tuple(_joined(pieces)), x


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces that follow each other without a shift as one."""
    whole: Piece | None = None
    for piece in pieces:
        if whole is not None and piece.y == whole.y and abs(whole.x + whole.width - piece.x) < 0.01:  # noqa: PLR2004
            whole = replace(
                whole,
                text=whole.text + piece.text,
                width=whole.width + piece.width,
                means=whole.means + piece.means,
            )
            continue
        if whole is not None:
            yield whole
        whole = piece
    if whole is not None:
        yield whole


def _glyphs(text: str, name: str, leftward: bool) -> Iterator[_Glyph]:
    drawn, scale = font(name), 1000 / _face(name).upem
    infos, places = _set(text, name, leftward)
    begins = sorted({info.cluster for info in infos})
    ends = dict(zip(begins, (*begins[1:], len(text)), strict=True))
    for begin, group in groupby(zip(infos, places, strict=True), lambda pair: pair[0].cluster):
        for number, (info, place) in enumerate(group):
            usual = _usual(name, info.codepoint) * scale
            letter = drawn.glyph(info.codepoint, usual)
            reads = text[begin : ends[begin]] if number == 0 else ""
            yield _Glyph(
                letter, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale, reads
            )


def _set(text: str, name: str, leftward: bool) -> tuple[Any, Any]:
    import uharfbuzz  # noqa: PLC0415 (drawing loads late)

    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftward else "ltr"
    uharfbuzz.shape(_hb_font(name), buffer, {"kern": False, "liga": True})
    return buffer.glyph_infos, buffer.glyph_positions


@cache
def _face(name: str) -> Any:
    import uharfbuzz  # noqa: PLC0415

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file_of(name)))


@cache
def _hb_font(name: str) -> Any:
    import uharfbuzz  # noqa: PLC0415

    return uharfbuzz.Font(_face(name))


def _usual(name: str, glyph: int) -> float:
    return float(_hb_font(name).get_glyph_h_advance(glyph))
