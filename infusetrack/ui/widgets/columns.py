"""Two columns that stand one below the other where the window is narrow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QWidget

from infusetrack.ui import theme
from infusetrack.ui.widgets.page import Page

MARGIN = 64
"""How much around the field with the keyboard is brought into sight, in pixels."""


class Columns(QScrollArea):
    """Main column and side column in a page that scrolls; the side folds under the main one.

    Signal: `folded(bool)` when it folds or unfolds. Nothing is ever cut off: below `fold_below` pixels at scale 1 the columns are stacked.
    """

    folded = Signal(bool)

    def __init__(
        self, main: QWidget, side: QWidget, *, shares: tuple[int, int] = (3, 1), fold_below: int = 1000
    ) -> None:
        """`shares` are the stretch of both columns."""
        super().__init__()
        self._fold_below = fold_below
        self._calm: QWidget | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = Page()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._box.setContentsMargins(16, 16, 16, 16)
        self._box.setSpacing(16)
        self._box.addWidget(main, shares[0])
        self._box.addWidget(side, shares[1])
        self.setWidget(inner)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @property
    def is_folded(self) -> bool:
        """Whether the columns are stacked."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the keyboard into sight, as when a form points at a field."""
        calm, self._calm = self._calm, None
        if now is not None and now is calm:
            return
        if now is not None and self.isAncestorOf(now) and now.height() < self.viewport().height():
            self.ensureWidgetVisible(now, 0, MARGIN)

    def open_with(self, part: QWidget) -> None:
        """The page from its top, the keyboard in a part further down: the part alone is not brought into sight."""
        self.verticalScrollBar().setValue(0)
        self._calm = None if part.hasFocus() else part
        part.setFocus()

    def bring(self, part: QWidget) -> None:
        """Scroll until the part stands in sight from its top on."""
        page = self.widget()
        if page is None or not page.isAncestorOf(part):
            return
        top = part.mapTo(page, part.rect().topLeft()).y()
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() <= top <= bar.value() + high - min(part.height(), high):
            bar.setValue(max(0, top - 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        narrow = event.size().width() < theme.current().px(self._fold_below)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)
            self.folded.emit(narrow)
        super().resizeEvent(event)
