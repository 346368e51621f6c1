"""The strip below the header that is seen from every screen: news, a due thing, NOT SAVED."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.labels import label
from infusetrack.ui.widgets.painted import Painted, pen

GROUND = {"info": "brand_soft", "low": "low_soft", "medium": "medium", "high": "high"}
INK = {"info": "ink", "low": "low", "medium": "on_medium", "high": "on_high"}


class Banner(Painted):
    """One message: `level` is info, low, medium or high; an optional act at the right."""

    def __init__(self, words: str, detail: str = "", *, level: str = "info") -> None:
        """Words in bold, detail beside them."""
        super().__init__()
        self.level = level
        self._words = label(wrap=True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self.say(words, detail)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(52, 6, 16, 6)
        self._box.setSpacing(12)
        self._box.addWidget(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.buttons: list[QuietButton] = []
        self._ink()

    def say(self, words: str, detail: str = "") -> None:
        """Other words in the same strip."""
        self._plain = words
        self._words.setText(f"<b>{escape(words)}</b>&nbsp; {escape(detail)}")
        self.setAccessibleName(f"{words} {detail}".strip())

    def text(self) -> str:
        """The bold words."""
        return self._plain

    def offer(self, text: str, act: Callable[[], object], hint: str = "") -> QuietButton:
        """Add an act at the right."""
        button = QuietButton(text, hint, act=act)
        self.buttons.append(button)
        self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def _ink(self) -> None:
        colour = self.look.colour(INK[self.level]).name()
        self._words.setStyleSheet(f"color: {colour};")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._ink()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground and the shape that goes with the level."""
        painter = self.painter()
        painter.fillRect(self.rect(), self.look.colour(GROUND[self.level]))
        painter.setPen(pen(self.look.colour("medium_edge" if self.level == "medium" else "line"), 1))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        self._shape(painter, self.look.colour(INK[self.level]))

    def _shape(self, painter: QPainter, ink: QColor) -> None:
        mark = {"medium": "\N{BLACK UP-POINTING TRIANGLE}", "high": "\N{BLACK CIRCLE}"}.get(self.level, "i")
        painter.setPen(ink)
        painter.setFont(self.look.font(17, QFont.Weight.Bold))
        painter.drawText(16, 0, 28, self.height(), int(Qt.AlignmentFlag.AlignCenter), mark)


class BannerArea(QWidget):
    """The banners in force, one below the other, the most urgent first."""

    ORDER = ("high", "medium", "low", "info")

    def __init__(self) -> None:
        """Empty and of no height at first."""
        super().__init__()
        self.banners: dict[str, Banner] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)

    def put(self, key: str, banner: Banner) -> Banner:
        """Show a banner under a key; it replaces the one with the same key."""
        self.drop(key)
        self.banners[key] = banner
        rank = self.ORDER.index(banner.level)
        before = sum(1 for k, b in self.banners.items() if k != key and self.ORDER.index(b.level) <= rank)
        self._box.insertWidget(before, banner)
        banner.show()
        return banner

    def drop(self, key: str) -> None:
        """Take a banner away."""
        banner = self.banners.pop(key, None)
        if banner is not None:
            self._box.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
