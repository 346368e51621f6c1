"""One act at the pump as a small form below the live card: fields, when, save, cancel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Event
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.moment import MomentForm
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label, row, rule


@dataclass(frozen=True, slots=True)
class Act:
    """What is asked and what becomes of the answers. `words` is the title and the button.

    `preview()` says what the typed values would mean, empty for nothing.
    """

    words: str
    make: Callable[[Mapping[str, Any]], Event]
    fields: Mapping[str, Field] = field(default_factory=dict)
    note: str = ""
    preview: Callable[[], str] = str
    look: Callable[[], object] = bool
    """Called at each change and before the fields are read: shows or hides what depends on others."""


class ActForm(QWidget):
    """Asks for one act. Signal: `closed()` once it is written or put away."""

    closed = Signal()

    def __init__(self, bedside: Bedside, act: Act, cancel: str) -> None:
        """`cancel` is the word on the button that puts the form away."""
        super().__init__()
        self._bedside, self._act, self._entry = bedside, act, uuid4().hex
        self.form, self.moment = Form(), MomentForm(bedside)
        for key, one in act.fields.items():
            self.form.add(key, one)
        self.preview = label("", "strong", wrap=True)
        self.form.changed.connect(self._changed)
        self.moment.changed.connect(self._changed)
        self.save_button = PrimaryButton(act.words, "Ctrl+S", act=self.save)
        self.cancel_button = QuietButton(cancel, "Esc", act=self.put_away)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(10)
        box.addWidget(rule())
        box.addWidget(label(act.words, "title"))
        if act.note:
            box.addWidget(label(act.note, "caption", wrap=True))
        box.addWidget(self.form)
        box.addWidget(self.preview)
        box.addWidget(self.moment)
        box.addLayout(row(self.cancel_button, None, self.save_button))

    def _changed(self) -> None:
        self._act.look()
        self.preview.setText(self._act.preview())

    def take_focus(self) -> None:
        """The keyboard goes to the first field, else to the time."""
        first = next(iter(self.form.fields.values()), self.moment.when)
        first.take_focus()

    def save(self) -> None:
        """Write the act; a refusal stays in sight with what was typed."""
        self._act.look()
        values = self.form.values()
        moment = self.moment.moment() if values is not None else None
        if values is None or moment is None:
            return
        try:
            event = self._act.make(values)
        except Refused as error:
            self.form.refuse(error)
            return
        written = self._bedside.write(event, at=moment.at, reason=moment.reason, entry=self._entry)
        if written.stands:
            self.put_away()
        else:
            self.form.refuse(written.words)

    def put_away(self) -> None:
        """Close without writing."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys on the buttons."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() == Qt.Key.Key_S and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)
