"""The working part of the window: rail, header, banners, and the screens one above the other."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from infusetrack.ui.alarms.sound_state import sound_state
from infusetrack.ui.alarms.strip import AlarmStrip
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.patient_line import patient_line
from infusetrack.ui.rail import Rail, Stop
from infusetrack.ui.screen import Screen
from infusetrack.ui.widgets.banner import Banner, BannerArea
from infusetrack.ui.widgets.patient_header import PatientHeader
from infusetrack.ui.widgets.top_bar import ClockCorner, TopBar
from infusetrack.wording import figures
from infusetrack.wording.translate import tr, translated


def place_key(place: int) -> str:
    """The key of a place on the rail, counted from 1; the tenth has the 0, later ones have none of their own."""
    return f"Ctrl+{place % 10}" if place <= 10 else ""  # noqa: PLR2004 (ten digits)


class Desk(QWidget):
    """What a signed-in nurse sees. Signal: `chosen(screen key)` from the rail."""

    chosen = Signal(str)

    def __init__(self, bedside: Bedside, screens: Sequence[Screen], lock: Callable[[], object]) -> None:
        """Screens with an icon stand on the rail, in the order given."""
        super().__init__()
        self.setObjectName("page")
        self._bedside = bedside
        self.screens = {screen.key: screen for screen in screens}
        self.on_rail = [screen for screen in screens if screen.icon]
        self._stale: set[str] = set()
        stops = [
            Stop(s.key, translated(s.title), s.icon, place_key(place))
            for place, s in enumerate(self.on_rail, 1)
        ]
        self.rail = Rail(stops, lock)
        self.rail.chosen.connect(self.chosen)
        self.banners, self.header = BannerArea(), PatientHeader()
        self.alarms = AlarmStrip(bedside)
        self.tops, self.bodies = QStackedWidget(), QStackedWidget()
        self._bars = {s.key: self._bar(s) for s in screens if not s.needs_chart}
        self._lay_out()
        self._show_top(screens[0])
        bedside.chart_opened.connect(lambda _session: self._chart_opened())
        self._chart_opened()

    def _bar(self, screen: Screen) -> TopBar:
        bar = TopBar(translated(screen.title))
        for widget in screen.top_widgets():
            bar.aside(widget)
        return bar

    def _lay_out(self) -> None:
        for top in (self.header, *self._bars.values()):
            self.tops.addWidget(top)
        for screen in self.screens.values():
            self.bodies.addWidget(screen)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.tops)
        right.addWidget(self.alarms)
        right.addWidget(self.banners)
        right.addWidget(self.bodies, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.rail)
        box.addLayout(right, 1)
        self.tops.setSizePolicy(
            self.header.sizePolicy().horizontalPolicy(), self.banners.sizePolicy().verticalPolicy()
        )

    def front(self) -> Screen | None:
        """The screen in front."""
        widget = self.bodies.currentWidget()
        return widget if isinstance(widget, Screen) else None

    def show_screen(self, key: str, now: datetime) -> None:
        """Bring a screen to the front and up to date."""
        screen, before = self.screens[key], self.front()
        if before is not None and before is not screen:
            screen.came_from = before.key
        self.bodies.setCurrentWidget(screen)
        self._show_top(screen)
        self.rail.select(key)
        self.refresh(now)
        screen.came_into_sight()

    def _show_top(self, screen: Screen) -> None:
        self.tops.setCurrentWidget(self.header if screen.needs_chart else self._bars[screen.key])

    def refresh(self, now: datetime) -> None:
        """Bring header and front screen up to date."""
        screen = self.front()
        if screen is not None and screen.key in self._stale:
            self._stale.discard(screen.key)
            screen.show_chart(self._bedside.chart)
        self._show_header(now)
        self.show_time(now)

    def show_chart(self, now: datetime) -> None:
        """The chart grew: redraw what is in sight, the others when they come to the front."""
        self._stale = set(self.screens)
        self.refresh(now)

    def show_time(self, now: datetime) -> None:
        """Pass the time on to header and front screen."""
        zone = self._bedside.zone
        self.alarms.show_time(now)
        sound = sound_state(self._bedside.alarms, now)
        for corner in self._corners():
            corner.show_time(now, zone)
            corner.show_sound(sound)
        on = now.astimezone(zone).date()
        for bar in self._bars.values():
            bar.show_fact(tr("Today"), f"{figures.DAYS[on.weekday()]} {figures.day(on)}")
        screen = self.front()
        if screen is not None:
            screen.show_time(now)

    def show_badge(self, badge: str) -> None:
        """Who is signed in."""
        for corner in self._corners():
            corner.show_badge(badge)

    def _corners(self) -> list[ClockCorner]:
        return [self.header.corner, *(bar.corner for bar in self._bars.values())]

    def _chart_opened(self) -> None:
        self._stale = set(self.screens)
        opened = self._bedside.session is not None
        for screen in self.on_rail:
            if screen.needs_chart:
                self.rail.allow(screen.key, allowed=opened)
        front = self.front()
        if not opened and front is not None and front.needs_chart and self.on_rail:
            self.chosen.emit(self.on_rail[0].key)

    def _show_header(self, now: datetime) -> None:
        line = patient_line(self._bedside.chart, self._bedside.day_label, now, self._bedside.zone)
        if line is not None:
            self.header.show_patient(line)

    # --- banners -----------------------------------------------------------------------

    def not_saved(self, words: str, again: Callable[[], object] | None = None) -> None:
        """The red bar; it stays until something was saved or the nurse closes it."""
        banner = self.banners.put("not_saved", Banner(words, level="high"))
        if again is not None:
            banner.offer(tr("Try again"), again)
        banner.offer(tr("Close"), lambda: self.banners.drop("not_saved"))

    def refused(self, words: str) -> None:
        """A sentence that says why nothing was written; it stays until closed."""
        banner = self.banners.put("refused", Banner(words))
        banner.offer(tr("Close"), lambda: self.banners.drop("refused"))
