"""National PEWS 2023: the sample of an independent scorer, and every boundary on both sides."""

import csv
from decimal import Decimal as D
from pathlib import Path

import pytest

from infusetrack.domain.scores_pews import PewsSet, level_of, points, raised
from tests.domain.small_trial import TRIAL

CHART = TRIAL.reference.pews
YEARS = {"0-11m": 0, "1-4y": 1, "5-12y": 5, "13+y": 13}
CASES = Path(__file__).parent.parent / "fixtures" / "npews_total_sample.csv"
OF_SAMPLE = {
    "respiratory_rate": "score_rr", "respiratory_distress": "score_distress", "spo2": "score_spo2",
    "oxygen": "score_oxygen", "heart_rate": "score_hr", "systolic_bp": "score_sbp",
    "capillary_refill_s": "score_crt",
}  # fmt: skip


def number(text):
    return D(text) if text else None


@pytest.mark.parametrize(
    "row", list(csv.DictReader(CASES.read_text().splitlines())), ids=lambda row: row["case_id"]
)
def test_the_sample_has_its_points(row):
    taken = PewsSet(
        number(row["respiratory_rate"]), row["respiratory_distress"], number(row["spo2"]), row["oxygen_device"],
        number(row["oxygen_delivery"]), row["oxygen_unit"] or None, number(row["heart_rate"]),
        number(row["systolic_bp"]), capillary_refill_s=number(row["capillary_refill_s"]),
    )  # fmt: skip
    found = points(CHART, YEARS[row["age_band"]], taken)
    assert {item: told or 0 for item, told in found.items()} == {
        item: int(row[column]) for item, column in OF_SAMPLE.items()
    }
    total = sum(told or 0 for told in found.values())
    assert (total, level_of(CHART, total)) == (int(row["expected_total"]), row["expected_escalation"])


@pytest.mark.parametrize(
    ("years", "item", "value", "expected"),
    [
        (1, "respiratory_rate", 39, 0), (1, "respiratory_rate", 40, 1), (4, "respiratory_rate", 60, 4),
        (5, "respiratory_rate", 39, 1), (5, "respiratory_rate", 40, 2), (12, "respiratory_rate", 9, 4),
        (13, "respiratory_rate", 14, 1), (13, "respiratory_rate", 15, 0), (13, "respiratory_rate", 24, 0),
        (4, "heart_rate", 139, 0), (4, "heart_rate", 140, 1), (5, "heart_rate", 119, 0),
        (5, "heart_rate", 120, 1), (12, "heart_rate", 100, 0), (13, "heart_rate", 100, 1),
        (13, "heart_rate", 65, 1), (4, "systolic_bp", 80, 0), (4, "systolic_bp", 79, 1),
        (5, "systolic_bp", 90, 0), (5, "systolic_bp", 89, 1), (13, "systolic_bp", 125, 1),
        (5, "spo2", 91, 4), (5, "spo2", 92, 1), (5, "spo2", 94, 1), (5, "spo2", 95, 0),
        (5, "capillary_refill_s", D("2.9"), 0), (5, "capillary_refill_s", 3, 2),
    ],
)  # fmt: skip
def test_points_change_at_the_boundary_of_the_band_and_of_the_age(years, item, value, expected):
    assert points(CHART, years, PewsSet(**{item: D(value)}))[item] == expected


@pytest.mark.parametrize(
    ("device", "delivery", "unit", "expected"),
    [
        ("air", None, None, 0), ("HF", None, None, 4), ("CP", None, None, 4), ("BiP", D(1), "L/min", 4),
        ("NP", D("1.99"), "L/min", 1), ("NP", D(2), "L/min", 2), ("FM", D("5.99"), "L/min", 2),
        ("FM", D(6), "L/min", 4), ("FM", D(40), "L/min", 4), ("HB", D(29), "%", 1), ("HB", D(30), "%", 2),
        ("NRB", D(49), "%", 2), ("NRB", D(50), "%", 4), ("", None, None, None), ("NP", None, "%", None),
        ("NP", D(2), None, None), ("snorkel", D(2), "%", None),
    ],
)  # fmt: skip
def test_oxygen_scores_by_device_and_amount(device, delivery, unit, expected):
    taken = PewsSet(oxygen_device=device, oxygen_delivery=delivery, oxygen_unit=unit)
    assert points(CHART, 6, taken)["oxygen"] == expected


def test_a_pressure_that_cannot_be_taken_scores_only_with_concern():
    assert points(CHART, 6, PewsSet(bp_not_possible=True, concern=True))["systolic_bp"] == 4
    assert points(CHART, 6, PewsSet(bp_not_possible=True))["systolic_bp"] == 0
    assert points(CHART, 6, PewsSet())["systolic_bp"] is None
    assert (
        points(CHART, 6, PewsSet(systolic_bp=D(100), bp_not_possible=True, concern=True))["systolic_bp"] == 0
    )


def test_what_was_not_taken_has_no_points():
    assert set(points(CHART, 6, PewsSet()).values()) == {None}


@pytest.mark.parametrize(
    ("total", "level"),
    [(0, "none"), (1, "low"), (4, "low"), (5, "medium"), (8, "medium"), (9, "high"), (12, "high"), (13, "emergency")],
)  # fmt: skip
def test_the_level_changes_at_its_lowest_total(total, level):
    assert level_of(CHART, total) == level


@pytest.mark.parametrize(
    ("level", "word", "worried", "expected"),
    [
        ("low", "A", False, "low"), ("low", None, False, "low"), ("low", "V", False, "high"),
        ("low", "C", False, "high"), ("none", "P", False, "emergency"), ("none", "U", False, "emergency"),
        ("emergency", "V", False, "emergency"), ("none", "A", True, "low"), ("medium", "A", True, "high"),
        ("high", "V", True, "emergency"), ("emergency", "U", True, "emergency"),
    ],
)  # fmt: skip
def test_less_than_alert_and_worry_raise_the_level(level, word, worried, expected):
    assert raised(CHART, level, word, worried=worried) == expected
