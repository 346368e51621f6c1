"""The other alarms, one below the other: arrows walk, Enter goes there, Esc gives the keyboard back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.ui.widgets.buttons import LinkButton

LISTED = 8
"""So many more alarms are listed below the first."""


class OtherAlarms(QWidget):
    """A line for each alarm below the first. It holds no truth."""

    def __init__(self, go: Callable[[int], object], close: Callable[[], object]) -> None:
        """`go(place)` opens the place of an alarm, counted from the first one below the strip's own."""
        super().__init__()
        self._close = close
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 4, 12, 8)
        box.setSpacing(4)
        self.rows = [LinkButton("") for _ in range(LISTED)]
        for place, link in enumerate(self.rows, 1):
            link.clicked.connect(partial(go, place))
            box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_words(self, told: list[str]) -> None:
        """As many lines as there are words."""
        for link, words in zip(self.rows, [*told, *[""] * LISTED], strict=False):
            link.setVisible(bool(words))
            if words and link.text() != words:
                link.setText(words)

    def take_focus(self) -> None:
        """The keyboard goes to the first line."""
        self.rows[0].setFocus()

    def event(self, event: QEvent) -> bool:
        """Esc is ours while the keyboard is in here; the screen's own Esc waits."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the list."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)
