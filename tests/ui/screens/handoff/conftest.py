"""The real window with the handoff's screens, PED-0417 open, 24 Nov 2026, 13:25."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.handoff_state import handoffs
from infusetrack.ui.handoff_banner import HandoffBanner, ask_for_handoff
from infusetrack.ui.main_window import Doors, MainWindow
from infusetrack.ui.screen import Shortcut
from infusetrack.ui.screens.chairs import ChairsScreen
from infusetrack.ui.screens.handoff import AllHandoffsScreen, HandoffScreen
from infusetrack.ui.screens.lock import LockScreen
from infusetrack.ui.screens.sign_in import SignInScreen
from infusetrack.ui.screens.today.screen import TodayScreen
from tests.fakes import MemoryDrafts
from tests.ui.conftest import PIN

SCREENS = (ChairsScreen, TodayScreen, HandoffScreen, AllHandoffsScreen)
SAID = {
    "pump": "runs", "rate": "10", "sbp": "88.4", "spo2": "90", "due": "vitals", "due_at": "13:20",
    "synthesis": "Watcher: pressure, and the set that is overdue.", "badge": "RN 14", "pin": PIN,
}  # fmt: skip
"""What RN 14 reads back of PED-0417 at 13:25."""


@pytest.fixture
def drafts():
    """Where typed text waits, beside the record."""
    return MemoryDrafts()


@pytest.fixture
def bedside(bedside, drafts):
    """The same bedside, with drafts that can be looked at."""
    bedside.tools = replace(bedside.tools, drafts=drafts)
    return bedside


@pytest.fixture
def window(bedside, qtbot):
    """Opened at 1366 x 768 with the keyboard on Today."""
    doors = Doors(SignInScreen(bedside.tools.sign_in.sign_in), LockScreen(bedside.verify, lambda _now: []))
    key = Shortcut("H", "handoff", lambda: ask_for_handoff(bedside))
    made = MainWindow(bedside, [kind(bedside) for kind in SCREENS], doors, anywhere=[key])
    made.banner = HandoffBanner(bedside, made.desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.show_screen("today")
    return made


@pytest.fixture
def front(window):
    """The handoff in front of the whole window, nothing given yet."""
    window.show_screen("handoff")
    return window.screens["handoff"]


@pytest.fixture
def screen(bedside, qtbot):
    """The handoff's screen alone, redrawn as the window redraws it; nothing given yet."""
    made = HandoffScreen(bedside)
    qtbot.addWidget(made)
    bedside.chart_changed.connect(made.show_chart)
    made.resize(1280, 700)
    made.show()
    made.show_chart(bedside.chart)
    return made


@pytest.fixture
def press(window):
    """A key where the keyboard is."""

    def pressed(key, modifier=None):
        target = QApplication.focusWidget() or window
        QTest.keyClick(target, key, *([modifier] if modifier is not None else []))

    return pressed


def give(screen, *, severity="watcher", pin=PIN, **texts):
    """RN 27 gives what the record proposes."""
    screen.begin_give()
    screen.give.form.set_texts({"severity": severity, "pin": pin, **texts})
    screen.save()


def receive(screen, **changes):
    """RN 14 reads back."""
    screen.begin_receive()
    screen.receive.form.set_texts(SAID | changes)
    screen.save()


def lines(screen):
    return handoffs(screen.bedside.chart)


def set_of_vitals(bedside, **more):
    written = bedside.write(
        VitalsTaken("C1D3", temperature_c=Decimal("38.4"), partial_because="only hot", **more)
    )
    assert written.stands, written.words
