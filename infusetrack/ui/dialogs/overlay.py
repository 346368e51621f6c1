"""A panel that lies over the window, closes with Esc, and never stops the clock."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from infusetrack.ui import theme
from infusetrack.ui.widgets.card import Card

DIM = QColor(0, 0, 0, 120)


class Overlay(QWidget):
    """A dimmed sheet with one card in it. The keyboard goes back to where it was."""

    def __init__(self, over: QWidget, title: str, *, width: int = 640) -> None:
        """`over` is the window; `width` of the card in pixels at scale 1."""
        super().__init__(over)
        self._over, self._width = over, width
        self._before: QWidget | None = None
        self.card = Card(title, large=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 48, 24, 24)
        box.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        over.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Lie over the window and take the keyboard."""
        self._before = QApplication.focusWidget()
        self._cover()
        self.show()
        self.raise_()
        self.setFocus()

    def close_up(self) -> None:
        """Go away and give the keyboard back."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering a window that changes its size."""
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._cover()
        return False

    def _cover(self) -> None:
        around = self._over.rect()
        self.setGeometry(around)
        self.card.setFixedWidth(min(theme.current().px(self._width), around.width() - 48))
        self.card.setMaximumHeight(around.height() - 72)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no key goes through to the screen below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the card closes."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_up()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what lies below."""
        QPainter(self).fillRect(self.rect(), DIM)
