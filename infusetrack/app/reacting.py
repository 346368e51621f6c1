"""F9 from everywhere: the moment of a reaction is kept even before the sign-in, and stays in sight while it is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from infusetrack.domain.reactions import unfinished
from infusetrack.ui.main_window import MainWindow
from infusetrack.ui.screen import Shortcut
from infusetrack.ui.screens.reaction import PRESS, ReactionScreen
from infusetrack.ui.widgets.banner import Banner
from infusetrack.wording import figures
from infusetrack.wording.events_names import names_of
from infusetrack.wording.reactions import open_words
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from datetime import datetime

BANNER = "reaction"
FORM_KEY, VITALS_KEY = "Shift+F9", "Ctrl+F9"


class Reacting:
    """The key, the moment kept at the lock, and the banner of the open patient's open reaction."""

    def __init__(self, window: MainWindow) -> None:
        """Follow the window's lock, its open chart and the clock."""
        self._window, self._bedside = window, window.bedside
        self._kept: datetime | None = None
        window.locked.connect(lambda _locked: self._opened())
        self._bedside.person_changed.connect(lambda _person: self._opened())
        self._bedside.chart_opened.connect(lambda _session: self._show())
        self._bedside.chart_changed.connect(lambda _chart: self._show())
        self._bedside.ticked.connect(lambda _now: self._show())
        window.desk.bodies.currentChanged.connect(lambda _place: self._step_aside())

    def press(self) -> None:
        """Write the moment, or keep it until somebody has signed in."""
        if self._window.is_working:
            self._bedside.asked_for.emit(PRESS)
            return
        now = self._bedside.now()
        self._kept = self._kept or now
        words = tr("F9 was pressed at {at}. Sign in: the reaction is written for that moment.").format(
            at=figures.clock(self._kept, self._bedside.zone)
        )
        for door in (self._window.doors.lock, self._window.doors.sign_in):
            door.card.set_subtitle(words)

    def _opened(self) -> None:
        if self._kept is None or not self._window.is_working:
            return
        kept, self._kept = self._kept, None
        screen = self._window.screens["reaction"]
        if isinstance(screen, ReactionScreen):
            screen.press(kept)

    # --- the banner -------------------------------------------------------------------------

    def _show(self) -> None:
        bedside = self._bedside
        open_ = unfinished(bedside.chart, bedside.day_label) if bedside.session is not None else ()
        if not open_:
            self._drop()
            return
        reaction = open_[-1]
        words = open_words(bedside.chart, reaction, names_of(bedside.regimen), bedside.now(), bedside.zone)
        level = "high" if reaction.settled_at is None else "info"
        banner = self._window.desk.banners.banners.get(BANNER)
        if banner is None or banner.level != level:
            banner = self._put(level)
        if banner.text() != words:
            banner.say(words)
        self._step_aside()

    def _put(self, level: str) -> Banner:
        """A banner of this level; its words change, its buttons stay: a press is never lost between."""
        banner = self._window.desk.banners.put(BANNER, Banner("", level=level))
        banner.offer(tr("Vital signs"), lambda: self._bedside.asked_for.emit("vitals"), VITALS_KEY)
        banner.offer(tr("Reaction form"), lambda: self._bedside.asked_for.emit("reaction"), FORM_KEY)
        return banner

    def _step_aside(self) -> None:
        """The reaction's own screen says the same: there the banner makes room."""
        banner = self._window.desk.banners.banners.get(BANNER)
        if banner is not None:
            banner.setVisible(not self._is_in_front())

    def _drop(self) -> None:
        self._window.desk.banners.drop(BANNER)

    def is_in_hand(self) -> bool:
        """Whether a reaction whose signs are not gone yet is in front."""
        banner = self._window.desk.banners.banners.get(BANNER)
        return banner is not None and banner.level == "high" and self._is_in_front()

    def _is_in_front(self) -> bool:
        return isinstance(self._window.desk.front(), ReactionScreen)

    def go(self, screen: str) -> None:
        """To the form or the vital signs of the open reaction, where one is open."""
        if BANNER in self._window.desk.banners.banners:
            self._bedside.asked_for.emit(screen)


def reaction_keys(reacting: Callable[[], Reacting]) -> list[Shortcut]:
    """Keys that work from every screen and in every field; the window is made before what they act on."""
    return [
        Shortcut("F9", tr("infusion reaction, at once"), lambda: reacting().press()),
        Shortcut(FORM_KEY, tr("form of the open reaction"), lambda: reacting().go("reaction")),
        Shortcut(VITALS_KEY, tr("vital signs in a reaction"), lambda: reacting().go("vitals")),
    ]
