"""Bursts come at once, again after their interval, and never on top of each other."""

from itertools import pairwise

from infusetrack.sentinel.rhythm import Rhythm
from infusetrack.sentinel.tones import BURSTS
from infusetrack.sentinel.watch import Alarm


def begins(told):
    """The moments in seconds at which a burst begins; `told(second)` is the alarm then."""
    rhythm, found = Rhythm(), []
    for tenth in range(1800):
        rhythm, now = rhythm.after(told(tenth / 10), tenth / 10)
        if now:
            found.append((tenth / 10, rhythm.priority))
    return found


def test_a_burst_comes_at_once_and_again_after_its_interval():
    whole = BURSTS["high"].length_s + BURSTS["high"].repeat_s
    found = [second for second, _ in begins(lambda _: Alarm("high"))]
    assert found[0] == 0
    assert all(-0.001 <= b - a - whole <= 0.11 for a, b in pairwise(found))


def test_something_more_urgent_does_not_wait():
    found = begins(lambda second: Alarm("high" if second >= 1 else "medium"))
    assert found[:2] == [(0.0, "medium"), (1.0, "high")]


def test_something_less_urgent_waits_until_the_burst_is_over():
    found = begins(lambda second: Alarm("medium" if second >= 1 else "high"))
    assert found[1][1] == "medium"
    assert found[1][0] >= BURSTS["high"].length_s + 2.5


def test_silence_and_then_the_same_alarm_sounds_at_once():
    found = begins(lambda second: None if 1 <= second < 2 else Alarm("low"))
    assert [second for second, _ in found][:2] == [0.0, 2.0]


def test_a_low_tone_comes_again_only_after_a_minute():
    assert len(begins(lambda _: Alarm("low"))) == 3


def test_the_loss_of_the_program_begins_at_once_even_while_a_high_alarm_sounds():
    """The fault run found this: the next burst would have come seven seconds later."""
    found = [second for second, _ in begins(lambda second: Alarm("high", lost=1 <= second < 30))]
    whole = BURSTS["high"].length_s + BURSTS["high"].repeat_s
    assert found[:2] == [0.0, 1.0]
    assert all(before + whole <= after + 0.001 for before, after in pairwise(found[1:]))
