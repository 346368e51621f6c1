"""The picture of paused sound: a bell, crossed by a broken line as IEC 60601-1-8 draws a timed pause."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from infusetrack.ui.widgets.painted import Painted, pen

SIDE = 28


class CrossedBell(Painted):
    """A bell in ink; crossed while the sound is paused, and with a whole cross where there is none."""

    def __init__(self) -> None:
        """Not crossed."""
        super().__init__()
        self.crossed = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def cross(self, how: str) -> None:
        """`paused` (broken cross), `off` (whole cross) or empty."""
        if how != self.crossed:
            self.crossed = how
            self.update()

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(self.look.px(SIDE), self.look.px(SIDE))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bell, clapper, cross."""
        painter, ink = self.painter(), self.look.colour("ink")
        box = QRectF(self.rect()).adjusted(4, 3, -4, -4)
        painter.setPen(pen(ink, 1.8))
        painter.drawPath(_bell(box))
        painter.drawLine(
            QPointF(box.center().x() - 2, box.bottom()), QPointF(box.center().x() + 2, box.bottom())
        )
        if not self.crossed:
            return
        broken = Qt.PenStyle.DashLine if self.crossed == "paused" else Qt.PenStyle.SolidLine
        painter.setPen(pen(ink, 2, broken))
        whole = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.drawLine(whole.topLeft(), whole.bottomRight())
        painter.drawLine(whole.topRight(), whole.bottomLeft())


def _bell(box: QRectF) -> QPainterPath:
    foot, left, right = box.bottom() - box.height() * 0.18, box.left(), box.right()
    path = QPainterPath(QPointF(left, foot))
    path.cubicTo(
        QPointF(left + box.width() * 0.2, foot - box.height() * 0.2),
        QPointF(left + box.width() * 0.1, box.top()),
        QPointF(box.center().x(), box.top()),
    )
    path.cubicTo(
        QPointF(right - box.width() * 0.1, box.top()),
        QPointF(right - box.width() * 0.2, foot - box.height() * 0.2),
        QPointF(right, foot),
    )
    path.closeSubpath()
    return path
