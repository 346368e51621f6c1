"""One report of a file: whose it is, what it says, and the acts that take it into the record."""

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from infusetrack.domain.lab_checks import Doubt
from infusetrack.domain.lab_import import Match, Report, Standing
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.form import Form
from infusetrack.ui.widgets.labels import dress, label, row, say
from infusetrack.ui.widgets.text_field import TextField
from infusetrack.wording.lab_files import (
    left_out_words,
    match_words,
    report_words,
    results_words,
    standing_words,
)
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import tr

Accept = Callable[["ReportRow"], None]


class ReportRow(QFrame):
    """It holds the name and the reason of an override. `accept(row)` is called when it is pressed."""

    def __init__(self, report: Report, found: Match, stands: Standing, accept: Accept, zone: tzinfo) -> None:
        """A proven and new report has its button; another one asks for a name and a reason first."""
        super().__init__()
        dress(self, "look", "card")
        self.report, self.found, self.stands = report, found, stands
        self._accept = accept
        self.is_confirmed = False
        self.title = label(match_words(found), "strong", wrap=True)
        self.told = label("", wrap=True)
        self.refusal = label("", "strong", wrap=True)
        self.refusal.hide()
        self.override = Form()
        self.override.add("who", TextField(tr("Who decided that it is this patient"), required=True, most=40))
        self.override.add("why", TextField(tr("Why"), required=True))
        self.override.hide()
        self.accept = PrimaryButton(tr("Take into the record"), act=self.press)
        self.decide = QuietButton(tr("Decide by name"), act=self.open_override)
        self._lay_out(zone)

    def _lay_out(self, zone: tzinfo) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 12, 14, 12)
        box.setSpacing(6)
        words = [
            results_words(self.report), report_words(self.report, zone), left_out_words(self.report),
            standing_words(self.stands),
        ]  # fmt: skip
        parts: list[QWidget] = [self.title]
        parts += [
            label(one, "subtitle" if place else "", wrap=True) for place, one in enumerate(words) if one
        ]
        for part in (*parts, self.told, self.override, self.refusal):
            box.addWidget(part)
        self.told.hide()
        box.addLayout(row(self.accept, self.decide, None))
        is_new = self.stands.known != "same"
        self.accept.setVisible(is_new and self.found.is_proven)
        self.decide.setVisible(is_new and not self.found.is_proven)

    @property
    def is_ready(self) -> bool:
        """Whether one press takes it."""
        return not self.accept.isHidden() and self.accept.isEnabled()

    def open_override(self) -> None:
        """Ask who decided, and why."""
        self.override.show()
        self.decide.hide()
        self.accept.setText(tr("Take it for this patient"))
        self.accept.show()
        self.override.take_focus()

    def decision(self) -> tuple[str, str] | None:
        """Who decided and why; empty where nothing must be decided, None where a field refuses."""
        if self.found.is_proven:
            return "", ""
        read = self.override.values()
        return None if read is None else (read["who"], read["why"])

    def press(self) -> None:
        """Take it, after what looks wrong was read again."""
        self._accept(self)

    def ask(self, doubts: tuple[Doubt, ...]) -> bool:
        """Show what to read again; True when it was asked before."""
        if not doubts or self.is_confirmed:
            return True
        self.is_confirmed = True
        ask = tr("Is it so on the report? Press once more.")
        say(self.told, " ".join([*dict.fromkeys(sentence(one.refusal) for one in doubts), ask]))
        self.told.show()
        return False

    def refuse(self, words: str) -> None:
        """Why nothing was written."""
        say(self.refusal, words)
        self.refusal.setVisible(bool(words))

    def done(self) -> None:
        """It stands."""
        for part in (self.override, self.told, self.refusal, self.accept, self.decide):
            part.hide()
        say(self.title, tr("Taken into the record"))
