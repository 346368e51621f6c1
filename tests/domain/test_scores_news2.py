"""NEWS2: the sample of three agreeing implementations, and every boundary on both sides."""

import csv
from decimal import Decimal as D
from pathlib import Path

import pytest

from infusetrack.domain.scores_news2 import News2Set, points, risk_of
from tests.domain.small_trial import TRIAL

CHART = TRIAL.reference.news2
CASES = Path(__file__).parent.parent / "fixtures" / "news2_sample.csv"
OF_SAMPLE = {
    "respiratory_rate": "s_rr", "spo2": "s_spo2", "on_oxygen": "s_oxygen", "systolic_bp": "s_sbp",
    "pulse": "s_pulse", "acvpu": "s_acvpu", "temperature_c": "s_temp",
}  # fmt: skip


@pytest.mark.parametrize(
    "row", list(csv.DictReader(CASES.read_text().splitlines())), ids=lambda row: row["case_id"]
)
def test_the_sample_has_its_points(row):
    taken = News2Set(
        D(row["respiratory_rate"]), D(row["spo2"]), int(row["spo2_scale"]), row["on_oxygen"] == "1",
        D(row["systolic_bp"]), D(row["pulse"]), row["acvpu"], D(row["temperature_c"]),
    )  # fmt: skip
    found = points(CHART, taken)
    assert found == {item: int(row[column]) for item, column in OF_SAMPLE.items()}
    assert sum(found.values()) == int(row["expected_total"])
    assert risk_of(CHART, found) == row["expected_risk"]


@pytest.mark.parametrize(
    ("item", "below", "least", "less", "more"),
    [
        ("respiratory_rate", "8", "9", 3, 1), ("respiratory_rate", "11", "12", 1, 0),
        ("respiratory_rate", "20", "21", 0, 2), ("respiratory_rate", "24", "25", 2, 3),
        ("systolic_bp", "90", "91", 3, 2), ("systolic_bp", "100", "101", 2, 1),
        ("systolic_bp", "110", "111", 1, 0), ("systolic_bp", "219", "220", 0, 3),
        ("pulse", "40", "41", 3, 1), ("pulse", "50", "51", 1, 0), ("pulse", "90", "91", 0, 1),
        ("pulse", "110", "111", 1, 2), ("pulse", "130", "131", 2, 3), ("temperature_c", "35.0", "35.1", 3, 1),
        ("temperature_c", "36.0", "36.1", 1, 0), ("temperature_c", "38.0", "38.1", 0, 1),
        ("temperature_c", "39.0", "39.1", 1, 2), ("spo2", "91", "92", 3, 2), ("spo2", "93", "94", 2, 1),
        ("spo2", "95", "96", 1, 0),
    ],
)  # fmt: skip
def test_points_change_at_the_boundary(item, below, least, less, more):
    assert points(CHART, News2Set(**{item: D(below)}))[item] == less
    assert points(CHART, News2Set(**{item: D(least)}))[item] == more


@pytest.mark.parametrize(
    ("spo2", "oxygen", "expected"),
    [(83, True, 3), (84, True, 2), (86, True, 1), (88, True, 0), (92, True, 0), (93, True, 1), (95, True, 2),
     (97, True, 3), (97, False, 0), (88, False, 0), (87, False, 1), (97, None, None)],
)  # fmt: skip
def test_on_scale_2_the_points_hang_on_oxygen(spo2, oxygen, expected):
    assert points(CHART, News2Set(spo2=D(spo2), spo2_scale=2, on_oxygen=oxygen))["spo2"] == expected


def test_what_was_not_taken_has_no_points():
    assert set(points(CHART, News2Set()).values()) == {None}


@pytest.mark.parametrize(
    ("scored", "risk"),
    [({"pulse": 0}, "low"), ({"pulse": 2, "spo2": 2}, "low"), ({"pulse": 3}, "low-medium"),
     ({"pulse": 3, "spo2": 1}, "low-medium"), ({"pulse": 3, "spo2": 2}, "medium"),
     ({"pulse": 3, "spo2": 3}, "medium"), ({"pulse": 3, "spo2": 3, "acvpu": 1}, "high"), ({"pulse": None}, "low")],
)  # fmt: skip
def test_a_single_item_at_its_highest_is_not_low(scored, risk):
    assert risk_of(CHART, scored) == risk
