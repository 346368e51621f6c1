"""The sign-in that is seen at once gives everything typed to the window that comes behind it."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from infusetrack.app.entrance import Entrance
from infusetrack.ui.screens.sign_in import SignInScreen


class Asked(list):
    """A check that only keeps what it was asked."""

    def __call__(self, badge, pin, _answer):
        self.append((badge, pin))


@pytest.fixture
def entrance(qtbot):
    made = Entrance(first_start=False)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.seen):
        made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


@pytest.fixture
def asked():
    return Asked()


@pytest.fixture
def behind(qtbot, asked):
    """The whole window with its own door."""
    window = QMainWindow()
    window.setCentralWidget(SignInScreen(asked))
    qtbot.addWidget(window)
    return window


def test_a_half_typed_pin_goes_over(entrance, behind, asked, qtbot):
    QTest.keyClicks(entrance.door.badge.edit, "RN 27")
    entrance.door.pin.take_focus()
    QTest.keyClicks(entrance.door.pin.edit, "408")
    door = behind.centralWidget()
    entrance.hand_over(behind, door)
    assert QTest.qWaitForWindowActive(behind)

    assert (door.badge.text(), door.pin.text()) == ("RN 27", "408")
    assert door.pin.isAncestorOf(QApplication.focusWidget())
    assert behind.isVisible()
    assert not entrance.isVisible()
    assert asked == []


def test_who_was_quicker_than_the_record_is_checked_once_it_is_open(entrance, behind, asked):
    entrance.door.badge.set_text("RN 27")
    entrance.door.pin.set_text("408215")
    entrance.door.submit()
    entrance.hand_over(behind, behind.centralWidget())
    assert asked == [("RN 27", "408215")]


def test_the_window_stands_where_the_entrance_stood(entrance, behind):
    entrance.resize(1200, 700)
    entrance.hand_over(behind, behind.centralWidget())
    assert behind.size() == entrance.size()


def test_an_entrance_that_was_closed_wants_no_window(entrance):
    entrance.close()
    assert entrance.is_gone
