"""Text as paper can show it: what the font lacks is replaced in plain sight, never dropped."""

import unicodedata
from collections.abc import Iterable

from infusetrack.reports.style import glyphs

STANDS_IN = "\N{WHITE SQUARE}"
"""Printed for each character that the font lacks."""


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of a text that paper cannot show, each once, in their order."""
    known = glyphs()
    composed = _composed(text)
    return tuple(dict.fromkeys(one for one in composed if ord(one) not in known and one != "\n"))


def printable(text: str) -> str:
    """The text with a square for each character that the font lacks; line breaks stay."""
    if text.isascii() and text.isprintable():
        return text
    known = glyphs()
    return "".join(one if one == "\n" or ord(one) in known else STANDS_IN for one in _composed(text))


def code_points(characters: Iterable[str]) -> str:
    """The characters by number: "U+674E, U+5C0F"."""
    return ", ".join(f"U+{ord(one):04X}" for one in characters)


def _composed(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", plain)
