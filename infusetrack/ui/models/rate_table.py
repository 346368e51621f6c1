"""Rate segments as a table: one row an interval of constant rate."""

from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from infusetrack.domain.segments import RateRow
from infusetrack.wording import figures
from infusetrack.wording.segments import reason_words
from infusetrack.wording.translate import mark, tr, translated

HEADINGS = (
    mark("Day"), mark("Start"), mark("Stop"), mark("mL/h"), mark("mg/m²/h"), mark("mL"), mark("mg"),
    mark("mg in all"), mark("Why"),
)  # fmt: skip
WHY = 8
RIGHT = range(3, 8)
NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class RateTable(QAbstractTableModel):
    """Thin: it holds the rows that it was given."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._cells: tuple[tuple[str, ...], ...] = ()

    def show_rows(self, rows: tuple[RateRow, ...], zone: tzinfo) -> None:
        """Show these rows, the first at the top."""
        self.beginResetModel()
        self._cells = tuple(_cells(row, zone) for row in rows)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """One for each interval."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The headings."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The words of one cell; numbers stand at the right."""
        if not index.isValid():
            return None
        if role == Role.TextAlignmentRole and index.column() in RIGHT:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role in {Role.DisplayRole, Role.ToolTipRole}:
            return self._cells[index.row()][index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return translated(HEADINGS[section])
        return None


def _cells(row: RateRow, zone: tzinfo) -> tuple[str, ...]:
    stop = figures.clock(row.stopped_at, zone) if row.stopped_at else tr("runs")
    start = figures.clock(row.started_at, zone)
    by_surface = figures.trimmed(row.rate_mg_m2_h) if row.rate_mg_m2_h else ""
    on = figures.weekday(row.started_at.astimezone(zone).date())
    return (
        f"{row.day} · {on}",
        tr("{start} late").format(start=start) if row.entered_late else start,
        stop,
        figures.fixed(row.rate_ml_h, 2),
        by_surface,
        figures.fixed(row.ml, 2),
        figures.fixed(row.mg, 2),
        figures.fixed(row.total_mg, 2),
        reason_words(row),
    )
