"""The bubble beside the value in hand: its words, and a place where it hides the fewest others."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from infusetrack.ui.plots.hgb_paper import LEFT_TEXT
from infusetrack.ui.theme import Theme
from infusetrack.ui.widgets.painted import Hand, Painted, pen

WIDEST = 250
"""A bubble's words wrap beyond this, in pixels at scale 1."""


def paint_bubble(pad: Painted, painter: QPainter, at: QPointF, box: QRectF, lines: Sequence[str]) -> None:
    """A ring around the value, and the bubble with its lines, the value first."""
    look = pad.look
    painter.setPen(pen(look.colour("brand"), 2.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, look.px(11), look.px(11))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("ink"))
    painter.drawRoundedRect(box, 8, 8)
    for row, words in enumerate(lines):
        top = box.top() + look.px(6 + 20 * row)
        room = QRectF(box.left() + look.px(10), top, box.width(), look.px(20))
        weight = QFont.Weight.Bold if row == 0 else QFont.Weight.Normal
        pad.write(painter, room, words, Hand(15 if row == 0 else 13, "card", weight, LEFT_TEXT))


def bubble_box(pad: Painted, at: QPointF, lines: Sequence[str], taken: Sequence[QPointF]) -> QRectF:
    """The bubble beside its point, inside the widget, where it hides the fewest of the places `taken`."""
    look = pad.look
    metrics = QFontMetricsF(look.font(15, QFont.Weight.Bold))
    wide = max(metrics.horizontalAdvance(words) for words in lines) + look.px(20)
    high = look.px(12 + 20 * len(lines))
    apart = look.px(16)
    places = [
        QRectF(x, min(max(y, 0), pad.height() - high), wide, high)
        for x in (at.x() + apart, at.x() - apart - wide)
        for y in (at.y() - high - look.px(4), at.y() + look.px(4), pad.height() - high)
        if x >= 0 and x + wide <= pad.width()
    ]
    fallback = QRectF(max(0.0, pad.width() - wide), 0, wide, high)
    return min(places, key=lambda box: sum(map(box.contains, taken)), default=fallback)


def wrapped(lines: Sequence[str], look: Theme) -> tuple[str, ...]:
    """No line wider than a bubble may be."""
    metrics, most = QFontMetricsF(look.font(13)), look.px(WIDEST)
    found: list[str] = []
    for line in lines:
        words = ""
        for word in line.split():
            longer = f"{words} {word}".strip()
            if words and metrics.horizontalAdvance(longer) > most:
                found.append(words)
                longer = word
            words = longer
        found.append(words)
    return tuple(found)
