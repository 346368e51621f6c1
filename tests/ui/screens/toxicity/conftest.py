"""The real window with the toxicity screen, PED-0417 open, 24 Nov 2026, 13:25."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infusetrack.domain.events import AdverseEventGraded, BaselineConditionNoted
from infusetrack.ui.bedside import ADD_TOXICITY
from infusetrack.ui.main_window import Doors, MainWindow
from infusetrack.ui.screen import Shortcut
from infusetrack.ui.screens.lock import LockScreen
from infusetrack.ui.screens.sign_in import SignInScreen
from infusetrack.ui.screens.today.screen import TodayScreen
from infusetrack.ui.screens.toxicity import ToxicityScreen


@pytest.fixture
def window(bedside, qtbot):
    """Opened at 1366 x 768 with the keyboard on Today; the practice patient's own events are struck out."""
    for kind in (AdverseEventGraded, BaselineConditionNoted):
        for line in bedside.chart.of_kind(kind):
            bedside.amend(line, None, reason="an empty log")
    doors = Doors(SignInScreen(bedside.tools.sign_in.sign_in), LockScreen(bedside.verify, lambda _now: []))
    add = Shortcut("T", "grade a toxicity", lambda: bedside.asked_for.emit(ADD_TOXICITY))
    made = MainWindow(bedside, [TodayScreen(bedside), ToxicityScreen(bedside)], doors, anywhere=[add])
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.show_screen("today")
    return made


@pytest.fixture
def screen(window):
    """The toxicity screen in front."""
    window.show_screen("toxicity")
    return window.screens["toxicity"]


@pytest.fixture
def press(window):
    """`press("fev")` types where the keyboard is; keys and modifiers go there too. It counts them."""

    def typed(*keys, modifier=None):
        for key in keys:
            target = QApplication.focusWidget() or window
            if isinstance(key, str):
                for letter in key:
                    typed.count += 1
                    QTest.keyClicks(QApplication.focusWidget() or window, letter)
            elif modifier is None:
                typed.count += 1
                QTest.keyClick(target, key)
            else:
                typed.count += 1
                QTest.keyClick(target, key, modifier)

    typed.count = 0
    return typed
