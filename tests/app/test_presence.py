"""How the program knows that it was away, and where it says so."""

from datetime import timedelta

import pytest

from infusetrack.app.presence import EVERY, Presence, tell_away
from infusetrack.app.station import practice_station
from infusetrack.domain.events import ClockGap
from tests.fakes import FakeClock


@pytest.fixture
def board(qapp, tmp_path, qtbot):
    station = practice_station(qapp, tmp_path, FakeClock)
    qtbot.addWidget(station.window)
    yield station.bedside.tools.board
    station.close()


def gaps(board, study_id):
    return [line.event for line in board.session(study_id).chart.of_kind(ClockGap)]


def test_the_last_sign_of_life_is_found_by_the_next_start(tmp_path):
    now, path = FakeClock().now(), tmp_path / "last-seen"
    first = Presence(path)
    assert first.last_seen is None
    first.touch(now)
    first.touch(now + EVERY / 2)
    assert Presence(path).last_seen == now
    first.touch(now + EVERY)
    assert Presence(path).last_seen == now + EVERY


@pytest.mark.parametrize("left", ["", "yesterday", "2026-11-24T13:00:00"])
def test_a_sign_that_cannot_be_read_is_none(tmp_path, left):
    (tmp_path / "last-seen").write_text(left)
    assert Presence(tmp_path / "last-seen").last_seen is None


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path):
    presence = Presence(tmp_path / "gone" / "last-seen")
    presence.touch(FakeClock().now())
    assert presence.last_seen is None


def test_each_running_chart_says_how_long_nobody_was_there(board):
    now = board.session("PED-0417")._clock.now()
    seen = now + timedelta(minutes=3)
    tell_away(board, seen, seen + timedelta(minutes=7))
    running = {session.chart.patient.study_id for session in board.running()}
    assert running
    for study_id in board.study_ids:
        assert gaps(board, study_id) == ([ClockGap("away", 420)] if study_id in running else [])


def test_without_a_sign_of_life_the_last_line_is_one(board):
    session = board.running()[0]
    written = max(line.written_at for line in session.chart.lines)
    tell_away(board, None, written + timedelta(minutes=2))
    assert gaps(board, session.chart.patient.study_id) == [ClockGap("away", 120)]


def test_a_clock_set_back_meanwhile_makes_no_negative_time(board):
    session = board.running()[0]
    tell_away(
        board, max(line.written_at for line in session.chart.lines) + timedelta(hours=3), session._clock.now()
    )
    assert gaps(board, session.chart.patient.study_id) == [ClockGap("away", 0)]
