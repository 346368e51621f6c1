"""Giving: severity set by the nurse, the summary that the record composed, the PIN; one press gives and prints."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal

from infusetrack.domain.events import IllnessSeverity
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.choice_field import ChoiceField
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label, row, say
from infusetrack.ui.widgets.text_field import NoteField, TextField
from infusetrack.wording.events_handoff import SEVERITIES
from infusetrack.wording.translate import tr, translated

REASONS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the record proposes to hand over: the severity with its reasons, and the summary."""

    severity: IllnessSeverity
    reasons: tuple[str, ...]
    summary: str


NOTHING = Proposal("stable", (), "")


class GiveCard(Card):
    """Signals: `give_asked(read values)` with severity, why, summary and pin; `put_away()`."""

    give_asked = Signal(object)
    put_away = Signal()

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__(tr("Give the handoff"), large=True)
        self.proposal = NOTHING
        self.proposed, self.reasons = label("", "strong", wrap=True), label("", "subtitle", wrap=True)
        self.form = Form(columns=1)
        options = [(key, translated(words)) for key, words in SEVERITIES.items()]
        self.severity = ChoiceField(tr("I  Illness severity"), options, required=True)
        self.why = TextField(tr("Why other than proposed"), required=True)
        self.summary = NoteField(tr("P  Patient summary"), required=True, lines=7)
        self.pin = TextField(tr("Your PIN"), required=True, secret=True)
        self.edited = Chip("", "brand", parent=self)
        self.revert = QuietButton(tr("The record's own words"), "Alt+Z", act=self.take_back)
        self.button = PrimaryButton(tr("Give and print"), "Ctrl+S", icon="print", act=self.save)
        self.back = QuietButton(tr("Back"), "Esc", act=self.put_away.emit)
        self._lay_out()
        self.form.changed.connect(self._typed)
        self.arrange()

    def _lay_out(self) -> None:
        self.add(self.proposed, self.reasons)
        self.form.add("severity", self.severity)
        self.form.add("why", self.why)
        self.form.add("summary", self.summary)
        self.marks = row(self.edited, None, self.revert)
        self.form.hold("pin", self.pin)
        self.add(self.form)
        self.body.addLayout(self.marks)
        foot = row(self.pin, self.back, self.button, stretch=0)
        for button in (self.back, self.button):
            foot.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(foot)

    # --- from the record ----------------------------------------------------------------

    def show_proposal(self, proposal: Proposal) -> None:
        """What the record says now; a summary that nobody edited follows it, edited words stay."""
        edited = self.is_edited
        self.proposal = proposal
        if not edited and self.summary.text() != proposal.summary:
            self.summary.set_text(proposal.summary)
        word = translated(SEVERITIES[proposal.severity])
        say(self.proposed, tr("The record proposes: {severity}").format(severity=word))
        say(self.reasons, "\n".join(_listed(proposal.reasons)))
        self.reasons.setVisible(bool(proposal.reasons))
        self.arrange()

    @property
    def is_edited(self) -> bool:
        """Whether the nurse's words differ from those that the record composed."""
        typed = self.summary.text().split()
        return bool(typed) and typed != self.proposal.summary.split()

    def unkept(self) -> tuple[str, ...]:
        """The record's own words need no keeping: they are composed anew."""
        return () if self.is_edited else ("summary",)

    def put_back(self) -> None:
        """Other text stands in the form: another person's, or what was typed before."""
        self.show_proposal(self.proposal)

    def take_back(self) -> None:
        """The record's own words again."""
        self.summary.set_text(self.proposal.summary)
        self.arrange()

    def _typed(self) -> None:
        self.arrange()

    def arrange(self) -> None:
        """Ask why where another severity was set; mark edited words."""
        chosen = self.severity.text()
        self.why.setVisible(chosen not in {"", self.proposal.severity})
        self.edited.set_text(tr("edited by you") if self.is_edited else "")
        self.revert.setVisible(self.is_edited)

    def show_back(self, *, allowed: bool) -> None:
        """Whether there is a handoff to go back to."""
        self.back.setVisible(allowed)

    # --- acts -------------------------------------------------------------------------------

    def choose(self, severity: str) -> None:
        """By its number key."""
        self.severity.choose(severity)
        self.severity.clear_mark()

    def save(self) -> None:
        """Check the fields; the rest needs the PIN looked at."""
        read: dict[str, Any] | None = self.form.values()
        if read is not None and self.button.isEnabled():
            self.give_asked.emit(read)

    def wait(self, *, waiting: bool) -> None:
        """While the PIN is looked at nothing is pressed twice; it never stays in the field."""
        self.button.setEnabled(not waiting)
        if not waiting:
            self.pin.set_text("")


def _listed(reasons: tuple[str, ...]) -> list[str]:
    """The first few, and how many more there are."""
    told = [f"• {one}" for one in reasons[:REASONS_SHOWN]]
    more = len(reasons) - REASONS_SHOWN
    return [*told, tr("and {count} more").format(count=more)] if more > 0 else told
