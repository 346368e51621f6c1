"""One line of text as it is drawn: which font has each part of it, in which order and form it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from infusetrack.reports.bidi import in_sight, levels, runs_right
from infusetrack.reports.clusters import clusters
from infusetrack.reports.fonts import REGULAR, SHAPED, candidates, draws, font, font_of, register_fonts
from infusetrack.reports.glyphs import named
from infusetrack.reports.shaping import Piece, shaped


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line in pieces of one font each, and its width in thousandths of the size."""

    pieces: tuple[Piece, ...]
    width: float


@lru_cache(maxsize=20_000)
def is_plain(text: str) -> bool:
    """Whether the program's own font draws it letter by letter, from left to right."""
    return font(REGULAR).code_points.issuperset(map(ord, text))


@lru_cache(maxsize=2_000)
def lettering(text: str, own: str) -> Lettering:
    """How a text is drawn beside the program's `own` font."""
    register_fonts()
    pieces: list[Piece] = []
    x = 0.0
    for name, level, part in in_sight(_runs(text, own), lambda run: run[1]):
        made, wide = _pieces(part, name, level)
        pieces += [piece.at(x) for piece in made]
        x += wide
    return Lettering(tuple(pieces), x)


def _runs(text: str, own: str) -> list[tuple[str, int, str]]:
    """Font, depth and text of each part that has one of each, in the order typed."""
    parts = list(_fonts(text, own))
    whole = "".join(part for part, _ in parts)
    depths = levels(whole) if runs_right(whole) else (0,) * len(whole)
    found, at = [], 0
    for part, name in parts:
        found.append((name, depths[at], part))
        at += len(part)
    grouped = groupby(found, lambda run: run[:2])
    return [(name, level, "".join(run[2] for run in runs)) for (name, level), runs in grouped]


def _fonts(text: str, own: str) -> Iterator[tuple[str, str]]:
    """Each visible character and its font; a word stands in one font where one has all of it."""
    for at, word in enumerate(text.split(" ")):
        if at:
            yield " ", own
        units = clusters(word)
        whole = _font_of_word(units, own)
        for unit in units:
            name = whole or font_of(unit, own)
            if name is None:
                yield from ((letter, own) for letter in named(unit))
            else:
                yield unit, name


def _font_of_word(units: tuple[str, ...], own: str) -> str | None:
    odd = next((unit for unit in units if font_of(unit, own) != own), None)
    if odd is None:
        return own
    return next((name for name in candidates(odd, own) if all(draws(name, unit) for unit in units)), None)


def _pieces(text: str, name: str, level: int) -> tuple[tuple[Piece, ...], float]:
    family = name.partition("-")[0]
    if level % 2 or family in SHAPED or len(clusters(text)) < len(text):
        return shaped(text, name, leftward=level % 2 == 1)
    wide = float(font(name).stringWidth(text, 1000))
    return (Piece(name, text, wide),), wide
