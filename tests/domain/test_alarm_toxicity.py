"""Grade 3 and more is an alarm of its day until somebody answers or a reviewer has spoken."""

from dataclasses import replace

from infusetrack.domain import events as e
from infusetrack.domain.alarm_conditions import of_chart
from infusetrack.domain.alarm_toxicity import severe_toxicities
from tests.domain.small_trial import TRIAL
from tests.domain.toxicity_chart import FEVER, NOON, at, chart

DAY = "C1D2"
SEVERE = replace(FEVER, grade=3)
RAISED = e.AdverseEventRegraded(1, 3, "nurse", DAY)


def found(*told, label=DAY):
    return list(severe_toxicities(chart(*told), label))


def test_a_mild_event_is_no_alarm():
    assert found((FEVER, 0)) == []


def test_grade_3_is_a_medium_alarm_from_the_line_that_told_it():
    (one,) = found((SEVERE, 0))
    assert (one.key, one.since, one.rungs) == ("toxicity:1", NOON, ((NOON, "medium"),))
    assert dict(one.facts) == {"term": "Fever", "grade": 3}
    (raised,) = found((FEVER, 0), (RAISED, 2))
    assert raised.since == at(2)


def test_it_belongs_to_the_day_on_which_it_was_reached():
    assert found((SEVERE, 0), label="C1D3") == []
    assert found((FEVER, 0), (replace(RAISED, day="C1D3"), 30)) == []


def test_a_reviewers_word_ends_it_and_pending_does_not():
    assert found((SEVERE, 0), (e.DltJudged(1, "pending"), 1))
    assert found((SEVERE, 0), (e.DltJudged(1, "no", "PI 01"), 1)) == []


def test_it_stands_among_the_alarms_of_the_day():
    assert "toxicity" in [one.kind for one in of_chart(chart((SEVERE, 0)), TRIAL, DAY)]
