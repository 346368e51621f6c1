"""The alarm log: what sounds is written once, what is a reminder is not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from infusetrack.domain.alarm import Alarm, Condition, Rung
from infusetrack.domain.alarm_sound import Placed
from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.events import AlarmEscalated, AlarmRaised
from infusetrack.session.alarm_log import AlarmLog
from tests.domain.small_trial import DIN
from tests.session.test_alarm_watch import RUNS, Ward


@pytest.fixture
def ward(record, clock):
    return Ward(record, clock)


@pytest.fixture
def log(ward):
    return AlarmLog(ward.board, ward.watch.station)


def placed(ward, priority="medium", **more):
    since = ward.clock.now()
    condition = Condition("pause:infusion", "pause", since, (Rung(since, priority),), DIN)
    return Placed(1, RUNS, Alarm(condition, priority, priority, since, **more))


def kinds(ward):
    return [type(line.event) for line in ward.board.session(RUNS).chart.lines[2:]]


def test_a_reminder_and_what_was_answered_stay_out_of_it(ward, log):
    log.write_up([placed(ward, "low"), placed(ward, sounds=False)], ward.clock.now())
    assert kinds(ward) == []


def test_an_alarm_is_raised_then_escalated(ward, log):
    one = placed(ward)
    log.write_up([one], ward.clock.now())
    late = replace(one, alarm=replace(one.alarm, raised=True, priority="high"))
    log.write_up([late], ward.clock.now())
    log.write_up([replace(late, alarm=replace(late.alarm, escalation_told=True))], ward.clock.now())
    assert kinds(ward) == [AlarmRaised, AlarmEscalated]


def test_a_line_that_fails_is_tried_again_after_half_a_minute_or_when_the_clock_went_back(ward, log):
    one, now = placed(ward), ward.clock.now()
    ward.record.fail_with = BrokenWorld("store_failed", why="full")
    log.write_up([one], now)
    ward.record.fail_with = None
    log.write_up([one], now + timedelta(seconds=29))
    assert kinds(ward) == []
    log.write_up([one], now - timedelta(hours=1))
    assert kinds(ward) == [AlarmRaised]
