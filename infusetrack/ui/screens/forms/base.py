"""What every form of a step does: check, write, amend, leave out, and keep what was typed."""

from collections.abc import Callable, Mapping
from typing import ClassVar
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from infusetrack.domain.events import Event, StepSkipped
from infusetrack.ui.bedside import Bedside, Written
from infusetrack.ui.screens.forms.face import Mode, StepFace
from infusetrack.ui.screens.forms.frame import Acts
from infusetrack.ui.screens.forms.moment import Moment
from infusetrack.ui.widgets.form import Form

Keys = dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]]

OF_THE_TIME = {
    "time_to_come",
    "time_without_zone",
    "late_without_reason",
    "before_enrolment",
    "infusion_before_last",
    "flush_before_start",
}
"""Refusals that belong to the "When" field."""


class StepForm(StepFace):
    """The base of the forms. It holds no truth, only what was typed and not yet written.

    Signal: `finished()` when the step was written.
    """

    finished = Signal()
    field_of: ClassVar[Mapping[str, str]] = {}
    """The field that a refusal belongs to, by the refusal's code."""

    def __init__(self, bedside: Bedside) -> None:
        """Empty until a step is shown."""
        super().__init__(bedside)
        self._entry = uuid4().hex

    def acts(self) -> Acts:
        """What the buttons of the frame do."""
        return {
            "save": self.save,
            "amend": self.begin_amend,
            "skip": self.begin_skip,
            "cancel": self.cancel,
        }

    def event_to_write(self) -> Event | None:
        """The fact that the form tells; None when a field refused (and said so)."""
        raise NotImplementedError

    def fill(self, event: Event) -> None:
        """Put a written fact's own values into the fields, to amend it."""

    # --- acts ------------------------------------------------------------------------------

    def save(self) -> None:
        """The primary act of what is shown now."""
        if self.mode is Mode.SKIP:
            self._skip()
        elif self.mode in {Mode.FILL, Mode.AMEND}:
            event = self.event_to_write()
            if event is not None:
                self.write(event)

    def write(self, event: Event, *, by: str = "", finishes: bool = True) -> bool:
        """Write a fact, or the change of one; True once it stands. Refusals are shown here."""
        moment = self.moment_form.moment()
        if moment is None:
            return False
        written = self._written(event, moment, by)
        if not written.stands:
            self.refuse(written)
            return False
        self._after_write(finishes=finishes)
        return True

    def _written(self, event: Event, moment: Moment, by: str) -> Written:
        if self._amending is not None:
            return self.bedside.amend(self._amending, event, reason=moment.reason, at=moment.at)
        return self.bedside.write(event, at=moment.at, reason=moment.reason, by=by, entry=self._entry)

    def _after_write(self, *, finishes: bool) -> None:
        self._entry, self._amending, self._skipping = uuid4().hex, None, False
        if finishes:
            self.clear()
        self.arrange()
        if finishes:
            self.finished.emit()

    def refuse(self, written: Written) -> None:
        """Show why nothing was written; what was typed stays."""
        if written.code in OF_THE_TIME:
            self.moment_form.refuse(written.words, "when")
            return
        key = self.field_of.get(written.code) or next(iter(self.form.fields), "")
        self.form.refuse(written.words, key if written.code in self.field_of else "")
        if key in self.form.fields:
            self.form.fields[key].take_focus()

    def row_entry(self, row: str) -> str:
        """The idempotency key of one row of the form: pressed twice it writes one line."""
        return f"{self._entry}-{row}"

    def renew_entries(self) -> None:
        """What is pressed from now on is another line."""
        self._entry = uuid4().hex

    def _skip(self) -> None:
        read = self.skip_form.values()
        if read is None:
            return
        event = StepSkipped(self.day, self.plan.key, read["why"])
        written = self.bedside.write(event, entry=self._entry)
        if written.stands:
            self._after_write(finishes=True)
        else:
            self.skip_form.refuse(written.words, "why")

    def begin_skip(self) -> None:
        """Ask why the step is left out."""
        if self.frame.skip.isHidden():
            return
        self._skipping = True
        self.arrange()
        self.skip_form.take_focus()

    def begin_amend(self) -> None:
        """Open the form with the line's own values, to change them with a reason."""
        line = self.line
        if self.frame.amend.isHidden() or line is None or line.event is None:
            return
        self._amending = line
        self.moment_form.begin_change(line)
        if not isinstance(line.event, StepSkipped):
            self.fill(line.event)
        self.arrange()
        self.form.take_focus()

    def cancel(self) -> None:
        """Put the change or the leaving out away; nothing is written."""
        if self._amending is not None:
            self.clear()
        self._amending, self._skipping = None, False
        self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys on the buttons, where the window does not take them first."""
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        control = Qt.KeyboardModifier.ControlModifier
        both = control | Qt.KeyboardModifier.ShiftModifier
        pressed = (Qt.Key(event.key()), event.modifiers())
        known: Keys = {
            (Qt.Key.Key_S, control): self.save,
            (Qt.Key.Key_E, control): self.begin_amend,
            (Qt.Key.Key_X, both): self.begin_skip,
            (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier): self.cancel,
        }
        return (known | self.keys()).get(pressed)

    def keys(self) -> Keys:
        """More keys of this form."""
        return {}

    def take_scan(self, text: str) -> bool:
        """A scanned code; True when this form had use for it."""
        del text
        return False

    def take_focus(self) -> None:
        """Put the keyboard where the work is; never left on what was pressed before."""
        asked = [field for field in self.form.fields.values() if field.isEnabled() and not field.isHidden()]
        if self.mode in {Mode.BLOCKED, Mode.CLOSED}:
            self.setFocus()
        elif self.mode is Mode.SKIP:
            self.skip_form.take_focus()
        elif asked:
            asked[0].take_focus()
        else:
            self.moment_form.take_focus()

    # --- what was typed -------------------------------------------------------------------------

    def forms(self) -> dict[str, Form]:
        """The forms whose text is kept when the nurse is called away; never a PIN."""
        return {"form": self.form, "moment": self.moment_form, "skip": self.skip_form}

    def clear(self) -> None:
        """Empty everything, after a write that stands."""
        for form in self.forms().values():
            form.clear()
        self.moment_form.end_change()

    def typed(self) -> dict[str, str]:
        """Everything typed so far, by field."""
        return {
            f"{name}.{key}": text for name, form in self.forms().items() for key, text in form.texts().items()
        }

    def put_back(self, texts: Mapping[str, str]) -> None:
        """Put kept text back, after a step was shown."""
        for name, form in self.forms().items():
            start = f"{name}."
            form.set_texts(
                {key.removeprefix(start): text for key, text in texts.items() if key.startswith(start)}
            )
        self.moment_form.look_at_clock()
