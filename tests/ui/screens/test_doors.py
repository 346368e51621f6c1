"""Sign in, make the first account, lock, open, hand over."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusetrack.domain.errors import Refused
from infusetrack.ui.screens.door import words_of
from infusetrack.ui.screens.lock import ChairTime, LockScreen
from infusetrack.ui.screens.sign_in import SignInScreen


class Gate:
    """Answers when it is told to, as a slow hash does."""

    def __init__(self):
        self.asked, self.waiting = [], []

    def __call__(self, badge, pin, answer):
        self.asked.append((badge, pin))
        self.waiting.append(answer)

    def answer(self, person, why=None):
        self.waiting.pop(0)(person, why)


@pytest.fixture
def gate():
    return Gate()


@pytest.fixture
def door(qtbot, gate):
    door = SignInScreen(gate)
    qtbot.addWidget(door)
    door.show()
    with qtbot.waitActive(door):
        door.activateWindow()
    door.take_focus()
    return door


def _fill(door, badge, pin):
    door.badge.set_text(badge)
    door.pin.set_text(pin)
    door.submit()


def test_badge_pin_and_enter_are_enough(door, gate, qtbot):
    QTest.keyClicks(door.badge.edit, "RN 27")
    QTest.keyClick(door.badge.edit, Qt.Key.Key_Return)
    assert door.pin.edit.hasFocus()
    QTest.keyClicks(door.pin.edit, "270194")
    QTest.keyClick(door.pin.edit, Qt.Key.Key_Return)
    assert gate.asked == [("RN 27", "270194")]
    with qtbot.waitSignal(door.signed_in) as told:
        gate.answer("person")
    assert told.args == ["person"]
    assert door.badge.is_empty()
    assert door.pin.is_empty()


def test_while_the_pin_is_checked_nothing_is_asked_twice(door, gate):
    _fill(door, "RN 27", "270194")
    door.submit()
    assert len(gate.asked) == 1
    assert not door.button.isEnabled()


def test_a_wrong_pin_keeps_the_badge_and_says_so(door, gate):
    _fill(door, "RN 27", "111222")
    gate.answer(None, Refused("pin_wrong"))
    assert door.badge.text() == "RN 27"
    assert door.pin.is_empty()
    assert door.form.refusal.text() == "Badge and PIN do not fit. Try again."
    assert door.pin.edit.hasFocus()


@pytest.mark.parametrize("pin", ["", "12345", "27019a", "\u0662\u0667\u0660\u0661\u0669\u0664", "270 194"])
def test_a_pin_that_is_none_is_not_even_asked(door, gate, pin):
    _fill(door, "RN 27", pin)
    assert gate.asked == []
    assert door.form.refusal.isVisible()
    assert door.pin.text() == pin


def test_without_a_badge_nothing_is_asked(door, gate):
    _fill(door, " ", "270194")
    assert gate.asked == []
    assert "Badge number is empty" in door.form.refusal.text()


def test_a_scanned_badge_leads_to_the_pin(door):
    door.fill_badge(" RN 14 ")
    assert door.badge.text() == "RN 14"
    assert door.pin.edit.hasFocus()


@pytest.fixture
def first(qtbot, gate):
    door = SignInScreen(gate, first_start=True, create_first=gate)
    qtbot.addWidget(door)
    door.show()
    return door


def test_the_first_start_makes_an_account_and_signs_it_in(first, gate, qtbot):
    assert first.again.isVisible()
    first.again.set_text("270194")
    _fill(first, "RN 27", "270194")
    gate.answer("made")
    assert gate.asked == [("RN 27", "270194")] * 2
    with qtbot.waitSignal(first.signed_in):
        gate.answer("made")
    assert not first.again.isVisible()


def test_two_different_pins_make_no_account(first, gate):
    first.again.set_text("270195")
    _fill(first, "RN 27", "270194")
    assert gate.asked == []
    assert "differ" in first.form.refusal.text()


def test_enter_in_the_first_pin_leads_to_the_second(first, qtbot):
    with qtbot.waitActive(first):
        first.activateWindow()
    QTest.keyClick(first.pin.edit, Qt.Key.Key_Return)
    assert first.again.edit.hasFocus()


@pytest.fixture
def lock(qtbot, gate, clock):
    lock = LockScreen(
        gate, lambda now: [ChairTime(4, f"{13 - now.minute // 60}", "medium"), ChairTime(5, "paused")]
    )
    qtbot.addWidget(lock)
    lock.show()
    lock.lock_for("RN 27", clock.now())
    return lock


def test_the_same_person_opens_with_the_pin_alone(lock, gate, qtbot):
    lock.pin.set_text("270194")
    with qtbot.waitSignal(lock.unlocked):
        QTest.keyClick(lock.pin.edit, Qt.Key.Key_Return)
        gate.answer("person")
    assert gate.asked == [("RN 27", "270194")]
    assert lock.pin.is_empty()


def test_a_wrong_pin_keeps_it_locked(lock, gate):
    lock.pin.set_text("999888")
    lock.submit()
    lock.submit()
    gate.answer(None, Refused("pin_wrong"))
    assert len(gate.asked) == 1
    assert lock.form.refusal.text().startswith("Badge and PIN")
    lock.pin.set_text("12")
    lock.submit()
    assert len(gate.asked) == 1


def test_another_badge_hands_the_window_over(lock, qtbot):
    lock.fill_badge("RN 27")
    with qtbot.waitSignal(lock.switch_asked) as told:
        lock.fill_badge("RN 14")
    assert told.args == ["RN 14"]
    with qtbot.waitSignal(lock.switch_asked) as told:
        lock.other.click()
    assert told.args == [""]


def test_an_empty_unit_shows_no_chairs(qtbot, gate, clock):
    lock = LockScreen(gate, lambda _now: [])
    qtbot.addWidget(lock)
    lock.show()
    lock.lock_for("RN 27", clock.now())
    assert not lock.times.isVisible()


def test_a_refusal_is_told_in_whatever_form_it_comes():
    assert words_of("Wait a moment.") == "Wait a moment."
    assert words_of(None) == words_of(Refused("pin_wrong"))
