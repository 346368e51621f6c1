"""The laboratory table beneath the trend: walking it points at the value above, and the other way."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, Signal

from infusetrack.domain.chart import Chart
from infusetrack.domain.hemoglobin_picture import Picture
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.hgb_table import HgbTable, drawn_beside
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.even_table import EvenTable
from infusetrack.wording.translate import tr

SHOWN = 5


class HgbRows(EvenTable):
    """A row is one value; what stands beside it takes the rest of the width."""

    row_height: ClassVar[int] = 44
    widths: ClassVar[tuple[int, ...]] = (152, 54, 64, 54, 80, 56, 58, 66, 64, 46, 56, 60)
    least_rows: ClassVar[int] = 3

    def __init__(self, model: HgbTable) -> None:
        """The last column ends at the edge."""
        super().__init__(model, tr("Hemoglobin values"))
        self.horizontalHeader().setStretchLastSection(True)


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
        self.table.setFixedHeight(
            theme.current().px(HgbRows.row_height) * (rows + 1) + theme.current().px(12)
        )

    def point_at(self, index: int) -> None:
        """Choose the row of a review, without telling of it again."""
        self._pointed = True
        self.table.selectRow(self.model.row_of(index))
        self._pointed = False

    def _row(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._pointed:
            self.picked.emit(self.model.row_of(now.row()))
