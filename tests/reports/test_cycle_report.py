"""The cycle summary, read back: its numbers are the record's."""

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain import events as e
from infusetrack.domain.chart import Chart, replay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import PatientEnrolled
from infusetrack.reports.context import Printing
from infusetrack.reports.cycle_context import CycleContext
from infusetrack.reports.cycle_course import decisions, off_plan, weights
from infusetrack.reports.cycle_exposure import exposure
from infusetrack.reports.cycle_findings import blood, cycle_reactions, toxicities
from infusetrack.reports.cycle_glance import glance
from infusetrack.reports.cycle_labs import worst_labs
from infusetrack.reports.cycle_report import cycle_report
from infusetrack.reports.document import laid_out, written
from infusetrack.reports.furniture import Masthead
from infusetrack.reports.hgb_reading import hgb_reading
from tests.days import regimen
from tests.domain.toxicity_chart import FEVER
from tests.reports.courses import SITE, cycle_one, hour
from tests.reports.pages import ZONE, pages, printing, text


def of(chart, cycle="C1", terms=None, **more):
    told = Printing(more.get("at", hour(24)), "RN 27", ZONE, more.get("paper", "letter"))
    return CycleContext.of(chart, regimen(), cycle, told, SITE, terms)


def words(context, *parts):
    strips = [strip for part in parts for strip in part(context)]
    return text(written([laid_out(context, Masthead("Test", "C1"), strips)]))


@pytest.fixture(scope="module")
def chart():
    return cycle_one()


def test_what_went_in_stands_beside_what_was_ordered_and_planned(chart):
    told = words(of(chart), exposure)
    assert "magrolimab 1 1 20 20 100.0 %" in told
    assert "dinutuximab 1 3 14 14 100.0 %" in told
    assert "C1D3 Wed 25 Nov dinutuximab" in told
    assert "held: fever" in told
    assert "C1D4 Thu 26 Nov dinutuximab — — — — — — — planned" in told


def test_each_stretch_of_rate_has_its_times_its_volume_and_what_set_it(chart):
    context = of(chart)
    told = words(context, exposure)
    for bag in context.bags:
        for row in bag.rows:
            assert f"{row.ml:.1f}" in told
    assert "08:10 08:40 30 min 5.0" in told
    assert "paused" in told
    assert "prescriber · 2 h without symptoms" in told


def test_an_interruption_has_its_minutes_and_its_reason(chart):
    told = words(of(chart), exposure)
    assert "C1D2 dinutuximab 24 Nov 11:11 24 Nov 11:51 40 min urticaria, prescriber called" in told


def test_the_worst_toxicity_has_its_grade_its_causes_and_each_judgement(chart):
    told = words(of(chart), toxicities)
    assert "Fever 3 — 3 → 1 not judged possible disease unlikely" in told
    assert "serious: hospital stay of 24 h or more" in told
    assert "DLT: no (PI 01)" in told


def test_the_lowest_hemoglobin_and_the_blood_with_its_rise(chart):
    told = words(of(chart), lambda context: blood(context, hgb_reading(context)))
    assert "lowest 6.9 g/dL on 25 Nov 09:12" in told
    assert "Act now" in told
    assert "PI 01 does not agree · diluted" in told
    assert "25 Nov 11:00 Red cells 200 9.7 6.9 (25 Nov 09:12) 8.7 (25 Nov 15:00) +1.8 about +1.9" in told
    assert "U-9" in told


def test_a_reaction_noted_without_a_form_is_told(chart):
    assert "urticaria on the trunk, no wheeze" in words(of(chart), cycle_reactions)


def test_holds_deviations_and_weights_have_their_reasons(chart):
    told = words(of(chart), decisions, off_plan, weights)
    assert "C1D3 held by PI 01: fever" in told
    assert "has a fever" in told
    assert "left out" in told
    assert "decided otherwise than the hemoglobin watch asks" in told
    assert "20.6 +3.0 %" in told
    assert "late 1, amending 1, striking out 1" in told


def test_the_worst_laboratory_value_has_its_grade(chart):
    told = words(of(chart, terms=ctcae()), worst_labs)
    assert "Hgb 5 6.9 g/dL (25 Nov 09:12)" in told
    assert "Anemia: grade 3" in told
    assert "without grades" in words(of(chart), worst_labs)


def test_the_same_record_and_moment_give_the_same_bytes(chart):
    told = printing(chart)
    once = cycle_report(chart, regimen(), "C1", told, SITE, ctcae())
    assert once == cycle_report(chart, regimen(), "C1", told, SITE, ctcae())
    assert "NOT OVER: more may come" in pages(once)[0]
    assert all(f"Page {number} of {len(pages(once))}" in page for number, page in enumerate(pages(once), 1))


def test_a_cycle_that_has_not_begun_and_a_chart_of_one_line_say_so(chart):
    enrolled = replay(line for line in chart.lines[:1] if isinstance(line.event, PatientEnrolled))
    for known, cycle in ((chart, "C2"), (enrolled, "C1")):
        told = text(cycle_report(known, regimen(), cycle, printing(chart), SITE))
        assert "No study drug was begun in this cycle." in told
        assert "No hemoglobin was reported in this cycle." in told
    assert "no entry yet" in text(cycle_report(Chart(), regimen(), "C1", printing(chart), SITE))


def test_a_cycle_off_the_protocol_is_refused(chart):
    with pytest.raises(Refused):
        cycle_report(chart, regimen(), "C99", printing(chart), SITE)
    with pytest.raises(Refused):
        cycle_report(chart, regimen(), "nonsense", printing(chart), SITE)


def test_an_earlier_state_knows_nothing_of_later_lines(chart):
    before = replay(line for line in chart.lines if line.written_at <= hour(0.3))
    told = Printing(hour(0.3), "RN 27", ZONE, "a4", as_of=True)
    page = text(cycle_report(before, regimen(), "C1", told, SITE))
    assert "as of 25 Nov 2026 09:18" in page
    assert "Fever" not in page
    assert "lowest 6.9" in page


def test_the_first_page_answers_at_a_glance(chart):
    told = words(of(chart), lambda context: glance(context, hgb_reading(context)))
    for part in (
        "magrolimab 20 mg, 100.0 % of ordered (1 of 1 doses)",
        "Worst toxicity grade 3: Fever",
        "Lowest Hgb 6.9 g/dL on 25 Nov 09:12",
        "red cells 1, other 0",
        "recorded 0, noted without a form 1",
        "held 1, not given 0, moved 0",
        "1, 40 min together",
        "Deviations 2",
        "20.0 kg, last 20.6 kg",
    ):
        assert part in told


def test_many_terms_of_the_worst_grade_are_counted():
    many = cycle_one(*((replace(FEVER, term=f"Term {n}", grade=4, onset_at=hour(7)), 7) for n in range(5)))
    told = words(of(many), lambda context: glance(context, hgb_reading(context)))
    assert "grade 4: Term 0, Term 1, Term 2 and 2 more" in told


def test_a_delayed_cycle_and_a_reaction_with_its_form_are_told():
    began = e.ReactionBegan("C1D3", "infusion", "dinutuximab", D("5.0"), D("2.5"), D("0.35"), 30)
    delayed = e.CycleDelayed(2, date(2026, 12, 21), "infection")
    chart = cycle_one((began, 8), (e.DayMoved("C1D8", date(2026, 12, 1), "holiday"), 8), (delayed, 8))
    context = of(chart)
    told = words(context, cycle_reactions, decisions, lambda one: glance(one, hgb_reading(one)))
    assert "rate at onset 5.0 mL/h · 2.5 mL, 0.35 mg in · 30 min from start" in told
    assert "C1D8 moved to 1 Dec 2026: holiday" in told
    assert "recorded 1, noted without a form 1" in told
    assert "moved 1" in told
    told = words(of(chart, "C2"), decisions, lambda one: glance(one, hgb_reading(one)))
    assert "cycle delayed by 7 d" in told
    assert "infection" in told


def test_a_monstrous_cycle_is_whole_on_its_pages():
    long = "gave reasons " * 400
    rates = [
        (e.RateChanged("C1D4", "infusion", D(5) + n % 7, "prescriber", f"order {n}"), 24 + n / 60)
        for n in range(1, 120)
    ]
    start = e.InfusionStarted("C1D4", "infusion", "dinutuximab", D(14), D(100), D(5), late_because=long)
    told = pages(
        cycle_report(
            cycle_one((start, 24), *rates), regimen(), "C1", Printing(hour(30), "RN 27", ZONE), SITE, ctcae()
        )
    )
    whole = " ".join(told)
    assert all(f"order {n}" in whole for n in range(1, 120))
    assert whole.count("gave reasons") == 400
    assert f"Page {len(told)} of {len(told)}" in told[-1]


def test_surgery_and_the_end_of_treatment_stand_with_the_cycle_that_they_follow():
    planned = e.SurgeryPlanned(date(2027, 1, 20), 2, None, "resection")
    ended = e.TreatmentEnded(date(2026, 11, 24), "progress of the disease")
    chart = cycle_one((planned, 8), (ended, 9))
    first, second = words(of(chart), decisions), words(of(chart, "C2"), decisions)
    assert "progress of the disease" in first
    assert "resection" not in first
    assert "resection" in second
    assert "progress of the disease" not in second


def test_a_running_bag_and_a_flush_under_way_say_so():
    start = e.InfusionStarted("C1D4", "infusion", "dinutuximab", D(14), D(100), D(10))
    told = words(of(cycle_one((start, 24)), at=hour(26)), exposure)
    assert "C1D4 Thu 26 Nov dinutuximab — 2.8 — 09:00 not yet — not recorded running" in told
    over = (
        (e.InfusionStopped("C1D4", "infusion", "enough"), 27),
        (e.FlushStarted("C1D4", "flush", D(5), D(10)), 27),
    )
    told = words(of(cycle_one((start, 24), *over), at=hour(27.2)), exposure)
    assert "since 12:00 stopped early" in told
