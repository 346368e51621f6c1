"""Planned rates and limits: the acceptance examples of the clinical facts, to the minute."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

import pytest

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    RateChanged,
)
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.rate_plan import bag_limits, outlook, plan

TRIAL = builtin("nct04751383")
DIN, MAG = TRIAL.agents["dinutuximab"], TRIAL.agents["magrolimab"]
BSA, DOSE, BAG = D("0.64"), D("11.2"), D("103.2")


def at(hour, minute=0, day=24):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def mg_m2_h(rate):
    return D(rate) * BSA * BAG / DOSE


def infusion(*changes):
    run = Infusion()
    for when, event in changes:
        run = run.after(event, when)
    return run


def started(rate="0.875", when=None):
    return when or at(8), InfusionStarted("C1D2", "infusion", "dinutuximab", DOSE, BAG, mg_m2_h(rate))


def changed(when, rate):
    return when, RateChanged("C1D2", "infusion", mg_m2_h(rate), "titration")


def paused(when):
    return when, InfusionPaused("C1D2", "infusion", "cough")


def resumed(when, rate):
    return when, InfusionResumed("C1D2", "infusion", mg_m2_h(rate), "MD 3")


class TestExample1:
    def test_an_undisturbed_bag_ends_at_18_15(self):
        found = plan(DIN, DOSE, BAG, at(8), BSA)
        assert [step.rate_ml_h for step in found.steps] == [D("5.16"), D("10.32")]
        assert [(step.since, step.until) for step in found.steps] == [
            (at(8), at(8, 30)),
            (at(8, 30), at(18, 15)),
        ]
        assert [step.vtbi_ml for step in found.steps] == [D("2.58"), D("100.62")]
        assert [step.minutes for step in found.steps] == [30, 585]
        assert (found.total, found.total_minutes, found.ends_at) == (timedelta(minutes=615), 615, at(18, 15))
        assert found.starts_at == at(8)

    def test_without_a_surface_the_shares_of_the_bag_give_the_same(self):
        by_share = plan(DIN, DOSE, BAG, at(8))
        assert [step.rate_ml_h for step in by_share.steps] == [D("5.16"), D("10.32")]
        assert by_share.ends_at == at(18, 15)
        assert by_share.steps[0].rate_mg_m2_h is None


class TestExample2:
    def test_a_pause_and_two_hours_at_half_end_at_19_55(self):
        run = infusion(started(), changed(at(8, 30), "1.75"), paused(at(11)))
        assert run.delivered_mg(at(11, 20)) / DOSE == D("0.275")
        run = run.after(resumed(None, "0.875")[1], at(11, 40)).after(changed(None, "1.75")[1], at(13, 40))
        assert run.ends_at() == at(19, 55)
        assert run.paused_for(at(14)) == timedelta(minutes=40)


class TestExample3:
    def test_half_rate_to_the_end_takes_fourteen_and_a_half_hours_more(self):
        run = infusion(started(), changed(at(8, 30), "1.75"), paused(at(11)), resumed(at(11, 40), "0.875"))
        assert run.ends_at() == at(2, 10, 25)
        assert bag_limits(run, at(7), DIN, at(11, 40)).fits


class TestExample4:
    def test_half_of_the_first_rate_breaks_twenty_hours(self):
        run = infusion(started(), paused(at(8, 15)))
        found = outlook(run, mg_m2_h("0.4375"), DIN, at(8, 15))
        assert found.remaining == timedelta(hours=39.5)
        assert found.infusing == timedelta(hours=39.75)
        assert [finding.code for finding in found.limits.overruns] == ["infusion_too_long"]
        assert not found.fits

    def test_the_first_rate_itself_fits_exactly(self):
        run = infusion(started(), paused(at(8, 15)))
        found = outlook(run, mg_m2_h("0.875"), DIN, at(8, 15))
        assert (found.remaining, found.infusing) == (timedelta(hours=19.75), timedelta(hours=20))
        assert found.fits


class TestExample7:
    def test_a_bag_mixed_at_seven_starts_by_eleven(self):
        limits = bag_limits(Infusion(), at(7), DIN, at(11))
        assert (limits.start_by, limits.fits) == (at(11), True)

    def test_a_start_at_11_20_is_asked_about(self):
        late = bag_limits(Infusion(), at(7), DIN, at(11, 20)).overruns
        assert [(finding.code, finding.weight, finding.facts["late"]) for finding in late] == [
            ("bag_start_late", "ask", timedelta(minutes=20))
        ]

    def test_once_started_the_reason_is_on_record(self):
        assert bag_limits(infusion(started("1.75", at(11, 20))), at(7), DIN, at(12)).fits


def test_magrolimab_runs_two_hours_at_one_rate():
    found = plan(MAG, D(400), D(250), at(8), BSA)
    assert [(step.rate_ml_h, step.until, step.rate_mg_m2_h) for step in found.steps] == [
        (D(125), at(10), None)
    ]


def test_an_agent_without_rate_steps_runs_over_its_infusion_length():
    assert plan(replace(MAG, rate_steps=()), D(400), D(240), at(8)).steps[0].rate_ml_h == D(120)


def test_a_dose_that_is_in_before_the_first_step_ends_has_one_step():
    found = plan(DIN, D("0.14"), D(10), at(8), BSA)
    assert [step.until for step in found.steps] == [at(8, 15)]


@pytest.mark.parametrize("changes", [{"dose_mg": D(0)}, {"volume_ml": D(-1)}, {"bsa_m2": D(0)}])
def test_a_plan_for_nothing_is_refused(changes):
    asked = {"agent": DIN, "dose_mg": DOSE, "volume_ml": BAG, "start": at(8), "bsa_m2": BSA}
    with pytest.raises(Refused):
        plan(**(asked | changes))


def test_a_plan_of_more_than_a_year_is_refused():
    with pytest.raises(Refused, match="infusion_too_slow"):
        plan(DIN, D(1_000_000), BAG, at(8), BSA)


class TestLimits:
    def test_twenty_hours_count_infusing_time_only(self):
        run = infusion(started(), paused(at(9)), resumed(at(10), "0.875"))
        limits = bag_limits(run, None, DIN, at(11))
        assert limits.infusing_left == timedelta(hours=18)
        assert limits.infusing_until == at(5, 0, 25)
        assert (limits.start_by, limits.bag_until) == (None, None)

    def test_time_used_up_is_over_now(self):
        run = infusion(started("0.4375"))
        limits = bag_limits(run, None, DIN, at(6, 0, 25))
        assert limits.infusing_left == timedelta(hours=-2)
        assert limits.infusing_until == at(6, 0, 25)

    def test_an_end_past_the_life_of_the_bag_is_asked_about(self):
        run = infusion(started("0.875", at(12)))
        found = bag_limits(run, at(7), DIN, at(12)).overruns
        assert [(f.code, f.facts["over"]) for f in found] == [("bag_life_over", timedelta(hours=1))]

    def test_an_ended_bag_has_no_time_left_to_count(self):
        run = infusion(started(), (at(9), InfusionStopped("C1D2", "infusion", "hives")))
        limits = bag_limits(run, at(7), DIN, at(10))
        assert (limits.infusing_until, limits.fits) == (None, True)

    def test_an_agent_without_limits_breaks_none(self):
        run = infusion((at(8), InfusionStarted("C1D1", "infusion", "magrolimab", D(400), D(250), D(1))))
        limits = bag_limits(run, at(1), MAG, at(9))
        assert (limits.infusing_left, limits.infusing_until, limits.bag_until) == (None, None, None)
        assert limits.fits


class TestOutlook:
    def test_a_faster_rate_ends_earlier_and_changes_nothing(self):
        run = infusion(started())
        found = outlook(run, mg_m2_h("1.75"), DIN, at(8, 30), at(7))
        assert (found.ends_at, found.fits) == (at(18, 15), True)
        assert run.rate_ml_h == mg_m2_h("0.875")

    @pytest.mark.parametrize("rate", ["0", "-1", "NaN", "0.00001"])
    def test_a_rate_that_cannot_be_is_refused(self, rate):
        with pytest.raises(Refused):
            outlook(infusion(started()), D(rate), DIN, at(9))

    def test_before_the_start_and_after_the_end_there_is_no_outlook(self):
        ended = infusion(started("1.75"), (at(18), InfusionCompleted("C1D2", "infusion")))
        for run in (Infusion(), ended):
            with pytest.raises(Refused, match="infusion_phase"):
                outlook(run, D(10), DIN, at(19))
