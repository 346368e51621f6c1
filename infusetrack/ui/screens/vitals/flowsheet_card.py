"""The flowsheet as a card: time columns, sticky row heads, and the way to amend a set."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from infusetrack.domain.record import Line
from infusetrack.ui import theme
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.flowsheet import AGENT_ROLE, MARK_ROLE, Flowsheet, Taken
from infusetrack.ui.widgets.buttons import QuietButton
from infusetrack.ui.widgets.card import Card
from infusetrack.ui.widgets.labels import dress, label, row
from infusetrack.ui.widgets.table import Table
from infusetrack.wording.translate import tr

ROW, COLUMN, HEAD = 27, 78, 124
"""Height of a row, width of a column, width of the row heads, in pixels at scale 1."""


class CellPainter(QStyledItemDelegate):
    """Numbers at the right; a marked one is bold on a soft ground, a rate in its drug's colour."""

    def __init__(self, bedside: Bedside) -> None:
        """The regimen gives the drugs' colours."""
        super().__init__()
        self._bedside = bedside

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, words, line below."""
        look, box = theme.current(), QRect(option.rect)
        mark, agent = index.data(MARK_ROLE), index.data(AGENT_ROLE)
        chosen = self._chosen(index)
        painter.fillRect(box, look.colour("brand_soft" if chosen else _ground(mark)))
        ink = look.colour("ink" if chosen or mark != "limit" else "on_medium_soft")
        if agent:
            ink = look.agent_colours(self._bedside.regimen.agents[agent])[0]
        painter.setPen(look.colour("line_soft"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setFont(
            look.font(15, QFont.Weight.Bold if mark in {"limit", "unusual"} or agent else QFont.Weight.Normal)
        )
        painter.setPen(ink)
        inside = box.adjusted(4, 0, -8, 0)
        words = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)

    def _chosen(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        view = self.parent()
        return isinstance(view, QTableView) and view.selectionModel().isColumnSelected(index.column())


def _ground(mark: str) -> str:
    return {"limit": "medium_soft", "unusual": "chip", "range": "card"}.get(mark, "card")


class FlowsheetTable(Table):
    """A column is one set; arrow keys move, Enter amends. Signal: `amend_asked()`."""

    amend_asked = Signal()

    def __init__(self, model: Flowsheet, painter: CellPainter) -> None:
        """Dressed once; measures follow the scale."""
        super().__init__(model, tr("Flowsheet of vital signs"))
        painter.setParent(self)
        self.setItemDelegate(painter)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        dress(self.verticalHeader(), "rows", "true")
        self.doubleClicked.connect(lambda _index: self.amend_asked.emit())
        self._measure()

    def _measure(self) -> None:
        look = theme.current()
        self.verticalHeader().setDefaultSectionSize(look.px(ROW))
        self.verticalHeader().setFixedWidth(look.px(HEAD))
        self.horizontalHeader().setDefaultSectionSize(look.px(COLUMN))
        self.setMinimumHeight(look.px(ROW) * 5)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of scale."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter amends the chosen set."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.amend_asked.emit()
            return
        super().keyPressEvent(event)


class FlowsheetCard(Card):
    """The table, what the marks mean, and the button. Signal: `amend_asked(line)`."""

    amend_asked = Signal(object)

    def __init__(self, bedside: Bedside) -> None:
        """Empty until sets are shown."""
        super().__init__()
        self.model = Flowsheet()
        self.table = FlowsheetTable(self.model, CellPainter(bedside))
        self.note = label("", "caption", wrap=True)
        self._ranges = ""
        self.amend = QuietButton(tr("Amend this set"), tr("Enter"), icon="pencil", act=self._amend)
        self.table.amend_asked.connect(self._amend)
        self.table.horizontalScrollBar().rangeChanged.connect(lambda _low, _high: self._to_newest())
        self.table.selectionModel().currentChanged.connect(lambda _new, _old: self._tell())
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row(self.note, self.amend, stretch=0))
        self._tell()

    def show_ranges(self, words: str) -> None:
        """Which ranges and which score count, to be named below the table."""
        self._ranges = words
        self._tell()

    def show_sets(self, sets: tuple[Taken, ...]) -> None:
        """Show a day; the newest set is in sight, and a chosen set stays chosen."""
        chosen = self.chosen()
        self.model.show_sets(sets)
        column = self.model.column_of(chosen.line.seq) if chosen else -1
        if column >= 0:
            self.table.setCurrentIndex(self.model.index(0, column))
        else:
            self.table.setCurrentIndex(QModelIndex())
            self._to_newest()
        self._tell()

    def _to_newest(self) -> None:
        """The newest set is in sight unless another one is chosen."""
        if self.chosen() is None:
            bar = self.table.horizontalScrollBar()
            bar.setValue(bar.maximum())

    def chosen(self) -> Taken | None:
        """The set whose column is chosen."""
        return self.model.set_at(self.table.currentIndex().column())

    def _tell(self) -> None:
        taken = self.chosen()
        self.amend.setEnabled(taken is not None)
        self.note.setText(f"{_legend()} {self._ranges}".strip() if taken is None else _about(taken))

    def _amend(self) -> None:
        taken = self.chosen()
        if taken is not None:
            self.amend_asked.emit(taken.line)

    def lines(self) -> tuple[Line, ...]:
        """The lines shown, the oldest first."""
        found = (self.model.set_at(place) for place in range(self.model.columnCount()))
        return tuple(one.line for one in found if one is not None)


def _legend() -> str:
    return tr(
        "\N{BLACK UP-POINTING TRIANGLE} over, \N{BLACK DOWN-POINTING TRIANGLE} under a limit (shaded) or a "
        "range. Blank is not taken. Choose a column to see why or to amend it."
    )


def _about(taken: Taken) -> str:
    parts = [tr("{clock} by {who}").format(clock=taken.clock, who=taken.line.by)]
    if taken.line.amends is not None or taken.line.is_late:
        parts.append(taken.line.reason or "")
    note = getattr(taken.line.event, "note", "") or getattr(taken.line.event, "partial_because", "")
    return " · ".join(part for part in (*parts, note, *dict.fromkeys(taken.why.values())) if part)
