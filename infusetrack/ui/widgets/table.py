"""A read-only table whose letters stay free for the keys of the screen."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from infusetrack.ui.keyboard import is_letter

PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}


class Table(QTableView):
    """Arrow keys move, Tab leaves it; Qt's search by first letter would eat the keys of the acts."""

    def __init__(self, model: QAbstractItemModel, name: str) -> None:
        """`name` is what screen readers say."""
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A single letter goes on to the window."""
        if event.modifiers() in PLAIN and is_letter(event.text().upper()):
            event.ignore()
            return
        super().keyPressEvent(event)
