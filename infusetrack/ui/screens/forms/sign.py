"""The signature: what is open, late, changed or left out, then the PIN again."""

from collections.abc import Iterator
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from infusetrack.domain.cycle_day import StepState
from infusetrack.domain.events import DaySigned, Event
from infusetrack.domain.site import Staff
from infusetrack.session.chart_session import ChartSession
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.base import Keys, StepForm
from infusetrack.ui.screens.forms.day_review import review_rows
from infusetrack.ui.screens.forms.rows import Row, Rows
from infusetrack.ui.widgets.buttons import Button, PrimaryButton
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.labels import label
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.events_names import meaning_words
from infusetrack.wording.translate import mark, tr


class SignForm(StepForm):
    """Closes the day; anything written later opens it again and asks for another signature."""

    act_words: ClassVar[str] = mark("Sign the day")
    can_amend: ClassVar[bool] = False
    field_of: ClassVar[dict[str, str]] = {"record_moved_on": "meaning", "still_running": "meaning"}

    def __init__(self, bedside: Bedside) -> None:
        """Nothing is asked yet."""
        super().__init__(bedside)
        self._asking, self._shown_hash = False, ""

    def build(self) -> None:
        """What the day holds, what the signature means, the PIN."""
        self.review = Rows()
        self.again = label(
            tr("The day was changed after it was signed. Read it, and sign again."), "strong", wrap=True
        )
        meanings = [(one, meaning_words(one)) for one in ("performed", "verified", "reviewed")]
        self.form.add("meaning", ChoiceField(tr("I have"), meanings, required=True), wide=True)
        self.form.add("pin", TextField(tr("Your PIN"), required=True, secret=True))
        self.print_button = PrimaryButton(tr("Print summary"), "Ctrl+P", act=self.print_summary)
        self.print_button.hide()

    def parts(self) -> tuple[QWidget, ...]:
        """Review, warning, fields."""
        return (self.again, self.review, self.form)

    def own_buttons(self) -> tuple[Button, ...]:
        """The paper, once signed."""
        return (self.print_button,)

    def is_done(self) -> bool:
        """Signed, and nothing written since."""
        return self.bedside.record.is_signed

    def typed(self) -> dict[str, str]:
        """The PIN is never kept."""
        return {key: text for key, text in super().typed().items() if not key.endswith(".pin")}

    def refresh(self) -> None:
        """Read the day again: its hash is the one that is signed."""
        self._shown_hash = self.bedside.chart.tip
        self.review.show_rows(review_rows(self.bedside, self.plan.key))

    def arrange(self) -> None:
        """After the signature the summary can be printed."""
        super().arrange()
        self.again.setVisible(self.mode == "fill" and self.bedside.record.was_changed_after_signing)
        self.moment_form.hide()
        self.print_button.setVisible(self.mode == "closed")
        self.frame.primary.setEnabled(not self._asking)

    def keys(self) -> Keys:
        """Print, once signed."""
        act = self.print_button.click
        return {(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier): act}

    def print_summary(self) -> None:
        """Ask for the paper of this day."""
        self.bedside.asked_for.emit("print")

    def save(self) -> None:
        """Check the PIN, then sign."""
        read = self.form.values() if self.mode == "fill" else None
        if read is None or self._asking or self._runs_still():
            return
        session, shown = self.bedside.session, self._shown_hash
        self._asking = True
        self.frame.primary.setEnabled(False)
        self.bedside.verify(
            self.bedside.badge, read["pin"], lambda who, why: self._verified(who, why, (read, session, shown))
        )

    def _runs_still(self) -> bool:
        day = self.bedside.view()
        running = [v.plan.title for v in day.steps if v.state is StepState.RUNNING] if day else []
        if running:
            words = tr("{step} is still running. Finish it, then sign.")
            self.form.refuse(words.format(step=running[0]))
        return bool(running)

    def _verified(
        self, who: Staff | None, words: str, asked: tuple[dict[str, Any], ChartSession | None, str]
    ) -> None:
        read, session, shown = asked
        if not isValid(self) or session is not self.bedside.session:
            return
        self._asking = False
        self.frame.primary.setEnabled(True)
        self.form.fields["pin"].set_text("")
        if who is None:
            self.form.refuse(words, "pin")
            return
        if self.write(DaySigned(self.day, self.plan.key, read["meaning"], shown), by=who.badge):
            self.bedside.back_up_asked.emit()

    def event_to_write(self) -> Event | None:
        """Written by `save` only, after the PIN."""
        return None

    def summary(self) -> Iterator[Row]:
        """The signature and the hash that it covers."""
        line = self.line
        if line is not None and isinstance(line.event, DaySigned):
            yield tr("Signed"), meaning_words(line.event.meaning)
            yield tr("Record hash"), line.event.shown_hash[:16]
