"""The window: the rail, whose chart it is, what is urgent, and the screen in front."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from infusetrack.domain.admission_alarms import MACHINE
from infusetrack.domain.chart import Chart
from infusetrack.ui.alarms.door_strip import DoorStrip
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.desk import Desk, place_key
from infusetrack.ui.dialogs.find import Finder, FindPalette, Found
from infusetrack.ui.dialogs.keys import KeyGroup, KeysOverlay
from infusetrack.ui.keyboard import Keyboard
from infusetrack.ui.practice import PracticeFrame
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.lock import LockScreen, running_words
from infusetrack.ui.screens.sign_in import SignInScreen
from infusetrack.ui.widgets.labels import column
from infusetrack.ui.widgets.toast import Toast
from infusetrack.wording.translate import tr, translated

SMALLEST = QSize(1024, 640)
WHILE_LOCKED = frozenset({"F9"})
"""Keys that act before the sign-in too: a reaction's moment is never lost."""


@dataclass(frozen=True, slots=True)
class Doors:
    """The two screens in front of the record."""

    sign_in: SignInScreen
    lock: LockScreen


class MainWindow(QMainWindow):
    """All screens in one window.

    Signals: `print_asked(screen key)` for Ctrl+P, `locked(bool)` when it was locked or
    opened, `scanned(text)` for a barcode that nothing here knows, `closing()`.
    """

    print_asked = Signal(str)
    locked = Signal(bool)
    scanned = Signal(str)
    closing = Signal()

    def __init__(
        self,
        bedside: Bedside,
        screens: Sequence[Screen],
        doors: Doors,
        *,
        finders: Sequence[Finder] = (),
        anywhere: Sequence[Shortcut] = (),
    ) -> None:
        """`anywhere` are acts whose keys work from every screen, like F9."""
        super().__init__()
        self.bedside, self.doors = bedside, doors
        self.screens = {screen.key: screen for screen in screens}
        self._is_locked = False
        self.may_close: Callable[[], bool] = lambda: True
        self.desk = Desk(bedside, screens, self.lock)
        self.desk.chosen.connect(self.show_screen)
        self._build()
        self.keyboard = Keyboard(self, self._window_keys(anywhere), self.front)
        for screen in screens:
            self.keyboard.learn(screen)
        self.finding = FindPalette(self, (*finders, self._places))
        self.keys = KeysOverlay(self, self.key_groups)
        self.toast = Toast(self)
        self._wire()
        self._person(bedside.person)

    def _build(self) -> None:
        self.setWindowTitle(tr("InfuseTrack"))
        self.setMinimumSize(SMALLEST)
        self.resize(1440, 900)
        self.pages = QStackedWidget()
        for page in (self.doors.sign_in, self.doors.lock, self.desk):
            self.pages.addWidget(page)
        self.door_alarms = DoorStrip(self.bedside)
        inside = QWidget()
        inside.setLayout(column(self.door_alarms, self.pages, spacing=0, stretch=1))
        self.frame = PracticeFrame(inside, rehearsal=self.bedside.tools.rehearsal)
        self.setCentralWidget(self.frame)

    def _wire(self) -> None:
        self.bedside.ticked.connect(self.show_time)
        self.bedside.chart_changed.connect(self._chart_changed)
        self.bedside.person_changed.connect(self._person)
        self.bedside.told.connect(self.tell)
        self.bedside.asked_for.connect(self.show_screen)
        self.bedside.find_asked.connect(self._find)
        self.doors.sign_in.signed_in.connect(self._entered)
        self.doors.lock.unlocked.connect(self._entered)
        self.doors.lock.switch_asked.connect(self._switch_person)

    # --- what is in front -----------------------------------------------------------

    @property
    def is_working(self) -> bool:
        """Somebody is signed in and the window is not locked."""
        return self.pages.currentWidget() is self.desk

    def front(self) -> Screen | None:
        """The screen in front; None at the sign-in and the lock, or under a panel."""
        covered = self.finding.isVisible() or self.keys.isVisible()
        return self.desk.front() if self.is_working and not covered else None

    def show_screen(self, key: str) -> None:
        """Bring a screen to the front; one that needs a patient asks for one first."""
        screen = self.screens.get(key)
        if screen is None:
            return
        if screen.needs_chart and self.bedside.session is None:
            self.tell(tr("Open a patient first: Ctrl+K finds one."), "info")
            return
        for panel in (self.finding, self.keys):
            if panel.isVisible():
                panel.close_up()
        self.desk.show_screen(key, self.bedside.now())

    def _person(self, person: object) -> None:
        self._is_locked = False
        self.desk.show_badge(self.bedside.badge)
        if person is None:
            self.doors.sign_in.start_over()
            self.pages.setCurrentWidget(self.doors.sign_in)
            self.doors.sign_in.take_focus()
        else:
            self._open_desk()
            front = self.desk.front()
            if front is not None:
                front.came_into_sight()

    def _open_desk(self) -> None:
        self.door_alarms.hide()
        self.pages.setCurrentWidget(self.desk)
        self.desk.refresh(self.bedside.now())

    def lock(self) -> None:
        """Hide everything about patients; running times go on without names."""
        if not self.is_working:
            return
        self._is_locked = True
        self.finding.hide()
        self.keys.hide()
        self.toast.hide()
        self.doors.lock.lock_for(self.bedside.badge, self.bedside.now())
        self.pages.setCurrentWidget(self.doors.lock)
        self.doors.lock.take_focus()
        self.locked.emit(True)

    def _entered(self, person: object) -> None:
        if person is not self.bedside.person:
            self.bedside.set_person(person)  # type: ignore[arg-type]
        else:
            self._open_desk()
        if self._is_locked or self.is_working:
            self._is_locked = False
            self.locked.emit(False)

    def _switch_person(self, badge: str) -> None:
        self.doors.sign_in.start_over(badge)
        self.pages.setCurrentWidget(self.doors.sign_in)
        self.doors.sign_in.take_focus()

    # --- the clock and the record ------------------------------------------------------

    def show_time(self, now: datetime) -> None:
        """Pass the time on to what is in sight; alarms are seen at every door."""
        if not self.is_working:
            self.door_alarms.show_time(now)
        if self.pages.currentWidget() is self.doors.lock:
            self.doors.lock.show_time(now)
        elif self.is_working:
            self.desk.show_time(now)
        else:
            self.doors.sign_in.show_running(running_words(self.doors.lock.chairs(now)))

    def _chart_changed(self, chart: Chart) -> None:
        self.desk.show_chart(self.bedside.now())
        if chart.lines and chart.lines[-1].by == MACHINE:
            return
        for passed in ("not_saved", "refused"):
            self.desk.banners.drop(passed)

    # --- telling -----------------------------------------------------------------------

    def tell(self, words: str, level: str = "info") -> None:
        """Say something: info goes by itself, refused stays until closed, not_saved is the red bar."""
        if level == "not_saved":
            self.desk.not_saved(words)
        elif level == "refused":
            self.desk.refused(words)
        else:
            self.toast.say(words)

    # --- keys --------------------------------------------------------------------------

    def _window_keys(self, anywhere: Sequence[Shortcut]) -> list[Shortcut]:
        places = [
            Shortcut(place_key(place), translated(screen.title), partial(self.show_screen, screen.key))
            for place, screen in enumerate(self.desk.on_rail, 1)
            if place_key(place)
        ]
        return [
            *(
                Shortcut(key, words, act if key in WHILE_LOCKED else partial(self._when_working, act))
                for key, words, act in (*places, *anywhere)
            ),
            *(
                Shortcut(key, words, partial(self._when_working, act))
                for key, words, act in self.desk.alarms.shortcuts()
            ),
            Shortcut("Ctrl+K", tr("Find or scan"), self._find),
            Shortcut("Ctrl+P", tr("Print"), self._print),
            Shortcut("Ctrl+L", tr("Lock"), self.lock),
            Shortcut("F1", tr("This list of keys"), self.show_keys),
            Shortcut("F11", tr("Whole screen"), self._whole_screen),
        ]

    def _when_working(self, act: Callable[[], object]) -> None:
        if self.is_working:
            act()

    def _find(self) -> None:
        if self.is_working:
            self.finding.open()

    def _print(self) -> None:
        screen = self.front()
        if screen is not None:
            self.print_asked.emit(screen.key)

    def show_keys(self) -> None:
        """Open the list of keys, or close it."""
        if self.keys.isVisible():
            self.keys.close_up()
        else:
            self.keys.open()

    def _whole_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def key_groups(self) -> list[KeyGroup]:
        """All keys by screen, those of the screen in front first."""
        front = self.desk.front()
        ordered = sorted(self.screens.values(), key=lambda screen: screen is not front)
        groups = [
            KeyGroup(translated(s.title), (*((k.key, k.label) for k in s.shortcuts()), *s.widget_keys()))
            for s in ordered
        ]
        groups.insert(1, KeyGroup(tr("Everywhere"), tuple((k.key, k.label) for k in self.keyboard.always)))
        return groups

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no field wanted: perhaps an act of the screen in front."""
        if not self.keyboard.press(event):
            super().keyPressEvent(event)

    def _places(self) -> list[Found]:
        return [
            Found(translated(screen.title), partial(self.show_screen, screen.key))
            for screen in self.screens.values()
        ]

    def scan(self, text: str) -> None:
        """A barcode was read: fill a badge, go to a patient, or pass it on."""
        if not self.is_working:
            page = self.pages.currentWidget()
            if isinstance(page, SignInScreen | LockScreen):
                page.fill_badge(text)
            return
        front = self.front()
        if front is not None and front.take_scan(text):
            return
        if not self.finding.scanned(text):
            self.scanned.emit(text)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whether it may be now; tell who must finish something first, then go."""
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        QApplication.clipboard().clear()
        super().closeEvent(event)
