"""One alarm in words on its own ground: sign, priority, place, matter, since when, what next."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from infusetrack.ui.alarms.sign import AlarmSign
from infusetrack.ui.widgets.labels import label, say
from infusetrack.ui.widgets.painted import Painted, pen
from infusetrack.wording.alarms import priority_label

GROUNDS = {"high": "high_soft", "medium": "medium_soft", "low": "low_soft"}
EDGES = {"high": "high", "medium": "medium_edge", "low": "low"}
NARROW = 1000
"""Below this width, in pixels at scale 1, words and buttons do not stand side by side."""


class AlarmGround(Painted):
    """The strip's ground: the priority's soft colour, and its edge."""

    def __init__(self) -> None:
        """Of the lowest priority at first."""
        super().__init__()
        self.priority = "low"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_priority(self, priority: str) -> None:
        """Another priority."""
        if priority != self.priority:
            self.priority = priority
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and a line around it; a medium one has a dark outline."""
        painter = self.painter()
        painter.setBrush(self.look.colour(GROUNDS[self.priority]))
        painter.setPen(pen(self.look.colour(EDGES[self.priority]), 2))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))


class AlarmLine(AlarmGround):
    """One alarm in words: its sign, priority, place, matter, since when, what next."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        super().__init__()
        self.sign = AlarmSign()
        self.word, self.head, self.foot = (
            label("", "strong"),
            label("", "strong", wrap=True),
            label("", wrap=True),
        )
        self.acts = QHBoxLayout()
        self.acts.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.head)
        words.addWidget(self.foot)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 6, 12, 6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(self.sign, 0, 0)
        self._grid.addWidget(self.word, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(words, 0, 2)
        self._grid.addLayout(self.acts, 0, 3)
        self._is_narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow strip the buttons stand below the words."""
        super().resizeEvent(event)
        narrow = self.width() < self.look.px(NARROW)
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self._grid.removeItem(self.acts)
            place = (1, 2, 1, 2) if narrow else (0, 3, 1, 1)
            self._grid.addLayout(self.acts, *place, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_words(self, priority: str, head: str, foot: str, *, moves: bool) -> None:
        """Other words; the sign moves while nobody has answered."""
        self.show_priority(priority)
        self.sign.show_alarm(priority, moves=moves)
        say(self.word, priority_label(priority))
        say(self.head, head)
        say(self.foot, foot)
        self.setAccessibleName(f"{priority_label(priority)}. {head}. {foot}")
