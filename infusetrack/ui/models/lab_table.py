"""The results as a table: one row an analyte, one column a draw, the newest at the right."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from infusetrack.domain.events import LabsReported
from infusetrack.domain.lab_analytes import WORDS, analyte_of
from infusetrack.domain.lab_grades import LabGrade
from infusetrack.domain.lab_sheet import Cell, Sheet
from infusetrack.domain.record import Line
from infusetrack.wording import figures
from infusetrack.wording.events_names import analyte_words
from infusetrack.wording.labs import grade_in_full, grade_short, limits_words, result_words, value_words
from infusetrack.wording.translate import tr
from infusetrack.wording.units import unit_words

NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SIDES = {"": "", "low": "\N{BLACK DOWN-POINTING TRIANGLE}", "high": "\N{BLACK UP-POINTING TRIANGLE}"}
CORRECTED = "*"
"""Stands behind a value that replaces another one."""


class LabTable(QAbstractTableModel):
    """Thin: it holds the sheet that it was given."""

    def __init__(self, zone: tzinfo) -> None:
        """Empty at first; `zone` is the site's."""
        super().__init__()
        self._zone = zone
        self._sheet = Sheet()
        self._rows: tuple[str, ...] = ()

    def show_sheet(self, sheet: Sheet) -> None:
        """Other results."""
        self.beginResetModel()
        self._sheet, self._rows = sheet, tuple(sheet.rows)
        self.endResetModel()

    @property
    def panels(self) -> Sequence[Line]:
        """The columns."""
        return self._sheet.panels

    def panel_at(self, column: int) -> Line | None:
        """The panel of a column; None outside."""
        return self._sheet.panels[column] if 0 <= column < len(self._sheet.panels) else None

    def analyte_at(self, row: int) -> str:
        """The analyte of a row; empty outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else ""

    def row_of(self, analyte: str) -> int:
        """The row of an analyte; -1 where it was never told."""
        return self._rows.index(analyte) if analyte in self._rows else -1

    def cell_at(self, index: Index) -> Cell | None:
        """The result in a cell."""
        panel = self.panel_at(index.column())
        return self._sheet.cell(self.analyte_at(index.row()), panel.seq) if panel else None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """The analytes that were ever told."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The draws."""
        return 0 if parent.isValid() else len(self._sheet.panels)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The value, its side and the grade that it allows; in full as a hint."""
        cell = self.cell_at(index) if index.isValid() else None
        if cell is None:
            return None
        match role:
            case Role.DisplayRole:
                return self._words(cell, index.column())
            case Role.ToolTipRole | Role.AccessibleTextRole:
                return self._in_full(cell, index.column())
            case Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, cell: Cell, column: int) -> str:
        one = cell.result
        usual = analyte_of(one.analyte).unit
        value = value_words(one) if one.unit in {usual, WORDS} else result_words(one)
        panel = self.panel_at(column)
        star = CORRECTED if panel is not None and panel.amends is not None else ""
        return "  ".join(part for part in (f"{value}{star}", SIDES[cell.side], _grade(cell.grade)) if part)

    def _in_full(self, cell: Cell, column: int) -> str:
        one = cell.result
        limits = limits_words(one.lln, one.uln)
        parts = [
            tr("{analyte} {value}").format(analyte=analyte_words(one.analyte), value=result_words(one)),
            tr("drawn {at}").format(at=figures.moment(one.drawn_at, self._zone)),
            tr("limits {limits}").format(limits=limits) if limits else tr("no limits given"),
            grade_in_full(cell.grade) if cell.grade else "",
            one.laboratory,
            self._corrected(column),
        ]
        return "\n".join(part for part in parts if part)

    def _corrected(self, column: int) -> str:
        panel = self.panel_at(column)
        if panel is None or panel.amends is None:
            return ""
        return tr("corrected by {by}: {why}").format(by=panel.by, why=panel.reason or "")

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Times of the draw above, analytes with their unit at the left."""
        if role != Role.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._head(section)
        key = self.analyte_at(section)
        if not key:
            return None
        unit = analyte_of(key).unit
        return analyte_words(key) if unit == WORDS else f"{analyte_words(key)}  {unit_words(unit)}"

    def _head(self, section: int) -> str | None:
        panel = self.panel_at(section)
        if panel is None or not isinstance(panel.event, LabsReported):
            return None
        day, clock = figures.day(panel.event.drawn_at.astimezone(self._zone).date()), panel.event.drawn_at
        label = f"{panel.event.day} · " if panel.event.day else ""
        return f"{label}{figures.clock(clock, self._zone)}\n{day}"


def _grade(grade: LabGrade | None) -> str:
    return grade_short(grade) if grade else ""
