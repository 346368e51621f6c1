"""Vital signs: what cannot be is refused, the day's baseline is found."""

import csv
from decimal import Decimal as D

import pytest

from infusetrack.assets import asset
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.vitals import FIELDS, baseline_set, check_vitals, last_set, values_of
from tests.domain.small_trial import DIN, Pen, at


def test_an_ordinary_set_passes():
    check_vitals(VitalsTaken(DIN, sbp=92, dbp=55, heart_rate=120, temperature_c=D("37.2"), spo2=98, pain=0))


@pytest.mark.parametrize("key", list(FIELDS))
def test_each_field_refuses_what_lies_just_outside_its_range(key):
    field = FIELDS[key]
    step = D(1).scaleb(-field.decimals)
    for value in (field.low, field.high):
        check_vitals(VitalsTaken(DIN, **{key: value}))
    for value in (field.low - step, field.high + step):
        with pytest.raises(Refused, match="vitals_impossible"):
            check_vitals(VitalsTaken(DIN, **{key: value}))


def test_a_temperature_that_is_no_number_is_refused():
    with pytest.raises(Refused, match="vitals_impossible"):
        check_vitals(VitalsTaken(DIN, temperature_c=D("NaN")))


def test_an_empty_set_is_refused():
    with pytest.raises(Refused, match="vitals_empty"):
        check_vitals(VitalsTaken(DIN, note="asleep"))


@pytest.mark.parametrize(
    "told",
    [{"sedation": "4"}, {"consciousness": "U"}, {"pressure_symptoms": True}, {"capillary_refill_s": D(4)},
     {"respiratory_distress": "severe"}],
)  # fmt: skip
def test_a_state_without_a_number_is_a_set(told):
    check_vitals(VitalsTaken(DIN, **told))


@pytest.mark.parametrize("told", [{"worried": True}, {"line_site": "ok"}, {"oxygen_device": "air"}])
def test_what_says_nothing_of_the_patient_is_no_set(told):
    with pytest.raises(Refused, match="vitals_empty"):
        check_vitals(VitalsTaken(DIN, **told))


@pytest.mark.parametrize(
    ("device", "amount", "unit", "code"),
    [
        ("NP", "2", "L/min", ""), ("NP", "0", "L/min", ""), ("NP", "70", "L/min", ""),
        ("NP", "70.1", "L/min", "vitals_impossible"), ("FM", "2", "%", ""), ("FM", "100", "%", ""),
        ("FM", "100.1", "%", "vitals_impossible"), ("FM", "1.9", "%", "vitals_impossible"),
        ("FM", "0.4", "%", "oxygen_fraction"), ("FM", "1", "%", "oxygen_fraction"),
        ("FM", "0", "%", "vitals_impossible"), ("FM", "28", None, "oxygen_unit"),
        ("air", "2", "L/min", "oxygen_device"), ("", "2", "L/min", "oxygen_device"),
    ],
)  # fmt: skip
def test_an_amount_of_oxygen_needs_its_device_and_its_unit(device, amount, unit, code):
    event = VitalsTaken(DIN, sbp=92, oxygen_device=device, oxygen_delivery=D(amount), oxygen_unit=unit)
    if not code:
        check_vitals(event)
        return
    with pytest.raises(Refused, match=code):
        check_vitals(event)


@pytest.mark.parametrize(
    ("seconds", "possible"), [("0", True), ("15", True), ("15.1", False), ("NaN", False)]
)
def test_refill_has_a_range(seconds, possible):
    event = VitalsTaken(DIN, capillary_refill_s=D(seconds))
    if possible:
        check_vitals(event)
        return
    with pytest.raises(Refused, match="vitals_impossible"):
        check_vitals(event)


@pytest.mark.parametrize(("sbp", "dbp"), [(80, 80), (60, 90)])
def test_a_systolic_not_above_the_diastolic_is_refused(sbp, dbp):
    with pytest.raises(Refused, match="vitals_sbp_dbp"):
        check_vitals(VitalsTaken(DIN, sbp=sbp, dbp=dbp))


def test_what_was_not_taken_is_no_value():
    assert dict(values_of(VitalsTaken(DIN, pain=0))) == {"pain": D(0)}


def test_the_marked_set_is_the_baseline_else_the_first():
    pen = Pen()
    assert baseline_set(pen.chart, DIN) is None
    assert last_set(pen.chart, DIN) is None
    first = pen.write(VitalsTaken(DIN, sbp=90), at(7))
    assert baseline_set(pen.chart, DIN) == first
    marked = pen.write(VitalsTaken(DIN, sbp=92, baseline=True), at(8))
    last = pen.write(VitalsTaken(DIN, sbp=94), at(9))
    assert (baseline_set(pen.chart, DIN), last_set(pen.chart, DIN)) == (marked, last)


def test_the_limits_are_those_of_the_table_of_plausible_limits():
    with asset("reference", "plausible_limits.csv").open(encoding="utf-8") as file:
        table = {row["item"]: row for row in csv.DictReader(file)}
    for field in FIELDS.values():
        row = table[field.item]
        assert (field.unit, field.low, field.high, field.decimals) == (
            row["unit"], D(row["reject_below"]), D(row["reject_above"]), int(row["decimals"]),
        )  # fmt: skip
