"""From moments and values to pixels: the time axis that the plots of a day share."""

from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QRectF


class TimeAxis:
    """A frame whose width is the time between two moments."""

    def __init__(self, frame: QRectF, ends: tuple[datetime, datetime]) -> None:
        """`ends` are the moments at the left and the right edge."""
        self.frame, self.ends = frame, ends
        self._seconds = (ends[1] - ends[0]).total_seconds()

    def x(self, at: datetime) -> float:
        """Where a moment lies."""
        passed = (at - self.ends[0]).total_seconds() / self._seconds
        return self.frame.left() + passed * self.frame.width()


def height_of(box: QRectF, value: Decimal, low: Decimal, high: Decimal) -> float:
    """Where a value lies in a box from `low` at the bottom to `high` at the top."""
    share = float((value - low) / (high - low)) if high > low else 0.0
    return box.bottom() - share * box.height()
