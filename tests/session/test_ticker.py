"""The heartbeat: has the alarms looked at, sees time that passed unseen."""

from datetime import timedelta
from decimal import Decimal

import pytest

from infusetrack.domain.events import ClockGap, DrugGiven, Measured
from infusetrack.session.alarm_watch import AlarmWatch
from infusetrack.session.board_session import BoardSession, Ground
from infusetrack.session.site_session import SiteSession
from infusetrack.session.ticker import Ticker
from tests.domain.small_trial import DIN, TRIAL, started
from tests.fakes import FakeSounder
from tests.session.test_board_session import enrol, put


@pytest.fixture
def board(record, clock):
    enrol(record, clock, "PED-0417")
    enrol(record, clock, "PED-0398")
    put(record, clock, "PED-0417", started())
    site = SiteSession(record=record, clock=clock)
    made = BoardSession(site, Ground(record, clock, {TRIAL.id: TRIAL}))
    made.seat(1, "PED-0417", DIN, by="RN 27")
    made.seat(2, "PED-0398", "C2D8", by="RN 27")
    return made


@pytest.fixture
def watch(board, clock):
    return AlarmWatch(board, board._site, clock=clock, sounder=FakeSounder())


@pytest.fixture
def ticker(board, clock, watch):
    made = Ticker(board, clock=clock, watch=watch)
    made.tick()
    return made


def walk(ticker, clock, seconds):
    for _ in range(seconds):
        clock.advance(seconds=1)
        ticker.tick()


def gaps(board, study_id="PED-0417"):
    return [line.event for line in board.session(study_id).chart.of_kind(ClockGap)]


class TestWhatIsDue:
    def test_the_alarms_are_looked_at_before_anybody_is_told_the_time(self, ticker, clock, watch):
        seen = []
        ticker.ticked.connect(lambda now: seen.append((now, watch.plan.now)))
        walk(ticker, clock, 15 * 60)
        assert seen[-2][1] is None
        assert seen[-1] == (clock.now(), "low")

    def test_what_falls_due_between_two_ticks_has_its_own_moment(self, qapp, ticker, clock):
        ticker.start()
        clock.advance(minutes=14, seconds=59, milliseconds=400)
        ticker.tick()
        assert ticker._between.isActive()
        assert ticker._between.interval() == 601
        ticker.stop()
        assert not ticker._between.isActive()

    def test_what_is_a_second_away_waits_for_the_tick(self, qapp, ticker, clock):
        ticker.start()
        clock.advance(minutes=14, seconds=58)
        ticker.tick()
        assert not ticker._between.isActive()
        ticker.stop()

    def test_everybody_is_told_the_time(self, ticker, clock):
        seen = []
        ticker.ticked.connect(seen.append)
        walk(ticker, clock, 2)
        assert seen == [clock.now() - timedelta(seconds=1), clock.now()]


class TestLostTime:
    def told(self, ticker):
        seen = []
        ticker.gap.connect(lambda kind, seconds: seen.append((kind, seconds)))
        return seen

    def test_ordinary_seconds_lose_nothing(self, ticker, clock, board):
        seen = self.told(ticker)
        walk(ticker, clock, 3)
        clock.set_wall(clock.now() + timedelta(seconds=2))
        walk(ticker, clock, 1)
        assert (seen, gaps(board)) == ([], [])

    def test_a_computer_that_slept_says_so_in_each_running_chart(self, ticker, clock, board):
        seen = self.told(ticker)
        clock.advance(minutes=40)
        ticker.tick()
        assert seen == [("slept", 2400)]
        assert gaps(board) == [ClockGap("slept", 2400)]
        assert gaps(board, "PED-0398") == []

    def test_a_clock_set_forward_by_an_hour_was_no_sleep_and_makes_no_dose_due(self, ticker, clock, board):
        """Morphine a minute ago; the clock jumps an hour and a half, and the wait jumps with it."""
        session = board.session("PED-0417")
        put_dose = DrugGiven(DIN, "", "morphine", Decimal(500), "mcg", "IV", "ordered")
        assert session.write(put_dose, by="RN 27")
        clock.advance(minutes=1)
        ticker.forget()
        ticker.tick()
        clock.set_wall(clock.now() + timedelta(minutes=90))
        ticker.tick()
        assert gaps(board) == [ClockGap("set_forward", 5400)]
        clock.advance(minutes=118)
        refusals = []
        session.refused.connect(refusals.append)
        assert session.write(put_dose, by="RN 27") is None
        assert refusals[0].code == "drug_early"
        clock.advance(minutes=1)
        assert session.write(put_dose, by="RN 27")

    def test_a_moved_clock_stands_in_every_chart_whose_day_has_begun_a_sleep_in_none_without_a_pump(
        self, ticker, clock, board
    ):
        assert board.session("PED-0398").write(Measured("C2D8", "measure", Decimal(15)), by="RN 27")
        clock.set_wall(clock.now() + timedelta(minutes=10))
        ticker.tick()
        clock.advance(minutes=10)
        ticker.tick()
        assert gaps(board, "PED-0398") == [ClockGap("set_forward", 600)]
        assert gaps(board) == [ClockGap("set_forward", 600), ClockGap("slept", 600)]

    @pytest.mark.parametrize(
        ("moved", "kind"),
        [(-30, "set_back"), (-3, "set_back"), (30, "set_forward"), (2400, "set_forward")],
    )
    def test_a_clock_that_was_set_says_which_way(self, ticker, clock, moved, kind):
        seen = self.told(ticker)
        clock.set_wall(clock.now() + timedelta(seconds=moved))
        ticker.tick()
        assert seen == [(kind, abs(moved))]

    def test_a_practice_clock_at_sixty_times_loses_nothing(self, board, clock, watch):
        fast = Ticker(board, clock=clock, watch=watch, speed=60)
        fast.tick()
        seen = self.told(fast)
        clock.advance(seconds=61)
        fast.tick()
        assert seen == []

    def test_an_infusion_goes_on_while_the_computer_sleeps(self, ticker, clock, board):
        clock.advance(hours=2)
        ticker.tick()
        (card, _) = board.cards(clock.now())
        assert card.share > 0


def test_started_it_ticks_at_once_and_stopped_it_falls_silent(qapp, ticker):
    seen = []
    ticker.ticked.connect(seen.append)
    ticker.start()
    assert len(seen) == 1
    assert ticker._timer.isActive()
    ticker.stop()
    assert not ticker._timer.isActive()


def test_what_the_program_did_itself_is_no_sleep(ticker, clock, qtbot):
    gaps = []
    ticker.gap.connect(lambda kind, seconds: gaps.append((kind, seconds)))
    ticker.tick()
    clock.advance(seconds=20)
    ticker.forget()
    ticker.tick()

    assert gaps == []
