"""A small word in a box: a state, a drug, a difference."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from infusetrack.ui.widgets.painted import Painted, pen

TONES = {
    "plain": ("ink_2", "chip"),
    "brand": ("brand", "brand_soft"),
    "done": ("done", "done_soft"),
    "high": ("high", "high_soft"),
    "medium": ("on_medium_soft", "medium_soft"),
    "low": ("low", "low_soft"),
}
"""Ink and ground of each tone. high, medium and low are for alarms only."""
MARKS = {"high": "\N{BLACK CIRCLE} ", "medium": "\N{BLACK UP-POINTING TRIANGLE} "}
"""An alarm is told by a shape as well as a colour."""


class Chip(Painted):
    """Words on a soft ground; `outline=True` draws ink on the card with a line around it."""

    def __init__(
        self, text: str = "", tone: str = "plain", *, outline: bool = False, parent: QWidget | None = None
    ) -> None:
        """`tone`: plain, brand, done, high, medium, low (the last three for alarms only)."""
        super().__init__(parent)
        self._text, self._tone, self._outline = text, tone, outline
        self._colours: tuple[QColor, QColor] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._show_text()
        self.set_text(text)

    def text(self) -> str:
        """The words without their mark."""
        return self._text

    def set_text(self, text: str) -> None:
        """New words; an empty chip hides itself."""
        if self.parentWidget() is not None:
            self.setVisible(bool(text))
        if text != self._text:
            self._text = text
            self._show_text()

    def _show_text(self) -> None:
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: str) -> None:
        """Another tone."""
        self._tone, self._colours = tone, None
        self.updateGeometry()
        self.update()

    def set_colours(self, ink: QColor, ground: QColor) -> None:
        """A drug's own colours, from `Theme.agent_colours`."""
        self._colours = (ink, ground)
        self.update()

    def sizeHint(self) -> QSize:
        """The words and a little air."""
        metrics = QFontMetrics(self._face())
        return QSize(metrics.horizontalAdvance(self._shown()) + self.look.px(18), self.look.px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, its line, the words."""
        ink, ground = self._inks()
        painter = self.painter()
        painter.setPen(pen(ink, 2) if self._outline else Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("card") if self._outline else ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(self._face())
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._shown())

    def _shown(self) -> str:
        return MARKS.get(self._tone, "") + self._text

    def _face(self) -> QFont:
        return self.look.font(13, QFont.Weight.DemiBold)

    def _inks(self) -> tuple[QColor, QColor]:
        if self._colours is not None:
            return self._colours
        ink, ground = TONES[self._tone]
        return self.look.colour("ink" if self._outline else ink), self.look.colour(ground)
