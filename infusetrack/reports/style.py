"""Faces, sizes, colours and paper of every printed document."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from infusetrack.reports import fonts
from infusetrack.reports.lettering import is_plain, lettering

Paper = Literal["letter", "a4"]
LabelForm = Literal["sheet", "wristband", "strip", "bag"]
"""A sheet of the office printer to cut; or pages of 60 x 30, 280 x 25, 100 x 50 mm."""
CodeKind = Literal["qr", "code128"]
Colour = tuple[float, float, float]
PAPERS: dict[Paper, tuple[float, float]] = {"letter": (612.0, 792.0), "a4": (595.276, 841.89)}
"""Width and height in points."""
MARGIN = 36.0
REGULAR, SEMIBOLD, BOLD = fonts.REGULAR, fonts.SEMIBOLD, fonts.BOLD
register_fonts, glyphs = fonts.register_fonts, fonts.glyphs


def colour(code: str) -> Colour:
    """Red, green and blue from 0 to 1 of "#1F6FB2" or "1F6FB2"."""
    code = code.removeprefix("#")
    return tuple(int(code[at : at + 2], 16) / 255 for at in (0, 2, 4))  # type: ignore[return-value]


INK, INK_2, INK_3 = colour("17242E"), colour("566572"), colour("5F6D79")
LINE, LINE_SOFT, PALE = colour("B9C4CC"), colour("DDE3E8"), colour("F3F5F7")
WHITE, MARK = colour("FFFFFF"), colour("EDF0F2")


@dataclass(frozen=True, slots=True)
class Face:
    """A font, its size in points and its colour."""

    font: str
    size: float
    colour: Colour = INK

    @property
    def leading(self) -> float:
        """Points from one line to the next."""
        return round(self.size * 1.28, 1)

    def of(self, colour: Colour) -> "Face":
        """The same face in another colour."""
        return replace(self, colour=colour)


BODY = Face(REGULAR, 8.3)
STRONG = Face(SEMIBOLD, 8.3)
QUIET = Face(REGULAR, 8.3, INK_2)
FINE = Face(REGULAR, 7.6)
SMALL = Face(REGULAR, 7.2, INK_2)
SMALL_STRONG = Face(SEMIBOLD, 7.2, INK_2)
HEADING = Face(SEMIBOLD, 10.5)
TITLE = Face(BOLD, 13.0)
NAME = Face(BOLD, 17.0)
LEAD = Face(SEMIBOLD, 10.0)


@lru_cache(maxsize=20_000)
def width(text: str, face: Face) -> float:
    """How wide a text is, in points; what the program's own font lacks is measured in the font it gets."""
    if is_plain(text):
        return float(fonts.font(face.font).stringWidth(text, face.size))
    return lettering(text, face.font).width * face.size / 1000
