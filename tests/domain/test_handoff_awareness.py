"""If … then with this patient's own numbers; what nobody set says so."""

from dataclasses import replace
from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain import events as e
from infusetrack.domain.handoff import handoff
from infusetrack.domain.handoff_awareness import EPINEPHRINE
from infusetrack.domain.hypotension import limits_for
from infusetrack.domain.reference_limits import Reference
from tests.domain.handing_over import of, only, running
from tests.domain.reacting import Reacting
from tests.domain.small_trial import (
    DIN,
    TRIAL,
    Pen,
    at,
    hgb,
)


class TestAwareness:
    def test_the_pressure_limit_is_that_of_the_pressure_function(self):
        (line,) = only(of(running().pen, at(9)).awareness, "pressure")
        years, base = 6, D(96)
        assert (
            line.facts["limit"]
            == limits_for(TRIAL.reference, years, base).highest
            == max(D(82), base * 85 / 100)
        )
        assert line.source

    def test_without_numbers_it_says_not_set(self):
        bare = replace(TRIAL, holds=(), reference=Reference())
        found = handoff(running().chart, bare, DIN, at(9))
        for kind in ("pressure", "reaction", "opioid", "breathing", "hemoglobin"):
            assert [one.is_set for one in only(found.awareness, kind)] == [False], kind

    def test_epinephrine_is_the_cards_dose_for_todays_weight(self):
        (line,) = only(of(running("20.0").pen, at(9)).awareness, "reaction")
        assert (line.facts["dose"].drug.id, line.facts["dose"].by_weight) == (EPINEPHRINE, D("0.2"))
        (unweighed,) = only(of(Reacting().pen, at(9)).awareness, "reaction")
        assert (unweighed.is_set, unweighed.facts["dose"]) == (False, None)

    def test_naloxone_is_not_set_until_the_site_sets_it(self):
        (line,) = only(of(running().pen, at(9)).awareness, "opioid")
        assert not line.facts["naloxone"].is_set
        assert line.facts["deep"].value == 3

    def test_a_regimen_without_opioids_has_no_line_of_them(self):
        bare = replace(TRIAL, side_drugs=(), opioid_infusion=None)
        assert not only(of(running().pen, at(9), regimen=bare).awareness, "opioid")

    def test_limits_of_hemoglobin_labs_and_fluids_are_the_days_own(self):
        day = running()
        day.write(hgb(DIN, "9.0", at(7)), -50)
        found = of(day.pen, at(9)).awareness
        assert {one.facts["parameter"] for one in only(found, "hemoglobin")} == {
            "hemoglobin",
            "hemoglobin_fall",
        }
        assert {"sodium", "potassium"} <= {one.facts["parameter"] for one in only(found, "lab")}
        assert len(only(found, "bedside")) == 2
        assert all(one.source for one in (*only(found, "lab"), *only(found, "bound")))
        acts = [one.facts["bound"].rule.action for one in only(found, "bound")]
        assert acts == ["stop", *["alert"] * (len(acts) - 1)]
        assert "sbp" not in {one.facts["bound"].key for one in only(found, "bound")}

    def test_the_restart_rules_of_a_reaction_in_hand_are_told(self):
        day = running().press(60).told(61, "bronchospasm", 2).pause(62)
        (line,) = only(of(day.pen, at(9, 5)).awareness, "restart")
        assert line.facts["advice"].reaction.grade == 2
        day.write(e.InfusionStopped(DIN, "infusion", "reaction"), 70)
        assert not only(of(day.pen, at(9, 15)).awareness, "restart")

    def test_what_an_earlier_reaction_bars_is_told(self):
        day = Reacting("C1D4", start=at(8, day=26))
        day.earlier("anaphylaxis", grade=3)
        found = of(day.pen, at(9, day=26), "C1D4").awareness
        assert only(found, "bar")

    def test_where_no_range_is_known_the_adult_breathing_limit_holds(self):
        pen = Pen(birth_date=at(0).date().replace(year=1990))
        (line,) = only(of(pen, at(9)).awareness, "breathing")
        assert line.facts["limit"] == TRIAL.reference.number("danger.breaths_without_range")

    def test_what_an_earlier_rule_asks_of_later_days_is_told(self):
        day = Reacting("C1D4", start=at(8, day=26))
        rule = next(one for one in TRIAL.reactions.rules if one.later and "magrolimab" not in one.agents)
        day.earlier(rule.kind, grade=rule.highest_grade)
        told = only(of(day.pen, at(9, day=26), "C1D4").awareness, "later")
        assert rule.later in {one.facts["later"].words for one in told}

    @given(st.integers(1, 17), st.integers(60, 130))
    def test_the_limit_never_lies_under_the_age_floor_nor_the_baselines_share(self, years, base):
        born = at(0).date().replace(year=2026 - years, month=1, day=1)
        pen = Pen(birth_date=born)
        pen.write(e.VitalsTaken(DIN, "baseline", sbp=base, dbp=40, baseline=True), at(7))
        (line,) = only(of(pen, at(9)).awareness, "pressure")
        known = limits_for(TRIAL.reference, years, D(base))
        assert line.facts["limit"] == max(known.floor, known.of_baseline)
