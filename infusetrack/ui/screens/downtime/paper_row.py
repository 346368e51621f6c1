"""One line of the paper: its boxes, what became of it, and the sentence below where it was refused."""

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.ui import theme
from infusetrack.ui.screens.downtime.columns import Kind, titles_of
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.labels import dress, label
from infusetrack.ui.widgets.text_field import LineEdit
from infusetrack.wording.translate import tr

AROUND = 24
"""Pixels beside the letters of a box, at scale 1."""
LETTERS = {"line": 3, "time": 5, "by": 3}
MOST = 200
BELOW = 2
"""So many columns hold the state where it stands below its line."""


class Cell(LineEdit):
    """A box as wide as its letters; up and down go to the line above or below."""

    moved = Signal(int)

    def __init__(self, name: str, letters: int) -> None:
        """`name` is what a screen reader says."""
        super().__init__()
        self._letters = letters
        self.setMaxLength(MOST)
        self.setAccessibleName(name)
        self._fit()
        self.editingFinished.connect(lambda: self.setCursorPosition(0))

    def _fit(self) -> None:
        wide = self.fontMetrics().horizontalAdvance("0" * self._letters)
        self.setMinimumWidth(wide + theme.current().px(AROUND))

    def changeEvent(self, event: QEvent) -> None:
        """Another face has other letters."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down leave the box; everything else is typed."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class PaperRow(QObject):
    """The boxes of a line in a section's grid. It holds what was typed, no truth.

    Signals: `changed()` as one types; `left(key, step)` where the keyboard goes to another line, 0 is Enter.
    """

    changed = Signal()
    left = Signal(str, int)

    def __init__(self, kind: Kind, parent: QObject) -> None:
        """Empty boxes."""
        super().__init__(parent)
        self.kind, self.written, self.blamed = kind, False, "time"
        self.cells: dict[str, Cell] = {}
        for key, title in titles_of(kind).items():
            letters = LETTERS.get(key) or next(one.letters for one in kind.columns if one.key == key)
            self.cells[key] = cell = Cell(title, letters)
            cell.textEdited.connect(lambda _text: self._typed())
            cell.returnPressed.connect(partial(self.left.emit, key, 0))
            cell.moved.connect(partial(self.left.emit, key))
        self.state, self.sentence = Chip(), label("", "caption", wrap=True)
        self.state.hide()
        self.sentence.hide()

    def place(self, grid: QGridLayout, number: int, *, narrow: bool) -> None:
        """Stand in the grid as its line `number`, counted from 0; a narrow one tells its state below."""
        row, wide = 1 + 2 * number, len(self.cells)
        for widget in self.parts():
            grid.removeWidget(widget)
        for column, cell in enumerate(self.cells.values()):
            grid.addWidget(cell, row, column)
        if narrow:
            grid.addWidget(self.state, row + 1, 0, 1, BELOW)
            grid.addWidget(self.sentence, row + 1, BELOW, 1, wide - BELOW)
        else:
            grid.addWidget(self.state, row, wide, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self.sentence, row + 1, 0, 1, wide + 1)

    def _typed(self) -> None:
        self.show_refusal("")
        self.changed.emit()

    # --- what was typed ---------------------------------------------------------------------

    def texts(self) -> dict[str, str]:
        """What was typed, by box; empty boxes are left out."""
        return {key: cell.text() for key, cell in self.cells.items() if cell.text().strip()}

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Put kept words back."""
        for key, cell in self.cells.items():
            cell.setText(texts.get(key, ""))

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.texts()

    @property
    def line(self) -> str:
        """The line's number: typed, or the one that stands pale in the box."""
        cell = self.cells["line"]
        return (cell.text().strip() or cell.placeholderText()).lstrip("0")

    @property
    def by(self) -> str:
        """Who did it: typed, or the one that stands pale in the box."""
        cell = self.cells["by"]
        return cell.text().strip() or cell.placeholderText()

    def suggest(self, line: str, by: str) -> None:
        """The number after the line above, and its initials, pale: they hold where nothing else is typed."""
        self.cells["line"].setPlaceholderText(line)
        self.cells["by"].setPlaceholderText(by)

    # --- what became of it ------------------------------------------------------------------

    def show_read(self, words: str, *, today: bool = True) -> None:
        """The day of its time, as it is understood; another day than today stands out."""
        if not self.written and self.sentence.isHidden():
            self.state.set_tone("plain" if today else "brand")
            self.state.set_text(words)

    def show_refusal(self, words: str, key: str = "") -> None:
        """Why it is not in the record; the box at fault is marked. Empty words take it away."""
        self.blamed = key or "time"
        for name, cell in self.cells.items():
            dress(cell, "mark", "refused" if words and name == key else "none")
            cell.setAccessibleDescription(words if name == key else "")
        self.sentence.setText(f"\N{BLACK SQUARE} {words}" if words else "")
        dress(self.sentence, "mark", "refused" if words else "none")
        self.sentence.setVisible(bool(words))
        self.state.set_tone("plain")
        self.state.set_text(tr("not written") if words else "")

    def show_written(self, seq: int) -> None:
        """It stands in the record: nothing can be typed here any more."""
        self.show_refusal("")
        self.written = True
        for cell in self.cells.values():
            cell.setReadOnly(True)
            cell.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.state.set_tone("done")
        self.state.set_text(tr("\N{CHECK MARK} entry {seq}").format(seq=seq))

    def take_focus(self, key: str = "time") -> None:
        """The keyboard goes into a box, what stands in it selected."""
        self.cells[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.cells[key].selectAll()

    def parts(self) -> Iterator[QWidget]:
        """Every widget of the line, to let it go."""
        yield from self.cells.values()
        yield self.state
        yield self.sentence
