"""Lanes below the hemoglobin trend: days of a drug as bars, marks, and strips of results."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from infusetrack.ui.plots.hgb_paper import DEMI, LEFT, LEFT_TEXT, RIGHT_TEXT, Layer, lanes_of
from infusetrack.ui.plots.hgb_parts import Sign
from infusetrack.ui.plots.hgb_strips import Strip
from infusetrack.ui.widgets.painted import Hand, pen
from infusetrack.wording.translate import tr

APART = 10
"""Between the words of two results, in pixels at scale 1."""


class Lanes(Layer):
    """What lies under the frame, on the days of the values."""

    def paint(self) -> None:
        """From the top to the bottom."""
        for place, kind in enumerate(lanes_of(self._scene)):
            lane = self._sheet.lane(place)
            if kind == "bars":
                self._bars(lane)
            elif kind == "signs":
                self._signs(lane)
            else:
                self._strip(lane, self._scene.strips[int(kind)])

    def _name(self, lane: QRectF, words: str) -> None:
        box = QRectF(0, lane.top(), self._look.px(LEFT) - 6, lane.height())
        self._write(box, words, Hand(ink="ink_2", align=RIGHT_TEXT))

    def _bars(self, lane: QRectF) -> None:
        sheet = self._sheet
        self._name(lane, self._scene.stretches[0].drug)
        for one in self._scene.stretches:
            line, soft = self._drug(one.drug)
            left, right = sheet.x(one.left), max(sheet.x(one.right), sheet.x(one.left) + 4)
            self._painter.setPen(pen(line, 1.5))
            self._painter.setBrush(soft)
            self._painter.drawRoundedRect(QRectF(left, lane.top() + 5, right - left, lane.height() - 9), 3, 3)

    def _strip(self, lane: QRectF, strip: Strip) -> None:
        """Results in words where there is room for them, else a dot; out of limits in bold."""
        look, sheet = self._look, self._sheet
        self._painter.setPen(pen(look.colour("line_soft"), 1))
        self._painter.drawLine(lane.topLeft(), lane.topRight())
        self._name(lane, strip.name)
        places = [sheet.x(item.x) for item in strip.items]
        wide = [self._width(item.words) for item in strip.items]
        dots, taken = [], float("-inf")
        for place, (x, item) in enumerate(zip(places, strip.items, strict=True)):
            left = min(max(x - wide[place] / 2, lane.left()), lane.right() + look.px(50) - wide[place])
            following = places[place + 1] if place + 1 < len(places) else float("inf")
            if left < taken or left + wide[place] > following:
                dots.append(QPointF(x, lane.center().y()))
                taken = max(taken, x + look.px(4))
                continue
            taken = left + wide[place] + look.px(APART) / 2
            weight = Hand(ink="ink", weight=DEMI) if item.is_out else Hand(ink="ink_2")
            room = QRectF(left - 2, lane.top(), wide[place] + 4, lane.height())
            self._write(room, item.words, weight._replace(align=LEFT_TEXT))
        self._painter.setPen(pen(look.colour("ink_2"), look.px(4)))
        self._painter.drawPoints(QPolygonF(dots))

    def _width(self, words: str) -> float:
        self._painter.setFont(self._look.font(13, DEMI))
        return self._painter.fontMetrics().horizontalAdvance(words) + 2

    def _signs(self, lane: QRectF) -> None:
        """A filled drop is bleeding, an open one a fluid, a square a procedure; words where there is room."""
        self._name(lane, tr("marks"))
        self._painter.setFont(self._look.font(13))
        signs = self._scene.signs
        for place, one in enumerate(signs):
            x = self._sheet.x(one.x)
            self._sign(QPointF(x, lane.center().y()), one)
            end = self._sheet.x(signs[place + 1].x) if place + 1 < len(signs) else lane.right()
            room = QRectF(x + self._look.px(10), lane.top(), end - x - self._look.px(18), lane.height())
            if room.width() >= self._painter.fontMetrics().horizontalAdvance(one.words):
                self._write(room, one.words, Hand(ink="ink_2", align=LEFT_TEXT))

    def _sign(self, at: QPointF, one: Sign) -> None:
        side = self._look.px(5)
        self._painter.setPen(pen(self._look.colour("ink"), 1.4))
        self._painter.setBrush(self._look.colour("card" if one.kind == "fluid" else "ink"))
        if one.kind == "procedure":
            self._painter.drawRect(QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side))
            return
        tip = QPointF(at.x(), at.y() - 1.6 * side)
        drop = QPolygonF(
            [
                tip,
                QPointF(at.x() + side, at.y()),
                QPointF(at.x(), at.y() + 1.2 * side),
                QPointF(at.x() - side, at.y()),
            ]
        )
        self._painter.setBrush(self._look.colour("card" if one.kind == "fluid" else "ink"))
        self._painter.drawPolygon(drop)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
