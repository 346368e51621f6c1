"""From a chart's facts to the course that the hemoglobin watch reads."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.chart import Chart
from infusetrack.domain.events import (
    AdverseEventNoted,
    FluidCounted,
    StepDone,
    SurgeryPlanned,
    Transfused,
)
from infusetrack.domain.hemoglobin_chart import course_of, ml_per_kg, review_chart
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.domain.labs import hgb_trend
from tests.domain.small_trial import DIN, MAG, Pen, at, hgb, lab, labs, magrolimab_started, started, weight


def _dosed():
    pen = Pen()
    pen.write(weight(MAG, "16.0"), at(7, day=23))
    pen.write(hgb(MAG, "11.2", at(6, day=23)), at(7, day=23))
    pen.write(magrolimab_started(), at(9, day=23))
    return pen


def test_a_chart_without_patient_or_value_has_nothing_to_review():
    assert course_of(Chart()) is None
    assert review_chart(Pen(baseline_hgb_g_dl=None).chart) == ()


def test_the_value_of_the_enrolment_stands_first_unless_an_older_one_was_drawn():
    pen = _dosed()
    assert [one.g_dl for one in course_of(pen.chart).hgb] == [D("11.2"), D("11.2")]
    pen.write(hgb(MAG, "10.9", at(6, day=10)), at(7, day=23))
    assert [one.g_dl for one in course_of(pen.chart).hgb] == [D("10.9"), D("11.2")]


def test_the_chart_answers_a_review_for_each_value_and_the_trend_still_stands():
    pen = _dosed()
    for day, value in ((24, "10.4"), (25, "9.6"), (26, "8.8")):
        pen.write(hgb(f"C1D{day - 22}", value, at(6, day=day)), at(7, day=day))
    found = review_chart(pen.chart)
    assert [one.value.g_dl for one in found][-3:] == [D("10.4"), D("9.6"), D("8.8")]
    assert found[-1].tier is Tier.ACT
    assert hgb_trend(pen.chart).change == D("-2.4")


def test_doses_weights_and_limits_are_read():
    pen = _dosed()
    pen.write(
        labs(DIN, at(6), lab("hemoglobin", "105", "g/L", "115"), lab("hemoglobin", "10.5", "g/dL", "11.5")),
        at(7),
    )
    pen.write(started(), at(10))
    course = course_of(pen.chart)
    assert [(one.drug, one.kind) for one in course.doses] == [("magrolimab", "priming"), ("dinutuximab", "")]
    assert (course.weight_kg, course.lln_g_dl) == (D("16.0"), D("11.5"))
    assert course.hgb[-1].g_dl == D("10.5")
    assert 6 < course.age_years < 7


def test_without_a_weight_the_usual_one_of_the_age_is_taken():
    pen = Pen()
    assert course_of(pen.chart).weight_kg == pytest.approx(D("21.4"), abs=D("0.2"))
    assert "weight" in review_chart(pen.chart)[0].unknown


def test_markers_come_from_the_laboratory_in_their_units():
    pen = _dosed()
    pen.write(labs(DIN, at(6), lab("reticulocytes", "2.1", "%"), lab("ldh", "410", "U/L"),
                   lab("bilirubin_indirect", "17.1", "umol/L"), lab("haptoglobin", "1", "g/L")), at(7))  # fmt: skip
    pen.write(labs(DIN, at(8), lab("sodium", "138", "mmol/L")), at(9))
    (panel,) = course_of(pen.chart).markers
    assert (panel.retic_pct, panel.ldh_u_l, panel.haptoglobin_mg_dl) == (D("2.1"), D(410), None)
    assert panel.bili_indirect_mg_dl == pytest.approx(D(1), abs=D("0.001"))


def test_hydration_bags_and_counted_fluids_are_fluids():
    pen = _dosed()
    pen.write(StepDone(DIN, "hydration", (("volume_ml", D(160)),)), at(8))
    pen.write(StepDone(DIN, "hydration", (("volume_ml", "typed"),)), at(8, 1))
    pen.write(StepDone(DIN, "teach", (("volume_ml", D(5)),)), at(8, 2))
    for place, what in enumerate(("albumin 5 %", "saline bolus", "maintenance")):
        pen.write(FluidCounted(DIN, "in", what, D(100)), at(9, place))
    pen.write(FluidCounted(DIN, "out", "urine", D(90)), at(9, 30))
    found = [(one.kind, one.ml) for one in course_of(pen.chart).fluids]
    assert found == [
        ("maintenance", D(250)), ("saline_bolus", D(160)), ("albumin_or_bolus", D(100)),
        ("saline_bolus", D(100)), ("maintenance", D(100)),
    ]  # fmt: skip


def test_red_cells_come_from_their_own_fact_else_from_the_checklist():
    pen = _dosed()
    pen.write(StepDone(DIN, "transfusion", (("red_cells", D(1)), ("platelets", D(0)))), at(8))
    pen.write(StepDone("C1D3", "transfusion", (("red_cells", D(0)),)), at(8, day=25))
    (unit,) = course_of(pen.chart).units
    assert (unit.product, unit.ml, unit.at) == ("rbc", D("160.0"), at(8, day=23))
    pen.write(Transfused(DIN, "red_cells", D(155), at(7), at(8)), at(9))
    pen.write(Transfused(DIN, "platelets", D(100), at(12)), at(13))
    pen.write(StepDone("C1D8", "transfusion", (("red_cells", D(1)),)), at(8, day=30))
    assert [(one.product, one.ml) for one in course_of(pen.chart).units][-2:] == [
        ("rbc", D(155)),
        ("platelets", D(100)),
    ]


def test_a_transfusion_is_said_by_weight():
    assert ml_per_kg(Transfused(DIN, "red_cells", D(155), at(7)), D("15.5")) == D("10.0")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Nose bleed, stopped by itself", "bleeding_observed"),
        ("Black stool twice", "melena"),
        ("Hives", None),
    ],
)
def test_bleeding_is_found_in_what_was_noted(words, kind):
    pen = _dosed()
    pen.write(AdverseEventNoted(DIN, words, at(11)), at(12))
    assert [one.kind for one in course_of(pen.chart).notes] == ([kind] if kind else [])


def test_an_operation_is_a_procedure():
    pen = _dosed()
    pen.write(SurgeryPlanned(date(2026, 12, 10), 1), at(12))
    (note,) = course_of(pen.chart).notes
    assert (note.kind, note.at) == ("procedure", datetime(2026, 12, 10, 8, tzinfo=UTC))


def test_a_dose_counts_from_its_start():
    pen = _dosed()
    pen.write(hgb(DIN, "10.9", at(6)), at(7))
    assert review_chart(pen.chart)[-1].days_since_exposure == timedelta(hours=21) / timedelta(days=1)


def test_nothing_computes_before_the_first_question():
    program = "import sys, infusetrack.domain.hemoglobin_chart, infusetrack.wording.hemoglobin; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
