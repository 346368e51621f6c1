"""Rate segments of the open patient, in the place of the lines, with their export."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from infusetrack.domain.chart import Chart
from infusetrack.domain.segments import rate_rows
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.rate_table import WHY, RateTable
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import label, row
from infusetrack.ui.widgets.table import Table
from infusetrack.wording.translate import tr

ROW = 50


class RatesCard(Card):
    """Every interval of constant rate of every infusion, pauses and flushes included."""

    def __init__(self, bedside: Bedside, back: Callable[[], object]) -> None:
        """Hidden at first; `back()` brings the lines again."""
        super().__init__(tr("Rate segments"))
        self._bedside = bedside
        self.aside(QuietButton(tr("Every line"), "S", act=back))
        self.set_subtitle(tr("True start and stop of every rate; mL and mg are what left the bag in it."))
        self.model = RateTable()
        self.table = Table(self.model, self.title)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setWordWrap(True)
        self.table.verticalHeader().hide()
        self.none = label(tr("Nothing was infused yet."), "caption")
        self.export = QuietButton(
            tr("Export as CSV"), "X", icon="print", act=lambda: bedside.asked_for.emit("rates")
        )
        self.body.addWidget(self.table, 1)
        self.add(self.none)
        self.body.addLayout(row(self.export, None))
        self._measure()
        self.hide()

    def _measure(self) -> None:
        look, head = theme.current(), self.table.horizontalHeader()
        self.table.verticalHeader().setDefaultSectionSize(look.px(ROW))
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(WHY, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        self.table.setMinimumHeight(look.px(ROW) * 4)

    def show_chart(self, chart: Chart) -> None:
        """The rows of all days; made only while the table is in sight."""
        if self.isHidden():
            return
        rows = rate_rows(chart, self._bedside.regimen, self._bedside.now())
        self.model.show_rows(rows, self._bedside.zone)
        self.none.setVisible(not rows)
        self.export.setEnabled(bool(rows))
