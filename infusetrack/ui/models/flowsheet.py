"""The flowsheet of a day: one row a number, one column a set, the newest at the right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.mappings import nothing
from infusetrack.domain.record import Line
from infusetrack.ui.models.chart_query import is_late_entry
from infusetrack.wording import figures
from infusetrack.wording.events import pressure_words
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.vitals import distress_words, oxygen_words, signs_words

NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROWS: Mapping[str, str] = {
    "bp": mark("BP mmHg"),
    "heart_rate": mark("HR /min"),
    "respiratory_rate": mark("RR /min"),
    "temperature_c": mark("Temp °C"),
    "spo2": mark("SpO₂ %"),
    "oxygen": mark("Oxygen"),
    "pain": mark("Pain /10"),
    "sedation": mark("Sedation POSS"),
    "score": mark("Score"),
    "refill": mark("Cap. refill s"),
    "effort": mark("Breathing effort"),
    "alertness": mark("Alertness"),
    "signs": mark("Signs"),
    "line_site": mark("Line site"),
    "rate": mark("Rate mL/h"),
    "by": mark("By"),
    "late": mark("Entered late"),
}
SELDOM = ("refill", "effort", "alertness", "signs", "late")
"""Rows that are shown only where a set of the day has something out of the usual to say there."""
SLOW_REFILL = 3
"""Seconds from which capillary refill scores (National PEWS 2023)."""
MARK_ROLE = Qt.ItemDataRole.UserRole + 1
"""Why a cell is marked: "limit" for a limit of the regimen, "unusual", or empty."""
AGENT_ROLE = Qt.ItemDataRole.UserRole + 2
"""The drug whose rate a cell shows; empty in all other cells."""
TRIANGLE = "\N{BLACK UP-POINTING TRIANGLE}"
DOWN = "\N{BLACK DOWN-POINTING TRIANGLE}"


@dataclass(frozen=True, slots=True)
class Taken:
    """One set as a column: cells by row; where a limit is not kept its mark, why, and its source.

    `below` are the rows whose number lies under its limit; `chart` names the score in use.
    """

    line: Line
    clock: str
    cells: Mapping[str, str]
    agent: str = ""
    marks: Mapping[str, str] = field(default_factory=nothing)
    why: Mapping[str, str] = field(default_factory=nothing)
    sources: Mapping[str, str] = field(default_factory=nothing)
    below: frozenset[str] = frozenset()
    chart: str = ""

    def is_notable(self, key: str) -> bool:
        """Whether a seldom row has something out of the usual here."""
        event = self.line.event
        if not self.cells.get(key) or not isinstance(event, VitalsTaken):
            return False
        usual = {
            "refill": (event.capillary_refill_s or 0) < SLOW_REFILL,
            "effort": event.respiratory_distress == "none",
            "alertness": event.consciousness == "A",
        }
        return not usual.get(key, False)

    def words(self, key: str) -> str:
        """What stands in a cell; nothing where it was not taken."""
        text = self.cells.get(key, "")
        if key not in self.marks:
            return text
        return f"{text} {DOWN if key in self.below else TRIANGLE}"


def cells_of(line: Line, event: VitalsTaken) -> dict[str, str]:
    """The numbers of a set as printed; blank is not taken."""
    degrees = event.temperature_c
    late = figures.long_span(line.written_at - line.happened_at) if is_late_entry(line) else ""
    return {
        "bp": pressure_words(event),
        "heart_rate": _plain(event.heart_rate),
        "respiratory_rate": _plain(event.respiratory_rate),
        "temperature_c": figures.fixed(degrees) if degrees is not None else "",
        "spo2": _plain(event.spo2),
        "oxygen": oxygen_words(event),
        "pain": _plain(event.pain),
        "sedation": event.sedation,
        "refill": figures.trimmed(event.capillary_refill_s) if event.capillary_refill_s is not None else "",
        "effort": distress_words(event),
        "alertness": event.consciousness or "",
        "signs": signs_words(event),
        "line_site": event.line_site,
        "by": line.by,
        "late": late,
    }


def _plain(value: int | None) -> str:
    return "" if value is None else str(value)


class Flowsheet(QAbstractTableModel):
    """Thin: it holds the columns that it was given."""

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self._sets: tuple[Taken, ...] = ()
        self._rows: tuple[str, ...] = ()

    def show_sets(self, sets: tuple[Taken, ...]) -> None:
        """Show these sets, the oldest first; the seldom rows only where one says something."""
        if sets == self._sets:
            return
        self.beginResetModel()
        self._sets = sets
        told = {key for key in SELDOM if any(one.is_notable(key) for one in sets)}
        self._rows = tuple(key for key in ROWS if sets and (key in told or key not in SELDOM))
        self.endResetModel()

    def set_at(self, column: int) -> Taken | None:
        """The set in a column; None outside."""
        return self._sets[column] if 0 <= column < len(self._sets) else None

    def column_of(self, seq: int) -> int:
        """The column of the line with this number; -1 where it is not shown."""
        return next((place for place, one in enumerate(self._sets) if one.line.seq == seq), -1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """The numbers of a set."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """The sets of the day."""
        return 0 if parent.isValid() else len(self._sets)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """A cell's words, its mark and why, its drug."""
        if not index.isValid():
            return None
        taken, key = self._sets[index.column()], self._rows[index.row()]
        match role:
            case Role.DisplayRole:
                return taken.words(key)
            case Role.ToolTipRole:
                return "\n".join(filter(None, (taken.why.get(key), taken.sources.get(key)))) or None
            case Role.AccessibleTextRole:
                return self._spoken(taken, key)
            case _ if role == MARK_ROLE:
                return taken.marks.get(key, "")
            case _ if role == AGENT_ROLE:
                return taken.agent if key == "rate" else ""
        return None

    def _spoken(self, taken: Taken, key: str) -> str:
        value = taken.cells.get(key) or tr("not taken")
        parts = (self._name(key), taken.clock, value, taken.why.get(key, ""))
        return ", ".join(part for part in parts if part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Clock times above, names at the left."""
        if role != Role.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            taken = self.set_at(section)
            return taken.clock if taken else None
        return self._name(self._rows[section]) if 0 <= section < len(self._rows) else None

    def _name(self, key: str) -> str:
        """The name of a row; the score's is that of the chart in use."""
        charts = [one.chart for one in self._sets if one.chart] if key == "score" else []
        return charts[-1] if charts else translated(ROWS[key])
