"""What may be written at the pump."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.admission_pump import check_pump
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import InfusionPaused, InfusionResumed, InfusionStopped, RateChanged
from infusetrack.domain.record import Draft
from tests.domain.small_trial import DIN, MAG, TRIAL, Pen, at, magrolimab_started, order, started


def running(*facts):
    pen = Pen()
    pen.write(started(), at(8))
    for fact, when in facts:
        pen.write(fact, when)
    return pen


PAUSED = (InfusionPaused(DIN, "infusion", "reaction"), at(8, 15))


def check(pen, event, when=None, amends=None, regimen=TRIAL):
    moment = when or at(8, 45)
    check_pump(pen.chart, regimen, Draft(moment, moment, "RN 27", event, amends))


def refused(code, pen, event):
    with pytest.raises(Refused) as refusal:
        check(pen, event)
    assert refusal.value.code == code
    return refusal.value.facts


def changed(rate, reason, why=""):
    return RateChanged(DIN, "infusion", D(rate), reason, why)


def resumed(rate, by="MD 3"):
    return InfusionResumed(DIN, "infusion", D(rate), by)


@pytest.mark.parametrize("kind", [InfusionPaused, InfusionStopped])
def test_a_pause_and_a_stop_have_a_reason(kind):
    refused("pump_without_reason", running(), kind(DIN, "infusion", " "))
    check(running(), kind(DIN, "infusion", "reaction"))


def test_a_change_for_another_reason_names_it():
    refused("pump_without_reason", running(), changed("5", "other"))
    check(running(), changed("5", "other", "line moved"))


def test_a_resume_is_ordered_by_somebody():
    refused("resume_without_order", running(PAUSED), resumed("5.16", " "))


def test_half_the_first_rate_would_take_over_twenty_hours_and_is_refused():
    """Clinical facts 5.9, example 4."""
    facts = refused("infusion_too_long", running(PAUSED), resumed("2.58"))
    assert facts["whole"] == timedelta(hours=39, minutes=45)
    assert facts["longest"] == timedelta(hours=20)
    check(running(PAUSED), resumed("5.16"))


def test_a_slow_rate_stands_with_a_reason():
    refused("infusion_too_long", running(), changed("2.58", "reaction"))
    check(running(), changed("2.58", "reaction", "for 15 min, MD 3"))
    check(running(), changed("10.32", "titration"))


def test_an_amendment_tells_what_was():
    check(running(PAUSED), resumed("2.58"), amends=3)


def test_a_late_entry_between_others_takes_its_place():
    pen = running((changed("10.32", "titration"), at(8, 40)))
    check(pen, changed("2.58", "prescriber"), when=at(8, 20))


def test_an_infusion_that_never_began_has_no_length():
    check(Pen(), changed("2.58", "titration"))


def test_a_drug_without_a_longest_time_has_no_limit():
    agents = dict(TRIAL.agents)
    agents["dinutuximab"] = replace(agents["dinutuximab"], longest_minutes=None)
    check(running(PAUSED), resumed("2.58"), regimen=replace(TRIAL, agents=agents))


def test_other_facts_are_not_looked_at():
    check(running(), None)


class TestFasterThanPlanned:
    """Clinical facts 3.3: a pump rate far from V/10 is a wrong-rate alarm."""

    def test_a_tenfold_rate_is_not_taken_for_the_planned_rise(self):
        facts = refused("rate_above_plan", running(), changed("103.2", "titration"))
        assert facts["planned_ml_h"] == D("10.32")
        check(running(), changed("10.8", "titration"))

    def test_a_rate_that_truly_ran_is_told_with_the_reason(self):
        check(running(), changed("103.2", "pump", "found at 103.2, bag halted, MD 3 called"))

    def test_a_resume_is_no_faster_than_planned(self):
        refused("rate_above_plan", running(PAUSED), resumed("20.64"))

    def test_a_bag_of_twice_the_usual_dose_keeps_to_the_surface(self):
        pen = running()
        pen.write(order(ordered_mg=D("22.4"), bsa_m2=D("0.64")), at(7))
        pen.write(None, at(8), amends=2)
        pen.write(started(numbers=("22.4", "103.2", "2.58")), at(8))
        facts = refused("rate_above_plan", pen, changed("10.32", "titration"))
        assert facts["planned_ml_h"] == D("5.16")

    def test_a_drug_with_one_rate_goes_by_the_minutes_of_its_order(self):
        pen = Pen()
        pen.write(order(MAG, agent="magrolimab", infusion_minutes=180), at(7, 0, 23))
        pen.write(magrolimab_started(), at(8, 0, 23))
        event = RateChanged(MAG, "infusion", D(125), "titration")
        facts = refused("rate_above_plan", pen, event)
        assert facts["planned_ml_h"].quantize(D("0.01")) == D("83.33")

    def test_without_planned_rates_the_planned_length_decides(self):
        agents = {k: replace(a, rate_steps=()) for k, a in TRIAL.agents.items()}
        with pytest.raises(Refused) as refusal:
            check(running(), changed("12", "titration"), regimen=replace(TRIAL, agents=agents))
        assert refusal.value.facts["planned_ml_h"] == D("10.32")

    def test_before_the_start_the_chart_itself_refuses(self):
        check(Pen(), changed("103.2", "titration"))
