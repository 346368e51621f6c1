"""What the alarm log says: by alarm, in the order written, whatever a clock did since."""

from datetime import timedelta

from infusetrack.domain.alarm import Name
from infusetrack.domain.alarm_answers import Answers, answers_of, by_name
from infusetrack.domain.events import (
    AlarmAcknowledged,
    AlarmEscalated,
    AlarmRaised,
    ClockGap,
    ReminderPutOff,
    VitalsTaken,
)
from tests.domain.small_trial import DIN, MAG, Pen, at

SINCE = at(8, 15)
NAME = Name("vitals:infusion", SINCE)


def about(kind, priority="medium", *, day=DIN, since=SINCE):
    return kind(day, NAME.key, "vitals", priority, since)


def put_off(minutes):
    return ReminderPutOff(DIN, NAME.key, "vitals", SINCE, minutes)


def logged(*facts, minute=21):
    pen = Pen()
    for place, fact in enumerate(facts):
        pen.write(fact, at(8, minute + place))
    return answers_of(pen.chart, DIN)


def test_an_answer_to_a_medium_alarm_does_not_answer_a_high_one():
    log = logged(about(AlarmRaised), about(AlarmAcknowledged))
    assert log.acknowledged(NAME, "medium").by == "RN 27"
    assert log.acknowledged(NAME, "low") is not None
    assert log.acknowledged(NAME, "high") is None


def test_the_last_answer_counts():
    assert logged(about(AlarmAcknowledged), about(AlarmAcknowledged)).acknowledged(NAME, "low").seq == 3


def test_another_moment_and_another_day_are_other_alarms():
    log = logged(about(AlarmAcknowledged, since=at(9)), about(AlarmAcknowledged, day=MAG))
    assert log.acknowledged(NAME, "medium") is None


def test_a_raised_alarm_is_known_until_it_is_answered_or_gets_worse():
    assert logged(about(AlarmRaised)).raised(NAME, "medium")
    assert not logged(about(AlarmRaised)).raised(NAME, "high")
    assert not logged(about(AlarmRaised), about(AlarmAcknowledged)).raised(NAME, "medium")
    assert logged(about(AlarmRaised, "high"), about(AlarmAcknowledged, "low")).raised(NAME, "high")
    assert not logged().raised(NAME, "low")


def test_that_nobody_answered_is_known_until_somebody_does():
    assert logged(about(AlarmEscalated, "high")).escalated(NAME)
    assert not logged(about(AlarmEscalated, "high"), about(AlarmAcknowledged)).escalated(NAME)


def test_a_reminder_is_put_off_for_a_quarter_of_an_hour_at_most():
    log = logged(put_off(5), put_off(600), put_off(-3))
    assert [until for _, until in log.put_off(NAME)] == [at(8, 26), at(8, 37), at(8, 23)]


class TestAMovedClock:
    def test_a_line_in_the_time_to_come_counts_no_minutes(self):
        log = logged(put_off(5))
        line, _ = log.put_off(NAME)[0]
        assert log.holds(line, at(8, 21))
        assert log.holds(line, at(8, 20))
        assert not log.holds(line, at(8, 20) - timedelta(seconds=1))

    def test_a_line_before_the_clock_was_set_back_counts_no_minutes(self):
        log = logged(put_off(5), ClockGap("set_back", 240))
        line, _ = log.put_off(NAME)[0]
        assert not log.holds(line, at(8, 22))

    def test_a_computer_that_slept_takes_nothing_back(self):
        log = logged(put_off(5), ClockGap("slept", 240))
        line, _ = log.put_off(NAME)[0]
        assert log.holds(line, at(8, 22))


def test_lines_that_are_no_log_are_passed_over():
    pen = Pen()
    line = pen.write(VitalsTaken(DIN, spo2=99), at(8, 15))
    assert by_name([line]) == {}
    assert Answers().lines == {}
