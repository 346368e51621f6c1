"""Units and limits as a laboratory used them last."""

from dataclasses import replace
from decimal import Decimal as D

from infusetrack.domain.lab_memory import laboratories, remembered, unit_of_the_site
from tests.domain.small_trial import DIN, Pen, at, lab, labs


def panel(hour, value, unit, lln, uln, laboratory):
    return replace(labs(DIN, at(hour), lab("hemoglobin", value, unit, lln, uln)), laboratory=laboratory)


def two_laboratories():
    pen = Pen()
    pen.write(panel(6, "104", "g/L", "115", "155", "Ward"), at(7))
    pen.write(panel(8, "10.4", "g/dL", "11.5", "15.5", "Central laboratory"), at(9))
    return pen.chart


def test_each_laboratory_has_its_own_unit_and_limits():
    chart = two_laboratories()
    ward = remembered(chart, "hemoglobin", " ward ")
    assert (ward.unit, ward.lln, ward.uln, ward.drawn_at) == ("g/L", D(115), D(155), at(6))
    assert remembered(chart, "hemoglobin", "Central laboratory").unit == "g/dL"


def test_without_a_name_the_last_one_counts_and_a_new_laboratory_has_none():
    chart = two_laboratories()
    assert remembered(chart, "hemoglobin").laboratory == "Central laboratory"
    assert remembered(chart, "hemoglobin", "elsewhere") is None
    assert remembered(chart, "ldh") is None


def test_a_unit_may_come_from_another_patient_of_the_site():
    assert unit_of_the_site([Pen().chart, two_laboratories()], "hemoglobin", "Ward") == "g/L"
    assert unit_of_the_site([Pen().chart], "hemoglobin") == ""


def test_laboratories_are_named_once_the_last_used_first():
    pen = Pen()
    for hour, name in ((6, "ward"), (7, ""), (8, "Central laboratory"), (9, "Ward")):
        pen.write(panel(hour, "10", "g/dL", None, None, name), at(10))
    assert laboratories([pen.chart]) == ("Ward", "Central laboratory")
    assert laboratories([]) == ()
