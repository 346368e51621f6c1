"""The numbers of the record that stand beside a grade."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal as D

import pytest

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain import events as e
from infusetrack.domain.chart import replay
from infusetrack.domain.record import Line
from infusetrack.domain.toxicity_numbers import LABS, VITALS, WEIGHT, suggestion

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
CHILD = e.PatientEnrolled(
    "101-004", "R. M.", date(2020, 3, 14), "female", "nct04751383", "B", "B1", date(2026, 11, 22), "HN 1"
)


def at(hours):
    return NOON + timedelta(hours=hours)


def chart(*told):
    return replay(
        Line("patient/101-004", seq, at(hours), at(hours), "RN 27", event)
        for seq, (event, hours) in enumerate(told, 1)
    )


def hot(celsius, hours=0):
    return e.VitalsTaken("C1D2", temperature_c=D(celsius)), hours


def lab(analyte, value, unit, hours, lln=None, uln=None):
    limits = (None if lln is None else D(lln), None if uln is None else D(uln))
    return e.LabsReported("C1D2", "labs", at(hours), (e.LabValue(analyte, D(value), unit, *limits),)), hours


def said(name, *told, now=0):
    return suggestion(chart(*told), ctcae().term(name), at(now))


def started(hours):
    return e.InfusionStarted("C1D1", "infusion", "magrolimab", D(20), D(250), D(125)), hours


def test_every_term_that_numbers_speak_about_is_a_ctcae_term_with_limits():
    for name in {*VITALS, *LABS, *WEIGHT}:
        assert ctcae().term(name).limits, name


def test_the_latest_temperature_suggests_its_grade():
    found = said("Fever", hot("37.2", -3), hot("39.3", -1))
    assert (found.reading.value, found.at, found.line) == (D("39.3"), at(-1), 2)
    assert found.proposal.grade == 2


def test_a_set_without_the_number_is_passed_over():
    found = said("Fever", hot("38.1", -2), (e.VitalsTaken("C1D2", heart_rate=120), -1))
    assert found.proposal.grade == 1


def test_a_temperature_of_yesterday_suggests_nothing():
    assert said("Fever", hot("39.3", -24)).proposal.grade == 2
    assert said("Fever", hot("39.3", -25)) is None
    assert said("Fever") is None


def test_a_set_of_the_time_to_come_suggests_nothing():
    assert said("Fever", hot("39.3", 1)) is None


@pytest.mark.parametrize(("hours", "grade"), [(24, 3), (25, 4)])
def test_hours_above_forty_count_over_the_unbroken_run(hours, grade):
    found = said("Fever", hot("39.9", -30), *(hot("40.2", -back) for back in (hours, 12, 0)))
    assert found.proposal.grade == grade


def test_one_hot_set_has_lasted_no_time():
    assert said("Fever", hot("40.2")).proposal.grade == 3


def test_a_break_in_the_heat_begins_the_hours_anew():
    found = said("Fever", hot("40.2", -26), hot("40.0", -12), hot("40.3", -1), hot("40.2", 0))
    assert found.proposal.grade == 3
    assert found.reading.more["hours_above_40"] == 1


def test_a_pressure_brings_age_and_diastolic():
    sets = (e.VitalsTaken("C1D2", sbp=150, dbp=95), -1)
    found = said("Hypertension", (CHILD, -100), sets)
    assert found.reading.more == {"diastolic": D(95), "age_years": D(6)}
    assert found.proposal.grade is None
    assert said("Hypertension", (e.VitalsTaken("C1D2", sbp=150), -1)).reading.more == {}


def test_oxygen_saturation_is_read_at_rest():
    assert said("Hypoxia", (e.VitalsTaken("C1D2", spo2=87), -1)).proposal.grade == 3


def test_a_lab_value_is_graded_in_its_own_unit_with_its_own_limits():
    found = said("Platelet count decreased", lab("platelets", "62", "10^9/L", -5, "150"))
    assert (found.proposal.grade, found.at) == (2, at(-5))
    assert found.reading.lln == 150
    assert said("Platelet count decreased") is None


def test_a_value_drawn_later_than_now_waits():
    assert said("Platelet count decreased", lab("platelets", "62", "10^9/L", 2, "150")) is None


def test_the_last_value_before_the_first_dose_is_the_baseline():
    told = (
        lab("alt", "90", "U/L", -50, "5", "45"),
        started(-48),
        lab("alt", "140", "U/L", -1, "5", "45"),
    )
    found = said("Alanine aminotransferase increased", *told)
    assert (found.reading.baseline, found.reading.baseline_status) == (D(90), "abnormal_high")
    assert found.proposal.grade == 1


@pytest.mark.parametrize(
    ("value", "status"), [("30", "normal"), ("4", "abnormal_low"), ("46", "abnormal_high")]
)
def test_the_baseline_is_judged_by_its_own_limits(value, status):
    told = (lab("alt", value, "U/L", -50, "5", "45"), started(-48), lab("alt", "60", "U/L", -1, "5", "45"))
    assert said("Alanine aminotransferase increased", *told).reading.baseline_status == status


def test_a_baseline_without_limits_counts_as_normal():
    told = (lab("alt", "90", "U/L", -50), started(-48), lab("alt", "140", "U/L", -1, "5", "45"))
    assert said("Alanine aminotransferase increased", *told).reading.baseline_status == "normal"


def test_a_unit_that_the_term_has_no_limits_in_suggests_nothing():
    assert said("Platelet count decreased", lab("platelets", "62", "furlong", -5, "150")) is None


def test_weight_is_held_against_the_first_one():
    first, last = e.Measured("C1D1", "measure", D("20.0")), e.Measured("C1D2", "measure", D("21.2"))
    assert said("Weight gain", (first, -40)) is None
    assert said("Weight gain", (first, -40), (last, -2)).proposal.grade == 1


def test_what_people_see_has_no_number():
    assert said("Urticaria", hot("39.3", -1)) is None
