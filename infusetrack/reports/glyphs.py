"""Text as paper can show it: what no font has a shape for is named in plain sight, never dropped."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from infusetrack.reports.clusters import clusters
from infusetrack.reports.fonts import REGULAR, font, font_of


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The visible characters of a text that paper cannot show, each once, in their order."""
    units = (unit for unit in clusters(_composed(text)) if unit != "\n")
    return tuple(dict.fromkeys(unit for unit in units if font_of(unit, REGULAR) is None))


def printable(text: str) -> str:
    """The text with number and name for each character that no font has; line breaks stay."""
    if text.isascii() and text.isprintable():
        return text
    return _printable(text)


@lru_cache(maxsize=2_000)
def _printable(text: str) -> str:
    composed = _composed(text)
    if font(REGULAR).letters.issuperset(composed.replace("\n", "")):
        return composed
    return "".join(
        unit if unit == "\n" or font_of(unit, REGULAR) is not None else named(unit)
        for unit in clusters(composed)
    )


def named(unit: str) -> str:
    """The stand-in for a visible character: "[U+12000 CUNEIFORM SIGN A]"."""
    name = unicodedata.name(unit[0], "")
    return f"[{' '.join(code_point(one) for one in unit)}{' ' * bool(name)}{name}]"


def code_point(letter: str) -> str:
    """A character by its number: "U+674E"."""
    return f"U+{ord(letter):04X}"


def code_points(units: Iterable[str]) -> str:
    """Visible characters by number: "U+12000, U+5C0F U+0301"."""
    return ", ".join(" ".join(code_point(one) for one in unit) for unit in units)


def _composed(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", plain)
