"""Beside the form: vital signs since the onset with their marks, and what happened last time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.reaction_history import fingerprint
from infusetrack.domain.reactions import Reaction, reactions
from infusetrack.domain.record import Line
from infusetrack.domain.vitals_limits import bounds, broken
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import column, emptied, label, rule
from infusetrack.wording import figures
from infusetrack.wording.events_names import names_of
from infusetrack.wording.reaction_lines import fingerprint_words
from infusetrack.wording.translate import tr

SHOWN = 6
MARK = " \N{BLACK UP-POINTING TRIANGLE}"
DASH = "\N{EM DASH}"


class VitalsSinceCard(Card):
    """The newest sets first; a number outside its limit carries a mark and stands in bold."""

    def __init__(self, bedside: Bedside) -> None:
        """None taken yet."""
        super().__init__(tr("Vital signs since onset"))
        self._bedside = bedside
        self._shown: tuple[Line, ...] | None = None
        self.rows: list[tuple[str, ...]] = []
        self._list = column()
        self.none = label(tr("None yet: take a set now."), "strong", wrap=True)
        self.record = QuietButton(tr("Vital signs"), "V", act=lambda: bedside.asked_for.emit("vitals"))
        self.body.addLayout(self._list)
        self.add(self.none, self.record)

    def show_reaction(self, chart: Chart, reaction: Reaction) -> None:
        """The sets of the day since this reaction began."""
        taken = tuple(line for line in chart.day(reaction.day).vitals if line.happened_at >= reaction.at)[
            ::-1
        ][:SHOWN]
        if taken == self._shown:
            return
        self._shown = taken
        emptied(self._list)
        self.rows = [self._words(chart, reaction.day, line) for line in taken]
        self.none.setVisible(not taken)
        if taken:
            self._list.addWidget(_table(self.rows))

    def _words(self, chart: Chart, label_: str, line: Line) -> tuple[str, ...]:
        event = line.event
        assert isinstance(event, VitalsTaken)  # noqa: S101 (the day's list holds nothing else)
        out = broken(event, bounds(chart, self._bedside.regimen, label_, line.happened_at))

        def told(key: str, text: str) -> str:
            return f"{text}{MARK}" if key in out and text != DASH else text

        pressure = DASH if event.sbp is None else f"{event.sbp}/{DASH if event.dbp is None else event.dbp}"
        return (
            figures.clock(line.happened_at, self._bedside.zone),
            told("sbp", pressure),
            told("heart_rate", _whole(event.heart_rate)),
            told("spo2", _whole(event.spo2)),
        )


def _whole(value: int | None) -> str:
    return DASH if value is None else str(value)


def _table(rows: Sequence[tuple[str, ...]]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    for place, head in enumerate((tr("Time"), tr("BP"), tr("HR"), tr("SpO₂"))):
        grid.addWidget(label(head, "section"), 0, place)
        grid.setColumnStretch(place, 1)
    for line, words in enumerate(rows, 1):
        for place, text in enumerate(words):
            grid.addWidget(
                label(text, "strong" if MARK in text else "body"), line, place, Qt.AlignmentFlag.AlignTop
            )
    return made


class LastTimeCard(Card):
    """Every earlier reaction of this patient, one line each, the newest first."""

    def __init__(self, bedside: Bedside) -> None:
        """None known yet."""
        super().__init__(tr("Last time"))
        self._bedside = bedside
        self.lines: list[str] = []
        self._list = column(spacing=8)
        self.none = label("", "subtitle", wrap=True)
        self.body.addLayout(self._list)
        self.add(self.none)

    def show_reaction(self, chart: Chart, reaction: Reaction) -> None:
        """What came before this one."""
        names, zone = names_of(self._bedside.regimen), self._bedside.zone
        before = [one for one in reactions(chart) if (one.at, one.seq) < (reaction.at, reaction.seq)][::-1]
        lines = [fingerprint_words(fingerprint(chart, one), names, zone) for one in before]
        agent = names.agent(reaction.agent) if reaction.agent else ""
        none = (
            tr("No earlier reaction to {agent}.").format(agent=agent) if agent else tr("No earlier reaction.")
        )
        self.none.setText("" if any(one.agent == reaction.agent for one in before) else none)
        self.none.setVisible(bool(self.none.text()))
        if lines == self.lines:
            return
        self.lines = lines
        emptied(self._list)
        for place, words in enumerate(lines):
            if place:
                self._list.addWidget(rule())
            self._list.addWidget(label(words, "caption", wrap=True))
