"""A short word at the foot of the window that goes by itself: saved, printed, left out."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QWidget

from infusetrack.ui.widgets.painted import Hand, Painted

LASTS_MS = 4000


class Toast(Painted):
    """Floats above its parent's foot; it takes no keys and no presses."""

    def __init__(self, parent: QWidget) -> None:
        """Hidden until something is said."""
        super().__init__(parent)
        self._around = parent
        self._words = ""
        self._timer = QTimer(self, singleShot=True, interval=LASTS_MS)
        self._timer.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, words: str) -> None:
        """Show these words for a few seconds."""
        self._words = words
        self.setAccessibleName(words)
        self.resize(self.sizeHint())
        around = self._around.rect()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - 24)
        self.show()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """The last words."""
        return self._words

    def sizeHint(self) -> QSize:
        """The words and some air, never wider than the parent."""
        metrics = QFontMetrics(self.look.font(15, QFont.Weight.DemiBold))
        widest = max(200, self._around.width() - 48)
        return QSize(min(metrics.horizontalAdvance(self._words) + 48, widest), self.look.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ink ground, light words."""
        painter = self.painter()
        painter.setBrush(self.look.colour("ink"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        box = QRectF(self.rect()).adjusted(16, 0, -16, 0)
        self.write(painter, box, self._words, Hand(size=15, ink="card", weight=QFont.Weight.DemiBold))
