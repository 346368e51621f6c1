"""The chart: every line in the order written or happened, what it replaced, what was known when."""

from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from infusetrack.domain.chart import Chart
from infusetrack.domain.record import Line
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.chart_lines import ChartLines
from infusetrack.ui.models.chart_query import Known, is_late_entry
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.chart.detail import DetailCard
from infusetrack.ui.screens.chart.documents import DocumentsCard
from infusetrack.ui.screens.chart.filters import Filters
from infusetrack.ui.screens.chart.rates import RatesCard
from infusetrack.ui.screens.chart.table import ChartTable
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.chip import Chip
from infusetrack.ui.widgets.labels import column, label, row
from infusetrack.ui.widgets.page import Page
from infusetrack.wording import figures
from infusetrack.wording.events import line_words
from infusetrack.wording.remembered_names import RememberedNames
from infusetrack.wording.translate import mark, tr

FOLD_BELOW = 1080
SIDE = 344
WIDEST = 16_777_215


class ChartScreen(Screen):
    """The whole record of one patient; it can be read, narrowed down, and struck out line by line."""

    key: ClassVar[str] = "chart"
    title: ClassVar[str] = mark("Chart")
    icon: ClassVar[str] = "chart"
    needs_chart: ClassVar[bool] = True

    def __init__(self, bedside: Bedside) -> None:
        """Parts are made once; they hold no truth."""
        super().__init__()
        self.bedside = bedside
        self._known = Known()
        self._said: dict[int, str] = {}
        self._names = RememberedNames(bedside.regimen)
        self.filters = Filters(bedside)
        self.model = ChartLines(self.words_of, bedside.zone)
        self.table = ChartTable(self.model)
        self.detail, self.documents = DetailCard(bedside), DocumentsCard(bedside)
        self.count, self.past = label("", "caption"), Chip("", outline=True, parent=self)
        self._lay_out()
        self.filters.changed.connect(self._narrow)
        self.table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._tell())
        self.detail.jumped.connect(self.go_to)
        self.detail.written.connect(lambda line: self.go_to(line.seq))
        bedside.chart_opened.connect(lambda _session: self._other_chart())

    def _lay_out(self) -> None:
        self.lines = Card(tr("Every line of the record"))
        self.lines.aside(self.past)
        self.lines.aside(QuietButton(tr("Rate segments"), "S", act=self.show_rates))
        self.lines.add(self.filters)
        self.lines.body.addWidget(self.table, 1)
        self.lines.body.addLayout(row(self.count, None))
        self.rates = RatesCard(self.bedside, self.show_rates)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        side.addWidget(self.detail, 1)
        side.addWidget(self.documents)
        inner = Page()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._box.setContentsMargins(16, 14, 16, 14)
        self._box.setSpacing(14)
        self._box.addWidget(self.lines, 3)
        self._box.addWidget(self.rates, 3)
        self._box.addWidget(self._side, 2)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        self.setLayout(column(self.area, spacing=0))

    # --- showing ------------------------------------------------------------------------

    def words_of(self, line: Line) -> str:
        """What a line says; said once, kept while the chart is open, for lines never change."""
        said = self._said.get(line.seq)
        if said is None:
            said = line_words(line, self.bedside.zone, names=self._names)
            self._said[line.seq] = said
        return said

    def _other_chart(self) -> None:
        self._said.clear()
        self._names = RememberedNames(self.bedside.regimen)
        self.table.setCurrentIndex(QModelIndex())
        self.filters.reset()

    def show_chart(self, chart: Chart) -> None:
        """All lines anew; filters and the chosen line stay."""
        self.documents.show_chart(chart)
        self.rates.show_chart(chart)
        self._narrow()

    def show_rates(self) -> None:
        """Rate segments in the place of the lines, and back."""
        shown = self.rates.isHidden()
        self.lines.setVisible(not shown)
        self.rates.setVisible(shown)
        self.rates.show_chart(self.bedside.chart)
        (self.rates.table if shown else self.table).setFocus()

    def _narrow(self) -> None:
        """Find what is asked for."""
        as_of = self.filters.as_of()
        chosen = self.chosen()
        self._known = Known.at(self.bedside.chart, as_of)
        self.filters.offer(self._known)
        rows = self._known.find(self.filters.query(), self.words_of)
        self.model.show_lines(self._known, rows, self._names)
        self._count(len(rows))
        at = figures.moment(as_of, self.bedside.zone) if as_of else ""
        self.past.set_text(tr("As known at {at}").format(at=at) if at else "")
        place = self.model.row_of(chosen.seq) if chosen else -1
        place = place if place >= 0 else len(rows) - 1
        self.table.setCurrentIndex(self.model.index(place, 0))
        self.table.scrollTo(self.model.index(place, 0))
        self._tell()

    def _count(self, shown: int) -> None:
        known = self._known
        late = sum(1 for line in known.lines if is_late_entry(line))
        self.count.setText(
            tr("{shown} of {all} lines · {amended} amended or struck out · {late} late").format(
                shown=shown, all=len(known.lines), amended=len(known.amended_by or {}), late=late
            )
        )

    def chosen(self) -> Line | None:
        """The chosen line."""
        return self.model.line_at(self.table.currentIndex().row())

    def _tell(self) -> None:
        line = self.chosen()
        past = self._known.lines != self.bedside.chart.lines
        if line is None:
            self.detail.show_line(None, None, "")
        else:
            self.detail.show_line(line, self._known.replacement(line), self.words_of(line), past=past)

    def go_to(self, seq: int) -> None:
        """Choose the line with this number; filters that hide it are taken away."""
        if self.model.row_of(seq) < 0:
            self.filters.reset()
        place = self.model.row_of(seq)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, 0))
            self.table.scrollTo(self.model.index(place, 0))

    def show_time(self, now: datetime) -> None:
        """Nothing here counts."""
        del now

    # --- keys ---------------------------------------------------------------------------

    def came_into_sight(self) -> None:
        """The keyboard goes to the lines."""
        self.table.setFocus()

    def shortcuts(self) -> list[Shortcut]:
        """Search, order, changed lines, striking out."""
        filters = self.filters
        return [
            Shortcut("Ctrl+F", tr("search the chart"), filters.text.take_focus),
            Shortcut("O", tr("order written or happened"), filters.by_happened.toggle),
            Shortcut("M", tr("late or changed lines only"), filters.changed_only.toggle),
            Shortcut("Ctrl+Del", tr("strike the chosen line out"), self.detail.begin),
            Shortcut("Ctrl+E", tr("amend the chosen line"), self.detail.begin_amend),
            Shortcut("Ctrl+S", tr("save the change or the strike-out"), self.detail.save),
            Shortcut("S", tr("rate segments, or the lines again"), self.show_rates),
            Shortcut("X", tr("export the rate segments as CSV"), self.rates.export.click),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the question, then the filters away."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.detail.form.isHidden() or self.detail.amending is not None:
            self.detail.cancel()
        else:
            self.filters.reset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen the entry stands below the lines."""
        super().resizeEvent(event)
        look = theme.current()
        narrow = self.width() < look.px(FOLD_BELOW)
        self._side.setMaximumWidth(WIDEST if narrow else look.px(SIDE))
        self._side.setMinimumWidth(0 if narrow else look.px(SIDE))
        self.detail.show_whole(whole=narrow)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)
