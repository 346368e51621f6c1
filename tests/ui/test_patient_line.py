"""The header's words: whose chart, how old, how heavy and since when."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from decimal import Decimal

import pytest

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import Measured, OrderEntered, PatientEnrolled
from infusetrack.domain.record import Draft
from infusetrack.session.chart_session import as_line
from infusetrack.ui.patient_line import patient_line
from tests.ui.desk import bedside, enrolled, signed_in


@pytest.fixture
def ground(record, clock):
    return enrolled(signed_in(bedside(record, clock)))


def test_before_enrolment_there_is_no_line(clock):
    assert patient_line(Chart(), "", clock.now()) is None


def test_the_line_of_a_child_weighed_today(ground, clock):
    line = patient_line(ground.chart, "C1D1", clock.now(), UTC)
    assert (line.initials, line.study_id) == ("R. M.", "PED-0417")
    assert line.born == "14 Mar 2020 · 6 y"
    assert (line.weight, line.weight_caption) == ("20.0 kg", "Weight · today")
    assert (line.bsa, line.bsa_caption) == ("0.80 m²", "BSA Mosteller")
    assert line.arm == "B · B1"
    assert line.day == "C1 D1 · Mon 23 Nov"
    assert line.allergies == "Penicillin"


@pytest.mark.parametrize(("hours", "caption"), [(20, "Weight · 20 h ago"), (50, "Weight · 2 d ago")])
def test_a_weight_carries_its_age(ground, clock, hours, caption):
    line = patient_line(ground.chart, "", clock.now() + timedelta(hours=hours), UTC)
    assert line.weight_caption == caption
    assert line.day == ""


def test_the_surface_is_told_by_the_formula_of_the_order(ground, clock):
    order = OrderEntered(
        "C1D1", "order", "dinutuximab", "MD 03", "mg_m2", Decimal("17.5"), Decimal(14), Decimal(14),
        Decimal(20), Decimal("115.2"), "haycock", Decimal("0.81"), "none", 600,
    )  # fmt: skip
    draft = Draft(clock.now(), clock.now(), "MD 03", order)
    chart = ground.chart.after(as_line(ground.session.stream, ground.chart.next_seq, draft))
    shown = patient_line(chart, "C1D1", clock.now(), UTC)
    assert (shown.bsa, shown.bsa_caption) == ("0.80 m²", "BSA Haycock")


def test_without_a_height_no_surface_is_shown(record, clock):
    ground = enrolled(signed_in(bedside(record, clock)))
    bare = Chart(kinds={kind: lines for kind, lines in ground.chart.kinds.items() if kind is not Measured})
    line = patient_line(bare, "C1D1", clock.now(), UTC)
    assert (line.weight, line.bsa) == ("", "")


def test_a_baby_is_told_in_months_and_a_slip_of_the_year_is_told_too(ground, clock):
    session = ground.session
    first = session.chart.of_kind(PatientEnrolled)[0]
    session.amend(
        first, replace(first.event, birth_date=date(2025, 11, 1), cohort=None), by="RN 27", reason="slip"
    )
    assert patient_line(session.chart, "", clock.now(), UTC).born == "1 Nov 2025 · 12 months"
    assert patient_line(session.chart, "", clock.now(), UTC).arm == "B"
    again = session.chart.of_kind(PatientEnrolled)[0]
    session.amend(again, replace(again.event, birth_date=date(2027, 1, 1)), by="RN 27", reason="slip")
    assert patient_line(session.chart, "", clock.now(), UTC).born.endswith(("not born yet", "months"))
