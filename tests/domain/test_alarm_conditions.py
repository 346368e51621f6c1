"""What in a chart is an alarm: reactions, values, hemoglobin, the pump, lost time."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.alarm_conditions import apart, of_chart, of_due
from infusetrack.domain.events import (
    ClockGap,
    DaySigned,
    InfusionPaused,
    InfusionStopped,
    PumpRead,
    ReactionBegan,
    VitalsTaken,
)
from infusetrack.domain.reminders import Due, DueState
from tests.domain.small_trial import DIN, MAG, START, TRIAL, Pen, at, hgb, started


def running():
    pen = Pen()
    pen.write(started())
    return pen


def found(pen, label=DIN):
    return {one.key: one for one in of_chart(pen.chart, TRIAL, label)}


def test_a_quiet_chart_has_none():
    assert found(running()) == {}
    assert found(Pen(enrolled=False)) == {}


class TestReactions:
    @pytest.mark.parametrize(
        ("fact", "after"),
        [(ReactionBegan(DIN, "infusion"), "reaction"), (InfusionStopped(DIN, "infusion", "wheeze"), "stop")],
    )
    def test_no_vital_signs_for_five_minutes_is_high(self, fact, after):
        pen = running()
        pen.write(fact, at(8, 20))
        one = found(pen)["reaction_vitals"]
        assert one.rung_at(at(8, 24)) is None
        assert one.rung_at(at(8, 25)).priority == "high"
        assert (one.since, one.facts["after"], one.step) == (at(8, 20), after, "infusion")

    def test_a_set_taken_since_is_enough_and_an_earlier_one_is_not(self):
        pen = running()
        pen.write(VitalsTaken(DIN, spo2=98), at(8, 19))
        pen.write(ReactionBegan(DIN), at(8, 20))
        assert "reaction_vitals" in found(pen)
        pen.write(VitalsTaken(DIN, spo2=98), at(8, 20))
        assert "reaction_vitals" not in found(pen)

    def test_a_second_reaction_asks_again(self):
        pen = running()
        for minute in (20, 40):
            pen.write(ReactionBegan(DIN), at(8, minute))
            if minute == 20:
                pen.write(VitalsTaken(DIN, spo2=98), at(8, 22))
        assert found(pen)["reaction_vitals"].since == at(8, 40)

    def test_another_day_is_another_matter(self):
        pen = running()
        pen.write(ReactionBegan(MAG), at(8, 20))
        assert found(pen) == {}


class TestVitalSigns:
    def test_a_value_at_which_the_label_stops_is_high(self):
        pen = running()
        pen.write(VitalsTaken(DIN, spo2=88), at(8, 15))
        one = found(pen)["danger:spo2-stop"]
        assert (one.rung_at(at(8, 15)).priority, one.facts["danger"].value) == ("high", D(88))

    def test_a_value_that_only_alerts_is_medium(self):
        pen = running()
        pen.write(VitalsTaken(DIN, temperature_c=D("39.6"), spo2=99), at(8, 15))
        fevers = [one for one in found(pen).values() if one.facts["danger"].kind == "temperature"]
        assert [one.rung_at(at(8, 15)).priority for one in fevers] == ["medium"]

    def test_a_set_without_the_number_changes_nothing_and_a_good_one_ends_it(self):
        pen = running()
        pen.write(VitalsTaken(DIN, spo2=88), at(8, 15))
        pen.write(VitalsTaken(DIN, heart_rate=101), at(8, 20))
        assert "danger:spo2-stop" in found(pen)
        pen.write(VitalsTaken(DIN, spo2=99), at(8, 25))
        assert "danger:spo2-stop" not in found(pen)

    def test_another_bad_value_counts_from_anew(self):
        pen = running()
        for minute in (15, 30):
            pen.write(VitalsTaken(DIN, spo2=88), at(8, minute))
        assert found(pen)["danger:spo2-stop"].since == at(8, 30)


class TestHemoglobin:
    def test_a_fall_of_two_is_medium_until_somebody_answers(self):
        pen = Pen()
        pen.write(hgb(MAG, "11.2", START), START)
        pen.write(started(MAG, "magrolimab", ("400", "250", "125")), START)
        pen.write(hgb(MAG, "9.1", at(12)), at(13))
        one = found(pen, MAG)["hgb_drop"]
        assert (one.since, one.rung_at(at(13)).priority, one.ends_with_answer) == (at(12), "medium", True)
        assert one.facts["change"] == D("-2.1")

    def test_a_smaller_fall_is_none(self):
        pen = Pen()
        pen.write(hgb(MAG, "10.0", at(12)), at(13))
        assert "hgb_drop" not in found(pen, MAG)

    def test_without_a_baseline_there_is_no_fall(self):
        pen = Pen(baseline_hgb_g_dl=None)
        pen.write(hgb(MAG, "6.0", at(12)), at(13))
        assert "hgb_drop" not in found(pen, MAG)

    def test_a_limit_for_other_ages_is_not_looked_at(self):
        (rule,) = (one for one in TRIAL.holds if one.parameter == "hemoglobin_fall")
        grown = replace(rule, age_low=replace(rule.limit, value=D(18)))
        regimen = replace(TRIAL, holds=(grown,))
        pen = Pen()
        pen.write(hgb(MAG, "6.0", at(12)), at(13))
        assert of_chart(pen.chart, regimen, MAG) == ()


class TestThePump:
    @pytest.mark.parametrize(
        ("pump", "record", "too_far"),
        [("10.5", "10", False), ("10.51", "10", True), ("9.49", "10", True), ("105", "100", False),
         ("105.1", "100", True), ("94.9", "100", True), ("0.5", "0", False), ("0.6", "0", True)],
    )  # fmt: skip
    def test_more_than_one_in_twenty_apart_must_be_explained(self, pump, record, too_far):
        assert apart(D(pump), D(record)) is too_far

    def test_it_lasts_until_a_reason_or_a_number_that_fits(self):
        pen = running()
        pen.write(PumpRead(DIN, "infusion", D(20), D(10)), at(8, 30))
        one = found(pen)["pump_apart:infusion"]
        assert (one.rung_at(at(8, 30)).priority, one.facts["pump_ml"]) == ("medium", D(20))
        pen.write(PumpRead(DIN, "infusion", D(20), D(10), "bolus for the line"), at(8, 31))
        assert found(pen) == {}

    def test_numbers_that_fit_are_none(self):
        pen = running()
        pen.write(PumpRead(DIN, "infusion", D(10), D(10)), at(8, 30))
        assert found(pen) == {}


class TestLostTime:
    @pytest.mark.parametrize(("seconds", "priority"), [(59, "low"), (60, "high"), (2400, "high")])
    def test_a_minute_and_more_is_high(self, seconds, priority):
        pen = running()
        pen.write(ClockGap("slept", seconds), at(9))
        one = found(pen)["clock_gap"]
        assert (one.rung_at(at(9)).priority, one.step, one.ends_with_answer) == (priority, "infusion", True)

    def test_the_pump_read_afterwards_ends_it(self):
        pen = running()
        pen.write(PumpRead(DIN, "infusion", D(5), D(5)), at(8, 50))
        pen.write(ClockGap("slept", 2400), at(9))
        assert "clock_gap" in found(pen)
        pen.write(PumpRead(DIN, "infusion", D(5), D(5)), at(9, 1))
        assert found(pen) == {}

    def test_a_hiccup_after_a_long_gap_does_not_take_its_place(self):
        pen = running()
        pen.write(ClockGap("slept", 2820), at(9))
        pen.write(ClockGap("set_forward", 3), at(9, 5))
        one = found(pen)["clock_gap"]
        assert (one.rungs[0].priority, one.facts["seconds"], one.since) == ("high", 2820, at(9))
        pen.write(ClockGap("slept", 90), at(9, 10))
        assert found(pen)["clock_gap"].since == at(9, 10)

    def test_a_clock_set_back_behind_the_start_is_heard(self):
        pen = running()
        pen.write(ClockGap("set_back", 7200), at(7))
        assert found(pen)["clock_gap"].rungs[0].priority == "high"

    def test_a_pause_is_no_end(self):
        pen = running()
        pen.write(InfusionPaused(DIN, "infusion", "cough"), at(8, 30))
        pen.write(ClockGap("set_back", 600), at(9))
        assert "clock_gap" in found(pen)

    def test_what_was_lost_before_the_start_or_after_the_end_is_no_alarm(self):
        pen = Pen()
        pen.write(ClockGap("slept", 2400), at(7))
        pen.write(started())
        assert found(pen) == {}
        pen.write(ClockGap("slept", 2400), at(8, 30))
        pen.write(InfusionStopped(DIN, "infusion", "ordered"), at(9))
        assert "clock_gap" not in found(pen)


def test_a_signed_day_is_quiet():
    pen = running()
    pen.write(VitalsTaken(DIN, spo2=88), at(8, 15))
    pen.write(DaySigned(DIN, "sign", "performed", "h"), at(20))
    assert found(pen) == {}


def test_a_due_thing_brings_its_own_ladder():
    due = Due("vitals:infusion", "vitals", at(9), DueState.LATER, "infusion", "dinutuximab")
    one = of_due(due, DIN)
    assert (one.key, one.since, one.act, one.nags, one.day) == ("vitals:infusion", at(9), "vitals", True, DIN)
    silent = Due(
        "rate_step:infusion", "rate_step", at(9), DueState.LATER, "infusion", facts={"after_resume": True}
    )
    assert of_due(silent, DIN) is None
    assert of_due(replace(due, kind="flush_end"), DIN).act == "step"
    assert at(9) + timedelta(minutes=5) == one.rungs[1].at
