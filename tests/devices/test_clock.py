"""The one reader of time: in UTC, never backwards, and as fast as practice wants it."""

from datetime import UTC, datetime, timedelta

import pytest

from infusetrack.devices import clock
from infusetrack.devices.clock import RehearsalClock, SystemClock

START = datetime(2026, 11, 24, 18, 25, tzinfo=UTC)


class Ticks:
    """The computer's own seconds, moved by hand."""

    def __init__(self):
        self.seconds = 5000.0

    def monotonic(self):
        return self.seconds


@pytest.fixture
def ticks(monkeypatch):
    made = Ticks()
    monkeypatch.setattr(clock, "time", made)
    return made


def test_the_systems_clock_is_aware_and_in_utc():
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(0)
    assert now.year >= 2026


def test_seconds_never_run_backwards():
    seen = [SystemClock().monotonic() for _ in range(100)]
    assert seen == sorted(seen)


def test_practice_begins_at_its_own_moment(ticks):
    practice = RehearsalClock(START, speed=1)
    assert (practice.now(), practice.monotonic()) == (START, 0)


@pytest.mark.parametrize(("speed", "minutes"), [(1, 1), (60, 60), (0.5, 0.5), (0, 0)])
def test_practice_runs_as_fast_as_it_was_asked_to(ticks, speed, minutes):
    practice = RehearsalClock(START, speed=speed)
    ticks.seconds += 60
    assert practice.now() - START == timedelta(minutes=minutes)
    assert practice.monotonic() == minutes * 60


def test_wall_and_seconds_of_practice_stay_together(ticks):
    practice = RehearsalClock(START, speed=7)
    for _ in range(5):
        ticks.seconds += 13.5
        assert practice.now() == START + timedelta(seconds=practice.monotonic())
