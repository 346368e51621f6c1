"""How many alarms, how many answered, how fast: from the record alone."""

from datetime import timedelta
from decimal import Decimal as D

from infusetrack.domain.alarm_budget import AlarmBudget, alarm_budget, alarm_log
from infusetrack.domain.events import AlarmAcknowledged, AlarmEscalated, AlarmRaised, InfusionStopped
from tests.domain.small_trial import DIN, Pen, at, started

SINCE = at(8, 15)


def about(kind, priority="medium", key="vitals:infusion", since=SINCE):
    return kind(DIN, key, key.partition(":")[0], priority, since)


def shift():
    pen = Pen()
    pen.write(started())
    pen.write(about(AlarmRaised), at(8, 20))
    pen.write(about(AlarmEscalated, "high"), at(8, 25))
    pen.write(about(AlarmAcknowledged), at(8, 26), by="RN 31")
    pen.write(about(AlarmRaised), at(8, 31))
    pen.write(about(AlarmRaised, "high"), at(8, 31))
    pen.write(about(AlarmRaised, key="pause:infusion", since=at(9)), at(9))
    pen.write(about(AlarmAcknowledged, key="pause:infusion", since=at(9)), at(9, 2))
    pen.write(InfusionStopped(DIN, "infusion", "ordered"), at(10))
    return pen.chart


def test_the_log_holds_each_alarm_once_the_newest_first():
    log = alarm_log([shift()], at(8), at(20))
    assert [(one.kind, one.priority, one.answer_s) for one in log] == [
        ("pause", "medium", 120), ("vitals", "high", None), ("vitals", "medium", 360),
    ]  # fmt: skip
    assert (log[2].answered_by, log[2].escalated, log[2].study_id) == ("RN 31", True, "PED-0417")
    assert (log[0].escalated, log[1].escalated, log[1].answered_by) == (False, False, "")


def test_the_budget_counts_every_sound_and_the_hours_that_ran():
    budget = alarm_budget([shift()], at(8), at(20))
    assert (budget.alarms, budget.audible, budget.busiest, budget.answered) == (3, 5, 5, 2)
    assert (budget.median_answer_s, budget.infusing_h) == (240, D(2))
    assert budget.per_infusion_hour == D("1.5")
    assert budget.within


def test_a_window_cuts_alarms_and_hours():
    budget = alarm_budget([shift()], at(9), at(9, 30))
    assert (budget.alarms, budget.audible, budget.infusing_h) == (1, 1, D("0.5"))


def test_a_running_infusion_counts_until_now():
    pen = Pen()
    pen.write(started())
    assert alarm_budget([pen.chart], at(7), at(9)).infusing_h == D(1)


def test_a_day_without_anything_has_no_rate():
    budget = alarm_budget([], at(8), at(20))
    assert (budget.busiest, budget.median_answer_s, budget.per_infusion_hour) == (0, None, None)


def test_thirty_in_two_hours_is_the_most():
    assert AlarmBudget(0, 0, 30, 0, None, D(0)).within
    assert not AlarmBudget(0, 0, 31, 0, None, D(0)).within


def test_a_clock_set_back_makes_no_negative_answer():
    pen = Pen()
    pen.write(about(AlarmRaised), at(8, 20))
    pen.write(about(AlarmAcknowledged), at(8, 10))
    (one,) = alarm_log([pen.chart], at(8), at(20))
    assert one.answer_s == 0


def test_sounds_two_hours_apart_are_not_of_one_window():
    pen = Pen()
    for place in range(3):
        pen.write(about(AlarmRaised, since=at(8, place)), at(8) + place * timedelta(hours=2))
    assert alarm_budget([pen.chart], at(8), at(20)).busiest == 1
