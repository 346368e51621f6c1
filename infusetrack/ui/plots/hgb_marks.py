"""Doses and red cells in the hemoglobin trend: lines from top to bottom, with words that never lie over each other."""

from PySide6.QtCore import QPointF, QRectF, Qt

from infusetrack.ui.plots.hgb_paper import DEMI, LEFT_TEXT, WORD_ROWS, Layer, WordRows
from infusetrack.ui.plots.hgb_parts import Upright
from infusetrack.ui.widgets.painted import pen


class Marks(Layer):
    """What was given, on the days of the values."""

    def paint(self) -> None:
        """Each line, with the longest of its words that finds room."""
        self._painter.setFont(self._look.font(13, DEMI))
        rows = WordRows(self._painter, self._sheet.frame.right() + self._look.px(50))
        for one in self._scene.uprights:
            self._upright(one, rows)

    def _upright(self, one: Upright, rows: WordRows) -> None:
        sheet, x = self._sheet, self._sheet.x(one.x)
        colour = self._drug(one.drug)[0] if one.drug else self._look.colour("ink")
        style = Qt.PenStyle.DashLine if one.due else Qt.PenStyle.SolidLine
        found = rows.find(x, (one.words, one.short) if one.short else (one.words,))
        row = found.row if found else WORD_ROWS
        top = sheet.frame.top() - self._look.px(20) * (WORD_ROWS - row)
        self._painter.setPen(pen(colour, 1.8, style))
        self._painter.drawLine(QPointF(x, top), QPointF(x, sheet.frame.bottom()))
        if not one.drug:
            self._painter.setBrush(colour)
            side = self._look.px(8)
            self._painter.drawRect(QRectF(x - side / 2, sheet.frame.top() + 1, side, side))
        if found is not None:
            self._painter.setPen(colour)
            self._painter.setFont(self._look.font(13, DEMI))
            room = QRectF(found.left, top, self._look.px(520), self._look.px(18))
            self._painter.drawText(room, int(LEFT_TEXT), found.words)
