"""One row for one event: its grade history, its judgements, and whether it is still there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain import events as e
from infusetrack.domain.adverse_events import (
    ABOUT,
    adverse_event,
    adverse_events,
    baseline_conditions,
    baseline_grade,
    open_events,
)
from infusetrack.domain.errors import Refused
from tests.domain.toxicity_chart import CONDITION, FEVER, at, chart

UP = e.AdverseEventRegraded(1, 3, "investigator", "C1D2")
DOWN = e.AdverseEventRegraded(1, 1, "nurse", "C1D3")
GONE = e.OutcomeNoted(1, "recovered", at(30))
CHILLS = replace(FEVER, term="Chills", grade=1, exists=(1, 2, 3))


def test_rising_and_falling_is_one_event_with_a_history():
    (event,) = adverse_events(chart((FEVER, 0), (UP, 3), (DOWN, 10)))
    assert [(step.grade, step.at, step.line) for step in event.steps] == [
        (2, at(0), 1),
        (3, at(3), 2),
        (1, at(10), 3),
    ]
    assert (event.number, event.grade, event.worst, event.is_open) == (1, 1, 3, True)
    assert event.steps[1].source == "investigator"


def test_an_amended_first_line_keeps_the_number_of_the_event():
    better = replace(FEVER, onset_at=at(-1), grade=1)
    (event,) = adverse_events(chart((FEVER, 0), (UP, 3), (better, 0, 1), (better, 0, 3)))
    assert (event.number, event.line.seq, event.found.grade) == (1, 4, 1)
    assert [step.grade for step in event.steps] == [1, 3]


def test_a_struck_event_takes_its_facts_along():
    assert adverse_events(chart((FEVER, 0), (UP, 3), (None, 4, 1))) == ()


def test_a_corrected_grade_changes_the_history_of_the_same_event():
    (event,) = adverse_events(chart((FEVER, 0), (UP, 3), (replace(UP, grade=4), 3, 2)))
    assert [step.grade for step in event.steps] == [2, 4]


def test_it_is_open_until_an_end_is_noted():
    still = chart((FEVER, 0), (e.OutcomeNoted(1, "recovering"), 5), (CHILLS, 6))
    assert [event.found.term for event in open_events(still)] == ["Fever", "Chills"]
    ended = chart((FEVER, 0), (GONE, 31), (CHILLS, 32))
    assert [event.found.term for event in open_events(ended)] == ["Chills"]
    assert adverse_event(ended, 1).ended_at == at(30)


def test_an_event_that_is_not_there_is_refused():
    with pytest.raises(Refused, match="no_such_adverse_event"):
        adverse_event(chart((FEVER, 0)), 9)


def test_each_cause_and_each_agent_has_its_own_judgement():
    (event,) = adverse_events(
        chart(
            (FEVER, 0), (e.AttributionGiven(1, "magrolimab", "possible"), 1),
            (e.AttributionGiven(1, "magrolimab", "unlikely"), 2), (e.AttributionGiven(1, "dinutuximab", "definite"), 2),
            (e.ExpectednessJudged(1, "dinutuximab", "expected"), 2),
            (e.AgentActionTaken(1, "dinutuximab", "rate_reduced"), 3), (e.DltJudged(1, "pending"), 4),
            (e.SeriousnessJudged(1, True, ("hospitalization",)), 4),
        )
    )  # fmt: skip
    assert event.attributions == {"magrolimab": "unlikely", "dinutuximab": "definite"}
    assert (event.expected_of, event.actions) == (
        {"dinutuximab": "expected"},
        {"dinutuximab": "rate_reduced"},
    )
    assert event.dlt.verdict == "pending"
    assert event.seriousness.serious
    assert event.is_related


@pytest.mark.parametrize(
    ("cause", "likelihood", "related"),
    [("dinutuximab", "possible", True), ("dinutuximab", "unlikely", False), ("disease", "definite", False)],
)
def test_related_is_possible_or_more_to_any_drug(cause, likelihood, related):
    assert (
        adverse_events(chart((FEVER, 0), (e.AttributionGiven(1, cause, likelihood), 1)))[0].is_related
        is related
    )


def test_what_nobody_judged_is_not_known():
    (event,) = adverse_events(chart((FEVER, 0)))
    assert (event.dlt, event.seriousness, event.outcome, event.attributions) == (None, None, None, {})


def test_a_grade_is_provisional_until_an_investigator_signs_and_again_after_a_change():
    signed = e.AdverseEventReviewed(1, "MD 03", "h1")
    assert adverse_events(chart((FEVER, 0)))[0].is_provisional
    assert not adverse_events(chart((FEVER, 0), (UP, 1), (signed, 2)))[0].is_provisional
    assert adverse_events(chart((FEVER, 0), (signed, 2), (UP, 3)))[0].is_provisional
    assert adverse_events(chart((FEVER, 0), (signed, 2), (replace(FEVER, grade=1), 0, 1)))[0].is_provisional


@pytest.mark.parametrize(
    ("start", "end", "worst"),
    [(-5, 0, None), (-5, 1, 2), (0, 3, 2), (0, 4, 3), (4, 9, 3), (10, 20, 1), (29, 40, 1), (31, 40, None)],
)
def test_the_worst_grade_of_a_span_counts_what_was_there(start, end, worst):
    (event,) = adverse_events(chart((FEVER, 0), (UP, 3), (DOWN, 10), (GONE, 31)))
    assert event.worst_between(at(start), at(end)) == worst


def test_what_the_patient_had_at_enrolment_is_the_baseline_grade():
    known = chart((CONDITION, 0), (replace(CONDITION, grade=2), 1))
    assert len(baseline_conditions(known)) == 2
    assert (baseline_grade(known, "Anemia"), baseline_grade(known, "Fever")) == (2, 0)


def test_every_kind_of_judgement_is_gathered():
    judgements = {kind for kind in e.EVENTS.values() if issubclass(kind, e.AboutAdverseEvent)}
    assert judgements == set(ABOUT)


grades = st.lists(st.integers(1, 5), max_size=6)


@given(grades)
def test_the_worst_grade_is_one_that_was_given_and_never_falls(later):
    told = [
        (FEVER, 0),
        *((e.AdverseEventRegraded(1, grade, "nurse"), hour) for hour, grade in enumerate(later, 1)),
    ]
    worst = 0
    for many in range(1, len(told) + 1):
        (event,) = adverse_events(chart(*told[:many]))
        assert event.worst >= worst
        assert event.worst in {2, *later}
        assert event.worst_between(at(-1), at(99)) == event.worst
        worst = event.worst
