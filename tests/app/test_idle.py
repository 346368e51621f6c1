"""The window locks after so many minutes without a touch, and every touch counts anew."""

from PySide6.QtCore import QEvent, QObject

from infusetrack.app.idle import IN_HAND_MINUTES, IdleLock


def test_the_minutes_are_those_preferred(qapp):
    idle = IdleLock(lambda: None, 3)
    assert idle.minutes == 3
    idle.set_minutes(10)
    assert idle.minutes == 10
    assert idle._timer.isActive()


def test_when_the_time_is_over_it_locks(qapp):
    locked = []
    idle = IdleLock(lambda: locked.append(True), 1)
    idle._timer.timeout.emit()
    assert locked == [True]


def test_a_touch_starts_the_count_anew_and_holds_nothing_back(qapp):
    idle = IdleLock(lambda: None, 1)
    idle._timer.stop()
    assert not idle.eventFilter(QObject(), QEvent(QEvent.Type.Paint))
    assert not idle._timer.isActive()
    assert not idle.eventFilter(QObject(), QEvent(QEvent.Type.KeyPress))
    assert idle._timer.isActive()


def test_with_a_reaction_in_hand_it_waits_longer_and_then_locks_all_the_same(qapp):
    locked, in_hand = [], [True]
    idle = IdleLock(lambda: locked.append(True), 3, lambda: in_hand[0])
    for _ in range(IN_HAND_MINUTES // 3 - 1):
        idle._timer.timeout.emit()
    assert locked == []
    assert idle._timer.isActive()
    idle._timer.timeout.emit()
    assert locked == [True]
    in_hand[0] = False
    idle._timer.timeout.emit()
    assert locked == [True, True]


def test_a_window_that_is_gone_is_not_locked(qapp):
    idle = IdleLock(lambda: None, 1)
    idle.rest()
    assert not idle._timer.isActive()
