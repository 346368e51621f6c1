"""The table of the chart's lines: rows of one height, so that long charts open at once."""

from typing import ClassVar

from PySide6.QtWidgets import QHeaderView

from infusetrack.ui.models.chart_lines import WHAT, ChartLines
from infusetrack.ui.widgets.even_table import EvenTable
from infusetrack.wording.translate import tr


class ChartTable(EvenTable):
    """A row is one line of the record; what the line says takes the rest of the width."""

    row_height: ClassVar[int] = 50
    widths: ClassVar[tuple[int, ...]] = (58, 100, 84, 80, 200, 104, 96, 110)
    least_rows: ClassVar[int] = 4

    def __init__(self, model: ChartLines) -> None:
        """Long words may take two lines."""
        super().__init__(model, tr("Lines of the record"))
        self.setWordWrap(True)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
