"""Fluids hour by hour: in upwards and filled, out downwards and hatched, so that no colour is needed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusetrack.ui.plots.support_course import FluidDay, FluidHour
from infusetrack.ui.widgets.painted import Hand, Painted, pen
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

LEFT, BOTTOM = 64, 22
LEFT_TEXT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
SHOWN_APART = 3
"""Every third hour is named."""


class FluidBars(Painted):
    """Painted by hand: it opens at once and follows the theme."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._day = FluidDay()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Fluids in and out, hour by hour"))

    @property
    def day(self) -> FluidDay:
        """What is shown."""
        return self._day

    def show_day(self, day: FluidDay) -> None:
        """Draw these hours."""
        self._day = day
        told = (
            tr("{at} in {into} mL, out {out} mL").format(
                at=figures.clock(one.since, day.zone), into=figures.fixed(one.into, 0), out=figures.fixed(one.out, 0)
            )
            for one in day.hours
            if one.into or one.out
        )  # fmt: skip
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and not very high."""
        return QSize(self.look.px(640), self.look.px(170))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(self.look.px(300), self.look.px(150))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line between in and out, then the bars."""
        painter, day = self.painter(), self._day
        if not day.highest:
            words = tr("Nothing in or out was counted yet.")
            self.write(painter, QRectF(self.rect()), words, Hand(size=15, ink="ink_2"))
            return
        px = self.look.px
        frame = QRectF(self.rect()).adjusted(px(LEFT), 4, -4, -px(BOTTOM))
        middle = frame.center().y()
        self._names(painter, frame)
        wide = frame.width() / len(day.hours)
        for place, hour in enumerate(day.hours):
            column = QRectF(frame.left() + place * wide, frame.top(), wide, frame.height())
            self._bars(painter, column, hour)
            if place % SHOWN_APART == 0:
                box = QRectF(column.left() - px(20), frame.bottom() + 3, px(60), px(18))
                self.write(painter, box, figures.clock(hour.since, day.zone), Hand(ink="ink_2"))
        painter.setPen(pen(self.look.colour("ink_2"), 1.5))
        painter.drawLine(QPointF(frame.left(), middle), QPointF(frame.right(), middle))

    def _names(self, painter: QPainter, frame: QRectF) -> None:
        high, strong = self.look.px(18), QFont.Weight.DemiBold
        rows = ((tr("In"), frame.top()), (tr("Out"), frame.center().y() + 4))
        for words, top in rows:
            self.write(
                painter, QRectF(0, top, self.look.px(LEFT) - 8, high), words, Hand(weight=strong, align=LEFT_TEXT)
            )  # fmt: skip
        most = tr("{ml} mL").format(ml=figures.fixed(self._day.highest, 0))
        self.write(
            painter, QRectF(0, frame.top() + high, self.look.px(LEFT) - 8, high), most,
            Hand(ink="ink_3", align=LEFT_TEXT),
        )  # fmt: skip

    def _bars(self, painter: QPainter, column: QRectF, hour: FluidHour) -> None:
        half, middle = column.height() / 2 - 2, column.center().y()
        left, wide = column.left() + column.width() * 0.15, column.width() * 0.7
        into, out = (float(one / self._day.highest) * half for one in (hour.into, hour.out))
        ink = self.look.colour("ink_2")
        painter.setPen(pen(ink, 1.2))
        if into:
            painter.setBrush(self.look.colour("brand"))
            painter.drawRect(QRectF(left, middle - into, wide, into))
        if out:
            painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(QRectF(left, middle, wide, out))
