"""What may be written at the bedside."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.admission_bedside import check_bedside, options_of, weight_limit, weight_on
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DrugGiven, Released, VitalsTaken
from infusetrack.domain.record import Draft
from tests.domain.small_trial import DIN, MAG, START, TRIAL, Pen, at, hgb, lab, labs, weight


def check(pen, event, when=START, amends=None):
    check_bedside(pen.chart, TRIAL, Draft(when, when, "RN 27", event, amends))


def refused(code, pen, event, when=START, amends=None):
    with pytest.raises(Refused) as refusal:
        check(pen, event, when, amends)
    assert refusal.value.code == code


class TestWeight:
    def test_the_first_weight_has_nothing_to_differ_from(self):
        check(Pen(), weight(DIN, "20", height_cm=D(115)))

    @pytest.mark.parametrize("kg", ["22.1", "17.9"])
    def test_a_change_above_ten_percent_asks_to_measure_again(self, kg):
        pen = Pen()
        pen.write(weight(MAG, "20"), at(8, 0, 23))
        refused("weight_changed", pen, weight(DIN, kg))
        check(pen, weight(DIN, kg, change_explained="measured twice"))

    def test_ten_percent_passes(self):
        pen = Pen()
        pen.write(weight(MAG, "20"), at(8, 0, 23))
        check(pen, weight(DIN, "22"))

    def test_an_amended_weight_is_not_compared_with_itself(self):
        pen = Pen()
        line = pen.write(weight(DIN, "200"), at(7))
        check(pen, weight(DIN, "20"), amends=line.seq)

    def test_a_later_weight_does_not_speak_for_an_earlier_day(self):
        pen = Pen()
        pen.write(weight(DIN, "30"), at(9))
        check(pen, weight(MAG, "20"), at(8))

    @pytest.mark.parametrize(("kg", "cm"), [("0", None), ("-1", None), ("NaN", None), ("20", "0")])
    def test_no_weight_and_no_height_are_refused(self, kg, cm):
        refused("measure_amount", Pen(), weight(DIN, kg, height_cm=cm and D(cm)))

    def test_the_days_own_weight_counts_else_the_last(self):
        pen = Pen()
        assert weight_on(pen.chart, DIN) is None
        pen.write(weight(MAG, "20"), at(8, 0, 23))
        assert weight_on(pen.chart, DIN) == D(20)
        pen.write(weight(DIN, "20.5"), at(8))
        pen.write(weight("C1D3", "21"), at(8, 0, 25))
        assert weight_on(pen.chart, DIN) == D("20.5")

    def test_without_a_limit_in_the_file_it_is_ten_percent(self):
        assert weight_limit(replace(TRIAL, weight_change_percent=None)) == 10
        assert weight_limit(TRIAL) == 10


class TestLaboratory:
    def test_a_plain_panel_passes(self):
        check(Pen(), hgb(DIN, "10.4", at(6)))

    def test_a_sample_drawn_later_than_now_is_refused(self):
        refused("drawn_to_come", Pen(), hgb(DIN, "10.4", at(9)))

    def test_a_time_without_a_zone_is_refused(self):
        refused("time_without_zone", Pen(), hgb(DIN, "10.4", at(6).replace(tzinfo=None)))

    def test_an_empty_panel_is_refused(self):
        refused("labs_empty", Pen(), labs(DIN, at(6)))

    @pytest.mark.parametrize(("analyte", "unit"), [("hemoglobin", "mg/dL"), ("ferritin", "ug/L")])
    def test_a_unit_or_analyte_off_the_form_is_refused(self, analyte, unit):
        refused("lab_unit", Pen(), labs(DIN, at(6), lab(analyte, "10", unit)))

    @pytest.mark.parametrize("value", ["-1", "NaN", "Infinity"])
    def test_what_is_no_amount_is_refused(self, value):
        refused("lab_amount", Pen(), labs(DIN, at(6), lab("alt", value, "U/L")))

    def test_limits_of_normal_in_the_wrong_order_are_refused(self):
        refused("lab_limits", Pen(), labs(DIN, at(6), lab("alt", "30", "U/L", "50", "10")))
        check(Pen(), labs(DIN, at(6), lab("alt", "30", "U/L", "10", None)))


class TestSupportiveDoses:
    def given(self, dose, note=""):
        return DrugGiven(DIN, "premed", "acetaminophen", D(dose), "mg", "by mouth", note)

    def test_a_dose_outside_its_window_asks_why(self):
        pen = Pen()
        pen.write(weight(DIN, "20"), at(7))
        check(pen, self.given("250"))
        refused("dose_outside", pen, self.given("500"))

    def test_a_step_without_drugs_offers_none(self):
        assert options_of(TRIAL, DIN, "no such step") == ()


class TestRelease:
    def test_a_closed_gate_asks_for_a_decision(self):
        pen = Pen()
        pen.write(hgb(MAG, "9.2", at(6)), at(7))
        refused("gate_closed", pen, Released(MAG, "release", ()))
        check(pen, Released(MAG, "release", (), "MD 3", "repeat is 9.8"))

    def test_an_amended_decision_stands_as_it_was_made(self):
        check(Pen(), Released(MAG, "release", (), "MD 3", "repeat is 9.8"), amends=1)


def test_vital_signs_are_checked_and_other_facts_are_not():
    refused("vitals_empty", Pen(), VitalsTaken(DIN))
    check(Pen(), None)
