"""The regimen's numbers as a table: what, value, origin, source, verified."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from infusetrack.domain.regimen import Sourced
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.units import with_unit

HEADINGS = (mark("Number"), mark("Value"), mark("Origin"), mark("Verified"), mark("Source"))
NUMBER, SOURCE = 0, 4
ORIGINS = {
    "SEED": mark("registry"),
    "LABEL": mark("US label"),
    "LIT": mark("literature"),
    "LOCAL": mark("local default"),
    "SITE": mark("this site"),
}
NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class NumbersTable(QAbstractTableModel):
    """One row a number, in the order of the file."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_numbers(self, numbers: Mapping[str, Sourced]) -> None:
        """Show these numbers by their place in the file."""
        rows = tuple(_row(key, number) for key, number in numbers.items())
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """One for each number."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The headings."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The words of one cell; the whole source as a tip."""
        if not index.isValid():
            return None
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        return self._rows[index.row()][index.column()] if role in shown else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translated(HEADINGS[section])
        return None


def _row(key: str, number: Sourced) -> tuple[str, ...]:
    value = with_unit(figures.trimmed(number.value, 6), number.unit)
    origin = translated(ORIGINS.get(number.origin, number.origin))
    told = key.replace("_", " ").replace(".", " · ")
    return (told, value, origin, tr("yes") if number.verified else tr("not yet"), number.source)
