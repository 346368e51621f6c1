"""The results card: the table of all results, and the course of the one that is chosen."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import InfusionStarted
from infusetrack.domain.lab_analytes import analyte_of
from infusetrack.domain.lab_sheet import sheet, trend
from infusetrack.domain.record import Line
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.lab_table import LabTable
from infusetrack.ui.plots.course import Mark
from infusetrack.ui.plots.lab_trend import LabTrendPlot
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.columns import Columns
from infusetrack.ui.widgets.labels import label, row, say
from infusetrack.ui.widgets.table import Table
from infusetrack.wording.events import names_of
from infusetrack.wording.events_names import analyte_words
from infusetrack.wording.translate import tr
from infusetrack.wording.units import unit_words

HEMOGLOBIN = "hemoglobin"


class ResultsCard(QWidget):
    """It holds the chosen cell. Signal: `correct_asked(line)` for the panel of the chosen column."""

    correct_asked = Signal(object)

    def __init__(self, bedside: Bedside) -> None:
        """Empty at first."""
        super().__init__()
        self._bedside = bedside
        self.model = LabTable(bedside.zone)
        self.table = Table(self.model, tr("Laboratory results"))
        self.full = label(tr("Choose a value: what it says stands here."), "subtitle", wrap=True)
        self.none = label(tr("No laboratory result yet. N enters a panel, I looks for files."), "subtitle")
        self.correct = QuietButton(tr("Correct this panel"), "E", icon="pencil", act=self.ask_correction)
        self.plot = LabTrendPlot(bedside.zone)
        self.course = Card(tr("Course"))
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(self._chosen)

    def _lay_out(self) -> None:
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignRight)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setMinimumHeight(360)
        results = Card(
            tr("Results"), tr("G is the grade that the number allows; an arrow: words may raise it."),
            large=True,
        )  # fmt: skip
        results.add(self.none)
        results.body.addWidget(self.table, 1)
        self.course.add(self.plot, self.full)
        self.course.body.addStretch(1)
        self.course.body.addLayout(row(self.correct, None))
        columns = Columns(results, self.course, shares=(3, 2), fold_below=900)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(columns)

    def show_chart(self, chart: Chart) -> None:
        """The results of a chart; the chosen analyte stays, at its newest value."""
        at = self.model.analyte_at(self.table.currentIndex().row()) or HEMOGLOBIN
        self.model.show_sheet(sheet(chart, self._bedside.tools.terms().ctcae))
        there = bool(self.model.panels)
        for part in (self.table, self.full, self.correct, self.course):
            part.setVisible(there)
        self.none.setVisible(not there)
        if there:
            place = max(self.model.row_of(at), 0)
            self.table.setCurrentIndex(self.model.index(place, len(self.model.panels) - 1))
            self.table.scrollTo(self.table.currentIndex())
            self._chosen(self.table.currentIndex())

    def _chosen(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        key = self.model.analyte_at(index.row())
        told = self.model.data(index, Qt.ItemDataRole.ToolTipRole)
        say(self.full, str(told).replace("\n", " · ") if told else tr("Not told in this panel."))
        if not key:
            return
        unit = unit_words(analyte_of(key).unit)
        self.course.set_title(tr("{analyte}, {unit}").format(analyte=analyte_words(key), unit=unit))
        self.plot.setVisible(not analyte_of(key).in_words)
        self.plot.show_trend(trend(self._bedside.chart, key), self._doses())

    def _doses(self) -> tuple[Mark, ...]:
        names = names_of(self._bedside.regimen)
        lines = self._bedside.chart.of_kind(InfusionStarted)
        return tuple(
            Mark(line.happened_at, names.agent(line.event.agent))
            for line in lines
            if isinstance(line.event, InfusionStarted)
        )

    @property
    def chosen_panel(self) -> Line | None:
        """The panel of the chosen column."""
        return self.model.panel_at(self.table.currentIndex().column())

    def ask_correction(self) -> None:
        """Change the panel of the chosen column."""
        line = self.chosen_panel
        if line is not None:
            self.correct_asked.emit(line)

    def take_focus(self) -> None:
        """The keyboard walks the table."""
        self.table.setFocus()
