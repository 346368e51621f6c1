"""A small line of a few values with dots, the last one marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusetrack.ui.widgets.painted import Painted, pen


class Sparkline(Painted):
    """Values at even or given places; no axis: the number stands beside it."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._points: tuple[tuple[float, float], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_values(self, values: Sequence[float], places: Sequence[float] = (), spoken: str = "") -> None:
        """`places` are x positions in any unit (even steps if empty); `spoken` is read aloud."""
        across = places or range(len(values))
        self._points = tuple((float(x), float(y)) for x, y in zip(across, values, strict=True))
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """A strip."""
        return QSize(self.look.px(200), self.look.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Line and dots."""
        if not self._points:
            return
        painter = self.painter()
        points = [self._at(x, y) for x, y in self._points]
        ink = self.look.colour("ink")
        painter.setPen(pen(ink, 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, point in enumerate(points):
            radius = 4.5 if place == len(points) - 1 else 3
            painter.drawEllipse(point, radius, radius)

    def _at(self, x: float, y: float) -> QPointF:
        box = QRectF(self.rect()).adjusted(6, 8, -6, -8)
        left, right = self._points[0][0], self._points[-1][0]
        heights = [height for _, height in self._points]
        low, high = min(heights), max(heights)
        across = (x - left) / (right - left) if right > left else 0.5
        up = (y - low) / (high - low) if high > low else 0.5
        return QPointF(box.left() + across * box.width(), box.bottom() - up * box.height())
