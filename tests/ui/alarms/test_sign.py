"""The sign: its rate and duty by the standard, told apart without colour, still once answered."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QImage

from infusetrack.ui import theme
from infusetrack.ui.alarms.sign import AlarmSign, is_lit, strength

PRIORITIES = ("low", "medium", "high")
SAMPLES = [place / 50 for place in range(50 * 20)]
"""Twenty seconds at 50 Hz."""


def flashes(lit):
    return sum(1 for before, after in pairwise(lit) if after and not before)


@pytest.mark.parametrize(("priority", "lowest", "highest"), [("high", 1.4, 2.8), ("medium", 0.4, 0.8)])
def test_it_flashes_as_often_and_as_long_as_the_standard_asks(priority, lowest, highest):
    lit = [strength(priority, at) > 0.5 for at in SAMPLES]
    assert lowest <= flashes(lit) / 20 <= highest
    assert 0.2 <= sum(lit) / len(lit) <= 0.6
    assert flashes(lit) / 20 < 3


def test_low_is_steady():
    assert all(is_lit("low", at) and strength("low", at) == 1 for at in SAMPLES)


def test_medium_never_jumps():
    steps = [abs(strength("medium", at + 0.02) - strength("medium", at)) for at in SAMPLES]
    assert max(steps) < 0.06


@pytest.fixture
def sign(looked, qtbot):
    now = [0.0]
    made = AlarmSign(seconds=lambda: now[0])
    made.now = now
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def mask(sign):
    """The sign in black and white."""
    image = sign.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return [image.pixelColor(x, y).value() < 140 for x in range(image.width()) for y in range(image.height())]


@pytest.mark.parametrize("look", theme.NAMES)
@pytest.mark.parametrize("dark_half", [False, True])
def test_the_priorities_differ_by_shape_alone(sign, look, dark_half, qapp):
    theme.apply(qapp, theme.Theme.load(look))
    sign.now[0] = {False: 0.0, True: 0.3}[dark_half]
    masks = []
    for priority in PRIORITIES:
        sign.show_alarm(priority)
        masks.append(mask(sign))
    for place, one in enumerate(masks):
        for other in masks[place + 1 :]:
            differing = sum(a != b for a, b in zip(one, other, strict=True))
            assert differing > len(one) * 0.05
    theme.apply(qapp, theme.Theme.load("day"))


def test_an_answered_alarm_stands_still(sign):
    sign.show_alarm("high", moves=False)
    sign.now[0] = 0.3
    assert sign.strength() == 1


def test_it_moves_only_while_somebody_can_see_it(sign):
    sign.show_alarm("high")
    assert not sign._timer.isActive()
    sign.show()
    assert sign._timer.isActive()
    sign.show_alarm("low")
    assert not sign._timer.isActive()
    sign.show_alarm("medium")
    sign.hide()
    assert not sign._timer.isActive()


def test_a_frame_in_which_nothing_changed_is_not_painted(sign):
    sign.show_alarm("high")
    sign.grab()
    sign.now[0] = 0.1
    assert sign.strength() == sign._drawn
    sign.look_again()
    sign.now[0] = 0.3
    assert sign.strength() != sign._drawn
