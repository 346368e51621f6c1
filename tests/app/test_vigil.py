"""What keeps watch beside the window, put together."""

from datetime import timedelta

import pytest

from infusetrack.app.station import practice_station
from infusetrack.app.vigil import Vigil
from infusetrack.domain.events import ClockGap
from infusetrack.places import Places
from infusetrack.session.no_sound import NoSound
from tests.fakes import FakeClock


class Listener(NoSound):
    def __init__(self):
        self.plans = []

    def keep(self, plan):
        self.plans.append(plan)


@pytest.fixture
def station(qapp, tmp_path, qtbot):
    made = practice_station(qapp, tmp_path, FakeClock)
    qtbot.addWidget(made.window)
    yield made
    made.close()


def test_a_chart_that_grows_is_handed_over_at_once_not_with_the_next_tick(station):
    sounder = station.vigil.sounder = Listener()
    board = station.bedside.tools.board
    board.session("PED-0417").write(ClockGap("slept", 5), by="InfuseTrack")
    assert sounder.plans[-1].watched


def test_practice_was_never_away(station):
    station.vigil.begin()
    assert not station.vigil.asks
    assert not station.vigil.is_real


def test_each_tick_leaves_a_sign_of_life(station, tmp_path):
    now = station.parts.clock.now() + timedelta(seconds=7)
    station.vigil.tick(now)
    assert (tmp_path / "last-seen").read_text() == now.isoformat()


def test_before_the_window_is_made_nothing_is_asked(station, tmp_path):
    early = Vigil(station.bedside, Places.of(tmp_path), station.parts.clock, speed=1.0, words=None)
    early.read_pump()
    assert not early.asks


def test_only_the_real_record_with_a_sentinel_keeps_the_computer_awake(station, tmp_path):
    assert station.vigil.awake._command == ()
    station.vigil.expect_long_work()
