"""What widgets that paint themselves have in common: they follow the theme and its scale."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from infusetrack.ui import theme
from infusetrack.ui.theme import Theme


class Hand(NamedTuple):
    """How words are painted: size at scale 1, ink token, weight, place in their box."""

    size: int = 13
    ink: str = "ink"
    weight: QFont.Weight = QFont.Weight.Normal
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter


class Painted(QWidget):
    """A widget drawn by hand; it repaints and measures anew when the theme changes."""

    @property
    def look(self) -> Theme:
        """The theme in force."""
        return theme.current()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme or scale."""
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def painter(self) -> QPainter:
        """A smooth painter on this widget."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def write(self, painter: QPainter, box: QRectF, words: str, hand: Hand | None = None) -> None:
        """Put words into a box, cut with an ellipsis where they do not fit."""
        size, ink, weight, align = hand or Hand()
        painter.setFont(self.look.font(size, weight))
        painter.setPen(self.look.colour(ink))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
        painter.drawText(box, int(align), shown)

    def ring_focus(self, painter: QPainter, radius: float = 8) -> None:
        """Show where the keyboard is."""
        if self.hasFocus():
            painter.setPen(QPen(self.look.colour("brand"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


def pen(colour: QColor, width: float = 2, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen with flat ends."""
    made = QPen(colour, width, style)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made
