"""How a grade is painted: from pale to solid ink, with a pattern and always its number; no alarm colour."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QPainter

from infusetrack.ui import theme
from infusetrack.ui.widgets.painted import pen

GROUND = {0: "card", 1: "chip", 2: "chip", 3: "ink_2", 4: "ink", 5: "ink"}
INK = {0: "ink_3", 1: "ink", 2: "ink", 3: "card", 4: "card", 5: "card"}
HATCHED, DEADLY = 2, 5
RADIUS = 5


def paint_grade(painter: QPainter, box: QRectF, grade: int, words: str = "") -> None:
    """A cell of this grade with its number, or with `words` in place of it."""
    look, text = theme.current(), words or str(grade)
    painter.setPen(pen(look.colour("field_line"), 1) if grade <= HATCHED else Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(GROUND[grade]))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setFont(look.font(13, QFont.Weight.Bold))
    if grade == HATCHED:
        _hatch(painter, box, text)
    if grade == DEADLY:
        painter.setPen(pen(look.colour("card"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), RADIUS - 2, RADIUS - 2)
    painter.setPen(look.colour(INK[grade]))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


def _hatch(painter: QPainter, box: QRectF, text: str) -> None:
    """Stripes, with a plain field under the number so that it is read."""
    look = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(look.colour("field_line"), Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    wide = painter.fontMetrics().horizontalAdvance(text) + look.px(8)
    pad = QRectF(0, 0, min(wide, box.width()), min(look.px(18), box.height()))
    pad.moveCenter(box.center())
    painter.setBrush(look.colour("chip"))
    painter.drawRoundedRect(pad, 3, 3)


def paint_empty(painter: QPainter, box: QRectF, *, past: bool) -> None:
    """A day without a grade: a pale field where it has been, an outline where it is still to come."""
    look = theme.current()
    painter.setPen(pen(look.colour("line"), 1))
    painter.setBrush(look.colour("line_soft" if past else "card"))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
