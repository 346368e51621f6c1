"""How the handoff stands: given and not received yet, received, no longer true; and what may be done now."""

from datetime import datetime, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import HandoffQuestioned
from infusetrack.domain.handoff_prints import truth_of_sheet
from infusetrack.domain.handoff_state import HandoffState
from infusetrack.ui.screens.handoff.sheet import Pairs
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import label, say
from infusetrack.wording.events_handoff import SEVERITIES
from infusetrack.wording.handoff_stands import expiry_words, stale_words, stands_words
from infusetrack.wording.translate import tr, translated


class StateCard(Card):
    """Signals: `receive_asked()`, `give_asked()`, `print_asked()`, `page_asked()` to look at it before it prints."""

    receive_asked = Signal()
    give_asked = Signal()
    print_asked = Signal()
    page_asked = Signal()

    def __init__(self) -> None:
        """Hidden while nothing was handed over."""
        super().__init__(tr("Handoff"))
        self.severity, self.chip = Chip("", outline=True, parent=self), Chip("", parent=self)
        self.aside(self.severity)
        self.aside(self.chip)
        self.stale, self.until = label("", "strong", wrap=True), label("", "subtitle", wrap=True)
        self.questions = Pairs(150)
        self.receive = PrimaryButton(tr("Read back and take over"), "R", act=self.receive_asked.emit)
        self.see = QuietButton(tr("See the page"), "Ctrl+P", act=self.page_asked.emit)
        self.print = QuietButton(tr("Print anew"), "P", icon="print", act=self.print_asked.emit)
        self.give = QuietButton(tr("Give anew"), "N", act=self.give_asked.emit)
        self.add(self.stale, self.until, self.questions)
        self.acts = QWidget()
        flow = Flow(self.acts, across=8, down=8)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (self.receive, self.see, self.print, self.give):
            flow.addWidget(button)
        self.add(self.acts)
        self.state: HandoffState | None = None
        self.hide()

    def show_state(self, chart: Chart, state: HandoffState | None, now: datetime, zone: tzinfo) -> None:
        """The handoff in hand, or the last one; None hides the card."""
        self.state = state
        self.setVisible(state is not None)
        if state is None:
            return
        self.set_title(stands_words(state, zone))
        self.severity.set_text(translated(SEVERITIES[state.sheet.severity]))
        self.chip.set_text(tr("open") if state.is_open else tr("received") if state.received else "")
        self.chip.set_tone("brand" if state.is_open else "done")
        words = stale_words(truth_of_sheet(chart, state))
        say(self.stale, words)
        self.stale.setVisible(bool(words))
        self.questions.show_pairs(_asked(state))
        self.questions.setVisible(bool(state.questions))
        self.receive.setVisible(state.is_open)
        self.show_time(now, zone)

    def offer_acts(self, *, allowed: bool) -> None:
        """While somebody reads back, the form below has the buttons."""
        self.acts.setVisible(allowed)

    def show_time(self, now: datetime, zone: tzinfo) -> None:
        """Whether the sheet may be trusted still."""
        if self.state is not None:
            say(self.until, expiry_words(self.state.sheet.valid_until, now, zone))


def _asked(state: HandoffState) -> tuple[tuple[str, str], ...]:
    events = (line.event for line in state.questions)
    return tuple(
        (one.question, one.answer or tr("no answer yet"))
        for one in events
        if isinstance(one, HandoffQuestioned)
    )
