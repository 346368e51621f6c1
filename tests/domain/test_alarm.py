"""What an alarm is: rungs, names, and which comes first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from infusetrack.domain.alarm import Alarm, Condition, Rung, rank, reached, urgency
from tests.domain.small_trial import at

RUNGS = (Rung(at(8, 15), "low"), Rung(at(8, 20), "medium"), Rung(at(8, 30), "high"))
VITALS = Condition("vitals:infusion", "vitals", at(8, 15), RUNGS, "C1D2")
ALARM = Alarm(VITALS, "medium", "medium", at(8, 20))


@pytest.mark.parametrize(
    ("minute", "second", "priority"),
    [(14, 59, None), (15, 0, "low"), (20, 0, "low"), (20, 1, "medium"), (30, 0, "medium"), (30, 1, "high")],
)
def test_the_first_rung_is_reached_at_its_moment_and_a_higher_one_after_it(minute, second, priority):
    rung = reached(RUNGS, at(8, minute) + timedelta(seconds=second))
    assert (rung.priority if rung else None) == priority


def test_a_thing_without_rungs_is_never_an_alarm():
    assert reached((), at(23)) is None


def test_a_line_that_lies_in_the_time_to_come_counts_in_full():
    assert VITALS.rung_at(at(8)) is None
    assert replace(VITALS, lasting=True).rung_at(at(8)) == RUNGS[-1]


def test_what_is_no_alarm_stands_below_all():
    assert [rank(one) for one in ("none", "low", "medium", "high")] == [0, 1, 2, 3]


def test_an_alarm_answers_for_its_condition():
    assert (ALARM.key, ALARM.kind, ALARM.since, ALARM.day) == (
        "vitals:infusion", "vitals", at(8, 15), "C1D2",
    )  # fmt: skip
    assert ALARM.name == VITALS.name
    assert not VITALS.latching
    assert replace(VITALS, ends_with_answer=True).latching


def test_only_a_reminder_may_be_put_off():
    assert replace(ALARM, base="low").is_reminder
    assert not ALARM.is_reminder


def test_the_minutes_without_an_answer_are_said_from_two_on():
    assert ALARM.unanswered_for(at(8, 21)) is None
    assert ALARM.unanswered_for(at(8, 22)) == timedelta(minutes=2)
    assert replace(ALARM, sounds=False).unanswered_for(at(8, 30)) is None
    assert replace(ALARM, base="low").unanswered_for(at(8, 30)) is None


def test_the_unanswered_come_first_of_them_the_highest_then_the_oldest():
    high = replace(ALARM, priority="high")
    answered = replace(high, sounds=False)
    older = replace(ALARM, condition=replace(VITALS, since=at(7)))
    assert sorted([ALARM, answered, older, high], key=urgency) == [high, older, ALARM, answered]
    assert high.escalated
