"""A form opened in place whose answer comes later, as a PIN takes its time to be looked at."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from infusetrack.domain.errors import InfuseTrackError
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.field import Field
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import column, label, row
from infusetrack.ui.widgets.text_field import TypedField
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr

Answer = Callable[[object, InfuseTrackError | None], None]
"""Called with (anything but None, None) when it stands, else (None, why)."""
Act = Callable[[dict[str, Any], Answer], None]


class LateForm(QWidget):
    """Closed at first. While an answer is awaited nothing can be pressed twice.

    Signals: `stands()` once it is done, after which the form is empty and closed;
    `opened()` and `closed()` each time it opens or closes.
    """

    stands = Signal()
    closed = Signal()
    opened = Signal()

    def __init__(
        self,
        act: Act,
        fields: Mapping[str, Field],
        *,
        button: str,
        secrets: tuple[str, ...] = (),
        blames: Mapping[str, str] | None = None,
    ) -> None:
        """`secrets` are emptied by a refusal; `blames` names the field at fault by the refusal's code."""
        super().__init__()
        self._act, self._secrets, self._blames = act, secrets, blames or {}
        self._words, self._opening = button, 0
        self.back: QWidget | None = None
        """Takes the keyboard when the form closes."""
        self.words_of: Callable[[InfuseTrackError], str] = sentence
        self.form, self.about = Form(columns=1), label("", "strong", wrap=True)
        for key, field in fields.items():
            self.form.add(key, field)
        self.button = PrimaryButton(button, "Enter", act=self.submit)
        self.cancel = QuietButton(tr("Cancel"), "Esc", act=self.close_up)
        box = column(self.about, self.form)
        box.addLayout(row(self.button, self.cancel, None))
        self.setLayout(box)
        self._wire_enter()
        self.hide()

    def _wire_enter(self) -> None:
        fields = list(self.form.fields.values())
        for field, after in zip(fields, [*fields[1:], None], strict=True):
            if isinstance(field, TypedField):
                field.edit.returnPressed.connect(after.take_focus if after else self.submit)

    @property
    def is_waiting(self) -> bool:
        """An answer is awaited."""
        return not self.isHidden() and not self.button.isEnabled()

    def open(self, about: str = "") -> None:
        """Show the form, empty, with a sentence above it."""
        self._start_over()
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.show()
        self.form.take_focus()
        self.opened.emit()

    def close_up(self) -> None:
        """Empty it and put it away; an answer that is still on its way finds nobody."""
        if self.isHidden():
            return
        self._start_over()
        focus = QApplication.focusWidget()
        if self.back is not None and focus is not None and self.isAncestorOf(focus):
            self.back.setFocus()
        self.hide()
        self.closed.emit()

    def _start_over(self) -> None:
        self._opening += 1
        self.form.clear()
        self._wait(waiting=False)

    def _wait(self, *, waiting: bool) -> None:
        self.button.setEnabled(not waiting)
        self.button.setText(tr("Checking…") if waiting else self._words)

    def submit(self) -> None:
        """Ask for it; what was typed stays until it stands."""
        values = self.form.values()
        if values is None or not self.button.isEnabled():
            return
        opening = self._opening
        self._wait(waiting=True)

        def answered(done: object, why: InfuseTrackError | None) -> None:
            if opening == self._opening:
                self._answered(done, why)

        self._act(values, answered)

    def _answered(self, done: object, why: InfuseTrackError | None) -> None:
        self._wait(waiting=False)
        if done is not None:
            self.close_up()
            self.stands.emit()
            return
        for key in self._secrets:
            self.form.fields[key].set_text("")
        if why is not None:
            self.form.refuse(self.words_of(why), self._blames.get(why.code, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)
