"""All keys in one list, over the window, called with F1."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from infusetrack.ui.dialogs.overlay import Overlay
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.labels import emptied, label
from infusetrack.wording.translate import tr


class KeyGroup(NamedTuple):
    """A heading and its (key, what it does) pairs."""

    title: str
    keys: tuple[tuple[str, str], ...]


class KeyList(QScrollArea):
    """Groups of keys, one below the other."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Keys"))
        inner = QWidget()
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(0, 0, 8, 0)
        self.setWidget(inner)

    def show_groups(self, groups: Sequence[KeyGroup]) -> None:
        """Show these groups; empty ones are left out."""
        emptied(self._box)
        for group in groups:
            if group.keys:
                self._box.addWidget(label(group.title, "section"))
                self._box.addWidget(_table(group.keys))
        self._box.addStretch(1)


def _table(keys: Sequence[tuple[str, str]]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 12)
    grid.setColumnMinimumWidth(0, 110)
    grid.setColumnStretch(1, 1)
    for row, (key, words) in enumerate(keys):
        chip = Chip(key, outline=True)
        grid.addWidget(chip, row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(words, wrap=True), row, 1)
    return made


class KeysOverlay(Overlay):
    """The list of keys; Esc or F1 closes it."""

    def __init__(self, over: QWidget, groups: Callable[[], Sequence[KeyGroup]]) -> None:
        """`groups` is asked each time it opens."""
        super().__init__(over, tr("Keys"))
        self._groups = groups
        self.keys = KeyList()
        self.keys.setMinimumHeight(420)
        self.card.set_subtitle(tr("Single letters act while no text field has the keyboard."))
        self.card.add(self.keys)

    def open(self) -> None:
        """Show the keys that work now."""
        self.keys.show_groups(self._groups())
        super().open()
        self.keys.setFocus()
