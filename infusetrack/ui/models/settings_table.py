"""Every number that the site may set, as a table: what, in force, origin, source, read, and by whom changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from infusetrack.domain.site import Site
from infusetrack.domain.site_settings import Setting, changed
from infusetrack.ui.models.numbers_table import ORIGINS
from infusetrack.wording import figures
from infusetrack.wording.site_settings import group_words, setting_words, value_words
from infusetrack.wording.translate import mark, tr, translated

HEADINGS = (
    mark("Limit"), mark("In force"), mark("Origin"), mark("Changed"), mark("Verified"), mark("Source"),
    mark("Part"),
)  # fmt: skip
LIMIT, VERIFIED, SOURCE, PART = 0, 4, 5, 6
NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting with the words of its cells."""

    setting: Setting
    cells: tuple[str, ...]


class SettingsTable(QAbstractTableModel):
    """One row a setting, in the order of their groups."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._rows: tuple[SettingRow, ...] = ()

    def show_settings(self, settings: Sequence[Setting], site: Site, zone: tzinfo) -> None:
        """Show these settings as the site has them."""
        rows = tuple(SettingRow(one, _cells(one, site, zone)) for one in settings)
        if rows == self._rows:
            return
        same = [row.setting.key for row in rows] == [row.setting.key for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADINGS) - 1))
        else:
            self.endResetModel()

    def setting_at(self, row: int) -> Setting | None:
        """The setting in a row; None outside."""
        return self._rows[row].setting if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """One for each setting."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The headings."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of one cell; the whole of them as a tip."""
        if not index.isValid():
            return None
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
        return self._rows[index.row()].cells[index.column()] if role in shown else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translated(HEADINGS[section])
        return None


def _cells(setting: Setting, site: Site, zone: tzinfo) -> tuple[str, ...]:
    now, own = setting.in_force(site), changed(setting, site)
    number = figures.trimmed(now.value, 6) if now else None
    return (
        setting_words(setting),
        value_words(setting, number),
        translated(ORIGINS.get(now.origin, now.origin)) if now else "",
        f"{own.by}\n{figures.day(own.at.astimezone(zone).date())}" if own else "",
        (tr("yes") if now.verified else tr("not yet")) if now else "",
        now.source if now else "",
        group_words(setting),
    )
