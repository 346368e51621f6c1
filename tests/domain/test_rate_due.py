"""The planned rate rise: offered, never made."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.events import InfusionPaused, InfusionResumed, RateChanged
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.rate_due import next_rise, planned_step, rises
from tests.domain.small_trial import DIN, TRIAL, Pen, at, started

DINUTUXIMAB = TRIAL.agents["dinutuximab"]


def rise(*facts, agent=DINUTUXIMAB, rate="5.16"):
    pen = Pen()
    pen.write(started(numbers=("11.2", "103.2", rate)), at(8))
    for fact, when in facts:
        pen.write(fact, when)
    infusion = pen.chart.day(DIN).infusions["infusion"]
    return next_rise(infusion, agent, pen.chart.shelves[DIN], "infusion")


def changed(rate, reason="titration"):
    return RateChanged(DIN, "infusion", D(rate), reason)


def test_thirty_minutes_after_the_start_twice_the_rate():
    """Clinical facts 5.9, example 1."""
    found = rise()
    assert (found.at, found.rate_ml_h, found.after_resume) == (at(8, 30), D("10.32"), False)


def test_a_pump_that_rounds_still_runs_the_planned_rate():
    assert rise(rate="5.2").at == at(8, 30)


def test_after_the_last_step_nothing_is_offered():
    assert rise((changed("10.32"), at(8, 30))) is None


def test_a_rate_below_all_planned_ones_is_the_first_step():
    assert rise(rate="4").rate_ml_h == D("10.32")


def test_after_a_reaction_the_prescriber_says_how_it_goes_on():
    assert rise((changed("4", "reaction"), at(8, 10))) is None


def test_a_pause_offers_nothing_and_a_resume_only_reminds():
    paused = (InfusionPaused(DIN, "infusion", "scan"), at(8, 10))
    assert rise(paused) is None
    again = rise(paused, (InfusionResumed(DIN, "infusion", D("5.16"), "MD 3"), at(8, 40)))
    assert (again.at, again.after_resume) == (at(9, 10), True)


def test_a_bag_that_is_empty_sooner_needs_no_rise():
    long = replace(DINUTUXIMAB.rate_steps[0].minutes, value=D(1200))
    slow = replace(
        DINUTUXIMAB,
        rate_steps=(replace(DINUTUXIMAB.rate_steps[0], minutes=long), DINUTUXIMAB.rate_steps[1]),
    )
    assert rise(agent=slow) is None


@pytest.mark.parametrize("steps", [(), DINUTUXIMAB.rate_steps[:1]])
def test_an_agent_without_further_steps_offers_nothing(steps):
    assert rise(agent=replace(DINUTUXIMAB, rate_steps=steps)) is None


# --- which step, and what comes after ----------------------------------------------------


def running(rate):
    return Infusion().after(started(numbers=("11.2", "103.2", rate)), at(8))


@pytest.mark.parametrize(
    ("rate", "step"),
    [("5.16", 1), ("5.2", 1), ("5.41", 1), ("5.43", None), ("4", None), ("7", None), ("10.32", 2), ("10", 2),
     ("12", None)],
)  # fmt: skip
def test_a_pump_is_in_a_planned_step_within_5_percent_of_its_rate(rate, step):
    assert planned_step(DINUTUXIMAB, running(rate)) == step


def test_before_the_start_and_without_a_plan_there_is_no_step():
    assert planned_step(DINUTUXIMAB, Infusion()) is None
    assert planned_step(replace(DINUTUXIMAB, rate_steps=()), running("5.16")) is None


def three_steps(*, middle_lasts=True):
    first, last = DINUTUXIMAB.rate_steps
    share = replace(first.bag_share_per_h, value=D("0.075"))
    middle = replace(first, bag_share_per_h=share, minutes=first.minutes if middle_lasts else None)
    return replace(DINUTUXIMAB, rate_steps=(first, middle, last))


@pytest.mark.parametrize(("lasts", "rates"), [(True, ["7.740", "10.32"]), (False, ["7.740"])])
def test_all_rises_to_come_follow_each_other_as_planned(lasts, rates):
    found = rises(running("5.16"), three_steps(middle_lasts=lasts), (), "infusion")
    assert [one.rate_ml_h for one in found] == [D(rate) for rate in rates]
    assert [one.at for one in found] == [at(8, 30), at(9)][: len(rates)]


def test_where_no_rise_is_offered_none_follows():
    assert rises(running("10.32"), DINUTUXIMAB, (), "infusion") == ()
