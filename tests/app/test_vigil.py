"""What keeps watch beside the window, put together."""

from datetime import timedelta

import pytest

from infusetrack.app.station import practice_station
from infusetrack.app.vigil import Vigil
from infusetrack.domain.events import InfusionStopped
from infusetrack.places import Places
from infusetrack.session.no_sound import NoSound
from tests.fakes import FakeClock


@pytest.fixture
def station(qapp, tmp_path, qtbot):
    made = practice_station(qapp, tmp_path, FakeClock)
    qtbot.addWidget(made.window)
    yield made
    made.close()


def test_the_sound_plan_follows_a_chart_at_once_not_with_the_next_tick(station, qtbot):
    station.ticker.tick()
    before = station.alarms.plan
    station.bedside.tools.board.session("PED-0417").write(
        InfusionStopped("C1D3", "infusion", "end of the test"), by="RN 27"
    )
    qtbot.waitUntil(lambda: station.alarms.plan != before)


def test_practice_was_never_away(station):
    station.vigil.begin(station.parts.clock.now())
    assert not station.vigil.asks
    assert not station.vigil.is_real


def test_each_tick_leaves_a_sign_of_life(station, tmp_path):
    now = station.parts.clock.now() + timedelta(seconds=7)
    station.vigil.tick(now)
    assert (tmp_path / "last-seen").read_text() == now.isoformat()


def test_before_the_window_is_made_nothing_is_asked(station, tmp_path):
    early = Vigil(station.bedside, Places.of(tmp_path), NoSound(), is_real=False)
    early.read_pump()
    assert not early.asks
    early.close()


def test_only_the_real_record_with_a_sentinel_keeps_the_computer_awake(station):
    assert station.vigil.awake._command == ()
    station.vigil.expect_long_work()
