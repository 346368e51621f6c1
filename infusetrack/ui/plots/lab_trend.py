"""The course of one laboratory value: points, the laboratory's limits as a band, doses as marks."""

from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusetrack.domain.lab_analytes import analyte_of
from infusetrack.domain.lab_sheet import Trend
from infusetrack.ui.plots.axis import TimeAxis, height_of
from infusetrack.ui.plots.course import Mark
from infusetrack.ui.widgets.painted import Hand, Painted, pen
from infusetrack.wording import figures
from infusetrack.wording.events_names import analyte_words
from infusetrack.wording.translate import tr
from infusetrack.wording.units import unit_words

LEFT, RIGHT, TOP, BOTTOM = 64, 64, 30, 26
"""Margins in pixels at scale 1: the scale, the last value, marks, dates."""
RIGHT_TEXT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT_TEXT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
APART, DATES_APART = 92, 84
AROUND = Decimal("0.08")
HALF_A_DAY = timedelta(hours=12)


class LabTrendPlot(Painted):
    """Painted by hand: it opens at once and follows the theme."""

    def __init__(self, zone: tzinfo = UTC, *, parent: QWidget | None = None) -> None:
        """Empty at first; `zone` is the site's."""
        super().__init__(parent)
        self._zone = zone
        self.trend: Trend | None = None
        self.marks: tuple[Mark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Course of a laboratory value"))

    def show_trend(self, trend: Trend, marks: tuple[Mark, ...] = ()) -> None:
        """Draw this analyte; `marks` are doses."""
        self.trend, self.marks = trend, marks
        self.setAccessibleDescription(self._spoken())
        self.update()

    def sizeHint(self) -> QSize:
        """Wide and flat."""
        return QSize(self.look.px(560), self.look.px(190))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(self.look.px(320), self.look.px(150))

    def _points(self) -> tuple[tuple[datetime, Decimal], ...]:
        return tuple((one.drawn_at, one.canonical) for one in self.trend.results) if self.trend else ()

    def span(self) -> tuple[Decimal, Decimal]:
        """Lowest and highest value shown, with the limits and a little room around."""
        trend = self.trend
        values = [value for _, value in self._points()]
        values += [one for one in (trend.lln, trend.uln) if one is not None] if trend else []
        low, high = min(values), max(values)
        room = max((high - low) * AROUND, high * Decimal("0.02"), Decimal("0.1"))
        return max(low - room, Decimal(0)), high + room

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Band, marks, line."""
        painter, points = self.painter(), self._points()
        if not points:
            self.write(painter, QRectF(self.rect()), tr("Choose a value in the table."), Hand(15, "ink_2"))
            return
        look = self.look
        frame = QRectF(self.rect()).adjusted(look.px(LEFT), look.px(TOP), -look.px(RIGHT), -look.px(BOTTOM))
        begin, end = points[0][0] - HALF_A_DAY, points[-1][0] + HALF_A_DAY
        axis, (low, high) = TimeAxis(frame, (begin, end)), self.span()
        self._band(painter, frame, low, high)
        self._scale(painter, frame, low, high)
        self._dates(painter, axis, [at for at, _ in points])
        self._doses(painter, axis)
        self._line(painter, [QPointF(axis.x(at), height_of(frame, value, low, high)) for at, value in points])
        self._last(painter, frame, points[-1][1], low, high)

    def _band(self, painter: QPainter, frame: QRectF, low: Decimal, high: Decimal) -> None:
        if self.trend is None or (self.trend.lln is None and self.trend.uln is None):
            return
        top = height_of(frame, high if self.trend.uln is None else self.trend.uln, low, high)
        bottom = height_of(frame, low if self.trend.lln is None else self.trend.lln, low, high)
        painter.fillRect(
            QRectF(frame.left(), top, frame.width(), bottom - top), self.look.colour("line_soft")
        )

    def _scale(self, painter: QPainter, frame: QRectF, low: Decimal, high: Decimal) -> None:
        painter.setPen(pen(self.look.colour("line"), 1))
        painter.drawLine(frame.bottomLeft(), frame.bottomRight())
        trend, tall = self.trend, self.look.px(16)
        told = [one for one in (trend.lln, trend.uln) if one is not None] if trend else []
        for value in told or (low, high):
            y = height_of(frame, value, low, high) - tall / 2
            place = QRectF(0, y, self.look.px(LEFT) - 8, tall)
            self.write(painter, place, figures.trimmed(value, 2), Hand(ink="ink_2", align=RIGHT_TEXT))

    def _dates(self, painter: QPainter, axis: TimeAxis, moments: list[datetime]) -> None:
        taken, half, told = -1000.0, self.look.px(DATES_APART) / 2, ""
        for at in moments:
            x, day = axis.x(at), figures.day(at.astimezone(self._zone).date())
            if x - taken >= 2 * half and day != told:
                told = day
                place = QRectF(x - half, axis.frame.bottom() + 4, 2 * half, self.look.px(18))
                self.write(painter, place, day, Hand(ink="ink_2"))
                taken = x

    def _doses(self, painter: QPainter, axis: TimeAxis) -> None:
        taken = -1000.0
        for mark in self.marks:
            if not axis.ends[0] <= mark.at <= axis.ends[1]:
                continue
            x = axis.x(mark.at)
            painter.setPen(pen(self.look.colour("ink_3"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, self.look.px(18)), QPointF(x, axis.frame.bottom()))
            if x - taken >= self.look.px(APART):
                room = QRectF(x + 2, 0, self.look.px(APART) - 4, self.look.px(18))
                self.write(painter, room, mark.words, Hand(ink="ink_2", align=LEFT_TEXT))
                taken = x

    def _line(self, painter: QPainter, points: list[QPointF]) -> None:
        painter.setPen(pen(self.look.colour("ink"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("ink"))
        for point in points:
            painter.drawEllipse(point, 4, 4)

    def _last(self, painter: QPainter, frame: QRectF, value: Decimal, low: Decimal, high: Decimal) -> None:
        tall = self.look.px(22)
        y = height_of(frame, value, low, high) - tall / 2
        place = QRectF(frame.right() + 8, y, self.look.px(RIGHT) - 8, tall)
        hand = Hand(size=16, weight=QFont.Weight.Bold, align=LEFT_TEXT)
        self.write(painter, place, figures.trimmed(value, 2), hand)

    def _spoken(self) -> str:
        points = self._points()
        if self.trend is None or not points:
            return ""
        values = [value for _, value in points]
        return tr("{analyte} last {last} {unit}, from {low} to {high}").format(
            analyte=analyte_words(self.trend.analyte), last=figures.trimmed(values[-1], 2),
            unit=unit_words(analyte_of(self.trend.analyte).unit),
            low=figures.trimmed(min(values), 2), high=figures.trimmed(max(values), 2),
        )  # fmt: skip
