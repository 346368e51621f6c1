"""What a screen is: a place that shows the record and the time, and offers acts by key."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar, NamedTuple

from PySide6.QtWidgets import QWidget

from infusetrack.domain.chart import Chart


class Shortcut(NamedTuple):
    """A key, what it does in a few words, and the act. A single letter acts outside of text fields."""

    key: str
    label: str
    act: Callable[[], object]


class Screen(QWidget):
    """The base of all screens. It holds no truth; it redraws what it is given."""

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    """A marked sentence; the window translates it."""
    icon: ClassVar[str] = ""
    needs_chart: ClassVar[bool] = False
    """True when it shows one patient: the window then shows the patient header above it."""

    def __init__(self) -> None:
        """Named for the style sheet and for screen readers."""
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(self.title)
        self.came_from = ""
        """The key of the screen that was in front before this one; empty at first."""

    def show_chart(self, chart: Chart) -> None:
        """Redraw what depends on the record."""

    def show_time(self, now: datetime) -> None:
        """Redraw what depends on the clock; called once a second while in sight."""

    def shortcuts(self) -> list[Shortcut]:
        """The keys of this screen. The keys stay the same while it lives; the acts may change."""
        return []

    def widget_keys(self) -> list[tuple[str, str]]:
        """Keys that a part of this screen takes itself, and what they do; only for the list of keys."""
        return []

    def came_into_sight(self) -> None:
        """Called each time the screen is brought to the front: put the keyboard where it belongs."""

    def take_scan(self, text: str) -> bool:  # noqa: ARG002 (a screen without a place for it)
        """A barcode was read while this screen is in front; True when a field here took it."""
        return False

    def top_widgets(self) -> list[QWidget]:
        """What stands in the top bar before the clock; only for screens without a patient."""
        return []
