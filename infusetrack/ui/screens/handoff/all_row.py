"""One seated patient on the list of handoffs: who, how ill, and how the handoff stands."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from infusetrack.domain.site import Seat
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.flow import Flow
from infusetrack.ui.widgets.labels import column, label, rule, say
from infusetrack.wording.translate import tr


class RowWords(NamedTuple):
    """What a line says; `state` is open, received or empty for none, `stale` what came since."""

    initials: str
    severity: str
    proposed: bool
    stands: str
    state: str
    stale: str


class PatientRow(QWidget):
    """Signal: `chosen(study id)`."""

    chosen = Signal(str)

    def __init__(self, seat: Seat) -> None:
        """Words follow."""
        super().__init__()
        self.seat = seat
        day = seat.day.replace("D", " D")
        self.chair = label(tr("Chair {chair}").format(chair=seat.chair), "caption")
        self.initials, self.who = label("", "title"), label(f"{seat.study_id} · {day}", "subtitle")
        self.severity, self.state = Chip("", outline=True, parent=self), Chip("", parent=self)
        self.stands, self.stale = label("", "body", wrap=True), label("", "strong", wrap=True)
        self.button = QuietButton(tr("Open"), "Enter", act=lambda: self.chosen.emit(seat.study_id))
        self._lay_out()

    def _lay_out(self) -> None:
        name = QWidget()
        name.setLayout(column(self.chair, self.initials, self.who, spacing=0))
        name.setMinimumWidth(170)
        chips = Flow(across=8)
        chips.addWidget(self.severity)
        chips.addWidget(self.state)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addLayout(chips)
        told.addWidget(self.stands)
        told.addWidget(self.stale)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(name)
        line.addLayout(told, 1)
        line.addWidget(self.button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(rule())
        box.addLayout(line)

    def show_words(self, words: RowWords) -> None:
        """Other words."""
        say(self.initials, words.initials)
        proposed = tr("proposed: {severity}").format(severity=words.severity)
        self.severity.set_text(proposed if words.proposed else words.severity)
        self.state.set_tone("brand" if words.state == "open" else "done" if words.state else "plain")
        self.state.set_text(_state(words.state))
        say(self.stands, words.stands)
        self.stands.setVisible(bool(words.stands))
        say(self.stale, words.stale)
        self.stale.setVisible(bool(words.stale))
        spoken = (self.chair.text(), words.initials, self.seat.study_id, self.severity.text(), words.stands)
        self.button.setAccessibleName(", ".join(part for part in spoken if part))


def _state(state: str) -> str:
    known = {"open": tr("open"), "received": tr("received")}
    return known.get(state, tr("not given"))
