"""The laboratory table beneath the trend: walking it points at the value above, and the other way."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from infusetrack.domain.chart import Chart
from infusetrack.domain.hemoglobin_picture import Picture
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.hgb_table import HgbTable, drawn_beside
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.table import Table
from infusetrack.wording.translate import tr

ROW = 44
SHOWN = 5
WIDTHS = (152, 54, 64, 54, 80, 56, 58, 66, 64, 46, 56, 60)
"""Column widths in pixels at scale 1."""


class HgbRows(Table):
    """Rows of one height, so that thousands open at once."""

    def __init__(self, model: HgbTable) -> None:
        """Dressed once; measures follow the scale."""
        super().__init__(model, tr("Hemoglobin values"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._measure()

    def _measure(self) -> None:
        look = theme.current()
        self.verticalHeader().setDefaultSectionSize(look.px(ROW))
        for place, width in enumerate(WIDTHS):
            self.setColumnWidth(place, look.px(width))
        self.setMinimumHeight(look.px(ROW) * 3)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scale."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()


class TableCard(Card):
    """All values with what was drawn beside them. Signal: `picked(index of a review)`."""

    picked = Signal(int)

    def __init__(self, bedside: Bedside) -> None:
        """Empty until values are shown."""
        super().__init__(tr("Laboratory"))
        self.model = HgbTable(bedside.zone)
        self.table = HgbRows(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._row)
        self.add(self.table)
        self._pointed = False

    def show_values(self, chart: Chart, picture: Picture, unit: str) -> None:
        """The values of a chart."""
        self.model.show_values(picture, drawn_beside(chart), unit)
        rows = min(max(self.model.rowCount(), 1), SHOWN)
        self.table.setFixedHeight(theme.current().px(ROW) * (rows + 1) + theme.current().px(12))

    def point_at(self, index: int) -> None:
        """Choose the row of a review, without telling of it again."""
        self._pointed = True
        self.table.selectRow(self.model.row_of(index))
        self._pointed = False

    def _row(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._pointed:
            self.picked.emit(self.model.row_of(now.row()))
