"""What is said of a reaction: rates, ends, rises, the emergency card, and what happened last time."""

from datetime import timedelta
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest

from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain.emergency import doses
from infusetrack.domain.events import DrugGiven, InfusionStopped, TeamAnswered, TeamCalled
from infusetrack.domain.reaction_history import fingerprint
from infusetrack.wording import emergency, reaction_lines
from infusetrack.wording import reactions as words
from infusetrack.wording.events_names import names_of
from tests.domain.reacting import FULL, SLOW, Reacting
from tests.domain.small_trial import DIN, MAG, TRIAL

ZONE = ZoneInfo("America/New_York")
NAMES = names_of(TRIAL)


def told(scene):
    return reaction_lines.fingerprint_words(fingerprint(scene.chart, scene.reaction), NAMES, ZONE)


def test_last_time_stands_on_one_line():
    scene = Reacting(until=30)
    scene.write(DrugGiven(DIN, "premed", "acetaminophen", D(200), "mg", "PO"), -20)
    scene.press(105).pause(106).told(106, "hypotension", 2, "hives", "low_bp")
    scene.write(TeamCalled(DIN, scene.seq, "MD 03"), 107)
    scene.write(TeamAnswered(DIN, scene.seq, "MD 03"), 111)
    scene.write(DrugGiven(DIN, "premed", "epinephrine", D("0.15"), "mg", "IM", reaction=scene.seq), 108)
    scene.settle(120).go_on(130, SLOW).told(140, "hypotension", 2, "low_bp", finished=True)
    assert told(scene) == (
        "C1D2 dinutuximab · 24 Nov 2026 04:45 · 105 min, 1.75 mg/m²/h · 10.3 mL/h, 1.68 mg in · "
        "before: acetaminophen 200 mg 02:40 · Low BP · Low blood pressure · grade 2 · "
        "paused 04:46, resumed 05:10 at 5.2 mL/h, MD 03 called 04:47, MD 03 answered 04:51, "
        "epinephrine 0.15 mg 04:48 · settled 05:00"
    )


def test_what_is_not_known_is_said_so():
    scene = Reacting(until=30).press(105).halve(106, SLOW)
    line = told(scene)
    assert "nothing given before" in line
    assert "5.2 mL/h from 04:46" in line
    assert line.endswith("not settled, form not finished")
    over = Reacting(until=30)
    over.write(InfusionStopped(DIN, "infusion", "x"), 60)
    assert "nothing ran" in told(over.press(70))
    assert reaction_lines.onset_line(over.reaction) == "nothing ran at the onset"
    stopped = Reacting(until=30).press(60)
    stopped.write(InfusionStopped(DIN, "infusion", "x", stopped.seq), 61)
    assert "stopped 04:01" in told(stopped)


def test_the_onset_on_the_card():
    assert reaction_lines.onset_line(Reacting(until=30).press(105).reaction) == (
        "rate at onset 10.3 mL/h · 15.5 mL, 1.68 mg in · 105 min from start"
    )


def test_both_rates_say_what_they_mean():
    scene = Reacting().press(15).pause(15).told(16, "hypotension", 2)
    advice = scene.advice(20)
    half, paper = advice.candidates
    now = scene.when(20)
    assert words.number_words(half.number) == "50 % of the rate before"
    assert words.number_words(paper.number) == "0.875 mg/m²/h"
    assert words.rate_words(half.rate_ml_h, half.rate_mg_m2_h) == "0.4375 mg/m²/h · 2.6 mL/h"
    assert words.named_by(half) == "Label"
    assert words.hours_words(half, advice) == "39.75 h of 20 h"
    assert words.cannot_words(half, advice, ZONE) == "cannot finish in time, bag ends 02:00"
    assert words.cannot_words(paper, advice, ZONE) == ""
    assert words.end_words(paper, now, ZONE) == "23:05; 14:12 if full after the calm"
    assert words.end_words(half, now, ZONE).startswith("Wed 25 Nov 18:50; 14:42")
    assert words.difference_words(advice) == (
        "The sources differ in the rate to go on at. The prescriber decides."
    )
    assert "read there" in words.source_words(paper.number)
    assert "not verified" in words.source_words(half.number)


def test_a_rate_that_no_rule_names_stands_for_comparison_and_agreeing_sources_say_nothing():
    scene = Reacting(until=60).press(60).pause(60).told(61, "irr_mild", 1)
    advice = scene.advice(70)
    assert [words.named_by(one) for one in advice.candidates] == ["Label", "for comparison"]
    assert words.difference_words(advice) == ""
    assert words.end_words(advice.candidates[0], scene.when(70), ZONE).count(";") == 0


def test_magrolimab_has_no_longest_time_and_a_stopped_pump_no_end():
    scene = Reacting(MAG).press(40).pause(40).told(41, "irr", 2)
    advice = scene.advice(50)
    assert words.hours_words(advice.candidates[0], advice) == "3.33 h infusing"
    assert words.rate_words(D("0.444"), None) == "0.44 mL/h"
    scene.write(InfusionStopped(MAG, "infusion", "x"), 60)
    advice = scene.advice(70)
    assert words.end_words(advice.candidates[0], scene.when(70), ZONE) == "\N{EM DASH}"
    assert words.hours_words(advice.candidates[0], advice) == ""


def test_when_each_source_lets_the_rate_rise():
    scene = Reacting(until=60).press(60).pause(60).told(61, "hypotension", 2)

    def said(minutes):
        return [words.rise_words(one, scene.when(minutes), ZONE) for one in scene.advice(minutes).rises]

    assert said(70)[0] == "Label: counted once the signs are gone"
    scene.settle(80)
    assert said(90)[0] == "Label: 06:30 at the earliest, if it goes on now"
    scene.go_on(100, SLOW)
    assert said(110) == ["Label: from 06:40", "Nursing paper 2017: after 06:40"]


@pytest.mark.parametrize(
    ("times", "said"), [(0, "First time"), (1, "first recurrence"), (2, "2 times before")]
)
def test_how_often_it_came(times, said):
    assert said in words.times_words(times, "Low blood pressure", "dinutuximab")


def test_every_grade_and_act_has_its_words():
    assert [words.grade_words(grade) for grade in range(1, 6)][-1] == "death"
    assert words.onset_words("never") == "never again"
    assert "24 h" in words.grade_words(2)


def test_the_emergency_card_for_twenty_and_for_sixty_kilograms():
    small = {one.drug.id: one for one in doses(emergency_card(), D(20), {})}
    large = {one.drug.id: one for one in doses(emergency_card(), D(60), {})}
    assert emergency.dose_words(small["epinephrine"]) == "0.2 mg"
    assert emergency.dose_detail(small["epinephrine"]) == (
        "0.2 mL of 1 mg/mL · at most 0.3 mg · again 5\N{EN DASH}10 min (label) or 5\N{EN DASH}15 min (guidelines)"
    )
    assert emergency.dose_words(small["saline_bolus"]) == "200\N{EN DASH}400 mL"
    assert emergency.dose_words(small["naloxone"]) == "not set"
    assert emergency.dose_detail(small["naloxone"]) == ""
    assert emergency.dose_words(large["epinephrine"]) == "0.3\N{EN DASH}0.5 mg"
    assert emergency.dose_detail(large["epinephrine"]).startswith("0.3\N{EN DASH}0.5 mL of 1 mg/mL · ")
    assert emergency.dose_detail(large["hydrocortisone"]).startswith("the cap, 50 mg · steroid")


def test_another_day_is_told_with_its_date():
    now = Reacting().start
    assert words.clock_from(now + timedelta(hours=24), now, ZONE) == "Wed 25 Nov 03:00"
    assert FULL > SLOW
