"""The log: a row for each event, the open ones first; one that is over shows its worst grade."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from infusetrack.domain.adverse_events import AdverseEvent
from infusetrack.domain.calendar import Calendar
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.toxicity.log_row import LogHead, LogRow, LogWords
from infusetrack.ui.widgets.buttons import PrimaryButton, QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label
from infusetrack.wording import figures
from infusetrack.wording.events_names import names_of
from infusetrack.wording.events_toxicity import VERDICTS
from infusetrack.wording.toxicity_words import (
    history_words,
    likelihood_words,
    name_words,
    organ_words,
    outcome_words,
    treatment_words,
)
from infusetrack.wording.translate import tr, translated

CLOSED = 4
"""So many events that are over stand in the log at first; a press shows the others."""


class LogCard(Card):
    """Signals: `opened(number)` when a row was pressed, `add_asked()`."""

    opened = Signal(int)
    add_asked = Signal()

    def __init__(self, bedside: Bedside) -> None:
        """Rows are made as they are needed and filled again."""
        super().__init__(tr("Toxicity log"), large=True)
        self._bedside = bedside
        self.aside(PrimaryButton(tr("Add toxicity"), "T", act=self.add_asked.emit))
        self.head = LogHead()
        self.rows: list[LogRow] = []
        self.none = label(tr("No toxicity is graded yet. T grades the first."), "subtitle", wrap=True)
        self.more = QuietButton(tr("All events that are over"), "O", act=self.show_all)
        self._place = QVBoxLayout()
        self._place.setSpacing(4)
        self._all, self._events = False, tuple[AdverseEvent, ...]()
        self._calendar: Calendar | None = None
        self.add(self.none, self.head)
        self.body.addLayout(self._place)
        self.add(self.more)

    def show_events(self, events: Sequence[AdverseEvent], told: str, calendar: Calendar | None) -> None:
        """All events of the patient; `told` is the line below the title."""
        self.set_subtitle(told)
        self._events, self._calendar = tuple(events), calendar
        shown = self._in_order()
        self._make(len(shown))
        names = names_of(self._bedside.regimen)
        agents = tuple(self._bedside.regimen.agents)
        self.head.say(
            (tr("Event"), tr("Grade"), tr("Began"), tr("Over"), *map(names.agent, agents), tr("More"))
        )
        for row, event in zip(self.rows, shown, strict=False):
            row.say(event.number, self._words(event, agents))
            row.show()
        self.none.setVisible(not events)
        self.head.setVisible(bool(events))
        self.more.setVisible(len(shown) < len(self._events))

    def _in_order(self) -> list[AdverseEvent]:
        going = sorted((one for one in self._events if one.is_open), key=lambda one: (-one.grade, one.number))
        over = sorted(
            (one for one in self._events if not one.is_open), key=lambda one: one.found.onset_at, reverse=True
        )
        return [*going, *(over if self._all else over[:CLOSED])]

    def _make(self, many: int) -> None:
        while len(self.rows) < many:
            row = LogRow()
            row.clicked.connect(lambda _on=False, row=row: self.opened.emit(row.number))
            self.rows.append(row)
            self._place.addWidget(row)
        for row in self.rows[many:]:
            row.hide()

    def _words(self, event: AdverseEvent, agents: tuple[str, ...]) -> LogWords:
        found = event.found
        return LogWords(
            name_words(found),
            organ_words(found.soc),
            event.grade if event.is_open else event.worst,
            history_words(event) if len(event.steps) > 1 else "",
            self._moment(found.onset_at),
            self._moment(event.ended_at) if event.ended_at else tr("ongoing"),
            tuple(likelihood_words(event, agent) for agent in agents),
            self._more(event),
        )

    def _moment(self, at: datetime) -> str:
        """The cycle day by the calendar, where it has one, and the time."""
        zone = self._bedside.zone
        key = self._calendar.day_on(at.astimezone(zone).date()) if self._calendar else None
        return f"{key.label} {figures.clock(at, zone)}" if key else figures.moment(at, zone)

    def _more(self, event: AdverseEvent) -> str:
        treated = treatment_words(event)
        parts = [
            tr("SERIOUS") if event.seriousness and event.seriousness.serious else "",
            translated(VERDICTS[event.dlt.verdict]) if event.dlt else "",
            treated,
            outcome_words(event) if not treated or event.is_open else "",
        ]
        return " · ".join(part for part in parts if part)

    def show_all(self) -> None:
        """The events that are over too, however many."""
        self._all = not self._all
        self._bedside.chart_changed.emit(self._bedside.chart)

    def mark(self, number: int) -> None:
        """The event in hand."""
        for row in self.rows:
            row.setChecked(row.number == number and not row.isHidden())

    def start_over(self) -> None:
        """Another patient."""
        self._all = False
