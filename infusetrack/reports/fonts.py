"""The fonts of paper: the program's own, and for what it lacks Noto, each loaded when a text needs it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from infusetrack.assets import asset
from infusetrack.reports.clusters import JOINERS

if TYPE_CHECKING:
    from infusetrack.reports.paper_font import PaperFont

REGULAR, SEMIBOLD, BOLD = "InfuseTrackSans", "InfuseTrackSans-SemiBold", "InfuseTrackSans-Bold"
FILES = {
    REGULAR: "InfuseTrackSans-Regular.ttf",
    SEMIBOLD: "InfuseTrackSans-SemiBold.ttf",
    BOLD: "InfuseTrackSans-Bold.ttf",
}
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Kinds of characters that have no shape: controls, formats, halves, private and unassigned ones."""


@dataclass(frozen=True, slots=True)
class Family:
    """A font that stands in for the program's own, and the code points that it is asked for."""

    name: str
    blocks: tuple[tuple[int, int], ...]
    semibold: bool = False
    shapes: bool = True
    """Whether its letters change their form beside others; else they stand as they are."""

    def font(self, beside: str) -> str:
        """The font to use beside one of the program's own."""
        heavy = self.semibold and beside in (SEMIBOLD, BOLD)
        return f"{self.name}-{'SemiBold' if heavy else 'Regular'}"

    def is_asked_for(self, code: int) -> bool:
        """Whether it may have this code point."""
        return any(first <= code <= last for first, last in self.blocks)


_SIGNS = ((0x2000, 0x2BFF),)
FAMILIES = (
    Family(
        "NotoSans",
        (
            (0x0020, 0x052F), (0x1AB0, 0x1AFF), (0x1C80, 0x1C8F), (0x1D00, 0x218F), (0x25CC, 0x25CC),
            (0x2C60, 0x2C7F), (0x2DE0, 0x2E7F), (0xA640, 0xA69F), (0xA700, 0xA7FF), (0xAB30, 0xAB6F),
            (0xFB00, 0xFB06), (0xFE00, 0xFE2F), (0xFFFC, 0xFFFD),
        ),
        semibold=True, shapes=False,
    ),
    Family("NotoSansArabic", ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)), semibold=True),
    Family("NotoSansHebrew", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F)), semibold=True),
    Family("NotoSansDevanagari", ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA830, 0xA839), (0xA8E0, 0xA8FF)), semibold=True),
    Family("NotoSansThai", ((0x0E00, 0x0E7F),), semibold=True),
    Family("NotoSansArmenian", ((0x0530, 0x058F), (0xFB13, 0xFB17))),
    Family("NotoSansBengali", ((0x0980, 0x09FF),)),
    Family("NotoSansGurmukhi", ((0x0A00, 0x0A7F),)),
    Family("NotoSansGujarati", ((0x0A80, 0x0AFF),)),
    Family("NotoSansOriya", ((0x0B00, 0x0B7F),)),
    Family("NotoSansTamil", ((0x0B80, 0x0BFF),)),
    Family("NotoSansTelugu", ((0x0C00, 0x0C7F),)),
    Family("NotoSansKannada", ((0x0C80, 0x0CFF),)),
    Family("NotoSansMalayalam", ((0x0D00, 0x0D7F),)),
    Family("NotoSansSinhala", ((0x0D80, 0x0DFF),)),
    Family("NotoSansLao", ((0x0E80, 0x0EFF),)),
    Family("NotoSansMyanmar", ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F))),
    Family("NotoSansGeorgian", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    Family("NotoSansEthiopic", ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F))),
    Family("NotoSansKhmer", ((0x1780, 0x17FF), (0x19E0, 0x19FF))),
    Family("NotoSansSymbols", _SIGNS, shapes=False),
    Family("NotoSansSymbols2", (*_SIGNS, (0x1F650, 0x1F67F), (0x1F780, 0x1F8FF)), shapes=False),
    Family("NotoSansMath", _SIGNS, shapes=False),
    Family("NotoSansSC", ((0x2E80, 0xA4CF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)), shapes=False),
    Family("NotoSansKR", ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF)), shapes=False),
    Family("NotoEmoji", ((0x203C, 0x3299), (0xFE0F, 0xFE0F), (0x1F000, 0x1FAFF))),
)  # fmt: skip
SHAPED = frozenset(family.name for family in FAMILIES if family.shapes)


def file_of(name: str) -> str:
    """Where a font's file is."""
    return str(asset("fonts", FILES[name]) if name in FILES else asset("fonts", "noto", f"{name}.ttf"))


@cache
def font(name: str) -> "PaperFont":
    """One font, known to ReportLab from here on; its file is read when it is first asked for."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 (drawing loads late)

    from infusetrack.reports.paper_font import PaperFont  # noqa: PLC0415

    made = PaperFont(name, file_of(name))
    pdfmetrics.registerFont(made)
    return made


@cache
def register_fonts() -> None:
    """Make the program's own fonts known to ReportLab; once a process."""
    for name in FILES:
        font(name)


def glyphs(name: str = REGULAR) -> frozenset[int]:
    """The code points that a font can draw."""
    return font(name).code_points


def draws(name: str, cluster: str) -> bool:
    """Whether a font has a shape for all of a visible character; its joiners need none."""
    known = font(name).letters
    return all(letter in known or (at and letter in JOINERS) for at, letter in enumerate(cluster))


def candidates(cluster: str, beside: str) -> Iterator[str]:
    """The fonts that may be asked for what the program's own lacks, the likeliest first."""
    if cluster[0] in JOINERS or any(_is_unseen(one) for one in cluster):
        return
    for family in FAMILIES:
        if family.is_asked_for(ord(cluster[0])):
            yield family.font(beside)


def _is_unseen(letter: str) -> bool:
    """Whether it has no shape and no part in that of others, as joiners and the letters of a flag have."""
    return category(letter) in UNSEEN and letter not in JOINERS and not "\U000e0020" <= letter <= "\U000e007f"


@lru_cache(maxsize=8_192)
def font_of(cluster: str, own: str) -> str | None:
    """The font that draws a visible character beside one of the program's own; None where none does."""
    if draws(own, cluster):
        return own
    return next((name for name in candidates(cluster, own) if draws(name, cluster)), None)
