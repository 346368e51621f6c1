"""The frame of a hemoglobin drawing on paper: moments across, g/dL up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor
from typing import TYPE_CHECKING

from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_numbers import NUMBERS
from infusetrack.domain.hemoglobin_picture import Picture
from infusetrack.reports.style import (
    INK_2,
    REGULAR,
    SEMIBOLD,
    Face,
)

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

DAY = timedelta(days=1)
LEFT, RIGHT, TOP, FOOT = 24.0, 46.0, 12.0, 26.0
TICK, NUMBER, NAME = Face(REGULAR, 7.0, INK_2), Face(SEMIBOLD, 8.6), Face(SEMIBOLD, 7.0)
LONG_GAP = 7 * DAY
"""A line is not drawn through a longer silence (as on the screen)."""
APART = 26.0
"""Names on an axis stand at least so many points apart."""
BESIDE = (-12.0, 6.0, -3.0, -20.0, 14.0)
"""How far above its point the last value's number may stand, the best place first."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The drawing's frame: `x`, `base` are its lower left corner; moments and g/dL to places."""

    canvas: "Canvas"
    picture: Picture
    span: tuple[datetime, datetime]
    values: tuple[float, float]
    frame: tuple[float, float, float, float]

    def across(self, at: datetime) -> float:
        """Where a moment lies, in points; what lies outside stands at the edge."""
        x, _, room, _ = self.frame
        first, last = self.span
        return x + min(max((at - first) / (last - first), 0.0), 1.0) * room

    def up(self, g_dl: float) -> float:
        """Where a value in g/dL lies, in points."""
        _, base, _, tall = self.frame
        low, high = self.values
        return base + min(max((g_dl - low) / (high - low), 0.0), 1.0) * tall

    def holds(self, at: datetime) -> bool:
        """Whether a moment is shown."""
        return self.span[0] <= at <= self.span[1]


def span_of(
    picture: Picture, shown: Sequence[Review], since: datetime | None, now: datetime
) -> tuple[datetime, datetime]:
    """From the first value or dose shown to the last thing that happened, at least three days."""
    marks = [
        *(one.at for one in picture.doses),
        *(one.since for one in picture.bars),
        *(one.at for one in picture.given),
    ]
    marks = [at for at in marks if at <= now and (since is None or at >= since)]
    first, last = min(shown[0].at, *marks, now), max(shown[-1].at, *marks, shown[0].at)
    last = max(last, first + 3 * DAY)
    edge = (last - first) / 40
    return first - edge, last + edge


def values_of(picture: Picture, shown: Sequence[Review]) -> tuple[float, float]:
    """Whole g/dL below and above all that is drawn; grade 3 is always on the paper."""
    known = [float(one.value.g_dl) for one in shown]
    known += [float(one) for one in (picture.baseline, picture.lln) if one is not None]
    low, high = min(*known, float(NUMBERS["grade_3"].value)), max(known)
    return float(floor(low - 0.3)), float(ceil(high + 0.4))
