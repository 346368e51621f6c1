"""A table whose rows all have one height, so that thousands open at once; its measures follow the scale."""

from typing import ClassVar

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from infusetrack.ui import theme
from infusetrack.ui.widgets.table import Table


class EvenTable(Table):
    """Whole rows are chosen. Each kind says its measures in pixels at scale 1."""

    row_height: ClassVar[int]
    widths: ClassVar[tuple[int, ...]]
    least_rows: ClassVar[int]

    def __init__(self, model: QAbstractItemModel, title: str) -> None:
        """Dressed once."""
        super().__init__(model, title)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._measure()

    def _measure(self) -> None:
        look = theme.current()
        self.verticalHeader().setDefaultSectionSize(look.px(self.row_height))
        for place, width in enumerate(self.widths):
            self.setColumnWidth(place, look.px(width))
        self.setMinimumHeight(look.px(self.row_height) * self.least_rows)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scale."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()
