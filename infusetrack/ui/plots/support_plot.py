"""The strip of pain, sedation, opioid and antibody: four rows, one time axis, words beside every colour."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusetrack.ui.plots.axis import TimeAxis, height_of
from infusetrack.ui.plots.course import ticks
from infusetrack.ui.plots.support_course import NOTHING, Score, Sedation, SupportCourse
from infusetrack.ui.widgets.painted import Hand, Painted, pen
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

LEFT, RIGHT, TOP, BOTTOM = 92, 56, 6, 22
"""Margins in pixels at scale 1: names, last values, air, times."""
ROWS = 4
HIGHEST_PAIN = 10
BOLD = QFont.Weight.Bold
LEFT_TEXT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT_TEXT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Step = tuple[float, float, float]
"""Left, right and top of a stretch, in pixels."""


class Steps(NamedTuple):
    """The steps of one rate, with the inks of its line and its ground."""

    steps: list[Step]
    ink: QColor
    soft: QColor


class SupportPlot(Painted):
    """Painted by hand: it opens at once and follows the theme."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._course = SupportCourse()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Pain, sedation and opioid over time"))

    @property
    def course(self) -> SupportCourse:
        """What is shown."""
        return self._course

    def show_course(self, course: SupportCourse) -> None:
        """Draw this day."""
        self._course = course
        self.setAccessibleDescription("; ".join(_spoken(course)))
        self.update()

    def sizeHint(self) -> QSize:
        """Wide, and high enough for four rows."""
        return QSize(self.look.px(640), self.look.px(TOP + BOTTOM + 46 * ROWS))

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(self.look.px(360), self.look.px(TOP + BOTTOM + 42 * ROWS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Times first, then row by row."""
        painter, ends = self.painter(), self._course.ends
        if ends is None:
            words = tr("No pain score, sedation or opioid on this day yet.")
            self.write(painter, QRectF(self.rect()), words, Hand(size=15, ink="ink_2"))
            return
        px = self.look.px
        frame = QRectF(self.rect()).adjusted(px(LEFT), px(TOP), -px(RIGHT), -px(BOTTOM))
        axis, high = TimeAxis(frame, ends), frame.height() / ROWS
        self._times(painter, axis)
        rows = (self._pain, self._sedation, self._opioid, self._antibody)
        for place, row in enumerate(rows):
            row(painter, axis, QRectF(frame.left(), frame.top() + place * high, frame.width(), high))

    def _times(self, painter: QPainter, axis: TimeAxis) -> None:
        half, high = self.look.px(36), self.look.px(18)
        for at in ticks(*axis.ends, self._course.zone):
            x = axis.x(at)
            painter.setPen(pen(self.look.colour("line_soft"), 1))
            painter.drawLine(QPointF(x, axis.frame.top()), QPointF(x, axis.frame.bottom()))
            box = QRectF(x - half, axis.frame.bottom() + 3, 2 * half, high)
            self.write(painter, box, figures.clock(at, self._course.zone), Hand(ink="ink_2"))

    def _name(self, painter: QPainter, box: QRectF, name: str, unit: str) -> None:
        high = self.look.px(18)
        painter.setPen(pen(self.look.colour("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        place = QRectF(0, box.top() + box.height() / 2 - high, self.look.px(LEFT) - 6, high)
        self.write(painter, place, name, Hand(weight=QFont.Weight.DemiBold, align=LEFT_TEXT))
        self.write(painter, place.translated(0, high), unit, Hand(ink="ink_2", align=LEFT_TEXT))

    def _last(self, painter: QPainter, box: QRectF, words: str) -> None:
        place = QRectF(box.right() + 6, box.top(), self.look.px(RIGHT) - 8, box.height())
        self.write(painter, place, words, Hand(size=15, weight=BOLD, align=LEFT_TEXT))

    # --- the four rows ------------------------------------------------------------------------

    def _pain(self, painter: QPainter, axis: TimeAxis, box: QRectF) -> None:
        course = self._course
        self._name(painter, box, tr("Pain"), _scales(course.pain))
        inner = box.adjusted(0, self.look.px(16), 0, -6)
        highest = NOTHING + HIGHEST_PAIN
        if course.act_at is not None:
            y = height_of(inner, course.act_at, NOTHING, highest)
            painter.setPen(pen(self.look.colour("ink_2"), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            place = QRectF(box.left() + 4, y - self.look.px(17), self.look.px(120), self.look.px(16))
            words = tr("act at {score}").format(score=figures.trimmed(course.act_at))
            self.write(painter, place, words, Hand(ink="ink_2", align=LEFT_TEXT))
        points = [
            QPointF(axis.x(one.at), height_of(inner, NOTHING + one.score, NOTHING, highest))
            for one in course.pain
        ]
        self._dots(painter, points)
        if course.pain:
            self._last(painter, box, str(course.pain[-1].score))

    def _dots(self, painter: QPainter, points: list[QPointF]) -> None:
        colour = self.look.colour("ink")
        painter.setPen(pen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for point in points:
            painter.drawEllipse(point, 3, 3)

    def _sedation(self, painter: QPainter, axis: TimeAxis, box: QRectF) -> None:
        """Each score in its box; what asks for action has a strong edge and a mark."""
        self._name(painter, box, tr("Sedation"), tr("POSS"))
        side = self.look.px(20)
        taken = -2.0 * side
        for one in self._course.sedation:
            x = axis.x(one.at)
            if x - taken < side + 2 and not one.asks:
                continue
            taken = x
            self._score(painter, QRectF(x - side / 2, box.center().y() - side / 2, side, side), one)
        if self._course.sedation:
            self._last(painter, box, self._course.sedation[-1].score)

    def _score(self, painter: QPainter, square: QRectF, one: Sedation) -> None:
        ink = self.look.colour("ink" if one.asks else "line")
        painter.setPen(pen(ink, 2.5 if one.asks else 1))
        painter.setBrush(self.look.colour("card"))
        painter.drawRoundedRect(square, 4, 4)
        self.write(painter, square, one.score, Hand(weight=BOLD if one.asks else QFont.Weight.Normal))
        if one.asks:
            above = square.translated(0, -square.height() + 2)
            self.write(painter, above, "\N{BLACK UP-POINTING TRIANGLE}", Hand(size=13))

    def _opioid(self, painter: QPainter, axis: TimeAxis, box: QRectF) -> None:
        """Rates as steps, extra doses as marks above them."""
        course = self._course
        self._name(painter, box, tr("Opioid"), tr("mcg/kg/h"))
        inner = box.adjusted(0, self.look.px(20), 0, 0)
        steps = [
            (axis.x(one.since), axis.x(one.until), height_of(inner, one.rate, NOTHING, course.highest_opioid))
            for one in course.opioid
        ]
        if course.highest_opioid > 0:
            ink, soft = self.look.colour("ink"), self.look.colour("chip")
            self._steps(painter, inner, Steps(steps, ink, soft))
            self._last(painter, inner, figures.trimmed(course.opioid[-1].rate))
        self._boluses(painter, axis, box)

    def _boluses(self, painter: QPainter, axis: TimeAxis, box: QRectF) -> None:
        high, wide = self.look.px(18), self.look.px(110)
        taken = -float(wide)
        for mark in self._course.boluses:
            x = axis.x(mark.at)
            top = box.top() + 3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("ink"))
            painter.drawPolygon(QPolygonF([QPointF(x - 5, top), QPointF(x + 5, top), QPointF(x, top + 9)]))
            painter.setPen(pen(self.look.colour("ink_2"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, top + 9), QPointF(x, box.bottom()))
            if x - taken >= wide * 0.7:
                beside = x + 8 + wide <= box.right()
                place = QRectF(x + 8 if beside else x - 8 - wide, top - 2, wide, high)
                hand = Hand(align=LEFT_TEXT if beside else RIGHT_TEXT)
                self.write(painter, place, mark.words, hand)
                taken = x

    def _antibody(self, painter: QPainter, axis: TimeAxis, box: QRectF) -> None:
        course = self._course
        names = ", ".join(flow.agent.name for flow in course.flows)
        self._name(painter, box, names[:1].upper() + names[1:] or tr("Antibody"), tr("mL/h"))
        inner = box.adjusted(0, 8, 0, 0)
        for flow in course.flows:
            steps = [
                (axis.x(s.since), axis.x(s.until), height_of(inner, s.ml_h, NOTHING, course.highest_rate))
                for s in flow.spans
            ]
            self._steps(painter, inner, Steps(steps, *self.look.agent_colours(flow.agent)))
            if flow.spans:
                self._last(painter, inner, figures.fixed(flow.spans[-1].ml_h))

    def _steps(self, painter: QPainter, box: QRectF, drawn: Steps) -> None:
        edge: list[QPointF] = []
        for left, right, top in drawn.steps:
            painter.fillRect(QRectF(left, top, right - left, box.bottom() - top), drawn.soft)
            edge += [QPointF(left, top), QPointF(right, top)]
        painter.setPen(pen(drawn.ink, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(edge))


def _scales(pain: tuple[Score, ...]) -> str:
    """The scales that were used, each once."""
    return ", ".join(dict.fromkeys(one.scale for one in pain if one.scale)) or tr("0 to 10")


def _spoken(course: SupportCourse) -> Iterable[str]:
    if course.pain:
        last = course.pain[-1]
        scores = [one.score for one in course.pain]
        yield tr("pain last {score} of 10, {scale}, from {low} to {high}").format(
            score=last.score, scale=last.scale, low=min(scores), high=max(scores)
        )
    if course.sedation:
        yield tr("sedation last {score}").format(score=course.sedation[-1].score)
    for span in course.opioid:
        yield tr("opioid {rate} mcg/kg/h from {at}").format(
            rate=figures.trimmed(span.rate), at=figures.clock(span.since, course.zone)
        )
    for mark in course.boluses:
        yield tr("{words} at {at}").format(words=mark.words, at=figures.clock(mark.at, course.zone))
