"""The shift handoff as a value: severity with its reasons, summary, actions, if-then, validity, what changed."""

from dataclasses import replace
from datetime import UTC, timedelta
from decimal import Decimal as D
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain import events as e
from infusetrack.domain.errors import Refused
from infusetrack.domain.handoff import Ward, handoff
from infusetrack.domain.handoff_day import SHIFT
from infusetrack.domain.handoff_validity import EXPIRES
from infusetrack.domain.hemoglobin_chart import review_chart
from infusetrack.domain.hypotension import limits_for
from infusetrack.domain.reference_limits import Reference
from infusetrack.domain.reminders import due
from infusetrack.domain.sourced import Origin, Sourced
from tests.domain.handing_over import give, receive
from tests.domain.reacting import Reacting
from tests.domain.small_trial import (
    DIN,
    MAG,
    START,
    TRIAL,
    WHOLE,
    Pen,
    at,
    bag,
    hgb,
    magrolimab_started,
    started,
    weight,
)
from tests.domain.toxicity_chart import FEVER

CARD = emergency_card()
QUIET = e.VitalsTaken(DIN, **WHOLE, pain=1, sedation="1", consciousness="A")


def of(pen, now, label=DIN, regimen=TRIAL, *, reviewed=False, **more):
    reviews = review_chart(pen.chart) if reviewed else ()
    return handoff(pen.chart, regimen, label, now, Ward(UTC, CARD, reviews=reviews, **more))


def running(kg="20.0"):
    """Started at 08:00, full rate from 08:30, a quiet set at 08:45."""
    day = Reacting(until=30)
    day.pen.write(weight(DIN, kg), at(6))
    day.write(replace(QUIET, baseline=True), -90)
    day.write(QUIET, 45)
    return day


def kinds(found):
    return {one.kind for one in found.severity.reasons}


def only(found, kind):
    return [one for one in found if one.kind == kind]


class TestSeverity:
    def test_a_quiet_hour_is_proposed_as_stable(self):
        found = of(running().pen, at(8, 46))
        assert (found.severity.proposed, found.severity.reasons) == ("stable", ())
        assert found.severity.latest.at == found.severity.highest.at == at(8, 45)

    def test_what_nobody_looked_at_for_a_shift_is_not_called_stable(self):
        day = running()
        assert kinds(of(day.pen, at(8, 45) + SHIFT)) == {"unseen"}
        assert of(Pen(), at(8)).severity.proposed == "watcher"

    @pytest.mark.parametrize(
        ("changes", "severity"),
        [({"sbp": 60, "dbp": 40}, "unstable"), ({"pain": 5}, "watcher"), ({"spo2": 85}, "unstable")],
    )
    def test_what_the_latest_set_shows_decides(self, changes, severity):
        day = running()
        day.write(replace(QUIET, **changes), 60)
        found = of(day.pen, at(9, 1))
        assert found.severity.proposed == severity
        assert "danger" in kinds(found)

    def test_a_number_that_is_well_again_keeps_a_patient_on_watch(self):
        day = running()
        day.write(replace(QUIET, sbp=60, dbp=40, heart_rate=150), 60)
        day.write(QUIET, 75)
        found = of(day.pen, at(9, 16))
        assert found.severity.proposed == "watcher"
        assert kinds(found) == {"limit", "score"}
        assert found.severity.highest.at == at(9)
        assert found.severity.latest.at == at(9, 15)

    def test_a_reaction_that_goes_on_is_unstable_and_a_settled_one_watched(self):
        day = running().press(60).told(61, "bronchospasm", 2)
        assert of(day.pen, at(9, 5)).severity.proposed == "unstable"
        day.settle(70)
        day.write(QUIET, 72)
        found = of(day.pen, at(9, 15))
        assert (found.severity.proposed, kinds(found)) == ("watcher", {"reaction"})
        assert "reaction" not in kinds(of(day.pen, at(9) + SHIFT))

    def test_a_reaction_noted_at_a_pause_is_unstable_until_the_pump_goes_on(self):
        day = running().pause(62)
        day.write(e.AdverseEventNoted(DIN, "rigors", at(9), reaction=True), 60)
        assert of(day.pen, at(9, 5)).severity.proposed == "unstable"
        day.write(e.InfusionResumed(DIN, "infusion", D("5.16"), "MD 03"), 70)
        found = of(day.pen, at(9, 12))
        assert (found.severity.proposed, kinds(found)) == ("watcher", {"noted", "halted"})

    def test_a_note_without_a_reaction_or_of_another_day_does_not_make_a_pause_unstable(self):
        day = running().pause(62)
        day.write(e.AdverseEventNoted(DIN, "tired", at(9)), 62)
        day.write(e.AdverseEventNoted(MAG, "rigors", at(9), reaction=True), 62)
        assert of(day.pen, at(9, 5)).severity.proposed == "watcher"

    @pytest.mark.parametrize(("grade", "severity"), [(2, "stable"), (3, "watcher"), (4, "unstable")])
    def test_an_old_toxicity_counts_by_its_grade_while_it_is_open(self, grade, severity):
        day = running()
        old = START - timedelta(days=3)
        graded = day.pen.write(replace(FEVER, grade=grade, onset_at=old, aware_at=old), old)
        assert of(day.pen, at(8, 46)).severity.proposed == severity
        day.pen.write(e.OutcomeNoted(graded.seq, "recovered", at(8, 40)), at(8, 40))
        assert of(day.pen, at(8, 46)).severity.proposed == "stable"

    def test_a_transfusion_and_a_new_grade_are_events_of_the_shift(self):
        day = running()
        day.write(e.Transfused(DIN, "red_cells", D(150), at(8, 10)), 20)
        day.write(replace(FEVER, onset_at=at(8), aware_at=at(8)), 20)
        assert kinds(of(day.pen, at(8, 46))) == {"transfused", "graded"}

    def test_the_hemoglobin_watch_and_an_alarm_of_the_patient_are_reasons(self):
        pen = Pen()
        pen.write(weight(MAG, "16.0"), at(7, day=23))
        pen.write(magrolimab_started(), at(9, day=23))
        for day, value in ((24, "10.4"), (25, "9.6"), (26, "8.8")):
            pen.write(hgb(f"C1D{day - 22}", value, at(6, day=day)), at(7, day=day))
        found = of(pen, at(8, day=26), "C1D4", reviewed=True)
        told = only(found.severity.reasons, "hemoglobin")
        assert [one.facts["waits"] for one in told] == [True]
        assert only(found.actions, "decision")
        assert "alarm" not in kinds(found)
        bare = of(pen, at(8, day=26), "C1D4")
        assert [one.facts["alarm"].kind for one in only(bare.severity.reasons, "alarm")] == ["hgb_drop"]

    def test_the_gravest_reason_stands_first_and_of_these_the_latest(self):
        day = running().pause(50)
        day.write(replace(QUIET, pain=8), 60)
        day.write(replace(QUIET, sbp=60, dbp=40, pain=8), 65)
        reasons = of(day.pen, at(9, 6)).severity.reasons
        order = [("stable", "watcher", "unstable").index(one.severity) for one in reasons]
        assert order == sorted(order, reverse=True)
        assert reasons[0].severity == "unstable"


class TestSummary:
    def test_the_running_infusion_has_the_live_figures(self):
        found = of(running().pen, at(9)).summary
        (run,) = found.running
        assert (run.agent, run.number, run.of) == ("dinutuximab", 1, 4)
        assert run.live.infused_ml == D("2.58") + D("5.16")
        assert run.live.left_mg == run.live.infusion.dose_mg - run.live.infused_mg
        assert run.ends_at == run.live.ends_at
        assert run.bag.lot == "LOT-1"

    def test_lowest_pressure_highest_temperature_and_worst_pain_are_of_the_day(self):
        day = running()
        day.write(replace(QUIET, sbp=88, dbp=50, temperature_c=D("38.2")), 60)
        day.write(replace(QUIET, sbp=88, dbp=52, pain=6), 75)
        found = of(day.pen, at(9, 30)).summary
        assert (found.lowest_sbp.value, found.lowest_sbp.taken.dbp) == (88, 52)
        assert found.highest_temperature.value == D("38.2")
        assert (found.worst_pain.value, found.worst_pain.at) == (6, at(9, 15))
        assert found.baseline.line.happened_at == at(6, 30)
        assert found.last_set.happened_at == at(9, 15)

    def test_an_empty_day_has_an_empty_summary(self):
        found = of(Pen(note="Relapse of 2025"), at(7)).summary
        assert (found.running, found.lowest_sbp, found.last_set, found.weight) == ((), None, None, None)
        assert found.note == "Relapse of 2025"
        assert of(Pen(enrolled=False), at(7)).summary.note == ""


class TestActions:
    def test_the_due_things_are_those_of_the_screen(self):
        pen = running().pen
        now = at(9)
        found = [one.due for one in of(pen, now).actions if one.due]
        assert found == [one for one in due(pen.chart, TRIAL, DIN, now) if one.at <= now + SHIFT]

    def test_vital_signs_are_told_with_the_times_that_follow(self):
        found = of(running().pen, at(8, 50))
        (vitals,) = (one for one in found.actions if one.due and one.due.kind == "vitals")
        then = vitals.facts["then"]
        assert vitals.at == at(9)
        assert then[:3] == (at(9, 30), at(10), at(11))
        assert then[-1] <= found.summary.running[0].ends_at
        assert list(then) == sorted(set(then))

    def test_observation_and_the_bags_end_are_known_ahead(self):
        found = of(running().pen, at(17))
        (observed,) = only(found.actions, "observation_end")
        assert observed.at == found.summary.running[0].ends_at + timedelta(hours=4)
        assert [one.facts["agent"] for one in only(found.actions, "observation_end")] == ["dinutuximab"]

    def test_a_bag_that_expires_within_the_shift_is_told_once(self):
        day = Reacting(until=30)
        day.write(bag(mixed_at=START, expires_at=at(19)), 1)
        found = of(day.pen, at(9))
        assert [one.at for one in only(found.actions, "bag_expires")] == [at(19)]
        day.write(bag(mixed_at=START, expires_at=at(12)), 2)
        found = of(day.pen, at(9))
        assert not only(found.actions, "bag_expires")
        assert [one.at for one in found.actions if one.due and one.due.kind == "bag_life"] == [at(12)]

    def test_planned_rises_after_the_next_one_are_told_ahead(self):
        agent = TRIAL.agents["dinutuximab"]
        first = agent.rate_steps[0]
        more = replace(
            agent, rate_steps=(first, replace(first, bag_share_per_h=_share("0.07")), agent.rate_steps[1])
        )
        trial = replace(TRIAL, agents=MappingProxyType({**TRIAL.agents, "dinutuximab": more}))
        found = of(Reacting().pen, at(8, 5), regimen=trial)
        assert [one.at for one in only(found.actions, "rate_step")] == [at(9)]

    def test_a_drug_on_the_side_may_come_again_and_an_opioid_not_before(self):
        day = running()
        day.write(e.DrugGiven(DIN, "", "morphine", D(1000), "mcg", "IV", ""), 50)
        day.write(e.DrugGiven(DIN, "", "acetaminophen", D(300), "mg", "PO", ""), 50)
        found = of(day.pen, at(9))
        assert [one.at for one in only(found.actions, "not_before")] == [at(10, 50)]
        assert [one.at for one in only(found.actions, "may_repeat")] == [at(12, 50)]
        later = of(day.pen, at(13))
        assert [one.at for one in only(later.actions, "not_before")] == [None]
        assert not only(of(day.pen, at(8, day=26)).actions, "not_before")

    def test_the_opioid_outlasts_the_antibody(self):
        day = running()
        day.write(e.OpioidRateSet(DIN, "", "morphine", D(20)), 0)
        found = of(day.pen, at(10))
        assert [one.at for one in only(found.actions, "opioid_until")] == [
            found.summary.running[0].ends_at + timedelta(hours=2)
        ]

    def test_the_step_in_hand_stands_first_while_nothing_runs(self):
        found = of(Pen(), at(7))
        assert (found.actions[0].kind, found.actions[-1].kind) == ("step", "sign")
        assert not only(of(running().pen, at(9)).actions, "step") or found.actions[0].at is None

    def test_the_next_hemoglobin_is_asked_for_by_the_watch(self):
        pen = Pen()
        pen.write(weight(MAG, "20.0"), at(7, day=23))
        pen.write(hgb(MAG, "11.0", at(6, day=23)), at(7, day=23))
        pen.write(magrolimab_started(), at(9, day=23))
        pen.write(hgb(MAG, "10.6", at(14, day=23)), at(15, day=23))
        found = of(pen, at(16, day=23), MAG, reviewed=True)
        hours = review_chart(pen.chart)[-1].due_hours
        wanted = [] if hours is None or hours > 14 else [at(14, day=23) + timedelta(hours=hours)]
        assert [one.at for one in only(found.actions, "hemoglobin")] == wanted

    def test_the_next_days_start_is_told_where_it_comes_within_the_shift(self):
        found = of(running().pen, at(21))
        assert [one.at for one in only(found.actions, "next_day")] == [START + timedelta(days=1)]

    def test_a_signed_day_asks_for_nothing(self):
        day = running()
        day.write(e.DaySigned(DIN, "sign", "nurse", day.chart.tip), 900)
        assert of(day.pen, at(23, 30)).actions == ()


def _share(value):
    return Sourced(D(value), "/h", Origin.LOCAL, "test", verified=False)


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
        assert line.facts["dose"].by_weight == D("0.2")
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


class TestValidity:
    def test_the_next_due_thing_ends_it(self):
        found = of(running().pen, at(8, 50))
        assert (found.valid_until, found.valid.action.due.kind) == (at(9), "vitals")
        assert found.next_due == found.valid.action

    def test_an_overdue_set_does_not_make_it_end_in_the_past(self):
        found = of(running().pen, at(9, 20))
        assert found.valid_until == at(9, 30)
        assert [one.kind for one in found.overdue] == ["vitals"]

    @pytest.mark.parametrize(("hour", "minutes"), [(8, 198), (18, 198), (19, 360), (3, 360)])
    def test_without_a_due_thing_it_expires_by_day_and_by_night(self, hour, minutes):
        found = of(Pen(), at(hour))
        assert found.valid_until - found.at == timedelta(minutes=minutes)
        assert found.valid.action is None
        assert found.valid.expiry.origin is Origin.LIT

    def test_the_site_may_set_its_own_minutes(self):
        own = replace(EXPIRES["handoff_day"], value=D(60), origin=Origin.SITE)
        trial = replace(TRIAL, clock=MappingProxyType({**TRIAL.clock, "handoff_day": own}))
        assert of(Pen(), at(8), regimen=trial).valid_until == at(9)

    @given(st.integers(0, 900))
    def test_a_sheet_is_valid_for_some_time_and_never_longer_than_its_expiry(self, minutes):
        now = START + timedelta(minutes=minutes)
        found = of(running().pen, now)
        assert now < found.valid_until <= now + timedelta(minutes=int(found.valid.expiry.value))


class TestWhatStandsFirst:
    def test_alarms_overdue_things_and_closed_limits(self):
        found = of(running().pen, at(9, 30))
        assert [one.kind for one in found.alarms] == ["vitals"]
        pen = Pen()
        pen.write(hgb(MAG, "9.0", at(7, day=23)), at(7, day=23))
        assert [one.rule.id for one in of(pen, at(8, day=23), MAG).closed] == ["hgb-c1d1"]

    def test_what_was_amended_struck_or_entered_late_since_the_last_handoff(self):
        day = running()
        taken = day.write(replace(QUIET, pain=9), 60)
        give(day.pen, at(9, 5))
        receive(day.pen, at(9, 10))
        assert of(day.pen, at(9, 20)).since == at(9, 10)
        assert of(day.pen, at(9, 20)).changed == ()
        day.write(replace(QUIET, pain=2), 60, amends=taken.seq)
        assert of(day.pen, at(9, 20)).changed == ()
        late = replace(
            day.chart.lines[-1], seq=day.chart.next_seq, amends=None, written_at=at(9, 40), event=QUIET
        )
        day.pen.chart = day.chart.after(replace(late, reason="busy", hash="late"))
        assert [line.seq for line in of(day.pen, at(9, 45)).changed] == [late.seq]

    def test_struck_paper_is_no_change_of_the_patient(self):
        day = running()
        printed = day.write(e.DocumentPrinted(DIN, "day", "ab", day.chart.tip), 50)
        taken = day.write(QUIET, 55)
        day.write(None, 60, amends=printed.seq)
        day.write(None, 61, amends=taken.seq)
        assert [line.amends for line in of(day.pen, at(9, 20)).changed] == [taken.seq]

    def test_the_last_twelve_hours_where_nobody_ever_received(self):
        found = of(running().pen, at(9))
        assert found.since == at(9) - SHIFT
        assert found.open_before is None

    def test_lapsed_checks_of_the_shift(self):
        day = running()
        lapse = e.CheckLapsed(DIN, "infusion", "V-DIN", "start", at(9))
        day.write(lapse, 90)
        assert of(day.pen, at(10)).lapsed == (lapse,)
        assert of(day.pen, at(9) + SHIFT).lapsed == ()

    def test_a_sheet_that_nobody_received_is_said(self):
        pen = running().pen
        given_before = give(pen, at(8, 50))
        assert of(pen, at(9)).open_before.given == given_before


def test_the_same_chart_and_moment_give_the_same_handoff():
    pen = running().pen
    assert of(pen, at(9)) == of(pen, at(9))


def test_a_day_off_the_protocol_is_refused():
    with pytest.raises(Refused):
        of(Pen(), at(9), "C1D40")


def test_two_infusion_starts_of_a_day_tell_both_drugs():
    pen = running().pen
    assert [run.agent for run in of(pen, at(9)).summary.running] == ["dinutuximab"]
    pen = Pen()
    pen.write(started("C1D3"), at(8, day=25))
    assert of(pen, at(9, day=25), "C1D3").summary.running[0].number == 2
