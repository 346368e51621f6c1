"""What the sentinel is handed: each moment to come, and again once its grace is over."""

import pytest

from infusetrack.app.station import practice_station
from infusetrack.app.watching import sound_plan
from infusetrack.domain.alarm_ladder import GRACE
from tests.fakes import FakeClock


@pytest.fixture
def board(qapp, tmp_path, qtbot):
    station = practice_station(qapp, tmp_path, FakeClock)
    qtbot.addWidget(station.window)
    yield station.bedside.tools.board
    station.close()


def test_running_infusions_are_watched_and_their_moments_handed_over(board):
    now = board.session("PED-0417")._clock.now()
    plan = sound_plan(board, now)
    assert plan.watched
    assert [one.at for one in plan.coming] == sorted(one.at for one in plan.coming)
    assert all(one.at > now for one in plan.coming)
    later = {(one.at, one.words) for one in plan.coming if one.priority == "medium"}
    assert all((one.at + GRACE, one.words) in later for one in plan.coming if one.priority == "low")
    assert any("1 · " in one.words for one in plan.coming)


def test_what_is_past_its_grace_is_left_to_the_program_alive(board):
    now = board.session("PED-0417")._clock.now()
    far = now.replace(year=now.year + 1)
    assert sound_plan(board, far).coming == ()
