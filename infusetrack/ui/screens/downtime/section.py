"""All lines of one kind: heads, boxes under each other, and always an empty line at the end."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.ui import theme
from infusetrack.ui.screens.downtime.columns import Kind, titles_of
from infusetrack.ui.screens.downtime.paper_row import LETTERS, PaperRow
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label
from infusetrack.wording.translate import tr, translated

MOST_ROWS = 120
NARROW = 960
"""A section narrower than this, in pixels at scale 1, folds."""
STATE = 86
"""Pixels for what became of a line, at scale 1."""


class Section(Card):
    """A card with the lines of one kind. Signal: `changed()` as one types."""

    changed = Signal()

    def __init__(self, kind: Kind, key: str) -> None:
        """`key` leads here and stands beside the title."""
        super().__init__(translated(kind.title), translated(kind.hint))
        self.kind = kind
        self.aside(label(key, "caption"))
        self.rows: list[PaperRow] = []
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._narrow = False
        self._heads()
        self.add(self._inside)
        self._grow(kind.rows)
        self._arrange()

    def _heads(self) -> None:
        heads = {**titles_of(self.kind), "line": "#", "time": tr("Done at"), "by": tr("By")}
        widths = LETTERS | {one.key: one.letters for one in self.kind.columns}
        for column, (key, words) in enumerate(heads.items()):
            self._grid.addWidget(label(words, "section"), 0, column)
            self._grid.setColumnStretch(column, widths[key])

    def _grow(self, count: int = 1) -> None:
        for _ in range(count):
            row = PaperRow(self.kind, self)
            row.changed.connect(partial(self._typed, row))
            row.left.connect(partial(self._go, row))
            row.place(self._grid, len(self.rows), narrow=self._narrow)
            self.rows.append(row)
        self.suggest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the state of a line stands below it."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.current().px(NARROW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        state = 0 if self._narrow else theme.current().px(STATE)
        self._grid.setColumnMinimumWidth(len(self.rows[0].cells), state)
        for number, row in enumerate(self.rows):
            row.place(self._grid, number, narrow=self._narrow)

    def _typed(self, row: PaperRow) -> None:
        if row is self.rows[-1] and not row.is_empty() and len(self.rows) < MOST_ROWS:
            self._grow()
        self.suggest()
        self.changed.emit()

    def suggest(self) -> None:
        """Number and initials of each line from the one above it."""
        line, by = "", ""
        for row in self.rows:
            row.suggest(line, by)
            line = str(int(row.line) + 1) if row.line.isdigit() else ""
            by = row.by

    def _go(self, row: PaperRow, key: str, step: int) -> None:
        """To the same box above or below; after Enter to the time of the line below."""
        place = self.rows.index(row) + (step or 1)
        if 0 <= place < len(self.rows):
            self.rows[place].take_focus(key if step else "time")

    def take_focus(self) -> None:
        """The keyboard goes to the first line that is empty: to its number where none is suggested."""
        row = next((one for one in self.rows if one.is_empty()), self.rows[-1])
        row.take_focus("time" if row.line else "line")

    def fill(self, lines: Mapping[int, Mapping[str, str]]) -> None:
        """Put kept words back, by place."""
        last = max(lines, default=-1)
        self._grow(max(0, last + 2 - len(self.rows)))
        for place, texts in lines.items():
            self.rows[place].set_texts(texts)
        self.suggest()

    def clear(self) -> None:
        """Let every line go, and begin anew."""
        for row in self.rows:
            for part in row.parts():
                part.setParent(None)
                part.deleteLater()
            row.deleteLater()
        self.rows = []
        self._grow(self.kind.rows)
