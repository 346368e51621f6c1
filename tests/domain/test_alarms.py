"""All alarms of a day: they climb, are answered by name, come back, and never hide one another."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.alarm import Condition, Rung, rank
from infusetrack.domain.alarm_answers import Answers, by_name
from infusetrack.domain.alarms import alarms, level_of, next_rungs, standing
from infusetrack.domain.events import (
    AlarmAcknowledged,
    AlarmEscalated,
    AlarmRaised,
    ClockGap,
    InfusionPaused,
    InfusionResumed,
    ReactionBegan,
    ReminderPutOff,
    VitalsTaken,
)
from infusetrack.domain.record import Line
from infusetrack.domain.reminders import due
from tests.domain.small_trial import DIN, MAG, TRIAL, WHOLE, Pen, at, hgb, magrolimab_started, started


def running():
    pen = Pen()
    pen.write(started())
    return pen


def now_is(pen, when, label=DIN):
    return {one.key: one for one in alarms(pen.chart, TRIAL, label, when)}


def vitals(pen, when):
    return now_is(pen, when)["vitals:infusion"]


def acknowledge(pen, alarm, when, by="RN 27"):
    fact = AlarmAcknowledged(alarm.day, alarm.key, alarm.kind, alarm.base, alarm.since)
    return pen.write(fact, when, by=by)


def put_off(pen, alarm, when, minutes=5):
    return pen.write(ReminderPutOff(alarm.day, alarm.key, alarm.kind, alarm.since, minutes), when)


class TestWhatIsOverdue:
    def test_vital_signs_climb_and_never_clear_by_themselves(self):
        pen = running()
        assert "vitals:infusion" not in now_is(pen, at(8, 14))
        seen = [vitals(pen, at(8, minute)).priority for minute in (15, 20, 21, 30, 31)]
        assert seen == ["low", "low", "medium", "high", "high"]
        assert vitals(pen, at(23)).since == at(8, 15)
        pen.write(VitalsTaken(DIN, **WHOLE), at(8, 16))
        assert "vitals:infusion" not in now_is(pen, at(8, 29))

    def test_a_pause_asks_after_ten_minutes(self):
        pen = running()
        pen.write(InfusionPaused(DIN, "infusion", "cough"), at(8, 10))
        assert "pause:infusion" not in now_is(pen, at(8, 19))
        assert now_is(pen, at(8, 20))["pause:infusion"].priority == "medium"

    def test_an_end_that_nobody_confirms_becomes_high(self):
        pen = running()
        (end,) = (one.at for one in due(pen.chart, TRIAL, DIN, at(9)) if one.kind == "infusion_end")
        assert now_is(pen, end)["infusion_end:infusion"].priority == "medium"
        assert now_is(pen, end + timedelta(minutes=5, seconds=1))["infusion_end:infusion"].base == "high"

    def test_who_has_the_due_things_hands_them_over(self):
        assert alarms(running().chart, TRIAL, DIN, at(8, 40), dues=()) == ()

    def test_a_rise_that_waits_for_the_prescriber_is_no_alarm(self):
        pen = running()
        pen.write(InfusionPaused(DIN, "infusion", "cough"), at(8, 10))
        pen.write(InfusionResumed(DIN, "infusion", D("2.58"), "MD 03"), at(8, 20))
        assert "rate_step:infusion" in {one.key for one in due(pen.chart, TRIAL, DIN, at(12))}
        assert "rate_step:infusion" not in now_is(pen, at(12))


class TestAnAnswer:
    def test_it_silences_by_name_and_the_sign_stays(self):
        pen = running()
        acknowledge(pen, vitals(pen, at(8, 21)), at(8, 21), "RN 31")
        one = vitals(pen, at(8, 22))
        assert (one.sounds, one.priority, one.answered_by, one.answered_at) == (
            False, "medium", "RN 31", at(8, 21),
        )  # fmt: skip
        assert one.silent_until == at(8, 26)

    def test_what_is_still_not_done_sounds_again(self):
        pen = running()
        acknowledge(pen, vitals(pen, at(8, 21)), at(8, 21))
        one = vitals(pen, at(8, 26))
        assert (one.sounds, one.begun, one.raised) == (True, at(8, 26), False)

    def test_it_arms_again_when_the_alarm_gets_worse(self):
        pen = running()
        acknowledge(pen, vitals(pen, at(8, 29)), at(8, 29))
        assert not vitals(pen, at(8, 30)).sounds
        one = vitals(pen, at(8, 31))
        assert (one.base, one.sounds) == ("high", True)

    def test_it_does_not_hide_another_alarm(self):
        pen = running()
        acknowledge(pen, vitals(pen, at(8, 36)), at(8, 36))
        assert now_is(pen, at(8, 37))["rate_step:infusion"].sounds

    def test_a_value_out_of_limits_stays_silent_until_the_next_bad_one(self):
        pen = running()
        pen.write(VitalsTaken(DIN, spo2=88), at(8, 15))
        acknowledge(pen, now_is(pen, at(8, 16))["danger:spo2-stop"], at(8, 16))
        assert not now_is(pen, at(23))["danger:spo2-stop"].sounds
        pen.write(VitalsTaken(DIN, spo2=87), at(8, 30))
        assert now_is(pen, at(8, 30))["danger:spo2-stop"].sounds

    def test_a_fall_of_hemoglobin_is_over_once_somebody_answered(self):
        pen = Pen()
        pen.write(hgb(MAG, "8.0", at(7)), at(7, 30))
        pen.write(magrolimab_started(), at(8))
        pen.write(hgb(MAG, "6.0", at(9)), at(10))
        fall = now_is(pen, at(10), MAG)["hgb_drop"]
        acknowledge(pen, fall, at(10, 1))
        assert "hgb_drop" not in now_is(pen, at(10, 2), MAG)


class TestNobodyAnswers:
    def test_a_medium_alarm_becomes_high(self):
        pen = running()
        step = now_is(pen, at(8, 40))["rate_step:infusion"]
        assert (step.priority, step.escalated) == ("high", True)
        assert now_is(pen, at(8, 39))["rate_step:infusion"].priority == "medium"

    def test_an_answer_takes_it_back_to_its_own_priority(self):
        pen = running()
        acknowledge(pen, now_is(pen, at(8, 41))["rate_step:infusion"], at(8, 41))
        step = now_is(pen, at(8, 42))["rate_step:infusion"]
        assert (step.priority, step.sounds) == ("medium", False)

    def test_the_log_is_known(self):
        pen = running()
        step = now_is(pen, at(8, 41))["rate_step:infusion"]
        assert not step.raised
        for kind, priority in ((AlarmRaised, "medium"), (AlarmEscalated, "high")):
            pen.write(kind(DIN, step.key, step.kind, priority, step.since), at(8, 41))
        step = now_is(pen, at(8, 42))["rate_step:infusion"]
        assert (step.raised, step.escalation_told) == (True, True)

    def test_the_minutes_without_an_answer_count_from_the_first_sound(self):
        pen = running()
        assert vitals(pen, at(8, 33)).unanswered_for(at(8, 33)) == timedelta(minutes=13)
        acknowledge(pen, vitals(pen, at(8, 33)), at(8, 33))
        assert vitals(pen, at(8, 41)).unanswered_for(at(8, 41)) == timedelta(minutes=3)


class TestPuttingOff:
    def test_a_reminder_comes_again_after_its_minutes(self):
        pen = running()
        put_off(pen, vitals(pen, at(8, 15)), at(8, 15))
        one = vitals(pen, at(8, 16))
        assert (one.sounds, one.silent_until, one.times_put_off) == (False, at(8, 20), 1)
        assert vitals(pen, at(8, 20)).sounds

    def test_the_second_time_it_rings_louder(self):
        pen = Pen()
        condition = Condition("observation_end:x", "observation_end", at(9), (Rung(at(9), "low"),), DIN)
        one = standing(condition, Answers(), at(9))
        for minute in (1, 7):
            put_off(pen, one, at(9, minute))
        answers = Answers(by_name(pen.chart.of_kind(ReminderPutOff)))
        assert standing(condition, answers, at(9, 11)).base == "low"
        louder = standing(condition, answers, at(9, 12))
        assert (louder.base, louder.sounds, louder.begun) == ("medium", True, at(9, 12))

    def test_an_alarm_is_not_put_off(self):
        pen = running()
        put_off(pen, vitals(pen, at(8, 15)), at(8, 15), 15)
        assert vitals(pen, at(8, 21)).sounds
        assert vitals(pen, at(8, 21)).silent_until is None


class TestWhatComes:
    def ahead(self, pen, when, key="vitals:infusion"):
        (condition,) = (one.condition for k, one in now_is(pen, when).items() if k == key)
        log = [line for kind in (AlarmAcknowledged, ReminderPutOff) for line in pen.chart.of_kind(kind)]
        return sorted(next_rungs(condition, Answers(by_name(log)), when))

    def test_the_rungs_and_the_missing_answer_are_handed_over(self):
        ahead = self.ahead(running(), at(8, 15))
        assert ahead == [
            (at(8, 20), "medium"), (at(8, 25), "high"), (at(8, 30), "high"),
        ]  # fmt: skip

    def test_the_end_of_a_silence_too(self):
        pen = running()
        acknowledge(pen, vitals(pen, at(8, 21)), at(8, 21))
        assert (at(8, 26), "medium") in self.ahead(pen, at(8, 22))

    def test_after_it_sounds_again_nobody_answering_counts_anew(self):
        pen = running()
        acknowledge(pen, vitals(pen, at(8, 21)), at(8, 21))
        assert (at(8, 31), "high") in self.ahead(pen, at(8, 27))

    def test_what_is_no_alarm_yet_has_its_rungs_only(self):
        condition = Condition("x", "pause", at(9), (Rung(at(9), "medium"),))
        assert list(next_rungs(condition, Answers(), at(8))) == [(at(9), "medium"), (at(9, 5), "high")]

    def test_what_is_high_already_has_nothing_ahead(self):
        condition = Condition("x", "reaction_vitals", at(8), (Rung(at(8, 5), "high"),))
        assert list(next_rungs(condition, Answers(), at(8, 6))) == []


def test_the_level_of_a_chair_is_its_most_urgent_alarm():
    assert level_of(()) == "none"
    assert level_of(alarms(running().chart, TRIAL, DIN, at(8, 32))) == "high"


# --- laws ----------------------------------------------------------------------------------

CLIMB = Condition(
    "vitals:infusion", "vitals", at(8, 15),
    (Rung(at(8, 15), "low"), Rung(at(8, 20), "medium"), Rung(at(8, 30), "high")), DIN, nags=True,
)  # fmt: skip
ACT = st.tuples(
    st.sampled_from(["low", "medium", "high", 5, 10, 15, "back"]), st.integers(0, 90), st.integers(-30, 30)
)


def history(acts):
    """Lines at random moments, in random order of happening: a clock may have been set back."""
    lines, back = [], 0
    for seq, (what, minute, _) in enumerate(acts, 1):
        when = at(8, 15) + timedelta(minutes=minute)
        if what == "back":
            back = seq
            continue
        if isinstance(what, int):
            event = ReminderPutOff(DIN, CLIMB.key, "vitals", CLIMB.since, what)
        else:
            event = AlarmAcknowledged(DIN, CLIMB.key, "vitals", what, CLIMB.since)
        lines.append(Line("patient/x", seq, when, when, "RN 27", event))
    return lines, Answers(by_name(lines), back)


@given(st.lists(ACT, max_size=8), st.integers(0, 180 * 60))
def test_no_high_alarm_is_silent_but_by_a_persons_answer_of_the_last_minutes(acts, second):
    lines, answers = history(acts)
    now = at(8, 15) + timedelta(seconds=second)
    one = standing(CLIMB, answers, now)
    if one is None or one.sounds or one.base != "high":
        return
    recent = [
        line for line in lines
        if isinstance(line.event, AlarmAcknowledged) and line.event.priority == "high"
        and abs(now - line.happened_at) <= timedelta(minutes=5)
    ]  # fmt: skip
    assert one.answered_by == "RN 27"
    assert recent


@given(st.lists(ACT, max_size=8), st.integers(0, 180 * 60))
def test_nothing_that_is_overdue_clears_by_itself(acts, second):
    _, answers = history(acts)
    now = at(8, 15) + timedelta(seconds=second)
    one = standing(CLIMB, answers, now)
    assert one is not None
    assert rank(one.priority) >= rank(CLIMB.rung_at(now).priority)


@given(st.lists(ACT, max_size=8), st.integers(0, 180 * 60))
def test_silence_always_has_an_end_that_is_near(acts, second):
    _, answers = history(acts)
    now = at(8, 15) + timedelta(seconds=second)
    one = standing(CLIMB, answers, now)
    if not one.sounds:
        assert now < one.silent_until <= now + timedelta(minutes=16)


@given(st.lists(ACT, max_size=6), st.integers(0, 180 * 60))
def test_an_answer_to_one_never_touches_another(acts, second):
    _, answers = history(acts)
    other = replace(CLIMB, key="rate_step:infusion", kind="rate_step")
    now = at(8, 15) + timedelta(seconds=second)
    assert standing(other, answers, now) == standing(other, Answers(), now)


NIGHTS = [
    datetime(2026, 3, 8, 1, 30, tzinfo=ZoneInfo("America/New_York")),
    datetime(2026, 11, 1, 0, 45, tzinfo=ZoneInfo("America/New_York")),
    datetime(2026, 11, 24, 23, 40, tzinfo=ZoneInfo("Europe/Berlin")),
]


@pytest.mark.parametrize("start", NIGHTS)
@given(minutes=st.integers(0, 300))
def test_midnight_and_summer_time_change_no_minute(start, minutes):
    plain, odd = Pen(), Pen()
    first, shifted = at(8), start.astimezone(UTC)
    plain.write(started(), first)
    odd.write(started(), shifted)
    passed = timedelta(minutes=minutes)
    here, there = now_is(plain, first + passed), now_is(odd, (start.astimezone(UTC) + passed))
    levels = [
        {key: one.priority for key, one in found.items() if one.kind in {"vitals", "rate_step"}}
        for found in (here, there)
    ]
    assert levels[0] == levels[1]


def test_a_clock_set_back_does_not_mute():
    pen = running()
    pen.write(ReactionBegan(DIN), at(8, 50))
    pen.write(ClockGap("set_back", 1800), at(8, 25))
    found = now_is(pen, at(8, 25))
    assert (found["clock_gap"].base, found["reaction_vitals"].base) == ("high", "high")
