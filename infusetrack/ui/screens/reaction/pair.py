"""The check of the restart rate by two people; the second signs with badge and PIN and sees no number."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from infusetrack.domain.events import RestartChecked, RestartWitnessed
from infusetrack.domain.reactions import Reaction
from infusetrack.domain.site import Staff
from infusetrack.session.chart_session import ChartSession
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.double_check import RATE
from infusetrack.ui.widgets.buttons import PrimaryButton
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import label, row
from infusetrack.ui.widgets.number_field import NumberField
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.translate import tr


class PairForm(QWidget):
    """One form in sight: the signed-in person's rate, then another person's."""

    def __init__(self, bedside: Bedside) -> None:
        """Hidden until a rate is ordered."""
        super().__init__()
        self._bedside = bedside
        self._reaction: Reaction | None = None
        self._turn, self._asking = "", False
        self.words = label("", "subtitle", wrap=True)
        self.first, self.second = Form(columns=2), Form(columns=3)
        self.first.add("rate", NumberField(tr("Rate on the pump"), tr("mL/h"), limits=RATE, required=True))
        self.second.add("badge", TextField(tr("Badge of the second person"), required=True, most=40))
        self.second.add("pin", TextField(tr("PIN of the second person"), required=True, secret=True))
        self.second.add("rate", NumberField(tr("Rate on the pump"), tr("mL/h"), limits=RATE, required=True))
        self.button = PrimaryButton("", "Ctrl+S", act=self.save)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for part in (self.words, self.first, self.second):
            box.addWidget(part)
        box.addLayout(row(None, self.button))
        self.hide()

    def show_turn(self, reaction: Reaction, turn: str) -> None:
        """Whose turn it is: first, second, or empty for nobody's."""
        changed = turn != self._turn
        self._reaction, self._turn = reaction, turn
        self.setVisible(bool(turn))
        self.first.setVisible(turn == "first")
        self.second.setVisible(turn == "second")
        self.words.setText(self._turn_words(turn, reaction))
        self.button.setText(tr("Save the second check") if turn == "second" else tr("Save the first check"))
        if changed:
            self.first.clear()
            self.second.clear()

    def _turn_words(self, turn: str, reaction: Reaction) -> str:
        restart = reaction.restart
        if turn == "second" and restart is not None and restart.first is not None:
            return tr("{who} has checked. Second person: read order and pump yourself, and type.").format(
                who=restart.first.by
            )
        return tr("First person, {who}: read order and pump, and type the rate.").format(
            who=self._bedside.badge
        )

    def take_focus(self) -> None:
        """The keyboard goes to the form in sight."""
        (self.second if self._turn == "second" else self.first).take_focus()

    def save(self) -> None:
        """Write the check in hand; the second asks for the PIN first."""
        if self._turn == "second":
            self._save_second()
        elif self._turn == "first":
            self._save_first()

    def _save_first(self) -> None:
        reaction, read = self._reaction, self.first.values()
        if reaction is None or read is None:
            return
        event = RestartChecked(reaction.day, reaction.began.step, reaction.seq, read["rate"])
        written = self._bedside.write(event)
        if written.stands:
            self.take_focus()
        else:
            self.first.refuse(written.words, "rate")

    def _save_second(self) -> None:
        read, reaction = self.second.values(), self._reaction
        first = reaction.restart.first if reaction is not None and reaction.restart is not None else None
        if read is None or first is None or self._asking:
            return
        badge = " ".join(read["badge"].split())
        if badge.casefold() == first.by.casefold():
            words = tr("{badge} made the first check. Another person must make the second.")
            self.second.refuse(words.format(badge=badge), "badge")
            return
        session = self._bedside.session
        self._asking = True
        self.button.setEnabled(False)
        self._bedside.verify(badge, read["pin"], lambda who, words: self._verified(who, words, read, session))

    def _verified(
        self, who: Staff | None, words: str, read: dict[str, Any], session: ChartSession | None
    ) -> None:
        if not isValid(self):
            return
        self._asking = False
        self.button.setEnabled(True)
        self.second.fields["pin"].set_text("")
        reaction = self._reaction
        if session is not self._bedside.session or reaction is None:
            return
        if who is None:
            self.second.refuse(words, "pin")
            return
        event = RestartWitnessed(reaction.day, reaction.began.step, reaction.seq, read["rate"])
        written = self._bedside.write(event, by=who.badge)
        if not written.stands:
            self.second.refuse(written.words, "badge" if written.code == "same_person" else "rate")
