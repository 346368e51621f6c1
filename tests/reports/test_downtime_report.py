"""The downtime form tells what the screen tells, leaves boxes for the rest, and numbers every row."""

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.chart import replay
from infusetrack.domain.downtime import sets_ahead
from infusetrack.domain.emergency import doses
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Measured
from infusetrack.domain.live import live
from infusetrack.domain.opioid import opioid_state
from infusetrack.domain.pressure import pressure_ground
from infusetrack.reports.downtime_report import KIND, downtime_forms, downtime_report
from infusetrack.wording import figures
from infusetrack.wording.emergency import dose_words
from tests.practice_charts import (
    BEFORE,
    MAGROLIMAB,
    OBSERVED,
    PAUSED,
    REGIMEN,
    RUNNING,
    chart_of,
    practice,
    practice_printing,
)
from tests.reports.pages import ZONE, pages, text

EVERYBODY = (RUNNING, MAGROLIMAB, BEFORE, PAUSED, OBSERVED)


@cache
def _form(study_id, *, paper="letter", chart=None):
    own, label, _ = chart_of(study_id)
    return downtime_report(
        chart or own, REGIMEN, label, practice_printing(paper=paper), emergency=emergency_card(), site={}
    )


@pytest.fixture(scope="module")
def form():
    return _form(RUNNING)


def test_what_runs_is_told_with_the_figures_of_the_live_card(form):
    chart, label, now = chart_of(RUNNING)
    told, first = live(chart.day(label), REGIMEN.agents["dinutuximab"], "infusion", now, chart.shelves[label]), (
        pages(form)[0]
    )  # fmt: skip
    for needed in (
        "Dinutuximab: running", "as of 24 Nov 2026 13:25", "14 mg in 100 mL", "lot PRACTICE-1",
        f"{figures.fixed(told.infusion.rate_ml_h)} mL/h since 12:20",
        f"{figures.fixed(told.infused_ml)} mL = {figures.trimmed(told.infused_mg, 2)} mg",
        f"Ends at this rate {figures.clock(told.ends_at, ZONE)}", "Wed 25 Nov 05:10", "Wed 25 Nov 07:38",
        "3 mL of saline at the same rate, line clear 19:43",
    ):  # fmt: skip
        assert needed in first, needed


def test_doses_and_limits_are_those_of_the_screen(form):
    chart, label, now = chart_of(RUNNING)
    told = text(form)
    ground = pressure_ground(chart, REGIMEN, label, now, zone=ZONE)
    assert f"SBP under {figures.trimmed(ground.in_use.highest, 1)} mmHg" in told
    assert "label under 88.4 · nursing paper under 88.4 · PALS floor under 82" in told
    for dose in doses(emergency_card(), weight_on(chart, label), {}):
        assert dose.drug.name in told
        assert dose_words(dose) in told
    assert "epinephrine 0.2 mg into the muscle · 0.2 mL of 1 mg/mL" in told
    state = opioid_state(chart, REGIMEN, label, now, ZONE)
    assert f"morphine {figures.trimmed(state.rate)} mcg/kg/h since 08:57" in told
    assert "20 to 50 mcg/kg/h" in told
    assert f"Runs until {figures.clock(state.must_run_until, ZONE)}" in told
    assert "10.4 g/dL drawn 24 Nov 2026 06:35; CTCAE grade 3 under 8.0" in told


@pytest.mark.parametrize("study_id", EVERYBODY)
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_planned_set_has_its_row_and_every_row_its_number(study_id, paper):
    chart, label, now = chart_of(study_id)
    told = text(_form(study_id, paper=paper))
    for one in sets_ahead(chart, REGIMEN, label, now):
        if one.after_start is None:
            assert figures.clock(one.at, ZONE) in told
    numbers = [int(found) for page in pages(_form(study_id, paper=paper)) for found in _numbers(page)]
    assert set(range(1, 40)) <= set(numbers)


def _numbers(page):
    return re.findall(r"(?<![\w.:/])\d{1,3}(?![\w.:%/])", page)


def test_a_time_that_a_pause_would_change_bears_a_star(form):
    told = text(form)
    assert "13:20* overdue" in told
    assert "14:57*" in told
    assert "19:57 " in told
    assert "Wed 00:57" in told


def test_before_the_start_the_form_leads_from_order_to_start(form):
    told = text(_form(BEFORE))
    for needed in (
        "Magrolimab: not started", "not on record yet", "From order to start", "Signed order",
        "order, bag, check by two people, start", "First person", "Second person", "Pump started",
        "start + 0:15", "write the time", "Ordered dose",
    ):  # fmt: skip
        assert needed in told, needed
    assert "From order to start" not in text(form)


def test_every_moment_of_a_day_has_its_form():
    chart, label, _ = chart_of(RUNNING)
    for line in chart.shelves[label][::4]:
        known = replay(one for one in chart.lines if one.seq <= line.seq)
        made = replace(practice_printing(), at=line.written_at)
        told = text(downtime_report(known, REGIMEN, label, made, emergency=emergency_card(), site={}))
        if "From order to start" in told and known.day(label).orders:
            assert "14 mg" in told
            assert "600 min" in told


def test_a_paused_bag_says_so_and_promises_no_end():
    told = text(_form(PAUSED))
    assert "PAUSED since 13:18 (was 10.8 mL/h)" in told
    assert "Ends at this rate" not in told
    assert "end not known yet" in told


def test_what_comes_due_later_if_all_goes_well_has_a_row(form):
    told = text(form)
    assert "19:25* Dinutuximab ends; flush, then observe" in told
    assert "23:25* Observation ends" in told
    assert "Flush at the same rate" in told
    assert "Sign the day" not in told


def test_drugs_when_needed_say_from_when_on():
    told = text(_form(RUNNING))
    assert "morphine 500 to 1000 mcg = 0.5 to 1 mg" in told
    assert "acetaminophen 200 to 300 mg" in told
    assert "ibuprofen 100 to 200 mg" in told
    assert "not given yet" in told


def test_a_reaction_sheet_begins_a_page_with_signs_doses_and_rules(form):
    sheet = next(page for page in pages(form) if "If a reaction comes" in page)
    assert sheet.index("If a reaction comes") < sheet.index("Began at")
    for needed in ("Hives", "Wheeze", "Called whom", "Given at, dose", "Pump: halted, slowed, stopped at"):
        assert needed in sheet, needed
    assert "What the sources say" in text(form)


def test_head_and_foot_say_whose_form_it_is_until_when_and_which(form):
    told = pages(form)
    for number, page in enumerate(told, 1):
        for needed in (
            "R. M.", "PED-0417 · HN 20417", "Downtime form", "C1D3 · Tue 24 Nov 2026", "ALLERGIES: Penicillin",
            "As of 13:25, valid until Wed 25 Nov 13:25", f"Page {number} of {len(told)}", "printed 24 Nov 2026 13:25",
        ):  # fmt: skip
            assert needed in page, needed
    (number,) = set(re.findall(r"Form ([0-9a-f]{12})", " ".join(told)))
    assert f"document {number}" in told[0]
    assert f"form {number}, each line by its number" in told[0]


def test_a_child_that_was_not_weighed_gets_boxes_where_doses_would_stand():
    chart, _, _ = chart_of(BEFORE)
    unweighed = replay(line for line in chart.lines if not isinstance(line.event, Measured))
    told = text(_form.__wrapped__(BEFORE, chart=_numbered_anew(unweighed)))
    assert "no weight on record for this day: weigh, ask, write it here" in told
    assert "No weight on record for this day: no emergency dose can be printed." in told


def _numbered_anew(chart):
    return replay(replace(line, seq=number) for number, line in enumerate(chart.lines, 1))


def test_all_seated_stand_in_one_file_each_with_pages_of_their_own():
    charts, _ = practice()
    whole = downtime_forms(
        tuple(charts.values()), REGIMEN, practice_printing(), emergency=emergency_card(), site={}
    )
    told = pages(whole)
    single = {study_id: len(pages(_form(study_id))) for study_id in EVERYBODY}
    assert len(told) == sum(single.values())
    for study_id, count in single.items():
        mine = [page for page in told if f"{study_id} · HN" in page]
        assert len(mine) == count
        assert f"Page {count} of {count}" in mine[-1]


def test_the_same_record_and_moment_give_the_same_bytes(form):
    assert form == _form.__wrapped__(RUNNING)
    assert KIND == "downtime"


def test_a_day_that_the_regimen_does_not_have_is_refused():
    chart, _, _ = chart_of(RUNNING)
    with pytest.raises(Refused, match="day_off_protocol"):
        downtime_report(chart, REGIMEN, "C1D40", practice_printing(), site={})


def test_planned_rates_stand_with_their_times():
    chart, label, _ = chart_of(RUNNING)
    start = chart.day(label).infusions["infusion"].started_at
    early = replay(line for line in chart.lines if line.happened_at <= start)
    printing = replace(practice_printing(), at=start + timedelta(minutes=10))
    told = text(downtime_report(early, REGIMEN, label, printing, emergency=emergency_card(), site={}))
    assert "Planned rates 09:30 10.0 mL/h: assess, then change the pump; if not paused" in told
    assert "09:30* 10.0 mL/h" in told
    assert "Ends with planned rates" in told
