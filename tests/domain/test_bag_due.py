"""The limits of a bag: start by, use by, and the longest infusing time."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

from infusetrack.domain.bag_due import bag_of, longest_until, start_by, use_by
from infusetrack.domain.events import InfusionPaused, InfusionResumed, InfusionStopped
from infusetrack.domain.infusion import Infusion
from tests.domain.small_trial import DIN, TRIAL, Pen, at, bag, started

DINUTUXIMAB, MAGROLIMAB = TRIAL.agents["dinutuximab"], TRIAL.agents["magrolimab"]
MIXED = bag(mixed_at=at(7), expires_at=at(23, 0, 30))


def infusion(*facts, rate="5.16"):
    pen = Pen()
    pen.write(started(numbers=("11.2", "103.2", rate)), at(8))
    for fact, when in facts:
        pen.write(fact, when)
    return pen.chart.day(DIN).infusions["infusion"]


def test_the_bag_of_an_agent_is_the_one_received():
    pen = Pen()
    assert bag_of(pen.chart.day(DIN), "dinutuximab") is None
    pen.write(MIXED, at(7, 30))
    assert bag_of(pen.chart.day(DIN), "dinutuximab") == MIXED


def test_a_bag_mixed_at_seven_starts_by_eleven():
    """Clinical facts 5.9, example 7."""
    assert start_by(MIXED, DINUTUXIMAB, Infusion()) == at(11)


def test_once_started_or_without_a_mix_time_there_is_no_start_limit():
    assert start_by(MIXED, DINUTUXIMAB, infusion()) is None
    assert start_by(bag(), DINUTUXIMAB, Infusion()) is None
    assert start_by(MIXED, replace(DINUTUXIMAB, start_within_minutes_of_mixing=None), Infusion()) is None


def test_a_bag_that_will_be_empty_in_time_says_nothing():
    assert use_by(MIXED, DINUTUXIMAB, infusion(rate="10.32"), at(9)) is None


def test_a_bag_that_runs_past_its_life_says_when():
    assert use_by(MIXED, DINUTUXIMAB, infusion(rate="4"), at(9)) == at(7, 0, 25)


def test_an_expiry_before_the_end_counts_first():
    soon = replace(MIXED, expires_at=at(12))
    assert use_by(soon, DINUTUXIMAB, infusion(), at(9)) == at(12)


def test_a_paused_bag_says_so_an_hour_before():
    paused = infusion((InfusionPaused(DIN, "infusion", "scan"), at(9)))
    assert use_by(MIXED, DINUTUXIMAB, paused, at(20)) is None
    assert use_by(MIXED, DINUTUXIMAB, paused, at(6, 30, 25)) == at(7, 0, 25)


def test_a_bag_that_ended_has_no_life_left_to_watch():
    stopped = infusion((InfusionStopped(DIN, "infusion", "reaction"), at(9)))
    assert use_by(MIXED, DINUTUXIMAB, stopped, at(23)) is None


def test_only_an_infusion_that_would_pass_twenty_hours_says_when():
    assert longest_until(infusion(), DINUTUXIMAB) is None
    assert longest_until(infusion(rate="4"), DINUTUXIMAB) == at(8) + timedelta(hours=20)
    assert longest_until(infusion(rate="4"), MAGROLIMAB) is None
    assert longest_until(Infusion(), DINUTUXIMAB) is None


def test_a_pause_does_not_count_towards_the_twenty_hours():
    scan = (InfusionPaused(DIN, "infusion", "scan"), at(9))
    assert longest_until(infusion(scan, rate="4"), DINUTUXIMAB) is None
    again = (InfusionResumed(DIN, "infusion", D(4), "MD 3"), at(10))
    assert longest_until(infusion(scan, again, rate="4"), DINUTUXIMAB) == at(9) + timedelta(hours=20)
