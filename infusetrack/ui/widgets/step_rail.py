"""The day's steps down the left: what is done, what is in hand, what waits."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from infusetrack.domain.cycle_day import StepState
from infusetrack.ui import icons, theme
from infusetrack.ui.widgets.labels import emptied, label
from infusetrack.ui.widgets.painted import Hand, Painted, pen
from infusetrack.wording.translate import mark, tr, translated

SECTIONS = {"before": mark("BEFORE"), "infusion": mark("INFUSION"), "after": mark("AFTER")}
SPOKEN = {
    StepState.DONE: mark("done"),
    StepState.SKIPPED: mark("left out"),
    StepState.RUNNING: mark("running"),
    StepState.IN_HAND: mark("to do now"),
    StepState.OPEN: mark("open"),
    StepState.BLOCKED: mark("waits"),
}
CIRCLE = 24
ONE_LINE, LINE = 54, 19
"""Height of a step whose title takes one line, and of each further line, at scale 1."""


@dataclass(frozen=True, slots=True)
class RailStep:
    """One step as the rail shows it. `part` is before, infusion or after."""

    key: str
    part: str
    title: str
    subline: str
    state: StepState


class StepItem(Painted):
    """One line of the rail; Enter, Space or a press opens it."""

    pressed = Signal(str)

    def __init__(self, step: RailStep, number: int) -> None:
        """`number` is its place in the day, from 1."""
        super().__init__()
        self._number, self.step = number, step
        self._selected, self._ends = False, (number == 1, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_step(step)

    def show_step(self, step: RailStep) -> None:
        """The step as it stands now."""
        self.step = step
        state = translated(SPOKEN[step.state])
        self.setAccessibleName(f"{self._number}. {step.title}, {state}, {step.subline}")
        self.setToolTip(step.title)
        self.updateGeometry()
        self.update()

    def set_selected(self, *, selected: bool) -> None:
        """Whether its form is open."""
        self._selected = selected
        self.update()

    def set_last(self, *, last: bool) -> None:
        """Whether no thread leads on from it."""
        self._ends = (self._ends[0], last)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its title needs."""
        width = self.look.px(230)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but never lower."""
        return QSize(self.look.px(150), self.look.px(ONE_LINE))

    def heightForWidth(self, width: int) -> int:
        """A long title takes a second line."""
        return self.look.px(ONE_LINE + (self._title_lines(width) - 1) * LINE)

    def _title_lines(self, width: int) -> int:
        metrics = QFontMetrics(self.look.font(15, QFont.Weight.DemiBold))
        return 1 if metrics.horizontalAdvance(self.step.title) <= self._room(width) else 2

    def _room(self, width: int) -> int:
        return width - self.look.px(50)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open, arrows move."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit(self.step.key)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press opens."""
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self.step.key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, thread, circle, words."""
        painter = self.painter()
        if self._selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("brand_soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 10, 10)
        self._thread(painter)
        self._circle(painter)
        self._words(painter)
        self.ring_focus(painter)

    def _centre(self) -> QPointF:
        return QPointF(self.look.px(22), self.look.px(20))

    def _thread(self, painter: QPainter) -> None:
        centre, half = self._centre(), self.look.px(CIRCLE) / 2
        first, last = self._ends
        closed = self.step.state in {StepState.DONE, StepState.SKIPPED}
        painter.setPen(pen(self.look.colour("done" if closed else "line"), 2))
        if not last:
            painter.drawLine(centre + QPointF(0, half), QPointF(centre.x(), self.height()))
        if not first:
            painter.drawLine(QPointF(centre.x(), 0), centre - QPointF(0, half))

    def _circle(self, painter: QPainter) -> None:
        side, centre, state = self.look.px(CIRCLE), self._centre(), self.step.state
        box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        active = state in {StepState.RUNNING, StepState.IN_HAND}
        edge = {StepState.DONE: "done", StepState.SKIPPED: "ink_3"}.get(
            state, "brand" if active else "field_line"
        )
        painter.setPen(pen(self.look.colour(edge), 2.5 if active else 1.5))
        painter.setBrush(self.look.colour("done" if state is StepState.DONE else "card"))
        painter.drawEllipse(box)
        if state is StepState.DONE:
            small = self.look.px(16)
            spot = QPointF(centre.x() - small / 2, centre.y() - small / 2)
            painter.drawPixmap(spot, icons.pixmap("check", "on_done", 16))
            return
        words = "\N{EN DASH}" if state is StepState.SKIPPED else str(self._number)
        ink = "brand" if active else "ink_2"
        self.write(painter, box, words, Hand(ink=ink, weight=QFont.Weight.DemiBold))

    def _words(self, painter: QPainter) -> None:
        look = self.look
        left, width = look.px(44), self._room(self.width())
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        waits = self.step.state is StepState.BLOCKED
        ink = "ink_2" if waits or self.step.state is StepState.SKIPPED else "ink"
        more = look.px((self._title_lines(self.width()) - 1) * LINE)
        painter.setFont(look.font(15, QFont.Weight.DemiBold))
        painter.setPen(look.colour(ink))
        title = QRectF(left, look.px(7), width, look.px(22) + more)
        painter.drawText(title, int(start | Qt.TextFlag.TextWordWrap), self.step.title)
        below = QRectF(left, look.px(29) + more, width, look.px(18))
        self.write(painter, below, self.step.subline, Hand(ink="ink_2", align=start))


class StepRail(QScrollArea):
    """All steps in their three sections; it scrolls where the screen is low.

    Signal: `chosen(step key)` when a step is pressed.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        """Empty at first."""
        super().__init__()
        self.items: dict[str, StepItem] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._box = QVBoxLayout(inner)
        self._box.setContentsMargins(0, 0, 6, 0)
        self._box.setSpacing(0)
        self.setWidget(inner)
        self.setAccessibleName(tr("Steps of the day"))
        self._selected = ""
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._bring_soon())

    def show_steps(self, steps: Sequence[RailStep], selected: str = "") -> None:
        """Show these steps; lines that are already there are kept, and the keyboard with them."""
        if list(self.items) != [step.key for step in steps]:
            self._rebuild(steps)
        for step in steps:
            self.items[step.key].show_step(step)
        self.select(selected)

    def select(self, key: str) -> None:
        """Mark the step whose form is open and bring it into sight."""
        self._selected = key
        for known, item in self.items.items():
            item.set_selected(selected=known == key)
        self._bring_into_sight()

    def _bring_soon(self) -> None:
        """The steps are laid out anew: only after that is it known where each stands."""
        QTimer.singleShot(0, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        if self._selected in self.items:
            self.ensureWidgetVisible(self.items[self._selected], 0, 72)

    def _rebuild(self, steps: Sequence[RailStep]) -> None:
        emptied(self._box)
        self.items, part = {}, ""
        for number, step in enumerate(steps, 1):
            if step.part != part:
                part = step.part
                self._box.addWidget(self._heading(part))
            item = StepItem(step, number)
            item.pressed.connect(self.chosen)
            item.set_last(last=number == len(steps))
            self.items[step.key] = item
            self._box.addWidget(item)
        self._box.addStretch(1)

    def _heading(self, part: str) -> QWidget:
        heading = label(translated(SECTIONS.get(part, part)), "section")
        heading.setContentsMargins(10, 10, 0, 4)
        return heading

    def sizeHint(self) -> QSize:
        """Wide enough for a title."""
        look = theme.current()
        return QSize(look.px(270), look.px(400))
