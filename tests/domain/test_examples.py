"""The acceptance examples of the clinical facts (5.9), driven through gates, chart, calendar and release.

Each act passes `admit` before it is written, as at the bedside. Times are those of the examples.
"""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.chart import replay
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    RateChanged,
    Released,
    SiteValueSet,
    StepDone,
)
from infusetrack.domain.infusion import Phase
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Origin
from infusetrack.domain.release import release_findings, with_site_limits
from infusetrack.domain.reminders import due
from infusetrack.domain.site import Site
from tests.domain.calendars import calendar
from tests.domain.small_trial import (
    DIN,
    MAG,
    START,
    TRIAL,
    Pen,
    at,
    bag,
    checked,
    hgb,
    magrolimab_started,
    open_all,
    order,
    started,
    weight,
    witnessed,
)

HALF, FULL, QUARTER = D("5.16"), D("10.32"), D("2.58")


class Bedside(Pen):
    """A pen that asks the gates first."""

    def act(self, event, when, *, by="RN 27", amends=None):
        self.admit(event, when, by=by, amends=amends)
        return self.write(event, when, by=by, amends=amends)

    @property
    def infusion(self):
        return self.chart.day(DIN).infusions["infusion"]

    def due_at(self, kind, now, step=None):
        found = due(self.chart, TRIAL, DIN, now)
        return next(one.at for one in found if one.kind == kind and step in {None, one.step})


def checked_bag(mixed_at):
    """A child of 0.64 m² with a bag of 103.2 mL that two people have checked."""
    pen = Bedside()
    open_all(pen, DIN, "measure", at(6))
    pen.act(weight(DIN, "15"), at(6, 1))
    open_all(pen, DIN, "order", at(6, 2))
    pen.act(order(), at(6, 3))
    open_all(pen, DIN, "bag", at(7))
    pen.act(bag(mixed_at=mixed_at), at(7, 1))
    open_all(pen, DIN, "check", at(7, 2))
    pen.act(checked(), at(7, 40))
    pen.act(witnessed(), at(7, 45), by="RN 31")
    pen.act(StepDone(DIN, "opioid"), at(7, 50))
    return pen


@pytest.fixture
def pen():
    """The bag of example 1, started at 08:00."""
    running = checked_bag(mixed_at=at(7))
    running.act(started(), START)
    return running


@pytest.fixture
def full(pen):
    """The same at its full rate since 08:30."""
    pen.act(RateChanged(DIN, "infusion", FULL, "titration"), at(8, 30))
    return pen


def paused(pen):
    pen.act(InfusionPaused(DIN, "infusion", "urticaria"), at(11))
    pen.act(InfusionResumed(DIN, "infusion", HALF, "MD 3"), at(11, 40))
    return pen


class TestExample1:
    def test_the_rise_is_offered_at_0830_and_set_by_a_person(self, pen):
        assert pen.due_at("rate_step", at(8, 10)) == at(8, 30)
        assert pen.infusion.delivered_ml(at(8, 30)) == HALF / 2
        assert pen.infusion.rate_ml_h == HALF

    def test_the_bag_ends_at_1815(self, full):
        assert full.infusion.ends_at() == at(18, 15)
        assert full.infusion.delivered_mg(at(18, 15)) == D("11.2")
        assert full.infusion.infusing(at(18, 15)) == timedelta(hours=10, minutes=15)

    def test_morphine_is_off_at_2015_and_observation_over_at_2215(self, full):
        full.act(InfusionCompleted(DIN, "infusion"), at(18, 15))
        assert full.due_at("step_end", at(18, 20), "opioid_off") == at(20, 15)
        assert full.due_at("observation_end", at(18, 20)) == at(22, 15)

    def test_the_same_comes_out_of_the_lines_read_again(self, full):
        again = replay(full.chart.lines).day(DIN).infusions["infusion"]
        assert again == full.infusion

    def test_the_cumulative_dose_follows_the_table_of_planned_rates(self, full):
        table = {15: "1.25", 30: "2.5", 60: "7.5", 120: "17.5", 180: "27.5", 360: "57.5", 600: "97.5"}
        shares = {
            minutes: full.infusion.delivered_ml(START + timedelta(minutes=minutes)) * 100 / D("103.2")
            for minutes in table
            if minutes >= 30
        }
        assert shares == {minutes: D(share) for minutes, share in table.items() if minutes >= 30}


class TestExample2:
    def test_a_pause_at_three_hours_has_given_27_5_percent(self, full):
        full.act(InfusionPaused(DIN, "infusion", "urticaria"), at(11))
        assert full.infusion.delivered_ml(at(11, 40)) * 100 / D("103.2") == D("27.5")
        assert full.infusion.phase is Phase.PAUSED

    def test_half_rate_for_two_hours_then_full_ends_at_1955(self, full):
        paused(full).act(RateChanged(DIN, "infusion", FULL, "prescriber", "2 h stable"), at(13, 40))
        assert full.infusion.ends_at() == at(19, 55)
        assert full.infusion.paused_for(at(20)) == timedelta(minutes=40)

    def test_an_entry_made_late_moves_the_end_and_not_what_was_given_before(self, full):
        paused(full)
        late = full.write(RateChanged(DIN, "infusion", FULL, "prescriber", "2 h stable"), at(13, 40))
        full.act(replace(late.event, why="seen at 13:55"), at(13, 55), amends=late.seq)
        assert full.infusion.ends_at() == at(20, 2) + timedelta(seconds=30)


class TestAForgottenPause:
    """Late entries before a rate change that stands: the refusal names the entry in the way."""

    def test_the_entry_in_the_way_is_named_and_the_day_can_be_put_right(self, full):
        stuck = full.chart.lines[-1]
        pause, resume = (
            InfusionPaused(DIN, "infusion", "bath"),
            InfusionResumed(DIN, "infusion", HALF, "MD 3"),
        )
        with pytest.raises(Refused) as refusal:
            full.act(pause, at(8, 10))
        assert refusal.value.code == "later_does_not_fit"
        assert refusal.value.facts == {"seq": stuck.seq, "at": at(8, 30)}
        full.act(None, at(8, 30), amends=stuck.seq)
        full.act(pause, at(8, 10))
        full.act(resume, at(8, 20))
        full.act(stuck.event, at(8, 40))
        assert full.infusion.ends_at() == at(18, 25)

    def test_a_late_entry_that_makes_no_sense_itself_is_told_as_such(self, full):
        with pytest.raises(Refused) as refusal:
            full.act(InfusionResumed(DIN, "infusion", HALF, "MD 3"), at(8, 20))
        assert refusal.value.code == "infusion_phase"


class TestExample3:
    def test_staying_at_half_rate_ends_at_0210_and_observation_at_0610(self, full):
        paused(full)
        assert full.infusion.ends_at() == at(2, 10, 25)
        full.act(InfusionCompleted(DIN, "infusion"), at(2, 10, 25))
        assert full.due_at("observation_end", at(2, 15, 25)) == at(6, 10, 25)

    def test_the_next_day_may_still_start_at_0800(self, full):
        paused(full).act(InfusionCompleted(DIN, "infusion"), at(2, 10, 25))
        nxt, eight = "C1D3", at(8, 0, 25)
        open_all(full, nxt, "order", at(6, 30, 25))
        full.act(order(nxt), at(6, 31, 25))
        open_all(full, nxt, "bag", at(6, 32, 25))
        full.act(bag(nxt, mixed_at=at(6, 40, 25), expires_at=at(6, 0, 26)), at(6, 41, 25))
        open_all(full, nxt, "check", at(6, 45, 25))
        full.act(checked(nxt), at(7, 40, 25))
        full.act(witnessed(day=nxt), at(7, 45, 25), by="RN 31")
        full.act(StepDone(nxt, "opioid"), at(7, 50, 25))
        full.act(started(nxt), eight)
        assert full.chart.day(nxt).infusions["infusion"].started_at == eight


class TestExample4:
    @pytest.fixture
    def reacted(self, pen):
        pen.act(InfusionPaused(DIN, "infusion", "reaction"), at(8, 15))
        return pen

    def test_half_of_the_first_rate_is_refused_as_over_20_h(self, reacted):
        with pytest.raises(Refused) as refusal:
            reacted.act(InfusionResumed(DIN, "infusion", QUARTER, "MD 3"), at(8, 30))
        assert refusal.value.code == "infusion_too_long"
        assert refusal.value.facts["whole"] == timedelta(hours=39, minutes=45)
        assert refusal.value.facts["longest"] == timedelta(hours=20)

    def test_the_starting_rate_takes_19_h_45_more_and_is_taken(self, reacted):
        reacted.act(InfusionResumed(DIN, "infusion", HALF, "MD 3"), at(8, 30))
        assert reacted.infusion.ends_at() == at(8, 30) + timedelta(hours=19, minutes=45)
        assert reacted.infusion.infusing_at_end() == timedelta(hours=20)


class TestExample7:
    def test_a_bag_mixed_at_0700_starts_by_1100(self):
        pen = checked_bag(mixed_at=at(7))
        assert pen.due_at("bag_start", at(8)) == at(11)
        pen.admit(started(), at(11))

    def test_a_start_at_1120_needs_the_pharmacys_word(self):
        pen = checked_bag(mixed_at=at(7))
        with pytest.raises(Refused) as refusal:
            pen.act(started(), at(11, 20))
        assert refusal.value.code == "bag_start_late"
        assert refusal.value.facts["late"] == timedelta(minutes=20)
        pen.act(started(late_because="pharmacist PH 2: kept at 4 °C"), at(11, 20))
        assert pen.infusion.phase is Phase.RUNNING


class TestExample8:
    def test_magrolimab_is_due_on_c2d8(self):
        assert calendar().agents_on(CycleDay.of("C2D8")) == ("magrolimab",)

    @pytest.mark.parametrize(("label", "code"), [("C3D8", "no_such_step"), ("C13D1", "cycle_off_protocol")])
    def test_c3d8_and_c13d1_are_refused_at_the_pump(self, label, code):
        pen = Bedside()
        with pytest.raises(Refused) as refusal:
            pen.act(replace(magrolimab_started(), day=label), START)
        assert refusal.value.code == code

    def test_c3d8_is_a_day_without_study_drug_and_c13_no_day_at_all(self):
        made = calendar()
        assert made.agents_on(CycleDay.of("C3D8")) == ()
        with pytest.raises(Refused):
            made.agents_on(CycleDay.of("C13D1"))


class TestExample9:
    def blood(self, regimen=TRIAL):
        pen = Bedside()
        pen.write(hgb(MAG, "9.2", at(6, 0, 23)), at(6, 5, 23))
        open_all(pen, MAG, "release", at(6, 30, 23))
        pen.admit(Released(MAG, "release", ()), at(7, 0, 23), regimen=regimen)

    def test_hemoglobin_9_2_keeps_the_gate_closed_at_9_5(self):
        with pytest.raises(Refused) as refusal:
            self.blood()
        assert refusal.value.code == "gate_closed"
        (finding,) = refusal.value.facts["findings"]
        assert (finding.limit, finding.source.origin) == (D("9.5"), Origin.SEED)

    def test_the_sites_9_0_opens_it_and_keeps_its_source(self):
        told = SiteValueSet("hold.hgb-c1d1", "9.0", "Protocol v3, 5.2")
        site = Site().after(Line("site", 1, START, START, "PI 01", told))
        regimen = with_site_limits(TRIAL, site)
        self.blood(regimen)
        pen = Pen()
        pen.write(hgb(MAG, "9.2", at(6, 0, 23)), at(6, 5, 23))
        found = next(
            one
            for one in release_findings(pen.chart, regimen, MAG, at(7, 0, 23))
            if one.rule.id == "hgb-c1d1"
        )
        assert (found.limit, found.source.source) == (D("9.0"), "Protocol v3, 5.2")
