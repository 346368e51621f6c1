"""The alarm log as a table: when, where, how urgent, what, who answered, how fast."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from infusetrack.domain.alarm_budget import LoggedAlarm
from infusetrack.wording import figures
from infusetrack.wording.alarms import chair_words, priority_label
from infusetrack.wording.events_alarms import condition_words
from infusetrack.wording.translate import mark, tr, translated

Index = QModelIndex | QPersistentModelIndex
HEADS = (mark("Time"), mark("Where"), mark("Priority"), mark("What"), mark("Answered"), mark("After"))
WHAT = 3
NOWHERE = QModelIndex()


class LogTable(QAbstractTableModel):
    """One row an alarm, the newest first."""

    def __init__(self, zone: tzinfo) -> None:
        """Empty at first; `zone` is the site's."""
        super().__init__()
        self._zone = zone
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_log(self, log: Sequence[LoggedAlarm], chairs: Mapping[str, int]) -> None:
        """Other rows; `chairs` says where each study number sits."""
        self.beginResetModel()
        self._rows = tuple(self._texts(one, chairs) for one in log)
        self.endResetModel()

    def _texts(self, one: LoggedAlarm, chairs: Mapping[str, int]) -> tuple[str, ...]:
        urgent = priority_label(one.priority)
        if one.escalated:
            urgent = tr("{priority}, then HIGH").format(priority=urgent)
        what, wait = condition_words(one.kind), one.answer_s
        return (
            figures.clock(one.raised_at, self._zone),
            chair_words(chairs[one.study_id]) if one.study_id in chairs else one.study_id,
            urgent,
            what[:1].upper() + what[1:],
            one.answered_by or tr("nobody"),
            "" if wait is None else tr("{seconds} s").format(seconds=wait),
        )

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Alarms."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Facts of each."""
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        return self._rows[index.row()][index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The words above a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return translated(HEADS[section])

    def dress(self, table: QTableView) -> None:
        """A quiet table of whole rows; what it is about takes the room."""
        table.setAccessibleName(tr("Alarm log"))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(320)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(48)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
