"""All screens and doors of the window, given what they need."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from infusetrack.app.reminding import remind_of_recovery
from infusetrack.domain.alarm import rank
from infusetrack.domain.alarm_sound import Placed
from infusetrack.domain.board import Card, CardPhase
from infusetrack.domain.events import SiteValueSet
from infusetrack.preferences import Preferences
from infusetrack.session.board_session import BoardSession
from infusetrack.ui.alarms.screen import AlarmsScreen
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.main_window import Doors, MainWindow
from infusetrack.ui.screen import Screen, Shortcut
from infusetrack.ui.screens.calendar import CalendarScreen
from infusetrack.ui.screens.chairs import ChairsScreen, patient_finder
from infusetrack.ui.screens.chart import ChartScreen
from infusetrack.ui.screens.downtime import DowntimeScreen
from infusetrack.ui.screens.enrol import EnrolScreen
from infusetrack.ui.screens.give import GiveScreen
from infusetrack.ui.screens.handoff import AllHandoffsScreen, HandoffScreen
from infusetrack.ui.screens.help import HelpScreen
from infusetrack.ui.screens.hgb import HgbScreen
from infusetrack.ui.screens.labs import LabsScreen
from infusetrack.ui.screens.lock import ChairTime, LockScreen
from infusetrack.ui.screens.paper import PaperScreen
from infusetrack.ui.screens.paper.press import Press
from infusetrack.ui.screens.reaction import ReactionScreen
from infusetrack.ui.screens.recovery import Recovery
from infusetrack.ui.screens.settings import SettingsScreen
from infusetrack.ui.screens.sign_in import SignInScreen
from infusetrack.ui.screens.today.screen import TodayScreen
from infusetrack.ui.screens.toxicity import ToxicityScreen
from infusetrack.ui.screens.vitals import VitalsScreen
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

SCREENS: tuple[Callable[[Bedside], Screen], ...] = (
    ChairsScreen,
    TodayScreen,
    VitalsScreen,
    ToxicityScreen,
    HgbScreen,
    CalendarScreen,
    HandoffScreen,
    ChartScreen,
    AllHandoffsScreen,
    LabsScreen,
    GiveScreen,
    EnrolScreen,
    ReactionScreen,
    DowntimeScreen,
)


def make_window(
    bedside: Bedside,
    preferences: Preferences,
    anywhere: list[Shortcut],
    recovery: Recovery | None = None,
    *,
    press: Press | None = None,
    breathe: Callable[[], object] = lambda: None,
) -> MainWindow:
    """The whole window over this bedside; `recovery()` gives the record's recovery code, `press` makes documents.

    `breathe()` is called after each screen: somebody may type at the entrance meanwhile.
    """
    screens: list[Screen] = []
    for kind in SCREENS:
        screens.append(kind(bedside))
        breathe()
    screens.append(_settings(bedside, preferences, recovery))
    breathe()
    window: list[MainWindow] = []
    screens.append(AlarmsScreen(bedside))
    if press is not None:
        screens.append(PaperScreen(bedside, press))
    screens.append(HelpScreen(lambda: window[0].key_groups() if window else []))
    made = MainWindow(bedside, screens, _doors(bedside), finders=[patient_finder(bedside)], anywhere=anywhere)
    window.append(made)
    if recovery is not None:
        remind_of_recovery(made)
    return made


def _settings(bedside: Bedside, preferences: Preferences, recovery: Recovery | None) -> SettingsScreen:

    def enter(key: str, value: str, source: str) -> str:
        site = bedside.tools.site
        if site.write(SiteValueSet(key, value, source), by=bedside.badge) is not None:
            return ""
        return bedside.words_of(site.error)

    made = SettingsScreen(bedside, preferences, enter=enter, recovery=recovery)
    made.show_site(bedside.tools.site.site)
    bedside.tools.site.changed.connect(made.show_site)
    return made


def _doors(bedside: Bedside) -> Doors:
    sign_in = bedside.tools.sign_in
    door = SignInScreen(
        sign_in.sign_in, first_start=sign_in.is_first_start, create_first=_first_account(bedside)
    )
    return Doors(
        door,
        LockScreen(
            sign_in.verify, lambda now: chair_times(bedside.tools.board, now, bedside.alarms.standing)
        ),
    )


def _first_account(bedside: Bedside) -> Callable[..., None]:
    sign_in = bedside.tools.sign_in

    def create(badge: str, pin: str, answer: Callable[[object, object], None]) -> None:
        def made(who: object, why: object) -> None:
            if who is None:
                answer(None, why)
            else:
                sign_in.sign_in(badge, pin, answer)

        sign_in.first_account(badge, pin, made)

    return create


def chair_times(board: BoardSession, now: datetime, alarms: Sequence[Placed] = ()) -> tuple[ChairTime, ...]:
    """The chairs as the locked window may show them: no name, only what runs or is paused, and how long."""
    return tuple(
        ChairTime(card.seat.chair, _left_words(card), _level(card, alarms))
        for card in board.cards(now)
        if card.remaining is not None or card.phase is CardPhase.PAUSED
    )


def _left_words(card: Card) -> str:
    if card.phase is CardPhase.PAUSED:
        return tr("PAUSED")
    return tr("{span} left").format(span=figures.countdown(card.remaining or timedelta(0)))


def _level(card: Card, alarms: Sequence[Placed]) -> str:
    """The most urgent of what is due and of the chair's alarms: the same as the strip above."""
    levels = [card.level, *(one.alarm.priority for one in alarms if one.chair == card.seat.chair)]
    return max(levels, key=rank)
