"""The strip at the top of screens without a patient: title, a few facts, who and what time."""

from datetime import datetime, tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from infusetrack.ui.widgets.labels import column, dress, label
from infusetrack.ui.widgets.sound_mark import SoundMark, SoundState
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


class ClockCorner(QWidget):
    """Who is signed in and the time of day, at the right of every header."""

    def __init__(self) -> None:
        """No time yet."""
        super().__init__()
        self._badge, self._clock = label("", "caption"), label("", "number")
        for part in (self._badge, self._clock):
            part.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sound = SoundMark()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.sound)
        box.addLayout(column(self._badge, self._clock, spacing=0))

    def show_badge(self, badge: str) -> None:
        """Who is signed in."""
        self._badge.setText(badge)
        self._tell()

    def show_time(self, now: datetime, zone: tzinfo) -> None:
        """The time of day at the site."""
        shown = figures.clock(now, zone)
        if shown != self._clock.text():
            self._clock.setText(shown)
            self._tell()

    def show_sound(self, state: SoundState) -> None:
        """How the station sounds: its way, paused with a countdown, or not at all."""
        self.sound.show_state(state)

    def _tell(self) -> None:
        self.setAccessibleName(
            tr("{badge}, time {clock}").format(badge=self._badge.text(), clock=self._clock.text())
        )


class TopBar(QFrame):
    """Title, captioned facts, widgets at the right, then who and what time."""

    def __init__(self, title: str = "") -> None:
        """Facts are added by `show_facts`, widgets by `aside`."""
        super().__init__()
        dress(self, "look", "bar")
        self._title = label(title, "screen")
        self.corner = ClockCorner()
        self._facts, self._aside = QHBoxLayout(), QHBoxLayout()
        self._facts.setSpacing(20)
        self._aside.setSpacing(12)
        box = QHBoxLayout(self)
        box.setContentsMargins(20, 8, 20, 8)
        box.setSpacing(20)
        box.addWidget(self._title)
        box.addLayout(self._facts)
        box.addStretch(1)
        box.addLayout(self._aside)
        box.addWidget(self.corner)
        self._shown: dict[str, tuple[QWidget, QWidget]] = {}

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title.setText(title)

    def show_fact(self, caption: str, value: str) -> None:
        """A captioned value; the same caption again replaces it."""
        if caption not in self._shown:
            pair = label(caption, "caption"), label(value, "strong")
            self._shown[caption] = pair
            self._facts.addLayout(column(*pair, spacing=0))
        self._shown[caption][1].setText(value)  # type: ignore[attr-defined]

    def aside(self, widget: QWidget) -> None:
        """Add a widget before the clock."""
        self._aside.addWidget(widget)
