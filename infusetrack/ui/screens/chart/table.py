"""The table of the chart's lines: rows of one height, so that long charts open at once."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from infusetrack.ui import theme
from infusetrack.ui.models.chart_lines import WHAT, ChartLines
from infusetrack.ui.widgets.table import Table
from infusetrack.wording.translate import tr

WIDTHS = (58, 100, 84, 80, 200, 104, 96, 110)
"""Column widths in pixels at scale 1; what the line says takes the rest."""
ROW = 50


class ChartTable(Table):
    """A row is one line of the record."""

    def __init__(self, model: ChartLines) -> None:
        """Dressed once; measures follow the scale."""
        super().__init__(model, tr("Lines of the record"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._measure()

    def _measure(self) -> None:
        look = theme.current()
        self.verticalHeader().setDefaultSectionSize(look.px(ROW))
        for place, width in enumerate(WIDTHS):
            self.setColumnWidth(place, look.px(width))
        self.setMinimumHeight(look.px(ROW) * 4)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scale."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()
