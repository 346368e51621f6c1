"""Laboratory results: the latest counts, in one unit, and hemoglobin against its baseline."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.labs import analyte_of, hgb_trend, latest
from tests.domain.small_trial import MAG, Pen, at, hgb, lab, labs, magrolimab_started


def test_the_last_draw_counts_even_when_it_was_entered_first():
    pen = Pen()
    pen.write(hgb("C1D2", "10.4", at(6)), at(9))
    pen.write(hgb("C1D1", "11.0", at(5)), at(10))
    assert latest(pen.chart, "hemoglobin").value == D("10.4")
    assert latest(pen.chart, "hemoglobin", before=at(5, 30)).value == D("11.0")


def test_an_analyte_never_drawn_has_no_result():
    pen = Pen()
    pen.write(hgb("C1D2", "10.4", at(6)), at(9))
    assert latest(pen.chart, "platelets") is None
    assert latest(pen.chart, "hemoglobin", before=at(5)) is None


def test_an_amended_value_no_longer_counts():
    pen = Pen()
    wrong = pen.write(hgb("C1D2", "4.1", at(6)), at(9))
    pen.write(hgb("C1D2", "10.4", at(6)), at(9), amends=wrong.seq)
    assert latest(pen.chart, "hemoglobin").value == D("10.4")


def test_grams_per_litre_are_compared_as_grams_per_decilitre():
    pen = Pen()
    pen.write(labs("C1D2", at(6), lab("hemoglobin", "95", "g/L", "115", "155")), at(9))
    found = latest(pen.chart, "hemoglobin")
    assert (found.canonical, found.uln_in("g/dL")) == (D("9.5"), D("15.5"))


def test_a_result_without_a_limit_of_normal_has_none():
    pen = Pen()
    pen.write(hgb("C1D2", "10.4", at(6)), at(9))
    assert latest(pen.chart, "hemoglobin").uln_in("g/dL") is None


def test_an_analyte_off_the_form_is_refused():
    with pytest.raises(Refused, match="analyte_unknown"):
        analyte_of("ferritin")


class TestHemoglobinTrend:
    def test_before_the_first_dose_the_enrolled_value_is_the_baseline(self):
        pen = Pen(baseline_hgb_g_dl=D("9.4"))
        pen.write(hgb(MAG, "8.8", at(6)), at(7))
        trend = hgb_trend(pen.chart)
        assert (trend.baseline, trend.change) == (D("9.4"), D("-0.6"))

    def test_after_the_first_dose_the_mean_of_the_two_weeks_before_it_is_the_baseline(self):
        pen = Pen()
        pen.write(hgb(MAG, "11.0", at(6, 0, 23)), at(7, 0, 23))
        pen.write(magrolimab_started(), at(9, 0, 23))
        pen.write(hgb("C1D2", "10.2", at(6)), at(7))
        trend = hgb_trend(pen.chart)
        assert (trend.baseline, trend.change, len(trend.results)) == (D("11.1"), D("-0.9"), 2)

    def test_a_dose_of_another_day_is_not_the_first(self):
        pen = Pen()
        pen.write(hgb("C1D8", "10.2", at(6)), at(7))
        pen.write(replace(magrolimab_started(), day="C1D8"), at(9))
        assert hgb_trend(pen.chart).baseline == D("11.2")

    def test_without_any_value_there_is_no_change(self):
        assert hgb_trend(Pen().chart).change is None
        assert hgb_trend(Pen(enrolled=False).chart).baseline is None

    def test_without_a_baseline_there_is_no_change(self):
        pen = Pen(baseline_hgb_g_dl=None)
        pen.write(hgb(MAG, "8.8", at(6)), at(7))
        assert hgb_trend(pen.chart).change is None
