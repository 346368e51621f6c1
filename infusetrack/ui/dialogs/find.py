"""Find or scan: type a few letters, or let the scanner type, and go there."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from infusetrack.ui.dialogs.overlay import Overlay
from infusetrack.ui.widgets.labels import label
from infusetrack.ui.widgets.text_field import LineEdit
from infusetrack.wording.translate import tr

MOST = 40


class Found(NamedTuple):
    """Something to go to. `code` is what a barcode of it reads, empty for none; `also` another one."""

    label: str
    act: Callable[[], object]
    code: str = ""
    also: str = ""

    def reads(self, text: str) -> bool:
        """Whether a barcode with this text means this one."""
        read = text.strip().casefold()
        return bool(read) and read in {self.code.casefold(), self.also.casefold()}


Finder = Callable[[], Iterable[Found]]
"""Gives everything that can be found now."""


class FindPalette(Overlay):
    """A line to type in and what fits below it; Enter goes to the marked one."""

    def __init__(self, over: QWidget, finders: Sequence[Finder]) -> None:
        """`finders` are asked each time it opens."""
        super().__init__(over, tr("Find or scan"))
        self._finders = tuple(finders)
        self._all: tuple[Found, ...] = ()
        self._shown: tuple[Found, ...] = ()
        self.edit, self.list = LineEdit(), QListWidget()
        self.edit.setPlaceholderText(tr("Study ID, initials, screen, or scan a wristband"))
        self.edit.setAccessibleName(tr("Find or scan"))
        self.edit.textChanged.connect(self._narrow)
        self.edit.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._go())
        self.list.itemClicked.connect(lambda _item: self._go())
        self.list.setMinimumHeight(240)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = label(tr("Nothing fits. Check the spelling."), "subtitle")
        self.card.add(self.edit, self._none, self.list)

    def open(self) -> None:
        """Ask the finders anew and show everything."""
        self._all = tuple(found for finder in self._finders for found in finder())
        super().open()
        self.edit.clear()
        self._narrow("")
        self.edit.setFocus()

    def scanned(self, text: str) -> bool:
        """Go where a barcode points; False when nothing carries that code."""
        for finder in self._finders:
            for found in finder():
                if found.reads(text):
                    self.close_up()
                    found.act()
                    return True
        return False

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        fitting = [f for f in self._all if all(w in f"{f.label} {f.code} {f.also}".casefold() for w in words)]
        self._shown = tuple(fitting[:MOST])
        self.list.clear()
        for found in self._shown:
            self.list.addItem(QListWidgetItem(found.label))
        self.list.setCurrentRow(0 if self._shown else -1)
        self._none.setVisible(not self._shown)

    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            found = self._shown[row]
            self.close_up()
            found.act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while the keyboard stays in the line."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                last = self.list.count() - 1
                self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), last))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._go()
                return True
        return super().eventFilter(watched, event)
