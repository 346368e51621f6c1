"""Fields laid out in two columns, read together, with one clear sentence when something is refused."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from infusetrack.domain.errors import InfuseTrackError, Refused
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.labels import dress, label
from infusetrack.wording.sentences import sentence


class Refusal(QFrame):
    """A box with one sentence; hidden while there is nothing to say."""

    def __init__(self) -> None:
        """Hidden at first."""
        super().__init__()
        dress(self, "look", "refusal")
        self._words = label("", "strong", wrap=True)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.addWidget(self._words)
        self.hide()

    def say(self, words: str) -> None:
        """Show a sentence; empty words hide the box."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def text(self) -> str:
        """The sentence shown."""
        return self._words.text()


class Form(QWidget):
    """Named fields in columns. `values()` reads them all or shows why it cannot.

    Signal: `changed()` whenever any field changes.
    """

    changed = Signal()

    def __init__(self, *, columns: int = 2) -> None:
        """Empty at first; `add` fields in the order of the task."""
        super().__init__()
        self.fields: dict[str, Field] = {}
        self.refusal = Refusal()
        self._columns, self._row, self._column = columns, 0, 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        for place in range(columns):
            self._grid.setColumnStretch(place, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.refusal)
        box.addLayout(self._grid)

    def add(self, key: str, field: Field, *, wide: bool = False) -> Field:
        """Add a field under a key; `wide` gives it a row of its own."""
        self.fields[key] = field
        self._place(field, wide=wide)
        field.changed.connect(self._on_change)
        return field

    def hold(self, key: str, field: Field) -> None:
        """Keep a field that stands elsewhere, in a grid of its own, with the others."""
        self.fields[key] = field
        field.changed.connect(self._on_change)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is not a field, over the whole width."""
        self._place(widget, wide=True)

    def _place(self, widget: QWidget, *, wide: bool) -> None:
        if wide and self._column:
            self._row, self._column = self._row + 1, 0
        self._grid.addWidget(widget, self._row, self._column, 1, self._columns if wide else 1)
        self._column = self._columns if wide else self._column + 1
        if self._column >= self._columns:
            self._row, self._column = self._row + 1, 0

    def _on_change(self) -> None:
        self.refusal.say("")
        self.changed.emit()

    def values(self) -> dict[str, Any] | None:
        """All values by key; None when a field refuses: it is marked and takes the keyboard."""
        self.refusal.say("")
        found: dict[str, Any] = {}
        refused: list[tuple[str, Refused]] = []
        for key, field in self.fields.items():
            try:
                found[key] = None if field.isHidden() else field.read()
                field.clear_refusal()
            except Refused as error:
                field.mark_error(error)
                refused.append((key, error))
        if not refused:
            return found
        self.refuse(refused[0][1], refused[0][0])
        return None

    def refuse(self, reason: InfuseTrackError | str, key: str = "") -> None:
        """Show one sentence at the top and put the keyboard into the offending field."""
        words = reason if isinstance(reason, str) else sentence(reason)
        field = self.fields.get(key)
        if field is not None:
            if not field.message:
                field.mark(words)
            field.take_focus()
            words = words if field.label in words else f"{field.label}: {words}"
        self.refusal.say(words)

    def clear_marks(self) -> None:
        """Take all sentences away; what was typed stays."""
        self.refusal.say("")
        for field in self.fields.values():
            field.clear_mark()

    def clear(self) -> None:
        """Empty every field, after a write that stands."""
        for field in self.fields.values():
            field.set_text("")
        self.clear_marks()

    def is_empty(self) -> bool:
        """Whether nothing was entered anywhere."""
        return all(field.is_empty() for field in self.fields.values())

    def texts(self) -> dict[str, str]:
        """Everything typed so far, to keep while the nurse is called away."""
        return {key: field.text() for key, field in self.fields.items() if not field.is_empty()}

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Put kept text back; unknown keys are passed over."""
        for key, text in texts.items():
            if key in self.fields:
                self.fields[key].set_text(text)

    def take_focus(self) -> None:
        """Put the keyboard into the first field."""
        for field in self.fields.values():
            if field.isEnabled() and not field.isHidden():
                field.take_focus()
                return
