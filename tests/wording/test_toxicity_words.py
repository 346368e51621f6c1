"""Words about toxicities: numbers, histories, reviews and report clocks."""

from dataclasses import replace
from datetime import UTC
from decimal import Decimal as D

import pytest

from infusetrack.catalog.ctcae import ctcae
from infusetrack.catalog.ctcae_expedited import expedited_rules
from infusetrack.domain import events as e
from infusetrack.domain.adverse_events import adverse_event
from infusetrack.domain.expedited import report_clock
from infusetrack.domain.grading import Proposal, propose
from infusetrack.domain.grading_reading import Reading
from infusetrack.domain.toxicity_notices import DltReview
from infusetrack.domain.toxicity_numbers import Suggestion
from infusetrack.wording import toxicity_words as words
from infusetrack.wording.events_names import NO_NAMES
from tests.domain.toxicity_chart import FEVER, NOON, at, chart

LATER = at(2)


def beside(value, unit="degC", term="Fever", **known):
    reading = Reading(D(value), unit, **known)
    return Suggestion(reading, NOON, 1, propose(ctcae().term(term), reading))


def told(*facts):
    return adverse_event(chart((FEVER, 0), *facts), 1)


def said(found, term="Fever"):
    return words.suggestion_words(found, term, LATER, UTC)


def test_a_number_says_which_grade_it_suggests():
    assert words.number_words(beside("39.3"), LATER, UTC) == "39.3 °C at 12:00"
    assert said(beside("39.3")).startswith("39.3 °C at 12:00 → 2; what was seen can only raise it")
    assert "inside the limits" in said(beside("37.0"))


def test_a_number_of_another_day_has_its_date():
    assert words.number_words(beside("39.3"), at(30), UTC) == "39.3 °C at 24 Nov 12:00"


def test_a_number_that_cannot_be_graded_says_why():
    found = beside("120", "10^9/L", "Platelet count decreased")
    assert said(found, "Platelet count decreased").endswith("Cannot be told without the lab's lower limit.")


def test_a_value_inside_the_labs_own_range_says_so():
    found = replace(beside("39.3"), proposal=Proposal(2, in_range=True))
    assert said(found) == "39.3 °C at 12:00 → 2; it lies inside the lab's own range"


def test_the_history_is_told_with_who_graded():
    event = told((e.AdverseEventRegraded(1, 3, "investigator"), 1))
    assert words.history_words(event) == "2 → 3"
    assert words.steps_words(event, LATER, UTC).splitlines() == [
        "grade 2 from 12:00, by the number, RN 27",
        "grade 3 from 13:00, by the investigator, RN 27",
    ]


def test_what_ran_at_the_onset_is_told():
    assert (
        words.relation_words(FEVER, NO_NAMES) == "Dinutuximab: 105 min from its start, 10.0 mL/h, 2.1 mg in"
    )
    after = replace(FEVER, minutes=None, rate_ml_h=None, infused_mg=None)
    assert "had ended" in words.relation_words(after, NO_NAMES)
    assert "No infusion ran" in words.relation_words(replace(after, agent=""), NO_NAMES)


def test_every_judgement_has_its_words():
    event = told(
        (e.AttributionGiven(1, "dinutuximab", "possible"), 1),
        (e.SeriousnessJudged(1, serious=True, criteria=("hospitalization",)), 1),
        (e.AdverseEventTreated(1, "Paracetamol 300 mg"), 1),
        (e.AgentActionTaken(1, "dinutuximab", "rate_reduced"), 1),
        (e.AgentActionTaken(1, "magrolimab", "none"), 1),
        (e.DltJudged(1, "no", "PI 01"), 1),
        (e.OutcomeNoted(1, "recovered", at(1)), 2),
    )
    assert words.likelihood_words(event, "dinutuximab") == "possible"
    assert words.likelihood_words(event, "magrolimab") == words.NEVER
    assert words.causes_words(event, NO_NAMES) == "Dinutuximab possible"
    assert words.serious_words(event) == "serious: hospital stay of 24 h or more"
    assert words.treatment_words(event) == "Paracetamol 300 mg, rate reduced"
    assert words.dlt_words(event) == "DLT: no (PI 01)"
    assert words.outcome_words(event) == "recovered"
    assert words.end_words(event, LATER, UTC) == "13:00"


def test_what_nobody_judged_has_no_words():
    event = told()
    assert (words.serious_words(event), words.dlt_words(event), words.outcome_words(event)) == ("", "", "")
    assert words.end_words(event, LATER, UTC) == "ongoing"
    assert words.serious_words(told((e.SeriousnessJudged(1, serious=False), 1))) == "not serious"
    assert words.dlt_words(told((e.DltJudged(1, "pending"), 1))) == "DLT: review pending"


@pytest.mark.parametrize(
    ("due", "end"), [(None, "within which time."), (1, "it was due at 13:00."), (5, " by 17:00.")]
)
def test_a_review_is_asked_and_never_answered(due, end):
    review = DltReview(
        told((e.AdverseEventRegraded(1, 3, "nurse"), 0)), NOON, None if due is None else at(due)
    )
    said = words.review_words(review, LATER, UTC)
    assert said.startswith("Fever reached grade 3 at 12:00: a DLT review is asked")
    assert said.endswith(end)


def test_the_report_clock_says_that_it_is_unverified():
    severe = told((e.AdverseEventRegraded(1, 3, "nurse"), 0))
    said = words.clock_words(report_clock(severe, expedited_rules(), None), LATER, UTC)
    assert said.startswith("If serious: notice by 25 Nov 12:00, report by 29 Nov 12:00 (unverified: ")
    assert "No rule" in words.clock_words(None, LATER, UTC)


def test_the_log_counts_what_is_open():
    severe = told((e.DltJudged(1, "yes", "PI 01"), 1))
    assert words.log_words([severe], 2) == (
        "CTCAE v5.0 · events 1, open 1 · worst grade this cycle 2 · 1 dose-limiting by review"
    )
    assert words.log_words([], 0).endswith(words.NEVER)


@pytest.mark.parametrize(
    ("soc", "short"),
    [
        ("General disorders and administration site conditions", "General"),
        ("Injury, poisoning and procedural complications", "Injury"),
        ("Investigations", "Investigations"),
    ],
)
def test_an_organ_class_has_a_short_name(soc, short):
    assert words.organ_words(soc) == short
