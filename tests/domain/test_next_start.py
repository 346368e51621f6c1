"""A long infusion may leave too little of the night: the next planned start is looked at."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D
from zoneinfo import ZoneInfo

from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.events import (
    DayHeld,
    DayMoved,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    RateChanged,
    StepDone,
)
from infusetrack.domain.next_start import next_start
from tests.domain.small_trial import DIN, TRIAL, Pen, at, started


def example_3():
    """Clinical facts 5.9, example 3: paused at the 3 h point, then 0.875 mg/m²/h to the end."""
    pen = Pen()
    pen.write(started(), at(8))
    pen.write(RateChanged(DIN, "infusion", D("10.32"), "titration"), at(8, 30))
    pen.write(InfusionPaused(DIN, "infusion", "reaction"), at(11))
    pen.write(InfusionResumed(DIN, "infusion", D("5.16"), "MD 3"), at(11, 40))
    return pen


def found(pen, label=DIN, zone=UTC, regimen=TRIAL):
    return next_start(pen.chart, regimen, day_view(regimen, pen.chart.day(label)), zone)


def test_example_3_ends_observation_at_0610_and_is_warned_of():
    seen = found(example_3())
    assert (seen.day, seen.observed_until, seen.planned_at) == ("C1D3", at(6, 10, 25), at(8, 0, 25))
    assert (seen.gap, seen.is_short) == (timedelta(hours=1, minutes=50), True)


def test_an_undisturbed_day_leaves_the_night():
    pen = Pen()
    pen.write(started(), at(8))
    pen.write(RateChanged(DIN, "infusion", D("10.32"), "titration"), at(8, 30))
    assert not found(pen).is_short


def test_in_the_first_half_hour_the_planned_rise_is_counted_on():
    pen = Pen()
    pen.write(started(), at(8))
    assert found(pen).observed_until == at(22, 15)


def test_two_hours_are_enough_and_a_minute_less_is_not():
    seen = found(example_3())
    assert not replace(seen, observed_until=at(6, 0, 25)).is_short
    assert replace(seen, observed_until=at(6, 1, 25)).is_short


def test_a_stopped_infusion_counts_from_its_stop():
    pen = example_3()
    pen.write(InfusionStopped(DIN, "infusion", "reaction"), at(12))
    assert found(pen).observed_until == at(16)


def test_nothing_is_said_without_a_start_or_once_observation_is_closed_or_while_it_is_paused():
    assert found(Pen()) is None
    pen = example_3()
    pen.write(InfusionPaused(DIN, "infusion", "scan"), at(12))
    assert found(pen) is None
    pen.write(InfusionStopped(DIN, "infusion", "reaction"), at(13))
    pen.write(StepDone(DIN, "observe"), at(17))
    assert found(pen) is None


def test_the_last_day_of_the_antibody_has_no_next_one():
    pen = Pen()
    pen.write(started("C1D5"), at(8))
    assert found(pen, "C1D5") is None
    pen.write(started("C1D21"), at(8, 0, 25))
    assert found(pen, "C1D21") is None


def test_a_held_or_moved_day_is_not_tomorrow():
    pen = example_3()
    pen.write(DayMoved("C1D3", date(2026, 11, 27), "family"), at(12))
    assert found(pen) is None
    pen.write(DayMoved("C1D3", date(2026, 11, 25), "family"), at(12, 5))
    assert found(pen).is_short
    pen.write(DayHeld("C1D3", "fever", "MD 3"), at(12, 10))
    assert found(pen) is None


def test_the_plan_is_the_same_time_of_day_across_a_change_of_the_clocks():
    """Started 20:00 in New York on 31 Oct 2026; the next evening at 20:00 is 25 hours later."""
    pen = Pen(c1d1=date(2026, 10, 30))
    start = datetime(2026, 11, 1, 0, 0, tzinfo=UTC)
    pen.write(started(), start)
    seen = found(pen, zone=ZoneInfo("America/New_York"))
    assert seen.planned_at - start == timedelta(hours=25)
