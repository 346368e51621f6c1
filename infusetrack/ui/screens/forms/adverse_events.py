"""What the day brought: one line a finding or a grade by CTCAE, or the plain word that there was none."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from infusetrack.domain.adverse_events import AdverseEvent, adverse_events
from infusetrack.domain.events import AdverseEventNoted, Event, StepDone, Value
from infusetrack.ui.bedside import ADD_TOXICITY
from infusetrack.ui.screens.forms.base import Keys, StepForm
from infusetrack.ui.screens.forms.rows import Rows
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.choice_field import YesNoField
from infusetrack.ui.widgets.labels import row
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.ui.widgets.time_field import TimeField
from infusetrack.wording import figures
from infusetrack.wording.toxicity_words import history_words, name_words
from infusetrack.wording.translate import mark, tr


class AdverseEventsForm(StepForm):
    """Notes are added one by one; the step is done when all of the day is told."""

    act_words: ClassVar[str] = mark("No adverse event today")
    can_amend: ClassVar[bool] = False

    def build(self) -> None:
        """The notes of the day and the fields of one more."""
        self.noted = Rows()
        self.form.add("words", TextField(tr("What was found, in one line"), required=True), wide=True)
        onset = TimeField(
            tr("Since when"), self.bedside.zone, self.bedside.now, required=True, empty_is_now=False
        )
        self.form.add("onset", onset)
        self.form.add("reaction", YesNoField(tr("Infusion reaction"), required=True))
        self.add_button = QuietButton(tr("Add the note"), "Ctrl+Enter", act=self.add_note)
        self.grade_button = QuietButton(
            tr("Grade it by CTCAE"), "T", act=lambda: self.bedside.asked_for.emit(ADD_TOXICITY)
        )
        self.buttons = QWidget()
        self.buttons.setLayout(row(self.add_button, self.grade_button, None))

    def parts(self) -> tuple[QWidget, ...]:
        """Notes and grades of the day, fields of one more note, the buttons."""
        return (self.noted, self.form, self.buttons)

    def keys(self) -> Keys:
        """One more key."""
        return {(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier): self.add_note}

    def notes(self) -> list[AdverseEventNoted]:
        """The day's notes, in the order in which they began."""
        lines = self.bedside.chart.of_kind(AdverseEventNoted)
        found = [line.event for line in lines if isinstance(line.event, AdverseEventNoted)]
        return sorted((one for one in found if one.day == self.day), key=lambda one: one.onset_at)

    def graded(self) -> list[AdverseEvent]:
        """What was graded on the day."""
        return [one for one in adverse_events(self.bedside.chart) if one.found.day == self.day]

    def refresh(self) -> None:
        """The list: notes, then grades."""
        zone = self.bedside.zone
        told = [
            (one.onset_at, tr("{words} (reaction)").format(words=one.words) if one.reaction else one.words)
            for one in self.notes()
        ]
        told += [
            (
                one.found.onset_at,
                tr("{term}, grade {grade}").format(term=name_words(one.found), grade=history_words(one)),
            )
            for one in self.graded()
        ]
        self.noted.show_rows((figures.moment(at, zone), words) for at, words in told)

    def arrange(self) -> None:
        """The button says what is true."""
        super().arrange()
        if (self.notes() or self.graded()) and self.mode == "fill":
            self.frame.primary.setText(tr("All adverse events are noted"))

    def add_note(self) -> None:
        """Write one note; the step stays open."""
        read = self.form.values()
        if read is None or not self._has_begun(read):
            return
        event = AdverseEventNoted(
            self.day, read["words"], read["onset"], reaction=read["reaction"], step=self.plan.key
        )
        if self.write(event, finishes=False):
            self.form.clear()
            self.take_focus()

    def _has_begun(self, read: dict[str, Any]) -> bool:
        if read["onset"] <= self.bedside.now():
            return True
        self.form.refuse(tr("This time has not come yet. Enter when it began."), "onset")
        return False

    def event_to_write(self) -> Event | None:
        """Done; a half-typed note must be added or emptied first."""
        if not self.form.is_empty():
            self.form.refuse(tr("This note is not added yet. Add it, or empty the fields."), "words")
            return None
        values: tuple[tuple[str, Value], ...] = (
            () if self.notes() or self.graded() else (("none_today", True),)
        )
        return StepDone(self.day, self.plan.key, values)
