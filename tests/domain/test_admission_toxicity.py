"""What the adverse event log takes and what it refuses, each with a sentence."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain import events as e
from infusetrack.domain.admission_toxicity import WANTED, check_toxicity
from infusetrack.domain.adverse_events import ABOUT
from infusetrack.domain.errors import Refused
from infusetrack.wording.sentences import sentence
from tests.domain.toxicity_chart import CONDITION, FEVER, at, chart, draft

IRR = replace(FEVER, term="Infusion related reaction", infusion_related=True)
ALLERGY = replace(FEVER, term="Allergic reaction")
OTHER = replace(FEVER, term="Eye disorders - Other, specify", other="wide pupils", exists=(1, 2, 3, 4))
UP = e.AdverseEventRegraded(1, 3, "nurse")
GONE = e.OutcomeNoted(1, "recovered", at(20))
ONE = ((FEVER, 0),)


def refused(told, event, hours=48, amends=None):
    with pytest.raises(Refused) as found:
        check_toxicity(chart(*told), draft(event, hours, amends))
    assert "{" not in sentence(found.value)
    return found.value.code


def admitted(told, event, hours=48, amends=None):
    check_toxicity(chart(*told), draft(event, hours, amends))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"grade": 0}, "grade_not_there"),
        ({"grade": 4, "exists": (1, 2, 3)}, "grade_not_there"),
        ({"baseline_grade": 5}, "baseline_grade_range"),
        ({"baseline_grade": -1}, "baseline_grade_range"),
        ({"words": "  "}, "adverse_event_wordless"),
        ({"other": "hot"}, "other_specify"),
        ({"term": "Vascular disorders - Other, specify"}, "other_specify"),
        ({"aware_at": at(-1)}, "adverse_event_times"),
        ({"aware_at": at(49)}, "adverse_event_times"),
        ({"onset_at": at(1)}, "adverse_event_times"),
        ({"version": "4.03"}, "ctcae_version_unknown"),
    ],
)
def test_a_first_grade_that_cannot_be(changes, code):
    assert refused((), replace(FEVER, **changes)) == code


def test_what_is_whole_is_taken():
    admitted((), FEVER)
    admitted((), OTHER)
    admitted(ONE, replace(FEVER, term="Chills"))
    admitted(ONE, e.ClockGap("slept", 1))


def test_the_same_term_that_is_still_open_is_the_same_event():
    assert refused(ONE, FEVER) == "same_event"
    admitted((*ONE, (GONE, 21)), replace(FEVER, onset_at=at(25), aware_at=at(25)))
    assert refused((*ONE, (GONE, 21)), replace(FEVER, onset_at=at(20), aware_at=at(20))) == "same_event"
    admitted((*ONE, (GONE, 21)), replace(FEVER, onset_at=at(-9), aware_at=at(0)))


def test_own_words_tell_events_of_one_other_term_apart():
    admitted(((OTHER, 0),), replace(OTHER, other="tears"))
    assert refused(((OTHER, 0),), OTHER) == "same_event"


def test_a_reaction_is_never_reported_under_both_its_names():
    assert refused((), replace(ALLERGY, infusion_related=True)) == "through_the_infusion"
    assert refused(((IRR, 0),), ALLERGY) == "reported_twice"
    assert refused(((ALLERGY, 0),), IRR) == "reported_twice"
    admitted(((IRR, 0), (GONE, 21)), replace(ALLERGY, onset_at=at(30), aware_at=at(30)))


def test_an_amendment_is_not_its_own_double():
    admitted(ONE, replace(FEVER, grade=1), amends=1)
    admitted(((ALLERGY, 0),), IRR, amends=1)


def test_versions_never_mix_in_one_patient():
    six = replace(FEVER, term="Chills", version="6.0")
    assert refused(ONE, six) == "ctcae_mixed"
    assert refused(((CONDITION, 0),), six) == "ctcae_mixed"
    assert refused(ONE, replace(CONDITION, version="6.0")) == "ctcae_mixed"
    admitted(((six, 0),), replace(FEVER, version="6.0"))
    admitted(ONE, replace(FEVER, version="6.0"), amends=1)


@pytest.mark.parametrize(("grade", "taken"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_baseline_condition_has_a_grade_that_one_can_live_with(grade, taken):
    if taken:
        admitted((), replace(CONDITION, grade=grade))
    else:
        assert refused((), replace(CONDITION, grade=grade)) == "baseline_grade_range"


def test_a_grade_changes_within_the_event():
    admitted(ONE, UP)
    admitted(ONE, replace(UP, grade=2, source="investigator"))
    admitted((*ONE, (UP, 3)), UP, amends=2)
    admitted((*ONE, (GONE, 21)), UP, hours=19)
    assert refused(ONE, replace(UP, grade=2, source="number")) == "same_grade"
    assert refused(ONE, replace(UP, grade=6)) == "grade_not_there"
    assert refused(ONE, UP, hours=-1) == "before_onset"
    assert refused((*ONE, (GONE, 21)), UP) == "adverse_event_ended"
    assert refused(ONE, replace(UP, about=9)) == "no_such_adverse_event"


@pytest.mark.parametrize(
    ("outcome", "ended", "code"),
    [
        ("recovered", None, "outcome_end"),
        ("recovering", at(20), "outcome_end"),
        ("recovered", at(-1), "end_times"),
        ("recovered", at(49), "end_times"),
        ("fatal", at(20), "fatal_is_grade_5"),
    ],
)
def test_an_outcome_that_does_not_fit(outcome, ended, code):
    assert refused(ONE, e.OutcomeNoted(1, outcome, ended)) == code


def test_an_outcome_that_fits():
    admitted(ONE, GONE)
    admitted(ONE, e.OutcomeNoted(1, "not_recovered"))
    admitted((*ONE, (replace(UP, grade=5), 3)), e.OutcomeNoted(1, "fatal", at(3)))


@given(st.booleans(), st.sets(st.sampled_from(["death", "life_threatening", "hospitalization"])))
def test_serious_needs_a_criterion_and_not_serious_none(serious, criteria):
    event = e.SeriousnessJudged(1, serious, tuple(sorted(criteria)))
    if serious is bool(criteria):
        admitted(ONE, event)
    else:
        assert refused(ONE, event) == ("serious_criteria" if serious else "not_serious_criteria")


def test_a_long_stay_is_a_criterion():
    assert refused(ONE, e.SeriousnessJudged(1, True, ("death",), True)) == "hospitalization_criterion"
    admitted(ONE, e.SeriousnessJudged(1, True, ("hospitalization",), True))


@pytest.mark.parametrize(
    "event",
    [
        e.AttributionGiven(1, " ", "possible"), e.ExpectednessJudged(1, "", "expected"),
        e.AgentActionTaken(1, "", "none"), e.AdverseEventTreated(1, ""), e.DltJudged(1, "no"),
        e.ExpeditedReported(1, "", "T", at(1)), e.AdverseEventReviewed(1, "", "h1"),
    ],
)  # fmt: skip
def test_what_is_left_empty_is_named(event):
    assert refused(ONE, event) == "adverse_event_blank"


@pytest.mark.parametrize(
    "event",
    [
        e.AttributionGiven(1, "disease", "possible"), e.ExpectednessJudged(1, "dinutuximab", "expected"),
        e.AgentActionTaken(1, "dinutuximab", "none"), e.AdverseEventTreated(1, "ice"), e.DltJudged(1, "pending"),
        e.DltJudged(1, "no", "MD 03"), e.ExpeditedReported(1, "CTEP-AERS", "T", at(1)),
        e.AdverseEventReviewed(1, "MD 03", "h1"),
    ],
)  # fmt: skip
def test_what_is_filled_in_is_taken(event):
    admitted(ONE, event)


@pytest.mark.parametrize("when", [at(-1), at(48) + timedelta(seconds=1)])
def test_a_report_leaves_after_the_site_knew(when):
    assert refused(ONE, e.ExpeditedReported(1, "CTEP-AERS", "T", when)) == "report_times"


def test_a_review_signs_what_was_shown():
    assert refused(ONE, e.AdverseEventReviewed(1, "MD 03", "old")) == "record_moved_on"


def test_every_kind_of_judgement_has_its_rule():
    assert set(WANTED) == set(ABOUT)
