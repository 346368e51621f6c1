"""An alarm in words: each kind says what, since when, and what to do next."""

from datetime import UTC, timedelta
from decimal import Decimal as D
from types import MappingProxyType
from typing import get_args

import pytest

from infusetrack.domain.alarm import Alarm, AlarmAct, Condition, Rung
from infusetrack.domain.alarm_conditions import of_chart
from infusetrack.domain.alarm_ladder import ACTS
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import ClockGap, InfusionStopped, PumpRead, ReactionBegan, VitalsTaken
from infusetrack.domain.reminders import DueKind
from infusetrack.wording import alarms as words
from infusetrack.wording.events_alarms import CONDITIONS
from infusetrack.wording.events_names import names_of
from infusetrack.wording.sentences import sentence
from tests.domain.small_trial import DIN, MAG, TRIAL, Pen, at, hgb, started

NAMES = names_of(TRIAL)


def alarm(kind="vitals", *, since=at(8, 15), act="step", priority="medium", agent="dinutuximab", **more):  # noqa: B008
    facts = MappingProxyType(more.pop("facts", {}))
    condition = Condition(
        f"{kind}:x", kind, since, (Rung(since, priority),), DIN, "infusion", agent, act, facts=facts
    )
    return Alarm(condition, priority, priority, since, **more)


def told(one, now=at(8, 21)):  # noqa: B008
    return words.alarm_words(one, now, UTC, NAMES)


@pytest.mark.parametrize("kind", [*get_args(DueKind), *words.TITLES])
def test_every_kind_has_a_title_a_word_in_the_log_and_an_act(kind):
    one = alarm(kind, act=ACTS.get(kind, "step"))
    said = told(one)
    for text in (said.title, said.action, said.spoken):
        assert text
        assert "{" not in text
    assert said.title[0].isupper()
    assert kind in words.TITLES
    assert kind in CONDITIONS


def test_every_act_has_words():
    assert set(words.ACTIONS) == set(get_args(AlarmAct))


def conditions(*facts, label=DIN):
    pen = Pen()
    pen.write(hgb(MAG, "10.0", at(7)), at(7))
    pen.write(started())
    for minute, fact in enumerate(facts, 20):
        pen.write(fact, at(8, minute))
    return {one.kind: one for one in of_chart(pen.chart, TRIAL, label)}


@pytest.mark.parametrize(
    ("kind", "fact", "line"),
    [
        ("danger", VitalsTaken(DIN, spo2=88), "Low oxygen saturation: SpO₂ 88, "),
        ("pump_apart", PumpRead(DIN, "infusion", D(20), D(10)), "Pump and record are apart: pump 20.0 mL, record 10.0 mL"),
        ("clock_gap", ClockGap("slept", 2400), "Time passed unseen: 40 min not watched"),
        ("clock_gap", ClockGap("set_back", 60), "Time passed unseen: clock set back by 1 min"),
        ("clock_gap", ClockGap("set_forward", 3600), "Time passed unseen: clock set forward by 1 h"),
        ("clock_gap", ClockGap("away", 420), "Time passed unseen: the program was away for 7 min"),
        ("reaction_vitals", ReactionBegan(DIN), "No vital signs since the reaction"),
        ("reaction_vitals", InfusionStopped(DIN, "infusion", "x"), "No vital signs since the stop"),
    ],
)  # fmt: skip
def test_what_the_record_says_is_said_with_its_figures(kind, fact, line):
    condition = conditions(fact)[kind]
    assert told(Alarm(condition, "high", "high", condition.since)).line.startswith(line)


def test_a_fall_of_hemoglobin_says_how_far_and_to_what():
    pen = Pen()
    pen.write(hgb(MAG, "9.0", at(9)), at(9))
    (condition,) = of_chart(pen.chart, TRIAL, MAG)
    assert told(Alarm(condition, "medium", "medium", at(9))).line == "Hgb fell: by 2.2 to 9.0 g/dL"


@pytest.mark.parametrize("kind", ["rate_step", "danger", "hgb_drop", "pump_apart"])
def test_without_figures_there_is_no_detail(kind):
    assert told(alarm(kind)).detail == ""


def test_a_rate_step_names_the_rate_and_vital_signs_their_anchor():
    assert told(alarm("rate_step", facts={"rate_ml_h": D("10.32")})).detail == "to 10.3 mL/h"
    assert told(alarm(facts={"anchor": "start"})).detail == "after the start"


def test_the_end_names_the_drug_and_without_one_the_infusion():
    assert told(alarm("infusion_end")).title == "Dinutuximab is at its end"
    assert told(alarm("infusion_end", agent="")).title == "The infusion is at its end"


def test_a_backup_says_when_the_last_one_was_made():
    assert told(alarm("backup", since=at(8))).detail == "last 24 Nov 2026 08:00"


def test_an_unknown_kind_is_shown_as_it_is():
    assert told(alarm("somethingNew")).title == "SomethingNew"


class TestSinceWhen:
    @pytest.mark.parametrize(
        ("minutes", "line"),
        [(0, "since 08:15"), (0.9, "since 08:15"), (1, "since 08:15, 1 min"), (1.99, "since 08:15, 1 min"),
         (90, "since 08:15, nobody answered for 1 h 30 min"), (-5, "since 08:15")],
    )  # fmt: skip
    def test_minutes_are_whole_and_never_below_zero(self, minutes, line):
        assert told(alarm(), at(8, 15) + timedelta(minutes=minutes)).since == line

    def test_an_answered_alarm_does_not_say_that_nobody_answered(self):
        one = alarm(sounds=False, answered_by="RN 31")
        assert "nobody" not in told(one).since


class TestTheAnswer:
    @pytest.mark.parametrize(
        ("more", "line"),
        [
            ({}, ""),
            ({"answered_by": "RN 31"}, "RN 31 knows"),
            ({"answered_by": "RN 31", "silent_until": at(8, 26)}, "RN 31 knows; sounds again 08:26"),
            ({"silent_until": at(8, 26)}, "put off until 08:26"),
        ],
    )
    def test_it_says_who_and_until_when(self, more, line):
        assert words.answer_words(alarm(**more), UTC) == line


def test_paused_sound_counts_down_in_seconds():
    assert words.paused_words(timedelta(seconds=119.2)) == "Sound paused 2:00"
    assert words.paused_words(timedelta(seconds=61)) == "Sound paused 1:01"
    assert words.paused_words(timedelta(seconds=-3)) == "Sound paused 0:00"


def test_the_way_of_sound_is_said_and_its_absence_too():
    assert words.sound_words("aplay") == "Sound: aplay"
    assert words.sound_words("") == "NO SOUND"


def test_what_leaves_this_program_names_chair_and_matter_and_nobody():
    assert words.sentinel_words(3, alarm().condition) == "Chair 3: Vital signs are due"
    assert words.sentinel_words(0, alarm("sound").condition) == "This station: NO SOUND"


def test_each_priority_has_its_word():
    assert [words.priority_label(one) for one in ("low", "medium", "high")] == ["LOW", "MEDIUM", "HIGH"]


def test_refusals_say_what_to_do():
    assert sentence(Refused("put_off_minutes", minutes=7)) == "A reminder is put off by 5, 10 or 15 min."
