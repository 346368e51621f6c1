"""Every line of a chart as a table; words are made only for the rows that are looked at."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from infusetrack.domain.record import Line
from infusetrack.ui import theme
from infusetrack.ui.models.chart_query import Known, is_late_entry
from infusetrack.wording import figures
from infusetrack.wording.events_names import NO_NAMES, Names
from infusetrack.wording.translate import mark, tr, translated

NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
HEADINGS = (
    mark("No."),
    mark("Happened"),
    mark("Written"),
    mark("Who"),
    mark("What"),
    mark("State"),
    mark("Reason"),
    mark("Day · step"),
)
NUMBER, HAPPENED, WRITTEN, WHO, WHAT, STATE, REASON, PLACE = range(len(HEADINGS))
Words = Callable[[Line], str]


class ChartLines(QAbstractTableModel):
    """Thin and lazy: it holds lines and asks for words cell by cell."""

    def __init__(self, words: Words, zone: tzinfo) -> None:
        """`words` says what a line says, in the site's `zone`."""
        super().__init__()
        self._words, self._zone, self.names = words, zone, NO_NAMES
        self._known, self._rows = Known(), tuple[Line, ...]()

    def show_lines(self, known: Known, rows: tuple[Line, ...], names: Names) -> None:
        """Show these lines of what is known."""
        self.beginResetModel()
        self._known, self._rows, self.names = known, rows, names
        self.endResetModel()

    def line_at(self, row: int) -> Line | None:
        """The line of a row; None outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, seq: int) -> int:
        """The row of the line with this number; -1 where it is not shown."""
        return next((place for place, line in enumerate(self._rows) if line.seq == seq), -1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """The lines asked for."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The headings."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """One cell's words; a line that no longer stands is struck through."""
        if not index.isValid():
            return None
        line = self._rows[index.row()]
        match role:
            case Role.DisplayRole | Role.ToolTipRole:
                return self.cell(line, index.column())
            case Role.FontRole if index.column() == WHAT and self._known.replacement(line):
                font = QFont(theme.current().font(15))
                font.setStrikeOut(True)
                return font
            case Role.ForegroundRole if self._known.replacement(line):
                return theme.current().colour("ink_2")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return translated(HEADINGS[section])
        return None

    # --- words --------------------------------------------------------------------------

    def cell(self, line: Line, column: int) -> str:
        """What stands in a column."""
        match column:
            case 0:
                return str(line.seq)
            case 1:
                return self._moment(line.happened_at)
            case 2:
                return self._written(line)
            case 3:
                return line.by
            case 4:
                return self._words(line)
            case 5:
                return self.state(line)
            case 6:
                return line.reason or ""
            case _:
                return self._place(line)

    def _moment(self, at: datetime) -> str:
        """Without the year where it is the year of the latest line; the entry itself has it always."""
        text, lines = figures.moment(at, self._zone), self._known.lines
        year = at.astimezone(self._zone).year
        this = lines[-1].written_at.astimezone(self._zone).year if lines else 0
        return text.replace(f" {year} ", " ", 1) if year == this else text

    def _written(self, line: Line) -> str:
        days = {at.astimezone(self._zone).date() for at in (line.happened_at, line.written_at)}
        same = len(days) == 1
        at = figures.clock(line.written_at, self._zone) if same else self._moment(line.written_at)
        if not is_late_entry(line):
            return at
        lag = figures.long_span(line.written_at - line.happened_at)
        return tr("{at} · late {lag}").format(at=at, lag=lag)

    def _place(self, line: Line) -> str:
        event = self._known.about(line)
        day, step = str(getattr(event, "day", "")), str(getattr(event, "step", ""))
        return " · ".join(part for part in (day, self.names.step(day, step) if step else "") if part)

    def state(self, line: Line) -> str:
        """Whether it stands, what replaced it, or what it replaces."""
        by = self._known.replacement(line)
        if by is not None and by.event is None:
            return tr("struck out by {seq}: {why}").format(seq=by.seq, why=by.reason or "")
        if by is not None:
            return tr("amended by {seq}: {words}").format(seq=by.seq, words=self._words(by))
        if line.event is None:
            return tr("strikes out {seq}").format(seq=line.amends)
        if line.amends is not None:
            return tr("stands, replaces {seq}").format(seq=line.amends)
        return tr("stands")
