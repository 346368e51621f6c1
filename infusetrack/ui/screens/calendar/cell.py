"""One day of the calendar: its number, its drug's colour, and how it stands, told by shape too."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from infusetrack.domain.calendar_state import DayCell, DayState
from infusetrack.domain.regimen import Agent
from infusetrack.ui.widgets.painted import Hand, Painted, pen

ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
QUIET = {DayState.FREE, DayState.ENDED}


class DaySquare(Painted):
    """A day that can be reached by arrows and opened by Enter or a second press.

    Signals: `marked(label)` when it is chosen, `opened(label)`, `stepped(rows, days)`.
    """

    marked = Signal(str)
    opened = Signal(str)
    stepped = Signal(int, int)

    def __init__(self) -> None:
        """Empty until a day is shown."""
        super().__init__()
        self.cell: DayCell | None = None
        self._agent: Agent | None = None
        self._today = self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_day(self, cell: DayCell, agent: Agent | None, words: str, *, today: bool) -> None:
        """The day as it stands; `words` are for screen readers and the tip."""
        self.cell, self._agent, self._today = cell, agent, today
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def choose(self, *, chosen: bool) -> None:
        """Mark it as the one that Tab reaches."""
        self._chosen = chosen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    @property
    def label(self) -> str:
        """Its cycle-day label; empty before a day is shown."""
        return self.cell.key.label if self.cell else ""

    # --- keys and presses ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbour, Enter opens the day."""
        step = ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(*step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.label)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press chooses the day."""
        super().mousePressEvent(event)
        self.marked.emit(self.label)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """A second press opens it."""
        self.opened.emit(self.label)

    # --- paint -----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """A little higher than wide."""
        return QSize(self.look.px(38), self.look.px(46))

    def minimumSizeHint(self) -> QSize:
        """Two digits."""
        return QSize(self.look.px(24), self.look.px(46))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, number, mark of the state, outline."""
        if self.cell is None:
            return
        painter = self.painter()
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        ink, ground = self._inks()
        if self.cell.state not in QUIET:
            done = self.cell.state is DayState.DONE
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink if done else ground)
            painter.drawRoundedRect(box, 7, 7)
        self._number(painter, box, ink)
        self._state(painter, box, ink)
        self._outline(painter, box)

    def _inks(self) -> tuple[QColor, QColor]:
        if self._agent is None:
            return self.look.colour("ink_2"), self.look.colour("chip")
        return self.look.agent_colours(self._agent)

    def _number(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        cell = self.cell
        if cell is None:
            return
        quiet = cell.state in QUIET
        painter.setFont(self.look.font(13, QFont.Weight.Normal if quiet else QFont.Weight.Bold))
        painter.setPen(self.look.colour("ink_3") if quiet else ink)
        words = str(cell.key.day)
        if cell.state is DayState.DONE:
            painter.setPen(self.look.colour("card"))
            words = "\N{CHECK MARK}"
        two_lines = cell.state in {DayState.MOVED, DayState.MISSED}
        upper = QRectF(box.left(), box.top() + 2, box.width(), box.height() / 2) if two_lines else box
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, words)

    def _state(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        cell = self.cell
        lower = QRectF(box.left(), box.center().y(), box.width(), box.height() / 2 - 2)
        if cell is None:
            return
        if cell.state is DayState.HELD:
            painter.setPen(pen(ink, 2))
            painter.drawLine(box.adjusted(5, 5, -5, -5).bottomLeft(), box.adjusted(5, 5, -5, -5).topRight())
            painter.drawLine(box.adjusted(5, 5, -5, -5).topLeft(), box.adjusted(5, 5, -5, -5).bottomRight())
        elif cell.state is DayState.MOVED:
            self.write(painter, lower, f"\N{RIGHTWARDS ARROW}{cell.on.day}", Hand(13, "ink"))
        elif cell.state is DayState.MISSED:
            self.write(painter, lower, "\N{EM DASH}", Hand(13, "ink", QFont.Weight.Bold))
        elif cell.state is DayState.RUNNING:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(box.left() + 5, box.bottom() - 7, box.width() - 10, 4), 2, 2)

    def _outline(self, painter: QPainter, box: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.cell is not None and self.cell.state is DayState.MISSED:
            painter.setPen(pen(self.look.colour("ink_2"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box, 7, 7)
        if self._today:
            painter.setPen(pen(self.look.colour("brand"), 3))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self.hasFocus() or self._chosen:
            style = Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DotLine
            painter.setPen(pen(self.look.colour("ink"), 2, style))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 5, 5)
