"""The laboratory on the day's page: limits, side, and the grade that a number allows."""

from dataclasses import replace
from datetime import UTC
from decimal import Decimal as D

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.ctcae import Ctcae
from infusetrack.domain.events import LabValue
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_labs import labs
from infusetrack.reports.day_report import day_report
from tests.domain.small_trial import DIN, TRIAL, Pen, at, lab
from tests.domain.small_trial import labs as panel
from tests.reports.pages import printing, text

VALUES = (
    lab("hemoglobin", "8.8", "g/dL", "11.5", "15.5"),
    lab("sodium", "138", "mmol/L", "135", "145"),
    lab("creatinine", "0.4", "mg/dL", "0.3", "0.7"),
    LabValue("dat", D(1), "result", text="positive"),
    LabValue("something new", D(5), "U"),
)


def chart_of(*values):
    pen = Pen()
    pen.write(panel(DIN, at(6), *values), at(7))
    return pen.chart


def page(chart, terms):
    return text(day_report(chart, TRIAL, DIN, printing(chart, zone=UTC), terms))


def test_each_value_stands_with_its_limits_and_its_grade():
    told = page(chart_of(*VALUES), ctcae())
    assert "Hgb 8.8 g/dL (11.5 to 15.5) ▼ LOW G2↑" in told
    assert "Na 138 mmol/L (135 to 145)" in told
    assert "creatinine 0.4 mg/dL (0.3 to 0.7) G?" in told
    assert "An investigator grades the event." in told
    assert "something new 5 U" in told


def test_without_terms_no_grade_is_told():
    for terms in (None, Ctcae("5.0")):
        told = page(chart_of(*VALUES), terms)
        assert "▼ LOW G2" not in told
        assert "An investigator grades the event." not in told


def test_a_day_without_a_panel_has_no_section():
    chart = Pen().chart
    context = DayContext.of(chart, TRIAL, DIN, printing(chart, zone=UTC), ctcae())
    assert labs(context) == []


def test_one_sided_limits_and_a_high_value_are_told():
    high = replace(lab("alt", "200", "U/L"), uln=D(45))
    low = replace(lab("albumin", "2", "g/dL"), lln=D("3.5"))
    told = page(chart_of(high, low), ctcae())
    assert "ALT 200 U/L (below 45) ▲ HIGH G2" in told
    assert "albumin 2 g/dL (above 3.5) ▼ LOW G2" in told
