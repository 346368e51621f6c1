"""What happened so far on this day, the newest first."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import InfusionResumed, InfusionStarted, RateChanged
from infusetrack.domain.pump_read import gaps_during
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.labels import label
from infusetrack.wording import figures
from infusetrack.wording.events import line_words
from infusetrack.wording.events_names import names_of
from infusetrack.wording.translate import tr

SHOWN = 12


class StoryRow(QWidget):
    """One line: time, words, late mark, who."""

    def __init__(self) -> None:
        """Empty until shown."""
        super().__init__()
        self.clock, self.words = label("", "strong"), label("", "body", wrap=True)
        self.late, self.by = Chip("", parent=self), label("", "caption")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 5, 0, 5)
        grid.setHorizontalSpacing(14)
        for place, part in enumerate((self.clock, self.words, self.late, self.by)):
            grid.addWidget(part, 0, place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnMinimumWidth(0, 52)
        grid.setColumnStretch(1, 1)


class StoryCard(Card):
    """The last lines of the day in words."""

    def __init__(self, bedside: Bedside) -> None:
        """Rows are made once."""
        super().__init__(tr("Today so far"))
        self._bedside = bedside
        self.rows = [StoryRow() for _ in range(SHOWN)]
        self.body.setSpacing(0)
        self.none = label(tr("Nothing is written for this day yet."), "caption")
        self.add(*self.rows, self.none)

    def show_chart(self, chart: Chart) -> None:
        """Fill the rows from the standing lines of the open day."""
        label = self._bedside.day_label
        lines = chart.shelves.get(label, ())
        gaps = gaps_during(chart, label)
        if gaps:
            lines = tuple(sorted((*lines, *gaps), key=lambda line: (line.happened_at, line.seq)))
        rates = rates_before(lines)
        newest = lines[::-1][:SHOWN]
        self.none.setVisible(not newest)
        for place, shown in enumerate(self.rows):
            shown.setVisible(place < len(newest))
            if place < len(newest):
                self._fill(shown, newest[place], rates.get(newest[place].seq))

    def _fill(self, shown: StoryRow, line: Line, before: Decimal | None) -> None:
        zone, names = self._bedside.zone, names_of(self._bedside.regimen)
        shown.clock.setText(figures.clock(line.happened_at, zone))
        shown.words.setText(line_words(line, zone, names=names, previous_rate=before))
        shown.by.setText(line.by)
        marks = [tr("late entry")] if line.is_late else []
        marks += [tr("amended")] if line.amends is not None else []
        shown.late.set_text(", ".join(marks))


def rates_before(lines: tuple[Line, ...]) -> dict[int, Decimal]:
    """For each rate change, the rate (mL/h) that the pump had before it."""
    before: dict[int, Decimal] = {}
    last: dict[str, Decimal] = {}
    for line in lines:
        event = line.event
        if isinstance(event, RateChanged) and event.step in last:
            before[line.seq] = last[event.step]
        if isinstance(event, InfusionStarted | RateChanged | InfusionResumed):
            last[event.step] = event.rate_ml_h
    return before
