"""The sign of an alarm: a shape for each priority, and the flash of IEC 60601-1-8.

High flashes at 2 Hz, medium pulses at 0.5 Hz, low stands still; each is on for half of the time. The
design says that nothing blinks but a high alarm. The standard asks a medium alarm's indicator for
0.4 to 0.8 Hz, so the medium one breathes: its ground pales slowly and comes back, with no edge in time
that draws the eye; its outline and mark never change. Only this small sign moves, never the words, and
2 Hz stays under the three flashes a second of WCAG.
"""

from collections.abc import Callable, Mapping
from math import cos, pi

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QHideEvent, QPainter, QPaintEvent, QPolygonF, QShowEvent
from PySide6.QtWidgets import QSizePolicy

from infusetrack.ui.widgets.painted import Painted, pen

RATES: Mapping[str, float] = {"high": 2.0, "medium": 0.5}
"""Flashes a second (IEC 60601-1-8: high 1.4 to 2.8, medium 0.4 to 0.8); low is steady."""
DUTY = 0.5
"""The share of time that the sign is on (IEC 60601-1-8: 20 to 60 %)."""
FRAME_MS = 50
FAINT = 0.1
"""How much of its colour a medium sign keeps at its palest."""
SIDE = 44
GLYPHS: Mapping[str, str] = {"high": "!!", "medium": "!", "low": "i"}
TOKENS: Mapping[str, tuple[str, str, str]] = {
    "high": ("high", "on_high", "high"),
    "medium": ("medium", "on_medium", "medium_edge"),
    "low": ("low_soft", "low", "low"),
}
"""Fill, glyph and outline of each priority."""


def is_lit(priority: str, seconds: float) -> bool:
    """Whether the sign is in the on part of its flash, `seconds` after it began."""
    rate = RATES.get(priority)
    return rate is None or (seconds * rate) % 1 < DUTY


def strength(priority: str, seconds: float) -> float:
    """How full the colour is, from 0 to 1: high is on or off, medium swings, low is full."""
    rate = RATES.get(priority)
    if rate is None:
        return 1.0
    if priority == "high":
        return 1.0 if is_lit(priority, seconds) else 0.0
    swing = (1 + cos(2 * pi * (seconds * rate - DUTY / 2))) / 2
    return FAINT + (1 - FAINT) * swing


def outline(priority: str, box: QRectF) -> QPolygonF:
    """The shape: an octagon for high, a triangle for medium, a square for low."""
    left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
    if priority == "medium":
        return QPolygonF([QPointF(box.center().x(), top), QPointF(right, bottom), QPointF(left, bottom)])
    if priority == "low":
        return QPolygonF(box.adjusted(4, 4, -4, -4))
    cut = box.width() * 0.29
    return QPolygonF(
        [
            QPointF(left + cut, top), QPointF(right - cut, top), QPointF(right, top + cut),
            QPointF(right, bottom - cut), QPointF(right - cut, bottom), QPointF(left + cut, bottom),
            QPointF(left, bottom - cut), QPointF(left, top + cut),
        ]
    )  # fmt: skip


class AlarmSign(Painted):
    """The sign; it moves only while it is in sight and its alarm is not answered."""

    def __init__(self, *, seconds: Callable[[], float] | None = None) -> None:
        """`seconds` is a steady clock, for tests; the sign's own one otherwise."""
        super().__init__()
        self.priority, self.moves = "low", False
        self._since = QElapsedTimer()
        self._since.start()
        self._seconds = seconds or (lambda: self._since.elapsed() / 1000)
        self._drawn = -1.0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.look_again)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_alarm(self, priority: str, *, moves: bool = True) -> None:
        """Another priority; an answered alarm's sign stands still."""
        if (priority, moves) == (self.priority, self.moves):
            return
        self.priority, self.moves = priority, moves
        self._run()
        self.update()

    def strength(self) -> float:
        """How full the colour is now."""
        return strength(self.priority, self._seconds()) if self.moves else 1.0

    def look_again(self) -> None:
        """Paint again where the flash has moved on; called by the sign's own timer."""
        if self.strength() != self._drawn:
            self.update()

    def _run(self) -> None:
        if self.moves and self.priority in RATES and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to move."""
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: stand still."""
        super().hideEvent(event)
        self._timer.stop()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.look.px(SIDE), self.look.px(SIDE))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Shape, ground, mark; shape and mark are there also in the dark half."""
        fill, glyph, line = (self.look.colour(token) for token in TOKENS[self.priority])
        self._drawn = self.strength()
        painter = self.painter()
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        painter.setPen(pen(line, self.look.px(2)))
        painter.setBrush(_mixed(fill, self.look.colour("card"), self._drawn))
        painter.drawPolygon(outline(self.priority, box))
        self._mark(painter, box, glyph if self._drawn > DUTY else self.look.colour("ink"))

    def _mark(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        painter.setPen(ink)
        painter.setFont(self.look.font(22, QFont.Weight.Bold))
        low = box.adjusted(0, box.height() * 0.25, 0, 0) if self.priority == "medium" else box
        painter.drawText(low, int(Qt.AlignmentFlag.AlignCenter), GLYPHS[self.priority])


def _mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """`share` of the colour on the ground."""
    parts = zip(colour.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
    red, green, blue = (round(one * share + other * (1 - share)) for one, other in parts)
    return QColor(red, green, blue)
