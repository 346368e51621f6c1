"""Receiving: another person reads back without seeing the record's value; what differs is settled first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import ReadBack
from infusetrack.domain.handoff_read_back import KEYS, PatientStands, ReadBackKey, differing
from infusetrack.ui.screens.forms.rows import Rows
from infusetrack.ui.screens.handoff.read_back_form import FIELD_OF, Difference, ReadBackForm
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label, row
from infusetrack.wording.events_handoff import READ_BACK
from infusetrack.wording.handoff_stands import read_back_words
from infusetrack.wording.translate import tr, translated


@dataclass(frozen=True, slots=True)
class Received:
    """What the receiver said, held against the record and agreeing with it."""

    badge: str
    pin: str
    read_back: tuple[ReadBack, ...]
    questions: tuple[tuple[str, str], ...]
    synthesis: str


class ReceiveCard(Card):
    """Signals: `said(values)` once every field is filled; `received(Received)` once nothing differs; `put_away()`."""

    said = Signal(object)
    received = Signal(object)
    put_away = Signal()

    def __init__(self) -> None:
        """Hidden until somebody takes over."""
        super().__init__(tr("Receive the handoff"), large=True)
        self.set_subtitle(
            tr("Read the printed page and the pump, and type what they say. The sheet is covered meanwhile.")
        )
        self.form = ReadBackForm()
        self.told, self.compared = label("", "strong", wrap=True), Rows()
        self.more = QuietButton(tr("Another question"), "Alt+Q", icon="plus", act=self.add_question)
        self.button = PrimaryButton(tr("Compare and take over"), "Ctrl+S", act=self.save)
        self.back = QuietButton(tr("Back to the sheet"), "Esc", act=self.put_away.emit)
        self.add(self.told, self.compared, self.form)
        self.body.addLayout(row(self.back, self.more, None, self.button))
        self.show_differences(())

    # --- acts -------------------------------------------------------------------------------

    def add_question(self) -> None:
        """Room for one question more."""
        self.form.questions.add()
        self.more.setEnabled(self.form.questions.may_grow)

    def save(self) -> None:
        """Check the fields; then the record is asked what it says."""
        self.form.arrange()
        if not self.button.isEnabled():
            return
        read = self.form.values()
        if read is not None:
            self.said.emit(read)

    def compare(self, read: dict[str, Any], recorded: PatientStands) -> None:
        """Hold what was said against the record; a difference is shown plainly and stops here."""
        said = self.form.stands_said(read)
        found = tuple(_difference(key, recorded, said) for key in differing(recorded, said))
        self.show_differences(found)
        if found:
            self.form.note_differences(found)
            self.form.fields["pin"].set_text("")
            for one in found:
                self.form.fields[FIELD_OF[one.key]].mark(_record_says(one))
            self.form.fields[FIELD_OF[found[0].key]].take_focus()
            return
        try:
            questions = (*self._settled(read), *self.form.questions.told())
        except Refused as error:
            self.form.refuse(error)
            return
        told = tuple(
            ReadBack(key, read_back_words(key, recorded), read_back_words(key, said)) for key in KEYS
        )
        badge = " ".join(read["badge"].split())
        self.received.emit(Received(badge, read["pin"], told, questions, read["synthesis"]))

    def _settled(self, read: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        """A difference is recorded as a question, with how it was settled as its answer."""
        template = tr("Read back {what} as {said}, the record says {recorded}.")
        return tuple(
            (template.format(what=one.what, said=one.said, recorded=one.recorded), read["settled"] or "")
            for one in self.form.differences
        )

    def show_differences(self, found: Sequence[Difference]) -> None:
        """What was said beside what the record says; nothing where they agree."""
        template = tr("said {said}; the record says {recorded}")
        self.compared.show_rows(
            (one.what, template.format(said=one.said, recorded=one.recorded)) for one in found
        )
        self.told.setText(
            tr(
                "Not the same. Read the pump and the page again. Where the record is wrong, put it in order"
                " first; what you typed waits here."
            )
        )
        for part in (self.told, self.compared):
            part.setVisible(bool(found))

    def show_kept(self) -> None:
        """Other text stands in the form: another person's, or what was typed before."""
        self.form.questions.start_over()
        self.more.setEnabled(self.form.questions.may_grow)
        self.form.arrange()
        self.show_differences(())

    # --- waiting for the PIN --------------------------------------------------------------

    def wait(self, *, waiting: bool) -> None:
        """While the PIN is looked at nothing is pressed twice; it never stays in the field."""
        self.button.setEnabled(not waiting)
        if not waiting:
            self.form.fields["pin"].set_text("")


def _record_says(one: Difference) -> str:
    return tr("the record says {recorded}").format(recorded=one.recorded)


def _difference(key: ReadBackKey, recorded: PatientStands, said: PatientStands) -> Difference:
    return Difference(
        key, translated(READ_BACK[key]), read_back_words(key, said), read_back_words(key, recorded)
    )
