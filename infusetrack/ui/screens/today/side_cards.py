"""The right column: what is next, and hemoglobin."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.domain.hemoglobin_spark import spark
from infusetrack.domain.labs import hgb_trend
from infusetrack.domain.reminders import Due
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.next_hgb import NextHgbWords
from infusetrack.ui.plots.hgb_spark import HgbSpark
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.labels import column, label, row, say
from infusetrack.wording import figures
from infusetrack.wording.dues import due_reason, due_title
from infusetrack.wording.events_names import names_of
from infusetrack.wording.hemoglobin import rule_met_words, tier_words, unread_words
from infusetrack.wording.hemoglobin_picture import spark_words
from infusetrack.wording.translate import tr

SHOWN = 6


class NextRow(QWidget):
    """One due thing: title and countdown, with the clock time below."""

    def __init__(self) -> None:
        """Empty until shown."""
        super().__init__()
        self.title, self.below = label("", "strong", wrap=True), label("", "caption", wrap=True)
        self.when = Chip("", parent=self)
        self.when.setAccessibleName("")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.when, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.below, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)


class NextCard(Card):
    """What comes next, the most urgent first; overdue never clears by itself."""

    def __init__(self, bedside: Bedside) -> None:
        """Rows are made once and filled again each second."""
        super().__init__(tr("Next"))
        self._bedside = bedside
        self.rows = [NextRow() for _ in range(SHOWN)]
        self.none = label(tr("Nothing is due."), "caption")
        self.add(*self.rows, self.none)

    def show_dues(self, dues: tuple[Due, ...], now: datetime) -> None:
        """Fill the rows."""
        bedside, names = self._bedside, names_of(self._bedside.regimen)
        self.none.setVisible(not dues)
        for place, line in enumerate(self.rows):
            line.setVisible(place < len(dues))
            if place < len(dues):
                one = dues[place]
                line.title.setText(due_title(one, bedside.day_label, names))
                line.below.setText(due_reason(one, bedside.zone))
                _show_when(line.when, one, now)


def _show_when(chip: Chip, due: Due, now: datetime) -> None:
    chip.set_tone(due.level if due.level != "none" else "plain")
    chip.set_text(figures.countdown((due.late_at if due.has_come else due.at) - now))


class HgbCard(Card):
    """The last hemoglobin against the patient's own baseline."""

    def __init__(self, bedside: Bedside) -> None:
        """Empty until a chart is shown."""
        super().__init__(tr("Hemoglobin"))
        self._bedside = bedside
        self.value, self.unit = label("", "figure"), label(tr("g/dL"), "unit")
        self.change = Chip("", parent=self)
        self.line, self.below = HgbSpark(), label("", "caption", wrap=True)
        self.advice = label("", "strong", wrap=True)
        self._watch = bedside.alarms.hemoglobin
        self._watch.reviewed.connect(self._reviewed)
        self.body.addLayout(row(self.value, self.unit, None, spacing=6))
        self.body.addLayout(row(self.change, None))
        self.due, self._next = label("", wrap=True), NextHgbWords(bedside)
        self.body.addLayout(column(self.line, self.advice, self.due, self.below, spacing=4))

    def show_chart(self, chart: Chart) -> None:
        """The trend so far; a dash while there is none."""
        trend, zone = hgb_trend(chart), self._bedside.zone
        latest = trend.latest
        self.value.setText(figures.fixed(latest.canonical) if latest else "\N{EM DASH}")
        small = spark(chart)
        self.line.setVisible(len(small.points) > 1)
        self.line.show_spark(small, self._bedside.regimen.agents, spark_words(small, zone))
        change = trend.change
        words = tr("{change} from baseline")
        self.change.set_text("" if change is None else words.format(change=figures.change(change)))
        drawn = tr("drawn {when}").format(when=figures.moment(latest.drawn_at, zone)) if latest else ""
        self.below.setText(drawn or tr("No hemoglobin in the record yet."))
        self.show_advice(chart)
        self.show_time(self._bedside.now())

    def show_time(self, now: datetime) -> None:
        """When the next value is due; it turns late by the clock."""
        say(self.due, tr("Next Hgb: {due}").format(due=self._next.at(now)))

    def _reviewed(self, _study_id: str) -> None:
        """A method, not a lambda: the connection goes with the card."""
        self.show_advice(self._bedside.chart)

    def show_advice(self, chart: Chart) -> None:
        """Tier and rule of the hemoglobin watch, where one is met; the Hgb screen says more."""
        reviews = self._watch.of(chart) or ()
        asks = bool(reviews) and reviews[-1].tier is not Tier.NONE
        told = unread_words() if self._watch.could_not_read(chart) else ""
        if asks:
            told = tr("{tier}: {rule}").format(
                tier=tier_words(reviews[-1].tier), rule=rule_met_words(reviews[-1])
            )
        self.advice.setText(told)
        self.advice.setVisible(bool(told))
