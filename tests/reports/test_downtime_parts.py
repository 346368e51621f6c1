"""The parts of the downtime form: what each leaves out, and how each row is numbered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from infusetrack.domain.chart import replay
from infusetrack.domain.events import PatientEnrolled
from infusetrack.reports.downtime_context import DowntimeContext, from_start_words
from infusetrack.reports.downtime_limits import limits
from infusetrack.reports.downtime_reaction import reaction
from infusetrack.reports.downtime_report import downtime_report
from infusetrack.reports.downtime_rows import blood, drugs, fluids, notes, rates, steps, vitals
from infusetrack.reports.downtime_start import to_start
from infusetrack.reports.downtime_state import running
from tests.practice_charts import (
    BEFORE,
    MAGROLIMAB,
    OBSERVED,
    REGIMEN,
    RUNNING,
    chart_of,
    practice_printing,
)
from tests.reports.pages import text


def _context(study_id=RUNNING, label=None):
    chart, own, _ = chart_of(study_id)
    return DowntimeContext.made(chart, REGIMEN, label or own, practice_printing(), (), {})


@pytest.mark.parametrize(
    ("minutes", "told"), [(15, "start + 0:15"), (-120, "start \N{MINUS SIGN} 2:00"), (195, "start + 3:15")]
)
def test_a_time_from_the_start_reads_as_hours_and_minutes(minutes, told):
    assert from_start_words(timedelta(minutes=minutes)) == told


@pytest.mark.parametrize("section", [vitals, steps, rates, drugs, fluids, blood, notes, reaction])
def test_every_section_to_write_in_goes_on_counting_its_rows(section):
    context = _context()
    before = int(context.number().told)
    section(context)
    assert int(context.number().told) > before + 1


@pytest.mark.parametrize("section", [running, limits])
def test_what_is_only_read_counts_no_row(section):
    context = _context()
    assert section(context)
    assert context.number().told == "1"


def test_a_running_patient_has_no_way_to_the_start():
    assert to_start(_context(RUNNING)) == []
    assert to_start(_context(BEFORE))
    assert to_start(_context(OBSERVED)) == []


def test_another_day_than_that_of_printing_is_named():
    context = _context()
    tomorrow = context.now + timedelta(hours=12)
    assert context.clock_box(context.now).told == "13:25"
    assert context.clock_box(tomorrow, "*").told == "Wed 01:25*"
    assert context.when(tomorrow) == "Wed 25 Nov 01:25"


def test_a_day_without_an_infusion_still_has_a_form():
    context = _context(RUNNING, "C1D10")
    assert running(context)
    assert vitals(context)


def test_a_day_of_the_antibody_alone_says_nothing_of_an_opioid():
    assert "Opioid infusion" in text(_form(RUNNING))
    assert "Opioid infusion" not in text(_form(MAGROLIMAB))


def test_once_every_bag_has_ended_there_is_nothing_to_do_at_the_pump():
    assert rates(_context(OBSERVED)) == []
    assert "At the pump" in text(_form(RUNNING))


def _form(study_id):
    chart, label, _ = chart_of(study_id)
    return downtime_report(chart, REGIMEN, label, practice_printing(), site={})


def test_a_hundred_allergies_stand_whole_on_the_first_page():
    chart, label, _ = chart_of(RUNNING)
    many = tuple(
        f"allergen {number} \N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET} <b>x</b>" for number in range(100)
    )
    lines = [
        replace(line, event=replace(chart.patient, allergies=many))
        if isinstance(line.event, PatientEnrolled)
        else line
        for line in chart.lines
    ]
    told = text(downtime_report(replay(lines), REGIMEN, label, practice_printing(), site={}))
    assert all(f"allergen {number} " in told for number in range(100))
    assert "<b>x</b>" in told
