"""What is heard: the highest of all chairs, never paused for longer than two minutes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.alarm import Alarm, Condition, Rung
from infusetrack.domain.alarm_sound import Placed, SoundPause, in_order, is_loud, loudest, ringings
from tests.domain.small_trial import at

NINE = at(9)


def placed(chair=1, priority="medium", *, key="pause:infusion", since=NINE, **more):
    condition = Condition(key, "pause", since, (Rung(since, priority),), "C1D2")
    return Placed(chair, f"PED-{chair}", Alarm(condition, priority, priority, since, **more))


def test_the_highest_of_all_chairs_is_heard():
    quiet = placed(4, "high", sounds=False)
    assert loudest([placed(1), placed(2, "high"), quiet]).chair == 2
    assert loudest([placed(1, "low"), quiet]) is None
    assert [one.chair for one in in_order([placed(3), placed(2, "high"), placed(1)])] == [2, 1, 3]


def test_a_reminder_is_not_loud():
    assert is_loud(placed().alarm)
    assert not is_loud(placed(priority="low").alarm)


class TestThePause:
    def pause(self, *known, seconds=120):
        return SoundPause(at(9), at(9) + timedelta(seconds=seconds), frozenset(one.voice for one in known))

    @pytest.mark.parametrize(("second", "holds"), [(-1, False), (0, True), (119, True), (120, False)])
    def test_it_lasts_two_minutes_at_most(self, second, holds):
        for seconds in (120, 3600):
            pause = self.pause(placed(), seconds=seconds)
            assert pause.holds([placed()], at(9) + timedelta(seconds=second)) is holds

    def test_it_may_be_shorter(self):
        assert not self.pause(placed(), seconds=30).holds([placed()], at(9) + timedelta(seconds=31))

    @pytest.mark.parametrize(
        "new", [placed(2), placed(1, "high"), placed(1, since=at(9, 1)), placed(1, key="vitals:infusion")]
    )
    def test_a_new_alarm_breaks_it(self, new):
        assert not self.pause(placed()).holds([placed(), new], at(9, 1))

    def test_a_reminder_and_an_answered_alarm_do_not(self):
        others = [placed(2, "low"), placed(3, "high", sounds=False)]
        assert self.pause(placed()).holds([placed(), *others], at(9, 1))

    @given(st.integers(0, 600), st.integers(-600, 600))
    def test_no_alarm_is_paused_for_more_than_two_minutes_whatever_the_clock_does(self, seconds, passed):
        pause, now = self.pause(placed(), seconds=seconds), at(9) + timedelta(seconds=passed)
        if pause.holds([placed()], now):
            assert timedelta(0) <= now - at(9) < timedelta(seconds=120)


class TestWhatWillRing:
    def test_the_earliest_comes_first_and_what_is_past_does_not_ring(self):
        found = ringings([(at(10), "low", "b"), (at(9), "high", "a"), (at(8), "high", "c")], at(8))
        assert [(one.at, one.priority) for one in found] == [(at(9), "high"), (at(10), "low")]

    def test_one_moment_rings_once_with_its_highest(self):
        moments = [(at(9), "low", "a"), (at(9), "high", "a"), (at(9), "medium", "a")]
        (one,) = ringings(moments, at(8))
        assert one.priority == "high"

    def test_what_is_far_away_is_handed_over_later(self):
        assert ringings([(at(8) + timedelta(hours=13), "low", "a")], at(8)) == ()


def test_a_voice_is_another_when_the_alarm_gets_worse():
    one = placed()
    assert one.voice != replace(one, alarm=replace(one.alarm, priority="high")).voice
