"""Drugs, blood and marks of the hemoglobin trend: lines from top to bottom, and lanes below the frame."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from infusetrack.ui.plots.hgb_paper import (
    DEMI,
    LEFT,
    LEFT_TEXT,
    RIGHT_TEXT,
    WORD_ROWS,
    Layer,
    WordRows,
    lanes_of,
)
from infusetrack.ui.plots.hgb_scene import Sign, Upright
from infusetrack.ui.widgets.painted import Hand, pen
from infusetrack.wording.translate import tr


class Marks(Layer):
    """What was given and what happened, on the days of the values."""

    def paint(self) -> None:
        """Lines first, then the lanes."""
        self._uprights()
        self._lanes()

    def _uprights(self) -> None:
        self._painter.setFont(self._look.font(13, DEMI))
        rows = WordRows(self._painter, WORD_ROWS, self._sheet.frame.right() + self._look.px(50))
        for one in self._scene.uprights:
            self._upright(one, rows)

    def _upright(self, one: Upright, rows: WordRows) -> None:
        sheet, x = self._sheet, self._sheet.x(one.x)
        colour = self._drug(one.drug)[0] if one.drug else self._look.colour("ink")
        style = Qt.PenStyle.DashLine if one.due else Qt.PenStyle.SolidLine
        found = rows.find(x, one.words)
        row = found[0] if found else WORD_ROWS - 1
        top = sheet.frame.top() - self._look.px(20) * (WORD_ROWS - row)
        self._painter.setPen(pen(colour, 1.8, style))
        self._painter.drawLine(QPointF(x, top), QPointF(x, sheet.frame.bottom()))
        if not one.drug:
            self._painter.setBrush(colour)
            side = self._look.px(8)
            self._painter.drawRect(QRectF(x - side / 2, sheet.frame.top() - side / 2, side, side))
        if found is not None:
            self._painter.setPen(colour)
            self._painter.setFont(self._look.font(13, DEMI))
            room = QRectF(found[1], top, self._look.px(420), self._look.px(18))
            self._painter.drawText(room, int(LEFT_TEXT), one.words)

    def _lanes(self) -> None:
        for place, kind in enumerate(lanes_of(self._scene)):
            lane = self._sheet.lane(place)
            if kind == "bars":
                self._bars(lane)
            else:
                self._signs(lane)

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
        self._painter.drawPolygon(drop)
