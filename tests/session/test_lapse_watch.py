"""A planned set that nobody took is charted once, also after a restart and after a night without the program."""

from datetime import timedelta

import pytest

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import CheckLapsed, ClockGap, InfusionPaused, VitalsTaken
from infusetrack.session.alarm_watch import AlarmWatch
from infusetrack.session.board_session import BoardSession, Ground
from infusetrack.session.lapse_watch import LapseWatch
from infusetrack.session.site_session import SiteSession
from infusetrack.session.ticker import Ticker
from tests.domain.small_trial import DIN, TRIAL, WHOLE, started
from tests.fakes import FakeSounder
from tests.session.test_board_session import enrol, put


@pytest.fixture
def begun(record, clock):
    """The pump runs since the clock's moment; a set was taken just before."""
    enrol(record, clock, "PED-0417")
    put(record, clock, "PED-0417", VitalsTaken(DIN, baseline=True, **WHOLE))
    put(record, clock, "PED-0417", started())
    return opened(record, clock)


def opened(record, clock):
    board = BoardSession(SiteSession(record=record, clock=clock), Ground(record, clock, {TRIAL.id: TRIAL}))
    if not board.seats:
        board.seat(1, "PED-0417", DIN, by="RN 27")
    return board


def lapses(board):
    return list(board.session("PED-0417").chart.of_kind(CheckLapsed))


def due_minutes(board, clock_start):
    return [round((line.event.due_at - clock_start).total_seconds() / 60) for line in lapses(board)]


def look_on(board, clock, times=12):
    watch = LapseWatch(board)
    for _ in range(times):
        watch.look(clock.now())


def walk(watch, clock, minutes):
    for _ in range(minutes * 2):
        clock.advance(seconds=30)
        watch.look(clock.now())


class TestWhileTheProgramRuns:
    def test_a_check_lapses_when_a_set_would_answer_the_next_one(self, begun, clock):
        start, watch = clock.now(), LapseWatch(begun)
        walk(watch, clock, 24)
        assert lapses(begun) == []
        walk(watch, clock, 1)
        (line,) = lapses(begun)
        assert (line.by, line.event) == (
            "InfuseTrack",
            CheckLapsed(DIN, "infusion", "V-DIN", "start", line.event.due_at),
        )
        assert due_minutes(begun, start) == [15]
        assert not line.is_late

    def test_a_set_in_its_window_leaves_nothing_to_chart(self, begun, clock):
        watch = LapseWatch(begun)
        walk(watch, clock, 20)
        begun.session("PED-0417").write(VitalsTaken(DIN, **WHOLE), by="RN 27")
        walk(watch, clock, 10)
        assert lapses(begun) == []

    def test_each_lapse_stands_once_however_often_one_looks(self, begun, clock):
        start, watch = clock.now(), LapseWatch(begun)
        walk(watch, clock, 60)
        for _ in range(5):
            LapseWatch(begun).look(clock.now())
        assert due_minutes(begun, start) == [15, 30, 45]

    def test_a_pause_does_not_stop_the_clock(self, begun, clock):
        watch = LapseWatch(begun)
        walk(watch, clock, 5)
        begun.session("PED-0417").write(InfusionPaused(DIN, "infusion", "scan"), by="RN 27")
        walk(watch, clock, 40)
        assert [line.event.anchor for line in lapses(begun)] == ["start", "start"]

    def test_a_disk_that_fails_is_tried_again_a_minute_later(self, begun, clock, record):
        watch = LapseWatch(begun)
        walk(watch, clock, 24)
        record.fail_with = BrokenWorld("store_failed")
        walk(watch, clock, 1)
        assert lapses(begun) == []
        record.fail_with = None
        walk(watch, clock, 1)
        assert len(lapses(begun)) == 1


def test_a_look_writes_one_line_so_that_the_window_stays_alive(begun, clock):
    clock.advance(hours=3)
    watch = LapseWatch(begun)
    watch.look(clock.now())
    assert len(lapses(begun)) == 1
    watch.look(clock.now())
    assert len(lapses(begun)) == 2


class TestWhileItWasAway:
    def test_what_lapsed_meanwhile_is_written_at_the_start(self, begun, clock, record):
        start = clock.now()
        clock.advance(hours=3, minutes=40)
        again = opened(record, clock)
        look_on(again, clock)
        assert due_minutes(again, start) == [15, 30, 45, 60, 90, 120]
        assert all(line.is_late and line.reason for line in lapses(again)[:-1])

    def test_a_second_start_doubles_nothing(self, begun, clock, record):
        clock.advance(hours=3)
        look_on(opened(record, clock), clock)
        before = len(record.lines("patient/PED-0417"))
        look_on(opened(record, clock), clock)
        assert len(record.lines("patient/PED-0417")) == before

    def test_a_computer_that_slept_loses_none_and_doubles_none(self, begun, clock):
        start, watch = clock.now(), LapseWatch(begun)
        alarms = AlarmWatch(begun, begun._site, clock=clock, sounder=FakeSounder())
        ticker = Ticker(begun, clock=clock, watch=alarms)
        ticker.ticked.connect(watch.look)
        ticker.tick()
        clock.advance(minutes=50)
        for _ in range(4):
            ticker.tick()
        assert due_minutes(begun, start) == [15, 30]
        assert [line.event for line in begun.session("PED-0417").chart.of_kind(ClockGap)] == [
            ClockGap("slept", 3000)
        ]
        assert alarms.plan.now == "high"

    def test_time_that_the_clock_skipped_is_no_lapse_of_anybodys(self, begun, clock):
        """Set forward by mistake from minute 5 to minute 65: nobody could take the sets of the time between."""
        start, watch = clock.now(), LapseWatch(begun)
        alarms = AlarmWatch(begun, begun._site, clock=clock, sounder=FakeSounder())
        ticker = Ticker(begun, clock=clock, watch=alarms)
        ticker.ticked.connect(watch.look)
        clock.advance(minutes=5)
        ticker.tick()
        clock.set_wall(clock.now() + timedelta(hours=1))
        for _ in range(4):
            ticker.tick()
        assert due_minutes(begun, start) == []

    def test_a_clock_set_back_takes_no_lapse_away_and_makes_none_twice(self, begun, clock):
        start, watch = clock.now(), LapseWatch(begun)
        walk(watch, clock, 26)
        clock.set_wall(start)
        walk(watch, clock, 26)
        assert due_minutes(begun, start) == [15]
