"""A ring that fills as the bag runs in, with the one figure that matters in its middle."""

from math import pi

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusetrack.ui.widgets.painted import Hand, Painted

FULL = 360 * 16
TOP = 90 * 16
"""Qt counts arcs in sixteenths of a degree, from three o'clock, against the clock hands."""


class Ring(Painted):
    """Progress from the top clockwise; the words in the middle are given, never made here."""

    def __init__(self, side: int = 180, *, parent: QWidget | None = None) -> None:
        """`side` in pixels at scale 1; below 130 only the figure is shown."""
        super().__init__(parent)
        self._side, self._share = side, 0.0
        self._figure, self._caption, self._below = "\N{EM DASH}", "", ""
        self._colour: QColor | None = None
        self._dotted = False
        self._name()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_progress(self, share: float, figure: str, caption: str = "", below: str = "") -> None:
        """`share` from 0 to 1; `figure` large, `caption` small below it, `below` strong under that."""
        share = min(max(share, 0.0), 1.0)
        same = (figure, caption, below) == (self._figure, self._caption, self._below)
        if same and self._pixels(share) == self._pixels(self._share):
            return
        self._share = share
        self._figure, self._caption, self._below = figure, caption, below
        self._name()
        self.update()

    def _name(self) -> None:
        percent = f"{round(self._share * 100)} %"
        told = (self._figure, self._caption, self._below, percent)
        self.setAccessibleName(", ".join(part for part in told if part))

    def _pixels(self, share: float) -> int:
        """How far the arc goes, along the edge: what moves less is not painted anew."""
        return round(share * pi * self.width())

    def set_side(self, side: int) -> None:
        """Another size, in pixels at scale 1."""
        if side != self._side:
            self._side = side
            self.updateGeometry()
            self.update()

    def set_colour(self, colour: QColor | None) -> None:
        """The drug's colour, from `Theme.agent_colours`; None takes the brand's."""
        self._colour = colour
        self.update()

    def set_paused(self, *, paused: bool) -> None:
        """A pause is drawn dotted, so that it is told by shape too."""
        self._dotted = paused
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self.look.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, arc, words."""
        painter = self.painter()
        width = max(8.0, self.width() * 0.085)
        box = QRectF(self.rect()).adjusted(width / 2 + 1, width / 2 + 1, -width / 2 - 1, -width / 2 - 1)
        painter.setPen(QPen(self.look.colour("line_soft"), width))
        painter.drawEllipse(box)
        self._arc(painter, box, width)
        self._words(painter)

    def _arc(self, painter: QPainter, box: QRectF, width: float) -> None:
        if self._share <= 0:
            return
        arc = QPen(self._colour or self.look.colour("brand"), width)
        arc.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self._dotted:
            arc.setDashPattern([0.5, 0.35])
        painter.setPen(arc)
        painter.drawArc(box, TOP, -round(self._share * FULL))

    def _words(self, painter: QPainter) -> None:
        middle, width = self.height() / 2, self.width()
        room = width * 0.76
        size = self._fitting(room)
        high = self.look.px(size) * 1.25
        lines = [text for text in (self._caption, self._below) if text]
        small = self.look.px(13) * 1.45
        top = middle - (high + small * len(lines)) / 2
        left = (width - room) / 2
        self.write(
            painter, QRectF(left, top, room, high), self._figure, Hand(size=size, weight=QFont.Weight.Bold)
        )
        for place, text in enumerate(lines):
            strong = text == self._below
            self.write(
                painter,
                QRectF(left, top + high + place * small, room, small),
                text,
                Hand(
                    ink="ink" if strong else "ink_2",
                    weight=QFont.Weight.DemiBold if strong else QFont.Weight.Normal,
                ),
            )

    def _fitting(self, room: float) -> int:
        for size in (36, 28, 22, 17, 15):
            metrics = QFontMetrics(self.look.font(size, QFont.Weight.Bold))
            largest = 36 if self._side >= 130 else 22  # noqa: PLR2004 (a small ring has a small figure)
            if size <= largest and metrics.horizontalAdvance(self._figure) <= room:
                return size
        return 13
