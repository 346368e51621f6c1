"""The hemoglobin report, read back: every value, what the watch said, who decided, what is missing."""

from decimal import Decimal as D

import pytest

from infusetrack.domain import events as e
from infusetrack.domain.chart import Chart, replay
from infusetrack.domain.hemoglobin_chart import review_chart
from infusetrack.reports import hgb_reading as reading
from infusetrack.reports.context import PatientContext, Printing
from infusetrack.reports.hgb_report import hgb_report
from infusetrack.reports.hgb_values import values_table
from infusetrack.reports.transfusion_table import transfusions
from infusetrack.wording import figures
from infusetrack.wording.events import names_of
from infusetrack.wording.hemoglobin import advice_of
from tests.days import regimen
from tests.reports.courses import cycle_one, hour
from tests.reports.pages import ZONE, text

PRINTING = Printing(hour(24), "RN 27", ZONE)


@pytest.fixture(scope="module")
def chart():
    return cycle_one()


@pytest.fixture(scope="module")
def told(chart):
    return text(hgb_report(chart, regimen(), PRINTING))


def test_every_value_stands_with_its_tier_in_the_words_of_the_screen(chart, told):
    reviews = review_chart(chart)
    assert len(reviews) >= 4
    for one in reviews:
        at = one.at.astimezone(ZONE)
        assert f"{at.day} Nov {at:%H:%M}" in told
        assert figures.fixed(one.value.g_dl) in told
        if one.rules:
            assert advice_of(one).rule in told
    assert "25 Nov 09:12 C1D3 6.9 \N{MINUS SIGN}4.3 3 Act now" in told
    assert "24 Nov 05:45 C1D2 10.4 \N{MINUS SIGN}0.8 1 Watch" in told


def test_the_last_value_says_what_it_is_consistent_with_and_what_is_missing(chart, told):
    last = advice_of(review_chart(chart)[-1])
    for part in last.parts:
        assert part in told
    assert "it is no diagnosis, and a person decides" in told


def test_a_decision_stands_beside_its_value(told):
    assert "PI 01 does not agree · diluted · recorded 25 Nov 16:00 by RN 27" in told


def test_blood_has_its_expected_and_its_measured_rise(told):
    assert "+1.8 about +1.9" in told
    assert "0.2 g/dL for each mL/kg of red cells" in told


def test_the_blood_bank_is_told_of_the_antibody(told):
    assert "On an anti-CD47 antibody: write it on every blood request" in told
    assert "Last dose 23 Nov 2026" in told


def test_empty_and_one_line_charts_say_that_nothing_was_reported(chart):
    for known in (Chart(), replay(chart.lines[:1])):
        page = text(hgb_report(known, regimen(), PRINTING))
        assert "No blood product is recorded." in page
        assert "No anti-CD47 antibody was given so far." in page
    assert "No hemoglobin was reported yet." in page or "11.2" in page


def test_where_the_watch_broke_off_the_paper_says_so(chart, monkeypatch):
    def broken(_course):
        raise FloatingPointError

    monkeypatch.setattr(reading, "review_course", broken)
    page = text(hgb_report(chart, regimen(), PRINTING))
    assert page.count("could not read this course") == 2


def test_the_same_record_gives_the_same_bytes_and_an_earlier_state_less(chart, told):
    again = hgb_report(chart, regimen(), PRINTING)
    assert text(again) == told
    assert again == hgb_report(chart, regimen(), PRINTING)
    before = replay(line for line in chart.lines if line.written_at <= hour(1))
    page = text(hgb_report(before, regimen(), Printing(hour(1), "RN 27", ZONE, "a4", as_of=True)))
    assert "8.7" not in page
    assert "none recorded" in page


def test_tables_without_rows_are_a_sentence(chart):
    context = PatientContext(chart, regimen(), names_of(regimen()), PRINTING)
    assert len(transfusions(context, (), none="None.")) == 3
    empty = values_table(context, reading.HgbReading(), (), title="Hemoglobin", none="None.")
    assert len(empty) == 3


def test_what_was_drawn_beside_a_value_is_told_with_it():
    markers = (
        e.LabValue("hemoglobin", D("8.6"), "g/dL"),
        e.LabValue("ldh", D(612), "U/L"),
        e.LabValue("haptoglobin", D(8), "mg/dL", beyond="<"),
        e.LabValue("dat", D(1), "result", text="positive"),
        e.LabValue("sodium", D(138), "mmol/L"),
    )
    chart = cycle_one((e.LabsReported("C1D3", "labs", hour(9), markers), 9))
    page = text(hgb_report(chart, regimen(), PRINTING))
    assert "Beside it: LDH 612 U/L, haptoglobin < 8 mg/dL, DAT positive." in page
