"""Graded toxicities of the practice patients: every one could have been entered at the bedside."""

from zoneinfo import ZoneInfo

import pytest

from infusetrack.catalog.ctcae import ctcae
from infusetrack.catalog.regimens import builtin
from infusetrack.domain.adverse_events import adverse_events, baseline_conditions
from infusetrack.domain.chart import replay
from infusetrack.domain.events import LabsReported
from infusetrack.rehearsal.toxicities import of_day
from infusetrack.rehearsal.unit import write_unit
from tests.fakes import MemoryRecord


@pytest.fixture(scope="module")
def record():
    made = MemoryRecord()
    write_unit(made, builtin("nct04751383"), ZoneInfo("America/New_York"))
    return made


def log(record, study_id):
    return adverse_events(replay(record.lines(f"patient/{study_id}")))


def test_the_log_has_open_and_closed_events(record):
    told = {one.found.term: (one.grade, one.is_open) for one in log(record, "PED-0417")}
    assert told == {
        "Pain": (2, True), "Urticaria": (2, False), "Hypotension": (1, False), "Anemia": (1, True),
    }  # fmt: skip


def test_a_severe_pain_was_reviewed_and_an_anemia_grew(record):
    events = {one.found.term: one for one in log(record, "PED-0377")}
    assert [step.grade for step in events["Pain"].steps] == [3, 2]
    assert events["Pain"].dlt.verdict == "no"
    assert [step.grade for step in events["Anemia"].steps] == [1, 2]


def test_each_event_has_a_term_with_the_grades_that_exist(record):
    for study_id in ("PED-0417", "PED-0377"):
        for event in log(record, study_id):
            term = ctcae().term(event.found.term)
            assert event.found.exists == term.exists
            assert event.found.soc == term.soc


def test_numbers_are_those_of_the_days_labs(record):
    chart = replay(record.lines("patient/PED-0417"))
    panel = next(line.event for line in chart.of_kind(LabsReported) if line.event.day == "C1D3")
    anemia = next(one.found for one in log(record, "PED-0417") if one.found.term == "Anemia")
    assert next(one.value for one in panel.results if one.analyte == "hemoglobin") == anemia.value


def test_what_ran_at_the_onset_is_what_the_day_says(record):
    pain = next(one.found for one in log(record, "PED-0417") if one.found.term == "Pain")
    assert (pain.agent, pain.minutes, pain.rate_ml_h) == ("dinutuximab", 100, 10)


def test_a_condition_before_the_trial_is_there(record):
    chart = replay(record.lines("patient/PED-0417"))
    assert [one.term for one in baseline_conditions(chart)] == ["Constipation"]


def test_a_day_without_a_story_has_no_event():
    assert of_day("PED-0398", "C1D1", []) == []
