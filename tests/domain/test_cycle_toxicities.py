"""The toxicities of a cycle: worst by term, with the strongest word on each cause."""

from dataclasses import replace

from infusetrack.domain import events as e
from infusetrack.domain.adverse_events import adverse_events
from infusetrack.domain.cycle_toxicities import worst_by_term
from infusetrack.domain.toxicity_map import Span
from tests.domain.toxicity_chart import FEVER, at, chart

DAY = Span("C1", at(-12), at(12))
PAIN = replace(FEVER, term="Pain", grade=3, onset_at=at(1), baseline_grade=1)


def rows(*told, span=DAY):
    return worst_by_term(adverse_events(chart(*told)), span)


def test_terms_stand_worst_first_and_each_once():
    again = replace(FEVER, grade=1, onset_at=at(5))
    pain, fever = rows((FEVER, 0), (PAIN, 1), (e.OutcomeNoted(1, "recovered", at(2)), 2), (again, 5))
    assert (pain.title, pain.worst, pain.baseline, len(pain.events), pain.open_events) == ("Pain", 3, 1, 1, 1)
    assert (fever.title, fever.worst, len(fever.events), fever.open_events) == ("Fever", 2, 2, 1)


def test_a_cause_has_the_strongest_word_that_was_said_of_it():
    (fever,) = rows(
        (FEVER, 0),
        (replace(FEVER, grade=1), 1),
        (e.AttributionGiven(1, "dinutuximab", "possible"), 2),
        (e.AttributionGiven(2, "dinutuximab", "definite"), 2),
        (e.AttributionGiven(1, "magrolimab", "unlikely"), 2),
        (e.AttributionGiven(2, "magrolimab", "unrelated"), 2),
    )
    assert dict(fever.causes) == {"dinutuximab": "definite", "magrolimab": "unlikely"}


def test_what_was_over_before_or_came_after_is_not_of_this_cycle():
    over = (e.OutcomeNoted(1, "recovered", at(2)), 2)
    assert rows((FEVER, 0), over, span=Span("C2", at(20), at(40))) == ()
    assert rows((FEVER, 0), span=Span("C0", at(-40), at(-20))) == ()


def test_the_grade_counts_that_it_had_in_the_cycle():
    raised = (e.AdverseEventRegraded(1, 4, "nurse", "C2D1"), 30)
    assert [row.worst for row in rows((FEVER, 0), raised)] == [2]
    assert [row.worst for row in rows((FEVER, 0), raised, span=Span("C2", at(12), at(48)))] == [4]
