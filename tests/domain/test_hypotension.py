"""A low pressure: the age floor, the share of the baseline, symptoms, and the three definitions."""

import csv
from decimal import Decimal as D
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.hypotension import age_floor, judge, limits_for
from infusetrack.domain.reference_limits import Reference
from tests.domain.small_trial import TRIAL

REFERENCE = TRIAL.reference
CASES = Path(__file__).parent.parent / "fixtures" / "pals_hypotension_cases.csv"


def judged(years, sbp, baseline=None, *, symptoms=False, reference=REFERENCE):
    limits = limits_for(reference, years, None if baseline is None else D(baseline))
    return judge(None if sbp is None else D(sbp), baseline, limits, limits, symptoms=symptoms)


@pytest.mark.parametrize(
    "row", list(csv.DictReader(CASES.read_text().splitlines())), ids=lambda row: row["case_id"]
)
def test_the_age_floor_of_the_sample(row):
    years = int(D(row["age_years"]))
    assert age_floor(REFERENCE, years) == D(row["limit_using_completed_years"])
    assert (judged(years, row["sbp"]).level == "stop") == (row["expected_hypotension"] == "1")


@pytest.mark.parametrize(
    ("years", "sbp", "baseline", "level"),
    [
        (3, 83, 92, "none"),
        (3, 82, 92, "watch"),
        (3, 79, 92, "watch"),
        (3, 78, 92, "stop"),
        (8, 87, 102, "watch"),
        (8, 86, 102, "stop"),
        (14, 98, 115, "watch"),
        (14, 97, 115, "stop"),
        (3, 75, 80, "stop"),
        (3, 76, 80, "none"),
        (3, 80, None, "none"),
        (3, 76, None, "none"),
        (3, 75, None, "stop"),
    ],
)
def test_the_higher_of_floor_and_share_of_the_baseline_counts(years, sbp, baseline, level):
    assert judged(years, sbp, baseline).level == level


@pytest.mark.parametrize(
    ("years", "baseline", "shown"),
    [(3, 92, ("78.2", "78.2", "76")), (8, 102, ("86.7", "86.7", "86")), (14, 115, ("97.75", "97.75", "90"))],
)
def test_all_three_definitions_are_told_with_their_limits(years, baseline, shown):
    found = judged(years, 200, baseline).definitions
    assert [one.key for one in found] == ["label", "paper", "pals"]
    assert [one.limit for one in found] == [D(limit) for limit in shown]


def test_each_definition_tells_why_it_fired():
    fired = {one.key: one.fired for one in judged(3, 69, 92).definitions}
    assert fired == {
        "label": ("age_floor", "baseline"), "paper": ("baseline", "fixed"), "pals": ("age_floor",),
    }  # fmt: skip
    assert [one.fired for one in judged(3, 75).definitions] == [("age_floor",), (), ("age_floor",)]


def test_signs_of_a_low_pressure_stop_whatever_the_number_is():
    found = judged(3, 100, 92, symptoms=True)
    assert (found.level, found.fired) == ("stop", ("symptoms",))
    assert [one.fired for one in found.definitions] == [("symptoms",), ("symptoms",), ()]
    assert judged(3, None, 92, symptoms=True).level == "stop"


def test_without_a_number_or_a_limit_nothing_is_known():
    assert judged(3, None, 92).level == "unknown"
    assert judged(0, 60).level == "unknown"
    assert judged(3, 60, 92, reference=Reference()).level == "unknown"
    assert age_floor(REFERENCE, 0) is None


def test_the_rule_in_use_names_the_higher_limit():
    assert limits_for(REFERENCE, 3, D(92)).rule == "baseline"
    assert limits_for(REFERENCE, 3, D(80)).rule == "age_floor"
    assert limits_for(REFERENCE, 3).rule == "age_floor"
    assert limits_for(REFERENCE, 0, D(80)).rule == "baseline"


@given(st.integers(1, 35), st.integers(60, 180), st.integers(20, 300))
def test_a_pressure_is_low_exactly_below_the_highest_limit(years, baseline, sbp):
    found = judged(years, sbp, baseline)
    assert found.limits.highest == max(found.limits.floor, D(baseline) * 85 / 100)
    assert (found.level == "stop") == (sbp < found.limits.highest)
