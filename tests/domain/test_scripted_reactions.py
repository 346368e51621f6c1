"""Scripted reactions: each row of the rules, both sides of each limit, recurrences, odd moments.

Each script says which rules speak, what they say of the infusion, the rates side by side, and where the
sources differ. Rates in mL/h: 10.32 is 1.75 mg/m²/h, 5.16 is 0.875, 2.58 is half of 0.875.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.events import InfusionCompleted, InfusionStopped
from tests.domain.reacting import FULL, SLOW, Reacting
from tests.domain.small_trial import DIN, MAG, START

HALF, PAPER = "50 %", "0.875"
BOTH_SLOW = {HALF: D("5.16"), PAPER: D("5.16")}
EARLY = {HALF: D("2.58"), PAPER: D("5.16")}
NONE = {}


@dataclass(frozen=True)
class Script:
    """One scripted reaction; `onset` maps each rule that speaks to what it says."""

    name: str
    kind: str
    grade: int | None
    onset: dict
    rates: dict = field(default_factory=lambda: BOTH_SLOW)
    at: int = 180
    signs: tuple = ()
    before: tuple = ()
    barred: bool = False
    differ: tuple = ()
    rise: str = "none"
    day: str = DIN
    finishes: dict = field(default_factory=dict)


LABEL_LOW, PAPER_LOW = {"hypotension-label": "pause"}, {"hypotension-paper": "pause"}
LOW = LABEL_LOW | PAPER_LOW
TWO = "two hours"
SCRIPTS = [
    # row 1: mild to moderate
    Script("mild rash, grade 1", "irr_mild", 1, {"irr-mild-label": "halve"}, signs=("hives",)),
    Script("fever and rigors, grade 2", "irr_mild", 2, {"irr-mild-label": "halve"}, signs=("fever", "rigors")),
    Script("mild kind at grade 3: no rule of this file", "irr_mild", 3, {}),
    Script("mild in the first half hour", "irr_mild", 2, {"irr-mild-label": "halve"}, EARLY, at=15,
           differ=("rate",), finishes={HALF: False, PAPER: True}),
    Script("mild, second time", "irr_mild", 2, {"irr-mild-label": "halve"}, before=("irr_mild",)),
    # row 2: prolonged or severe
    Script("wheeze alone, grade 2", "irr_severe", 2, {"irr-severe-label": "pause"}, signs=("wheeze",)),
    Script("severe, grade 3", "irr_severe", 3, {"irr-severe-label": "pause"}),
    Script("severe, grade 4", "irr_severe", 4, {"irr-severe-label": "pause"}),
    Script("severe, first recurrence", "irr_severe", 3, {"irr-severe-label": "stop_day"},
           before=("irr_severe",)),
    Script("severe, second recurrence", "irr_severe", 3, {"irr-severe-label": "never"}, NONE,
           before=("irr_severe", "irr_severe"), barred=True),
    Script("severe, third recurrence", "irr_severe", 3, {"irr-severe-label": "never"}, NONE,
           before=("irr_severe", "irr_severe", "irr_severe"), barred=True),
    Script("severe after a mild one is the first of its kind", "irr_severe", 3,
           {"irr-severe-label": "pause"}, before=("irr_mild",)),
    # row 3 to 5: capillary leak
    Script("leak, grade 1: no rule", "cls", 1, {}),
    Script("leak, moderate", "cls", 2, {"cls-label": "pause"}),
    Script("leak, severe: label and paper", "cls", 3,
           {"cls-label": "pause", "cls-severe-paper": "pause", "cls-care-paper": "watch"}),
    Script("leak, severe in the first half hour: they differ", "cls", 3,
           {"cls-label": "pause", "cls-severe-paper": "pause", "cls-care-paper": "watch"}, EARLY, at=20,
           differ=("rate",), finishes={HALF: False, PAPER: True}),
    Script("leak, life-threatening", "cls", 4, {"cls-life-label": "stop_cycle", "cls-care-paper": "watch"}),
    Script("leak, life-threatening, again", "cls", 4,
           {"cls-life-label": "never", "cls-care-paper": "watch"}, NONE, before=("cls",), barred=True),
    # row 6 and 7: hypotension
    Script("low pressure, grade 2", "hypotension", 2, LOW, rise=TWO, signs=("low_bp",)),
    Script("low pressure, grade 4", "hypotension", 4, LOW, rise=TWO),
    Script("low pressure, grade 5: no rule", "hypotension", 5, {}),
    Script("low pressure, first recurrence", "hypotension", 2, LOW, before=("hypotension",), rise=TWO),
    Script("low pressure, second recurrence", "hypotension", 3, LOW, before=("hypotension",) * 2, rise=TWO),
    Script("low pressure at 15 min: half cannot finish", "hypotension", 2, LOW, EARLY, at=15, rise=TWO,
           differ=("rate",), finishes={HALF: False, PAPER: True}),
    Script("low pressure at 29 min, the last of the slow step", "hypotension", 2, LOW, EARLY, at=29, rise=TWO,
           differ=("rate",), finishes={HALF: False, PAPER: True}),
    Script("low pressure at 30 min, the first of the full rate", "hypotension", 2, LOW, at=30, rise=TWO),
    Script("low pressure at the end of the bag", "hypotension", 2, LOW, at=610, rise=TWO,
           finishes={HALF: True, PAPER: True}),
    # row 8: infection
    Script("sepsis, grade 3", "infection", 3, {"infection-label": "stop_cycle"}),
    Script("infection, grade 2: no rule", "infection", 2, {}),
    # row 9: eyes
    Script("wide pupils", "eyes", 2, {"eyes-label": "pause"}, signs=("eyes",)),
    Script("eyes again", "eyes", 2, {"eyes-label": "never"}, NONE, before=("eyes",), barred=True),
    Script("vision lost", "eyes", 3, {"eyes-label": "pause", "eyes-lost-table": "never"}, NONE,
           signs=("vision_lost",), barred=True, differ=("onset",)),
    # table 3 and anaphylaxis
    Script("anaphylaxis, grade 3", "anaphylaxis", 3,
           {"anaphylaxis-table": "never", "anaphylaxis-contra": "never"}, NONE, barred=True),
    Script("anaphylaxis, grade not told", "anaphylaxis", None,
           {"anaphylaxis-table": "never", "anaphylaxis-contra": "never"}, NONE, barred=True),
    Script("pain 3 despite all support", "pain", 3, {"pain-table": "never", "pain-first": "watch"}, NONE,
           signs=("pain", "pain_despite_support"), barred=True, differ=("onset",)),
    Script("pain 3 that answers", "pain", 3, {"pain-first": "watch"}, signs=("pain",)),
    Script("sensory 4", "sensory", 4, {"sensory-4-table": "never"}, NONE, barred=True),
    Script("sensory 3, daily life over two weeks", "sensory", 3, {"sensory-3-table": "never"}, NONE,
           signs=("numbness", "limits_daily_life"), barred=True),
    Script("sensory 3, short", "sensory", 3, {}, signs=("numbness",)),
    Script("motor 1", "motor", 1, {}),
    Script("motor 2", "motor", 2, {"motor-table": "never"}, NONE, barred=True),
    Script("retention that lasts", "retention", 2, {"retention-table": "never"}, NONE,
           signs=("retention",), barred=True),
    Script("myelitis", "myelitis", 2, {"myelitis-table": "never"}, NONE, barred=True),
    Script("rpls", "rpls", 2, {"rpls-table": "never"}, NONE, barred=True),
    Script("sodium 4 despite fluids", "sodium", 4, {"sodium-table": "never"}, NONE,
           signs=("low_sodium",), barred=True),
    Script("sodium 3 despite fluids", "sodium", 3, {}, signs=("low_sodium",)),
    Script("serum sickness 3", "serum_sickness", 3, {"serum-sickness-table": "never"}, NONE, barred=True),
    Script("serum sickness 2", "serum_sickness", 2, {}),
    Script("mild after an earlier anaphylaxis", "irr_mild", 1, {"irr-mild-label": "halve"}, NONE,
           before=("anaphylaxis",), barred=True),
    # magrolimab, template rules
    Script("magrolimab 1", "irr", 1, {"mag-irr-1": "watch", "mag-irr-1-published": "pause"},
           {HALF: D("62.5")}, day=MAG, at=40, differ=("onset",)),
    Script("magrolimab 2", "irr", 2, {"mag-irr-1-published": "pause", "mag-irr-2": "pause"},
           {HALF: D("62.5")}, day=MAG, at=40),
    Script("magrolimab 3", "irr", 3, {"mag-irr-3": "pause"}, {HALF: D("62.5")}, day=MAG, at=40),
    Script("magrolimab 4", "irr", 4, {"mag-irr-4": "never"}, NONE, day=MAG, at=40, barred=True),
    Script("magrolimab anaphylaxis", "anaphylaxis", 4, {"mag-anaphylaxis": "never"}, NONE, day=MAG, at=40, barred=True),
]  # fmt: skip


def shown(number):
    return "50 %" if number.unit == "%" else str(number.value)


def played(script, start=START):
    scene = Reacting(script.day, start=start, until=script.at)
    scene.earlier(*script.before, grade=4 if "cls" in script.before else 3)
    return (
        scene.press(script.at).pause(script.at).told(script.at + 1, script.kind, script.grade, *script.signs)
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
class TestScripted:
    def test_the_right_rules_rates_and_differences(self, script):
        advice = played(script).advice(script.at + 30)
        mine = {one.rule.id: one.onset for one in advice.applied}
        assert mine == script.onset
        assert {shown(one.number): one.rate_ml_h for one in advice.candidates} == script.rates
        assert advice.is_barred is script.barred
        assert advice.differ == script.differ
        assert advice.times_before == script.before.count(script.kind)
        for one in advice.candidates:
            wanted = script.finishes.get(shown(one.number))
            assert wanted is None or one.finishes is wanted

    def test_the_earliest_rise(self, script):
        scene = played(script)
        before = scene.advice(script.at + 30).rises
        assert [one.at for one in before] == [None] * (2 if script.rise == TWO else 0)
        if script.rise != TWO:
            return
        scene.settle(script.at + 40)
        waiting = scene.advice(script.at + 50).rises
        assert {one.at for one in waiting} == {scene.when(script.at + 170)}
        assert all(one.if_now and not one.allows(one.at) for one in waiting)
        if script.at < 600:
            scene.go_on(script.at + 50, SLOW)
            label, paper = scene.advice(script.at + 60).rises
            limit = scene.when(script.at + 170)
            assert (label.at, paper.at) == (limit, limit)
            just, after = limit - timedelta(seconds=1), limit + timedelta(seconds=1)
            assert [label.allows(at) for at in (just, limit, after)] == [False, True, True]
            assert [paper.allows(at) for at in (just, limit, after)] == [False, False, True]

    def test_midnight_and_the_longest_night_change_no_duration(self, script):
        """In Europe the clock goes back an hour on 25 Oct 2026; the record knows only UTC."""
        plain = played(script).advice(script.at + 30).candidates
        night = played(script, datetime(2026, 10, 24, 22, 0, tzinfo=UTC)).advice(script.at + 30).candidates
        assert [one.infusing for one in night] == [one.infusing for one in plain]
        assert [one.ends_at and one.ends_at - datetime(2026, 10, 24, 22, 0, tzinfo=UTC) for one in night] == [
            one.ends_at and one.ends_at - START for one in plain
        ]


def test_there_are_at_least_forty_and_no_two_alike():
    assert len({script.name for script in SCRIPTS}) == len(SCRIPTS) >= 40


class TestWorkedExamples:
    """Clinical facts 3.4 and 5.9."""

    def candidate(self, scene, minutes, shown_as):
        return next(one for one in scene.advice(minutes).candidates if shown(one.number) == shown_as)

    @pytest.mark.parametrize(
        ("stopped", "half", "raised"),
        [(60, "19.5", "11.25"), (180, "17.5", "11.25"), (360, "14.5", "11.25"), (540, "11.5", "11.25")],
    )
    def test_half_rate_after_a_stop(self, stopped, half, raised):
        scene = (
            Reacting(until=30).press(stopped).pause(stopped).told(stopped, "hypotension", 2).settle(stopped)
        )
        one = self.candidate(scene, stopped, HALF)
        assert one.infusing == timedelta(hours=float(half))
        assert one.raised_infusing == timedelta(hours=float(raised))
        assert one.finishes is (float(half) <= 20)

    def test_a_stop_in_the_first_quarter_of_an_hour_cannot_finish_at_half(self):
        scene = Reacting().press(15).pause(15).told(16, "hypotension", 2)
        half, paper = self.candidate(scene, 15, HALF), self.candidate(scene, 15, PAPER)
        assert (half.rate_mg_m2_h, paper.rate_mg_m2_h) == (D("0.4375"), D("0.875"))
        assert (half.infusing, half.too_long) == (timedelta(hours=39.75), True)
        assert (paper.infusing, paper.too_long) == (timedelta(hours=20), False)

    def test_pauses_are_no_infusing_time(self):
        scene = Reacting(until=30).press(105).pause(105).told(106, "hypotension", 2)
        at_once, later = (self.candidate(scene, minutes, PAPER) for minutes in (105, 225))
        assert at_once.infusing == later.infusing
        assert later.ends_at - at_once.ends_at == timedelta(hours=2)

    def test_a_pause_may_outlast_the_bag_although_the_infusing_time_fits(self):
        scene = Reacting(until=30).press(180).pause(180).told(181, "hypotension", 2)
        kept, lost = self.candidate(scene, 180 + 8 * 60 + 30, HALF), self.candidate(scene, 180 + 8 * 60, HALF)
        assert (lost.past_bag, kept.past_bag) == (True, True)
        fits = self.candidate(scene, 180 + 5 * 60 + 30, HALF)
        assert (fits.past_bag, fits.too_long, fits.finishes) == (False, False, True)

    def test_example_two_paused_forty_minutes_then_slow_then_full(self):
        scene = Reacting(until=30).press(180).pause(180).told(181, "hypotension", 2).settle(220)
        one = self.candidate(scene, 220, PAPER)
        assert one.raised_ends_at == scene.when(220 + 8 * 60 + 15)


class TestOddMoments:
    def test_without_kind_the_signs_ask_and_nothing_is_sure(self):
        scene = Reacting(until=30).press(105).told(106, "", 2, "hives", "low_bp")
        advice = scene.advice(110)
        assert [kind.id for kind in advice.asked] == ["irr_mild", "hypotension"]
        assert {one.rule.id for one in advice.applied} == {"irr-mild-label", *LOW}
        assert not any(one.sure for one in advice.applied)
        assert advice.differ == ("onset",)
        assert not advice.is_barred

    def test_stridor_asks_about_anaphylaxis_and_bars_nothing_by_itself(self):
        advice = Reacting(until=30).press(105).told(106, "", None, "stridor").advice(110)
        assert [kind.id for kind in advice.asked] == ["anaphylaxis"]
        assert not advice.is_barred
        assert advice.candidates

    def test_a_grade_not_told_is_not_sure_where_it_matters(self):
        advice = Reacting(until=30).press(105).told(106, "motor", None, "weakness").advice(110)
        assert [one.onset for one in advice.applied] == ["never"]
        assert not advice.is_barred

    def test_in_the_observation_nothing_can_go_on(self):
        scene = Reacting(until=30)
        scene.write(InfusionCompleted(DIN, "infusion"), 615)
        advice = scene.press(700).told(701, "irr_mild", 1, "hives").advice(705)
        assert {shown(one.number): one.ends_at for one in advice.candidates} == {PAPER: None}

    def test_a_stopped_infusion_shows_rates_without_an_end(self):
        scene = Reacting(until=30).press(105).told(106, "hypotension", 3)
        scene.write(InfusionStopped(DIN, "infusion", "x"), 107)
        assert [one.ends_at for one in scene.advice(110).candidates] == [None, None]

    def test_a_reaction_to_nothing_has_no_rates(self):
        scene = Reacting(until=30)
        scene.start -= timedelta(hours=3)
        scene.press(0)
        advice = scene.advice(5)
        assert (advice.applied, advice.candidates, advice.longest, advice.bag_until) == ((), (), None, None)
        assert advice.highest_ml_h is None
        assert advice.differ == ()

    def test_the_halved_rate_goes_on_while_it_is_looked_at(self):
        scene = Reacting(until=30).press(180).told(181, "hypotension", 2).halve(181, SLOW).settle(200)
        label, paper = scene.advice(210).rises
        assert label.at == paper.at == scene.when(320)
        assert not label.if_now
        assert [one.ends_at is not None for one in scene.advice(210).candidates] == [True, True]
        assert FULL > SLOW

    def test_a_moment_before_the_last_act_shows_no_end(self):
        scene = Reacting(until=30).press(180).pause(200).told(201, "hypotension", 2)
        assert [one.ends_at for one in scene.advice(190).candidates] == [None, None]
