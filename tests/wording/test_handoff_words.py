"""A handoff in words: each reason, sentence, action and rule reads as a nurse says it, with the record's numbers."""

from dataclasses import replace
from datetime import UTC, timedelta
from decimal import Decimal as D
from types import MappingProxyType

import pytest

from infusetrack.domain import events as e
from infusetrack.domain.handoff import handoff
from infusetrack.domain.handoff_severity import ReasonKind
from infusetrack.domain.reference_limits import Reference
from infusetrack.wording.events_names import names_of
from infusetrack.wording.handoff_actions import WORDS as ACTIONS
from infusetrack.wording.handoff_actions import action_time, action_words, valid_words
from infusetrack.wording.handoff_awareness import WORDS as RULES
from infusetrack.wording.handoff_awareness import awareness_pairs, if_then_words
from infusetrack.wording.handoff_reasons import REASONS, first_pairs, reason_words, scores_words
from infusetrack.wording.handoff_summary import summary_sentences, summary_words
from tests.domain.handing_over import QUIET, of, running
from tests.domain.reacting import Reacting
from tests.domain.small_trial import (
    DIN,
    MAG,
    START,
    TRIAL,
    Pen,
    at,
    bag,
    hgb,
    lab,
    labs,
    magrolimab_started,
    weight,
)
from tests.domain.toxicity_chart import FEVER

NAMES = names_of(TRIAL)


def falling():
    pen = Pen()
    pen.write(weight(MAG, "16.0"), at(7, day=23))
    pen.write(magrolimab_started(), at(9, day=23))
    for day, value in ((24, "10.4"), (25, "9.6"), (26, "8.8")):
        pen.write(hgb(f"C1D{day - 22}", value, at(6, day=day)), at(7, day=day))
    return pen


def reasons(found):
    return [reason_words(one, NAMES, UTC) for one in found.severity.reasons]


def told(found):
    return {action_words(one, found, NAMES, UTC): action_time(one, UTC) for one in found.actions}


def rules(found):
    return dict(awareness_pairs(found, NAMES, UTC))


class TestReasons:
    def test_a_danger_and_an_earlier_limit_say_number_and_limit(self):
        day = running()
        day.write(replace(QUIET, sbp=60, dbp=40, heart_rate=150), 60)
        assert any(words.startswith("09:00 SBP 60, under 82") for words in reasons(of(day.pen, at(9, 1))))
        day.write(QUIET, 75)
        words = reasons(of(day.pen, at(9, 16)))
        assert any("HR 150, over 124.8" in one for one in words)
        assert any(one.startswith("09:00 PEWS") for one in words)

    def test_a_reaction_is_told_with_drug_kind_and_grade(self):
        day = running().press(60).told(61, "bronchospasm", 2)
        (words,) = [one for one in reasons(of(day.pen, at(9, 5))) if "not over" in one]
        assert words == "09:00 dinutuximab: Bronchospasm, grade 2, not over"
        day.settle(70)
        assert "09:00 dinutuximab: Bronchospasm, grade 2" in reasons(of(day.pen, at(9, 15)))

    def test_a_noted_reaction_at_a_pause_is_told_once(self):
        day = running().pause(62)
        day.write(e.AdverseEventNoted(DIN, "rigors", at(9), reaction=True), 62)
        words = reasons(of(day.pen, at(9, 5)))
        assert len([one for one in words if "rigors" in one]) == 1

    def test_toxicities_transfusions_and_what_nobody_saw(self):
        day = running()
        day.write(e.Transfused(DIN, "red_cells", D(150), at(8, 10)), 20)
        day.write(replace(FEVER, grade=3, onset_at=at(8), aware_at=at(8)), 20)
        words = reasons(of(day.pen, at(8, 46)))
        assert "08:00 Fever grade 3, open" in words
        assert "08:20 Fever grade 3" in words
        assert any("Red cells" in one for one in words)
        assert reasons(of(Pen(), at(8))) == ["no vital signs in the last 12 h"]

    def test_the_hemoglobin_watch_and_a_fall(self):
        pen = falling()
        (words,) = [one for one in reasons(of(pen, at(8, day=26), "C1D4", reviewed=True)) if "Hgb 8.8" in one]
        assert words.endswith("waits for a decision")
        assert any("8.8" in one for one in reasons(of(pen, at(8, day=26), "C1D4")))

    def test_every_kind_of_reason_has_its_words(self):
        assert set(REASONS) | {"unseen"} == set(ReasonKind.__args__)

    def test_the_latest_score_and_a_higher_one_before(self):
        day = running()
        assert scores_words(of(day.pen, at(8, 46)), UTC) == "PEWS ≥0 at 08:45"
        day.write(replace(QUIET, heart_rate=170), 60)
        day.write(QUIET, 75)
        assert scores_words(of(day.pen, at(9, 16)), UTC).startswith("PEWS ≥0 at 09:15, highest in 12 h ")
        assert scores_words(of(Pen(), at(9)), UTC) == ""


class TestWhatStandsFirst:
    def test_alarms_with_since_when_and_who_knows(self):
        day = running()
        (pair,) = [one for one in first_pairs(of(day.pen, at(9, 30)), NAMES, UTC) if one[0] == "Alarm"]
        assert pair[1].startswith("Vital signs are due")
        assert "since 09:00" in pair[1]

    def test_what_is_overdue_without_an_alarm_of_its_own(self):
        day = running()
        words = first_pairs(of(day.pen, at(9, 3)), NAMES, UTC)
        assert ("Due", "Vital signs, 3 min overdue") in words

    def test_the_gate_the_changes_and_the_missed_checks(self):
        pen = Pen()
        pen.write(hgb(MAG, "9.0", at(7, day=23)), at(7, day=23))
        assert ("Gate closed", "Hgb 9 g/dL, limit at least 9.5 (registry)") in first_pairs(
            of(pen, at(8, day=23), MAG), NAMES, UTC
        )
        day = running()
        taken = day.write(QUIET, 55)
        day.write(replace(QUIET, pain=2), 55, amends=taken.seq)
        late = replace(day.chart.lines[-1], seq=day.chart.next_seq, amends=None, written_at=at(9, 40))
        day.pen.chart = day.chart.after(replace(late, reason="busy", hash="late"))
        day.write(e.CheckLapsed(DIN, "infusion", "V-DIN", "start", at(9)), 105)
        captions = [caption for caption, _ in first_pairs(of(day.pen, at(9, 46)), NAMES, UTC)]
        assert {"Amended", "Entered late", "Missed"} <= set(captions)


class TestSummary:
    def test_the_whole_of_a_running_day(self):
        day = running()
        day.write(hgb(DIN, "10.4", at(7)), -40)
        day.write(e.FluidCounted(DIN, "out", "urine", D(100)), 40)
        day.write(e.OpioidRateSet(DIN, "", "morphine", D(20)), 0)
        words = summary_words(of(day.pen, at(9)), NAMES, UTC)
        for part in (
            "C1D2: dinutuximab, day 1 of 4.",
            "Dinutuximab 0.84 of 11.2 mg given, 10.36 mg left, bag LOT-1, 10.3 mL/h now, planned end 18:15.",
            "Baseline BP 96/55, lowest 96/55 at 08:45.",
            "Hgb 10.4 g/dL (\N{MINUS SIGN}0.8 from baseline 11.2).",
            "Weight 20.0 kg.",
            "No reaction noted so far.",
            "100 mL out",
            "Morphine 20 mcg/kg/h since 08:00, 20 mcg/kg = 0.4 mg today.",
        ):
            assert part in words

    def test_paused_stopped_ended_and_rising(self):
        first = summary_words(of(Reacting().pen, at(8, 5)), NAMES, UTC)
        assert "next rate 10.3 mL/h at 08:30" in first
        assert "planned end 18:15" in first
        assert "paused since 09:02" in summary_words(of(running().pause(62).pen, at(9, 5)), NAMES, UTC)
        day = running()
        day.write(e.InfusionStopped(DIN, "infusion", "reaction"), 70)
        assert "stopped early at 09:10" in summary_words(of(day.pen, at(9, 15)), NAMES, UTC)
        day = running()
        day.write(e.InfusionCompleted(DIN, "infusion"), 615)
        assert "ended 18:15" in summary_words(of(day.pen, at(18, 20)), NAMES, UTC)

    def test_a_day_before_the_start_without_a_drug_and_reactions_so_far(self):
        assert "C1D2: dinutuximab not started." in summary_sentences(of(Pen(), at(7)), NAMES, UTC)
        assert "C1D6: no study drug today." in summary_sentences(of(Pen(), at(7), "C1D6"), NAMES, UTC)
        assert "No hemoglobin yet." in summary_sentences(of(Pen(), at(7)), NAMES, UTC)
        day = running()
        for minute, name in ((10, "one"), (20, "two"), (30, "three"), (40, "four")):
            day.write(e.AdverseEventNoted(DIN, name, at(9), reaction=True), minute)
        words = summary_words(of(day.pen, at(9)), NAMES, UTC)
        assert "Reactions so far: C1D2 two; C1D2 three; C1D2 four; 1 earlier." in words

    def test_weight_against_day_1_and_a_pressure_without_its_lower_number(self):
        pen = Pen()
        pen.write(weight(MAG, "20.0"), START - timedelta(days=1))
        pen.write(weight(DIN, "21.0"), at(6))
        pen.write(e.VitalsTaken(DIN, sbp=90), at(7))
        words = summary_words(of(pen, at(8)), NAMES, UTC)
        assert "Weight 21.0 kg (+5.0 % since day 1)." in words
        assert "Baseline BP 90, lowest 90 at 07:00." in words
        pen = Pen(baseline_hgb_g_dl=None)
        pen.write(hgb(DIN, "10.4", at(7)), at(7))
        pen.write(e.VitalsTaken(DIN, temperature_c=D("37.2")), at(7))
        found = summary_words(of(pen, at(8)), NAMES, UTC)
        assert "Hgb 10.4 g/dL." in found
        assert "Baseline" not in found


class TestActions:
    def test_vital_signs_with_what_follows(self):
        words = told(of(running().pen, at(8, 50)))
        (vitals,) = [one for one in words if one.startswith("Vital signs")]
        assert "then 09:30, 10:00, 11:00, 12:00, 13:00, 14:00 and 4 more to 18:00" in vitals
        late = told(of(running().pen, at(17, 50)))
        assert any(one.startswith("Vital signs") and "more" not in one for one in late)

    def test_known_ahead_and_not_before(self):
        day = running()
        day.write(bag(mixed_at=START, expires_at=at(19)), 1)
        day.write(e.OpioidRateSet(DIN, "", "morphine", D(20)), 0)
        day.write(e.DrugGiven(DIN, "", "morphine", D(1000), "mcg", "IV", ""), 50)
        day.write(e.DrugGiven(DIN, "", "acetaminophen", D(300), "mg", "PO", ""), 50)
        found = told(of(day.pen, at(11, 30)))
        assert found["Observation ends, if the infusion ends as planned"] == "22:15"
        assert found["Dinutuximab bag expires"] == "19:00"
        assert found["Morphine runs at least until then (2 h after the antibody; label)"] == "20:15"
        assert found["Acetaminophen: may come again from then"] == "12:50"
        assert found["Morphine when needed: wait over since 10:50"] == ""
        assert found["Grade toxicities, sign the day"] == ""
        assert "Morphine when needed: not before" in told(of(day.pen, at(9)))
        assert "Acetaminophen: may come again since 12:50" in told(of(day.pen, at(13)))

    def test_an_end_with_planned_rate_steps_still_to_come(self):
        words = told(of(Reacting().pen, at(8, 5)))
        (end,) = [one for one in words if one.startswith("Dinutuximab ends")]
        assert (words[end], end.split(" · ")[1]) == ("18:15", "at the present rate 25 Nov 2026 04:00")

    def test_steps_hemoglobin_decision_and_the_next_day(self):
        assert any(one.startswith("In hand: ") for one in told(of(Pen(), at(7))))
        assert "Hemoglobin watch: the investigator's decision is not recorded" in told(
            of(falling(), at(8, day=26), "C1D4", reviewed=True)
        )
        assert told(of(running().pen, at(21)))["C1D3 is planned to start"] == "08:00"

    def test_rises_ahead_and_the_watch_have_words(self):
        found = of(running().pen, at(9))
        rise = replace(
            found.actions[0], kind="rate_step", due=None, facts=MappingProxyType({"rate_ml_h": D(5)})
        )
        watch = replace(rise, kind="hemoglobin")
        assert action_words(rise, found, NAMES, UTC) == "Rate step to 5.0 mL/h: assess, then change the pump"
        assert "hemoglobin" in action_words(watch, found, NAMES, UTC)
        assert set(ACTIONS) == {
            "step", "rate_step", "observation_end", "bag_expires", "opioid_until", "not_before", "may_repeat",
            "hemoglobin", "decision", "sign", "next_day",
        }  # fmt: skip

    def test_why_the_page_is_valid_until_then(self):
        assert valid_words(of(running().pen, at(8, 50)), NAMES) == "then: Vital signs"
        assert (
            valid_words(of(Pen(), at(8)), NAMES) == "nothing falls due before; it expires after 3.3 h (LIT)"
        )


class TestAwareness:
    def test_this_patients_own_numbers(self):
        found = rules(of(running().pen, at(9)))
        assert found["SBP under 82, or signs of a low pressure"].startswith(
            "stop rule (floor for 6 y; baseline 96 at 06:30"
        )
        assert "epinephrine 0.2 mg" in found["Hives, wheeze, stridor, swelling, collapse"]
        assert "Naloxone: not set by the site" in found["Sedation POSS 3 or more"]
        assert found["RR under 13"] == "emergency call"

    def test_limits_that_ask_for_the_same_are_told_together(self):
        day = running()
        day.write(labs(DIN, at(6), lab("sodium", "138", "mmol/L", "135", "145")), -60)
        found = rules(of(day.pen, at(9)))
        (seen,) = [one for one in found if "Na under 130 mmol/L (last 138)" in one]
        assert "K under 3 mmol/L" in seen
        (stops,) = [one for one in found if one == "SpO₂ under 90"]
        assert found[stops] == "stop rule: call the prescriber (LOCAL)"

    def test_a_higher_baseline_decides_and_is_named(self):
        pen = Pen()
        pen.write(e.VitalsTaken(DIN, "baseline", sbp=120, dbp=60, baseline=True), at(7))
        found = rules(of(pen, at(9)))
        (then,) = [then for seen, then in found.items() if seen.startswith("SBP under 102")]
        assert "share of the baseline" in then
        assert "Look closer under 108" in then

    def test_what_is_not_set_says_so(self):
        bare = replace(TRIAL, holds=(), reference=Reference())
        found = rules(handoff(running().chart, bare, DIN, at(9)))
        assert (
            found["Systolic BP"]
            == found["Slow breathing"]
            == found["Hemoglobin"]
            == "limit not set by the site"
        )
        assert found["Hives, wheeze, stridor, swelling, collapse"].endswith(
            "Epinephrine: not set by the site"
        )
        assert found["Too sedated"].startswith("Limit not set by the site")

    def test_restart_rules_bars_and_later_days(self):
        day = running().press(60).told(61, "bronchospasm", 2).pause(62)
        found = rules(of(day.pen, at(9, 5)))
        assert found["Going on after the reaction of 09:00"]
        day = running().press(60).told(61, "anaphylaxis", 4).pause(62)
        found = rules(of(day.pen, at(9, 5)))
        assert found["Going on after the reaction"] == "the rules say: never again. The prescriber decides"
        later = Reacting("C1D5", start=at(8, day=27))
        rule = next(one for one in TRIAL.reactions.rules if one.later and "magrolimab" not in one.agents)
        later.earlier("anaphylaxis", rule.kind, grade=rule.highest_grade)
        lines = of(later.pen, at(9, day=27), "C1D5").awareness
        words = [if_then_words(one, NAMES, UTC) for one in lines if one.kind in {"bar", "later"}]
        assert any(then.endswith("A named decision is needed") for _, then in words)
        assert any(rule.later in then for _, then in words)

    @pytest.mark.parametrize("kind", RULES)
    def test_no_rule_tells_anybody_to_treat(self, kind):
        day = running().press(60).told(61, "bronchospasm", 2).pause(62)
        for line in of(day.pen, at(9, 5)).awareness:
            if line.kind == kind:
                then = if_then_words(line, NAMES, UTC)[1].lower()
                assert not then.startswith(("give ", "stop the", "hold ", "pause "))
