"""The right column's card of drugs when needed: how long each still waits, and what 24 h held."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.opioid import opioid_state
from infusetrack.domain.side_drugs import DrugStanding, Verdict, standing
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.labels import label, row, say
from infusetrack.wording.support_words import (
    again_words,
    day_words,
    opioid_total_words,
    opioid_words,
    wait_words,
)
from infusetrack.wording.translate import tr

SHOWN = 4
AGES_AFTER = 60
"""Seconds after which the sums of 24 h are counted anew."""


class DrugWait(QWidget):
    """One drug: its name, its wait, since when and how much."""

    def __init__(self) -> None:
        """Empty until shown."""
        super().__init__()
        self.title, self.below = label("", "strong", wrap=True), label("", "caption", wrap=True)
        self.wait = Chip("", parent=self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.wait, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.below, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)


class DrugsCard(Card):
    """Drugs of the last 24 h, the longest wait first; the wait counts down each second."""

    def __init__(self, bedside: Bedside) -> None:
        """Rows are made once and filled again with each chart."""
        super().__init__(tr("When needed"))
        self._bedside = bedside
        self._seen: tuple[DrugStanding, ...] = ()
        self._at: datetime | None = None
        self.rows = [DrugWait() for _ in range(SHOWN)]
        self.none = label(tr("No extra dose in 24 h."), "caption")
        self.opioid, self.total = label("", "strong", wrap=True), label("", "caption", wrap=True)
        self.button = QuietButton(tr("Give a drug"), "G", act=lambda: bedside.asked_for.emit("give"))
        self.add(*self.rows, self.none, self.opioid, self.total)
        self.body.addLayout(row(self.button, None))

    def show_chart(self, chart: Chart, now: datetime) -> None:
        """What the record says now."""
        bedside, self._at = self._bedside, now
        drugs = bedside.regimen.side_drugs
        every = [standing(chart, bedside.regimen, drug, bedside.day_label, now) for drug in drugs]
        self._seen = tuple(sorted(filter(_is_lately, every), key=lambda seen: seen.wait, reverse=True))[
            :SHOWN
        ]
        for line, seen in zip(self.rows, self._seen, strict=False):
            say(line.title, seen.drug.drug)
            words = tr("{again} · {day}").format(again=again_words(seen, bedside.zone), day=day_words(seen))
            say(line.below, words)
        for place, line in enumerate(self.rows):
            line.setVisible(place < len(self._seen))
        self.none.setVisible(not self._seen)
        self._show_opioid(chart, now)
        self._count(now)

    def _show_opioid(self, chart: Chart, now: datetime) -> None:
        bedside = self._bedside
        state = opioid_state(chart, bedside.regimen, bedside.day_label, now, bedside.zone)
        known = state is not None and state.since is not None
        self.opioid.setVisible(known)
        self.total.setVisible(known)
        if state is not None and known:
            say(self.opioid, opioid_words(state, bedside.zone))
            say(self.total, opioid_total_words(state))

    def show_time(self, now: datetime) -> None:
        """Each second only the waits; the sums once a minute."""
        if self._at is not None and abs((now - self._at).total_seconds()) >= AGES_AFTER:
            self.show_chart(self._bedside.chart, now)
        else:
            self._count(now)

    def _count(self, now: datetime) -> None:
        for line, seen in zip(self.rows, self._seen, strict=False):
            words = wait_words(seen, now)
            line.wait.set_text(tr("wait {span}").format(span=words) if ":" in words else words)


def _is_lately(seen: DrugStanding) -> bool:
    """Whether there is something to tell: a dose within 24 h, or a wait."""
    return seen.doses > 0 or seen.verdict is Verdict.EARLY
