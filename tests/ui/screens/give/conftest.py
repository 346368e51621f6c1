"""The real window with the give screen, PED-0417 open, vitals behind it."""

import pytest

from infusetrack.ui.main_window import Doors, MainWindow
from infusetrack.ui.screen import Shortcut
from infusetrack.ui.screens.give import GiveScreen
from infusetrack.ui.screens.lock import LockScreen
from infusetrack.ui.screens.sign_in import SignInScreen
from infusetrack.ui.screens.today.screen import TodayScreen
from infusetrack.ui.screens.vitals import VitalsScreen


@pytest.fixture
def window(bedside, qtbot):
    """Opened at 1366 x 768 with the keyboard on Vitals."""
    doors = Doors(SignInScreen(bedside.tools.sign_in.sign_in), LockScreen(bedside.verify, lambda _now: []))
    screens = [TodayScreen(bedside), VitalsScreen(bedside), GiveScreen(bedside)]
    give = Shortcut("G", "give a drug", lambda: bedside.asked_for.emit("give"))
    made = MainWindow(bedside, screens, doors, anywhere=[give])
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.show_screen("vitals")
    return made


@pytest.fixture
def give(window):
    """The give screen in front."""
    window.show_screen("give")
    return window.screens["give"]


@pytest.fixture
def clock(bedside):
    """The bedside's own clock."""
    return bedside.tools.clock
