"""What the glyphs of one document read as: kept with the document until its fonts are written."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def remember(canvas: "Canvas", font: str, means: Iterable[tuple[str, str]]) -> None:
    """Keep what private characters of a font read as; the first meaning in a document stays."""
    known = vars(canvas._doc).setdefault("meanings", {}).setdefault(font, {})  # type: ignore[attr-defined]
    for letter, reads in means:
        if reads or letter not in known:
            known[letter] = known.get(letter) or reads
