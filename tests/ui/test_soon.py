"""Work put off runs once, a round later, and not at all when its owner left."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from infusetrack.ui.soon import soon

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_bite_of_work_comes_later_and_once():
    owner, done = QObject(), []
    soon(owner, lambda: done.append("next form"))
    assert done == []
    for _ in range(3):
        QApplication.processEvents()
    assert done == ["next form"]


def test_two_bites_in_a_row_leave_room_for_keys_between():
    owner, done = QObject(), []
    soon(owner, lambda: (done.append("made"), soon(owner, lambda: done.append("shown"))))
    QApplication.processEvents()
    assert done == ["made"]
    QApplication.processEvents()
    assert done == ["made", "shown"]


def test_nothing_happens_on_a_screen_that_was_closed():
    owner, done = QObject(), []
    soon(owner, lambda: done.append("too late"))
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert done == []
