"""The program's end of the pipe: heartbeat, plans, NO SOUND, a sentinel that dies and one that hangs."""

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from infusetrack.app.sentinel_link import STUCK_BEATS, UNHEARD_BEATS, Partner, SentinelLink
from infusetrack.app.sounding import sounder_of, token
from infusetrack.devices.clock import SystemClock
from infusetrack.domain.sound_plan import Ringing, SoundPlan
from infusetrack.places import Places
from infusetrack.sentinel.messages import Beat, Hello
from infusetrack.session.no_sound import NoSound
from tests.fakes import FakeClock

PLAYER = Path(__file__).resolve().parents[1] / "faults" / "player.sh"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake loudspeaker is a shell script")


@pytest.fixture
def heard(tmp_path, monkeypatch):
    path = tmp_path / "heard"
    monkeypatch.setenv("INFUSETRACK_HEARD", str(path))
    return lambda: [line.split()[1] for line in path.read_text().splitlines()] if path.exists() else []


@pytest.fixture
def link(qapp, tmp_path, heard):
    hello = Hello(os.getpid(), (), str(tmp_path / "sentinel"))
    made = SentinelLink(Partner(FakeClock(), SystemClock(), hello, words=("--player", str(PLAYER))))
    made.start()
    yield made
    made.keep(SoundPlan())
    made.close()


def is_heard(link):
    link._listen()
    return link.through == str(PLAYER)


def test_it_says_the_way_of_sound_once_the_sentinel_has_reported(link, qtbot):
    assert link.through == ""
    qtbot.waitUntil(lambda: is_heard(link))


def test_a_plan_sounds(link, qtbot, heard):
    link.keep(SoundPlan(now="medium"))
    qtbot.waitUntil(lambda: heard() == ["medium-day"])


def test_a_due_moment_of_another_clock_is_turned_into_real_time(link, qtbot, heard):
    now = link._partner.clock.now()
    link.keep(SoundPlan(coming=(Ringing(now + timedelta(seconds=1), "low"),)))
    assert heard() == []
    qtbot.waitUntil(lambda: heard() == ["low-day"])


def test_a_practice_clock_that_runs_faster_comes_sooner(tmp_path):
    hello = Hello(os.getpid())
    link = SentinelLink(Partner(FakeClock(), FakeClock(), hello, speed=60))
    start = link._partner.wall.now()
    assert link._at(start + timedelta(minutes=10)) == start.timestamp() + 10


def test_a_sentinel_that_dies_is_seen_and_replaced_with_the_plan_in_force(link, qtbot, heard):
    qtbot.waitUntil(lambda: is_heard(link))
    link.keep(SoundPlan(now="low"))
    qtbot.waitUntil(lambda: heard() == ["low-day"])
    first = link._process
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    link.beat()
    assert link.through == ""
    assert link.pid != first.pid
    qtbot.waitUntil(lambda: is_heard(link))
    qtbot.waitUntil(lambda: heard() == ["low-day", "low-day"])


def test_a_sentinel_that_hangs_counts_as_no_sound_and_is_replaced(link, qtbot):
    qtbot.waitUntil(lambda: is_heard(link))
    first = link.pid
    os.kill(first, signal.SIGSTOP)
    link._listen()
    for _ in range(UNHEARD_BEATS + 1):
        link._unheard += 1
    link.beat()
    assert link.through == ""
    for _ in range(STUCK_BEATS):
        link.beat()
    assert link.pid != first


def test_while_something_is_watched_the_sentinel_outlives_a_closed_program(link, qtbot):
    link.keep(SoundPlan(watched=True))
    left = link.pid
    link.close()
    os.kill(left, 0)
    assert link.pid is None
    os.kill(left, signal.SIGKILL)
    os.waitpid(left, 0)


def test_with_nothing_to_watch_a_closed_program_leaves_nothing_behind(link):
    left = link._process
    link.close()
    assert left.returncode == 0


def test_long_work_on_purpose_is_announced(link, qtbot):
    said = []
    link._mouth.say = said.append
    link.expect_busy(30)
    assert said == [Beat(busy_s=30)]


def test_a_station_without_a_sentinel_says_that_it_sounds_through_nothing(tmp_path):
    made = sounder_of(Places.of(tmp_path), FakeClock(), speed=1.0, practice=True, words=None)
    assert isinstance(made, NoSound)
    for act in (made.start, made.close, lambda: made.expect_busy(1), lambda: made.keep(SoundPlan())):
        act()
    assert made.through == ""


def test_practice_is_marked_and_is_not_started_again(tmp_path):
    places = Places.of(tmp_path)
    practice, real = (
        sounder_of(places, FakeClock(), speed=1.0, practice=one, words=()) for one in (True, False)
    )
    assert practice._partner.hello.practice
    assert practice._partner.hello.restart == ()
    assert real._partner.hello.restart[-2:] == ("--data", str(places.folder))
    assert real._partner.hello.token == str(token(places))
    assert real._partner.soft() in {True, False}
