"""Under the flowsheet: how many planned checks came on time, and which were not taken."""

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.lapses import charted, shares, windows
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label
from infusetrack.wording.lapses import lapsed_words, share_words


class PlannedLine(Card):
    """Two lines; hidden while nothing was planned yet."""

    def __init__(self, bedside: Bedside) -> None:
        """Hidden at first."""
        super().__init__()
        self._bedside = bedside
        self.on_time, self.lapsed = label("", "body", wrap=True), label("", "strong", wrap=True)
        self.add(self.on_time, self.lapsed)
        self.hide()

    def show_day(self, chart: Chart, day: str) -> None:
        """What stands for this day as of now."""
        bedside, now = self._bedside, self._bedside.now()
        view = day_view(bedside.regimen, chart.day(day))
        found = windows(bedside.regimen, view, chart.shelves.get(day, ()), now)
        self.on_time.setText(share_words(shares(bedside.regimen, found, now)))
        self.lapsed.setText(lapsed_words(charted(chart, day), bedside.zone))
        self.lapsed.setVisible(bool(self.lapsed.text()))
        self.setVisible(bool(self.on_time.text() or self.lapsed.text()))
