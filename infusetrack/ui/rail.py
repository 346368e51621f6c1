"""The way from screen to screen: icons down the left edge, with their keys."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from infusetrack.ui import icons, theme
from infusetrack.ui.soon import soon
from infusetrack.ui.widgets.buttons import Button
from infusetrack.ui.widgets.labels import dress
from infusetrack.wording.translate import tr


class Stop(NamedTuple):
    """A place on the rail: its screen key, words, icon and key combination."""

    key: str
    words: str
    icon: str
    hint: str


class RailButton(Button):
    """An icon above its word; checked while its screen is in front."""

    look = "rail"

    def __init__(self, stop: Stop) -> None:
        """The key combination shows in the tip and is read aloud."""
        super().__init__(stop.words, stop.hint)
        self._stop = stop
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{stop.words}  {stop.hint}")

    def sizeHint(self) -> QSize:
        """Icon, word and air."""
        look = theme.current()
        return QSize(look.px(72), look.px(60))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheet paints the ground, we the icon and word."""
        painter, look = QStylePainter(self), theme.current()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        token = "brand" if self.isChecked() else "ink_2"
        ink = look.colour(token if self.isEnabled() else "field_line")
        side = look.px(24)
        painter.drawPixmap((self.width() - side) // 2, look.px(9), icons.pixmap(self._stop.icon, ink))
        weight = QFont.Weight.Bold if self.isChecked() else QFont.Weight.DemiBold
        painter.setFont(look.font(13, weight))
        painter.setPen(ink if self.isEnabled() else look.colour("ink_3"))
        box = QRectF(0, look.px(36), self.width(), look.px(20))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._stop.words)


class Rail(QFrame):
    """All screens, and the lock at the foot. Signal: `chosen(screen key)`."""

    chosen = Signal(str)

    def __init__(self, stops: Sequence[Stop], lock: Callable[[], object]) -> None:
        """`lock` is called from the foot."""
        super().__init__()
        dress(self, "look", "rail")
        self.setAccessibleName(tr("Screens"))
        self.buttons: dict[str, RailButton] = {}
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(6, 8, 6, 8)
        box.setSpacing(2)
        for stop in stops:
            button = self.buttons[stop.key] = RailButton(stop)
            button.clicked.connect(lambda _on=False, key=stop.key: self.chosen.emit(key))
            box.addWidget(button)
        box.addStretch(1)
        self.lock_button = RailButton(Stop("lock", tr("Lock"), "lock", "Ctrl+L"))
        self.lock_button.setCheckable(False)
        self.lock_button.clicked.connect(lambda _on=False: lock())
        self._scroll = self._scrolled(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(6, 2, 6, 8)
        foot.addWidget(self.lock_button)
        outer.addLayout(foot)

    def _scrolled(self, inner: QWidget) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (scroll.setHorizontalScrollBarPolicy, scroll.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        return scroll

    def sizeHint(self) -> QSize:
        """As wide as a word."""
        return QSize(theme.current().px(84), theme.current().px(480))

    def minimumSizeHint(self) -> QSize:
        """As wide, but it may be low: it scrolls."""
        return QSize(theme.current().px(84), theme.current().px(160))

    def select(self, key: str) -> None:
        """Mark the screen in front, and bring its place into sight."""
        for known, button in self.buttons.items():
            button.setChecked(known == key)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Where the rail is too low for all places, half of the next one shows that there are more."""
        for button in self.buttons.values():
            if button.isChecked():
                button.update()
                self._scroll.ensureWidgetVisible(button, 0, button.height() // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The place of the screen in front stays in sight."""
        super().resizeEvent(event)
        soon(self, self._show_chosen)

    def allow(self, key: str, *, allowed: bool) -> None:
        """A screen that needs a patient waits until one is open."""
        self.buttons[key].setEnabled(allowed)
