"""The plot of a day's vital signs: one strip a number, the rate below, one time axis for all."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusetrack.ui.plots.axis import TimeAxis, height_of
from infusetrack.ui.plots.course import Course, Flow, Strip, ticks
from infusetrack.ui.widgets.painted import Hand, Painted, pen
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

LEFT, RIGHT, TOP, BOTTOM = 86, 52, 20, 22
"""Margins in pixels at scale 1: names and scale, last values, marks, times."""
RIGHT_TEXT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT_TEXT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
MARKS_APART = 76


class CoursePlot(Painted):
    """Painted by hand: it opens at once and follows the theme."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._course = Course()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Vital signs over time"))

    @property
    def course(self) -> Course:
        """What is shown."""
        return self._course

    def show_course(self, course: Course) -> None:
        """Draw this day."""
        self._course = course
        self.setAccessibleDescription("; ".join(_spoken(course)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide, and high enough for each strip."""
        return QSize(self.look.px(640), self.look.px(TOP + BOTTOM + 38 * self._rows()))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(self.look.px(360), self.look.px(TOP + BOTTOM + 34 * self._rows()))

    def _rows(self) -> int:
        return max(1, len(self._course.strips) + (1 if self._course.highest > 0 else 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Times and marks, then strip by strip."""
        painter, ends = self.painter(), self._course.ends
        if ends is None:
            box = QRectF(self.rect())
            self.write(painter, box, tr("No vital signs on this day yet."), Hand(size=15, ink="ink_2"))
            return
        look = self.look
        frame = QRectF(self.rect()).adjusted(look.px(LEFT), look.px(TOP), -look.px(RIGHT), -look.px(BOTTOM))
        axis = TimeAxis(frame, ends)
        self._times(painter, axis)
        high = frame.height() / self._rows()
        for place, strip in enumerate(self._course.strips):
            box = QRectF(frame.left(), frame.top() + place * high, frame.width(), high)
            self._strip(painter, axis, box, strip)
        if self._course.highest > 0:
            self._rates(painter, axis, QRectF(frame.left(), frame.bottom() - high, frame.width(), high))
        self._marks(painter, axis)

    # --- axes ---------------------------------------------------------------------------

    def _times(self, painter: QPainter, axis: TimeAxis) -> None:
        half, high = self.look.px(36), self.look.px(18)
        for at in ticks(*axis.ends, self._course.zone):
            x = axis.x(at)
            painter.setPen(pen(self.look.colour("line_soft"), 1))
            painter.drawLine(QPointF(x, axis.frame.top()), QPointF(x, axis.frame.bottom()))
            box = QRectF(x - half, axis.frame.bottom() + 3, 2 * half, high)
            self.write(painter, box, figures.clock(at, self._course.zone), Hand(ink="ink_2"))

    def _marks(self, painter: QPainter, axis: TimeAxis) -> None:
        taken = float(-self.look.px(MARKS_APART))
        for mark in sorted(self._course.marks, key=lambda one: one.at):
            x = axis.x(mark.at)
            painter.setPen(pen(self.look.colour("ink_2"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, 2), QPointF(x, axis.frame.bottom()))
            if x - taken >= self.look.px(MARKS_APART):
                room = QRectF(x + 4, 0, self.look.px(150), self.look.px(18))
                self.write(painter, room, mark.words, Hand(ink="ink_2", align=LEFT_TEXT))
                taken = x

    def _names(self, painter: QPainter, box: QRectF, name: str, ink: str) -> None:
        high = self.look.px(18)
        place = QRectF(0, box.top() + (box.height() - high) / 2, self.look.px(52), high)
        self.write(painter, place, name, Hand(ink=ink, weight=QFont.Weight.DemiBold, align=LEFT_TEXT))

    def _scale(self, painter: QPainter, box: QRectF, low: Decimal, high: Decimal) -> None:
        painter.setPen(pen(self.look.colour("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        tall, wide = self.look.px(16), self.look.px(LEFT) - 8
        for value, y in ((high, box.top() + 2), (low, box.bottom() - tall)):
            place = QRectF(0, y, wide, tall)
            self.write(painter, place, figures.trimmed(value, 1), Hand(ink="ink_3", align=RIGHT_TEXT))

    # --- values -------------------------------------------------------------------------

    def _strip(self, painter: QPainter, axis: TimeAxis, box: QRectF, strip: Strip) -> None:
        low, high = strip.span()
        self._names(painter, box, strip.name, strip.ink)
        self._scale(painter, box, low, high)
        inner = box.adjusted(0, 6, 0, -6)
        if strip.limit is not None and strip.points:
            y = height_of(inner, strip.limit, low, high)
            painter.setPen(pen(self.look.colour("ink"), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            rising = strip.points[0][1] < strip.limit
            aside, up = (self.look.px(170), self.look.px(17)) if rising else (6, -1)
            place = QRectF(box.left() + aside, y - up, self.look.px(200), self.look.px(16))
            self.write(painter, place, strip.limit_words, Hand(ink="ink_2", align=LEFT_TEXT))
        points = [QPointF(axis.x(at), height_of(inner, value, low, high)) for at, value in strip.points]
        self._line(painter, points, strip.ink)
        self._last(painter, box, strip)

    def _line(self, painter: QPainter, points: list[QPointF], ink: str) -> None:
        colour = self.look.colour(ink)
        painter.setPen(pen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for point in points:
            painter.drawEllipse(point, 3, 3)

    def _last(self, painter: QPainter, box: QRectF, strip: Strip) -> None:
        if strip.points:
            place = QRectF(box.right() + 6, box.top(), self.look.px(RIGHT) - 8, box.height())
            words = figures.trimmed(strip.points[-1][1], 1)
            self.write(painter, place, words, Hand(size=15, weight=QFont.Weight.Bold, align=LEFT_TEXT))

    def _rates(self, painter: QPainter, axis: TimeAxis, box: QRectF) -> None:
        self._names(painter, box, tr("mL/h"), "ink")
        self._scale(painter, box, Decimal(0), self._course.highest)
        for flow in self._course.flows:
            self._flow(painter, axis, box.adjusted(0, 8, 0, 0), flow)

    def _flow(self, painter: QPainter, axis: TimeAxis, box: QRectF, flow: Flow) -> None:
        line, soft = self.look.agent_colours(flow.agent)
        edge: list[QPointF] = []
        for span in flow.spans:
            top = height_of(box, span.ml_h, Decimal(0), self._course.highest)
            left, right = axis.x(span.since), axis.x(span.until)
            painter.fillRect(QRectF(left, top, right - left, box.bottom() - top), soft)
            edge += [QPointF(left, top), QPointF(right, top)]
        painter.setPen(pen(line, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(edge))
        if flow.spans and flow.spans[-1].ml_h > 0:
            place = QRectF(box.right() + 6, box.top(), self.look.px(RIGHT) - 8, box.height())
            self.write(
                painter, place, figures.fixed(flow.spans[-1].ml_h),
                Hand(size=15, weight=QFont.Weight.Bold, align=LEFT_TEXT),
            )  # fmt: skip


def _spoken(course: Course) -> Iterable[str]:
    for strip in course.strips:
        if strip.points:
            values = [value for _, value in strip.points]
            yield tr("{name} last {last}, from {low} to {high}").format(
                name=strip.name, last=values[-1], low=min(values), high=max(values)
            )
    yield from (
        tr("{words} at {clock}").format(words=mark.words, clock=figures.clock(mark.at, course.zone))
        for mark in course.marks
    )
