"""Grade 3 and more asks for a review; the program only says that it is owed."""

from dataclasses import replace

import pytest

from infusetrack.domain import events as e
from infusetrack.domain.adverse_events import adverse_events
from infusetrack.domain.toxicity_notices import (
    DLT_CYCLES,
    REVIEW_HOURS,
    in_dlt_window,
    reviews_owed,
    severe_since,
)
from tests.domain.toxicity_chart import FEVER, at, chart

UP = e.AdverseEventRegraded(1, 3, "nurse")
SEVERE = replace(FEVER, grade=3, aware_at=at(2))


def events(*told):
    return adverse_events(chart(*told))


def test_a_grade_below_3_asks_for_nothing():
    assert severe_since(events((FEVER, 0))[0]) is None
    assert reviews_owed(events((FEVER, 0)), {}) == ()


def test_it_counts_from_when_the_site_knew():
    assert severe_since(events((SEVERE, 2))[0]) == at(2)
    assert severe_since(events((FEVER, 0), (UP, 5))[0]) == at(5)


def test_a_time_that_the_site_has_not_set_is_never_overdue():
    (review,) = reviews_owed(events((FEVER, 0), (UP, 5)), {})
    assert (review.since, review.due_at, review.is_overdue(at(999))) == (at(5), None, False)


def test_the_sites_time_makes_it_due_and_then_overdue():
    (review,) = reviews_owed(events((FEVER, 0), (UP, 5)), {REVIEW_HOURS: "24"})
    assert review.due_at == at(29)
    assert (review.is_overdue(at(29)), review.is_overdue(at(30))) == (False, True)


@pytest.mark.parametrize("text", ["0", "-1", "soon"])
def test_a_time_that_is_no_number_above_zero_counts_as_not_set(text):
    assert reviews_owed(events((SEVERE, 2)), {REVIEW_HOURS: text})[0].due_at is None


@pytest.mark.parametrize(("verdict", "owed"), [("yes", 0), ("no", 0), ("not_evaluable", 0), ("pending", 1)])
def test_a_reviewers_word_ends_it_and_pending_does_not(verdict, owed):
    assert len(reviews_owed(events((SEVERE, 2), (e.DltJudged(1, verdict, "MD 03"), 3)), {})) == owed


def test_the_longest_waiting_stands_first():
    told = events((replace(SEVERE, aware_at=at(9)), 9), (replace(SEVERE, term="Chills"), 10))
    assert [review.event.number for review in reviews_owed(told, {})] == [2, 1]


def test_the_window_is_not_known_until_the_site_sets_it():
    (event,) = events((SEVERE, 2))
    assert in_dlt_window(event, {}) is None
    assert in_dlt_window(event, {DLT_CYCLES: "1"}) is True
    assert in_dlt_window(events((replace(SEVERE, day="C2D2"), 2))[0], {DLT_CYCLES: "1"}) is False
    assert in_dlt_window(events((replace(SEVERE, day=""), 2))[0], {DLT_CYCLES: "1"}) is None
