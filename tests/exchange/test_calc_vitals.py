"""Questions about vital signs: the samples of independent implementations, boundaries, refusals."""

import csv
from decimal import Decimal as D
from pathlib import Path

import pytest

from infusetrack.exchange.calc import Kit, answer
from tests.exchange.kit import KIT, ask, error

FIXTURES = Path(__file__).parent.parent / "fixtures"
YEARS = {"0-11m": D("0.5"), "1-4y": D(1), "5-12y": D("12.99"), "13+y": D(13)}
PEWS = {
    "ask": "pews", "chart": "national_pews_2023", "age_years": 6, "respiratory_rate": 20,
    "respiratory_distress": "none", "spo2": 98, "oxygen_device": "air", "heart_rate": 100,
    "systolic_bp": 100, "capillary_refill_s": 2, "avpu": "A",
}  # fmt: skip
NEWS2 = {
    "ask": "news2", "respiratory_rate": 16, "spo2": 98, "spo2_scale": 1, "on_oxygen": 0,
    "systolic_bp": 120, "pulse": 70, "acvpu": "A", "temperature_c": "37.0",
}  # fmt: skip
OF_PEWS = {
    "respiratory_rate": "score_rr", "respiratory_distress": "score_distress", "spo2": "score_spo2",
    "oxygen": "score_oxygen", "heart_rate": "score_hr", "systolic_bp": "score_sbp",
    "capillary_refill_s": "score_crt",
}  # fmt: skip
OF_NEWS2 = {
    "respiratory_rate": "s_rr", "spo2": "s_spo2", "on_oxygen": "s_oxygen", "systolic_bp": "s_sbp",
    "pulse": "s_pulse", "acvpu": "s_acvpu", "temperature_c": "s_temp",
}  # fmt: skip


def table(name):
    return list(csv.DictReader((FIXTURES / name).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", table("npews_total_sample.csv"), ids=lambda row: row["case_id"])
def test_national_pews_of_the_sample(row):
    asked = {key: row[key] or None for key in PEWS if key in row}
    found = ask(**(PEWS | asked | {
        "age_years": YEARS[row["age_band"]], "oxygen_delivery": row["oxygen_delivery"] or None,
        "oxygen_unit": row["oxygen_unit"] or None,
    }))  # fmt: skip
    assert found["scores"] == {item: int(row[column]) for item, column in OF_PEWS.items()}
    assert (found["total"], found["level"]) == (int(row["expected_total"]), row["expected_escalation"])


@pytest.mark.parametrize("row", table("news2_sample.csv"), ids=lambda row: row["case_id"])
def test_news2_of_the_sample(row):
    asked = {key: row[key] for key in NEWS2 if key in row} | {"on_oxygen": int(row["on_oxygen"])}
    found = ask(ask="news2", **asked)
    assert found["scores"] == {item: int(row[column]) for item, column in OF_NEWS2.items()}
    assert (found["total"], found["risk"]) == (int(row["expected_total"]), row["expected_risk"])


@pytest.mark.parametrize("row", table("pals_hypotension_cases.csv"), ids=lambda row: row["case_id"])
def test_hypotension_of_the_sample(row):
    found = ask(ask="hypotension", age_years=row["age_years"], sbp=row["sbp"])
    assert found["hypotension"] is (row["expected_hypotension"] == "1")
    assert (found["limit"], found["rule"]) == (D(row["limit_using_completed_years"]), "pals_age_floor")


@pytest.mark.parametrize(
    ("sbp", "baseline", "low", "limit", "rule"),
    [
        (79, 92, False, "78.2", "85_percent_of_baseline"),
        (78, 92, True, "78.2", "85_percent_of_baseline"),
        (75, 80, True, "76", "pals_age_floor"),
        (76, 80, False, "76", "pals_age_floor"),
        (85, 100, False, "85", "85_percent_of_baseline"),
        (84, 100, True, "85", "85_percent_of_baseline"),
        (75, None, True, "76", "pals_age_floor"),
    ],
)
def test_the_higher_of_floor_and_85_percent_counts(sbp, baseline, low, limit, rule):
    found = ask(ask="hypotension", age_years=3, sbp=sbp, baseline_sbp=baseline)
    assert found == {"ok": True, "hypotension": low, "limit": D(limit), "rule": rule}


def test_limits_of_an_age_name_their_source():
    found = ask(ask="vital_limits", age_years=6, sex="female")
    assert set(found) == {
        "ok", "heart_rate", "respiratory_rate", "systolic_bp", "diastolic_bp", "temperature_c", "spo2",
        "sbp_hypotension",
    }  # fmt: skip
    assert (found["heart_rate"]["low"], found["heart_rate"]["high"]) == (71, 137)
    assert "Bonafide" in found["heart_rate"]["source"]
    assert (found["systolic_bp"]["low"], found["diastolic_bp"]["high"]) == (97, 76)
    assert found["sbp_hypotension"] == 82


def test_an_age_that_no_table_knows_has_no_range():
    found = ask(ask="vital_limits", age_years=35)
    assert found["diastolic_bp"] == {"low": None, "high": None, "source": None}
    assert found["sbp_hypotension"] == 90
    assert ask(ask="vital_limits", age_years="0.5")["sbp_hypotension"] is None


@pytest.mark.parametrize(
    ("age", "high"),
    [("3.999", 146), (4, 142), ("5.99", 142), ("7.99", 137), (8, 129), ("17.99", 115), (18, 90)],
)
def test_limits_change_on_the_birthday(age, high):
    assert ask(ask="vital_limits", age_years=age)["heart_rate"]["high"] == high


def test_sex_may_be_written_short_and_matters_where_a_table_has_it():
    girl = ask(ask="vital_limits", age_years=17, sex="f")["systolic_bp"]
    boy = ask(ask="vital_limits", age_years=17, sex="male")["systolic_bp"]
    assert (girl["high"], boy["high"]) == (127, 135)
    assert ask(ask="vital_limits", age_years=17)["systolic_bp"]["high"] is None


@pytest.mark.parametrize(
    ("changes", "total"),
    [
        ({}, 0),
        ({"systolic_bp": None}, 0),
        ({"systolic_bp": None, "bp_not_possible_concern": True}, 4),
        ({"systolic_bp": 100, "bp_not_possible_concern": True}, 0),
        ({"avpu": None}, 0),
        ({"avpu": "U"}, 0),
        ({"oxygen_device": "BiP"}, 4),
        ({"oxygen_device": "HF", "oxygen_delivery": 30, "oxygen_unit": "L/min"}, 4),
        ({"oxygen_device": "NP", "oxygen_delivery": "15.99", "oxygen_unit": "%"}, 0),
        ({"oxygen_device": "NP", "oxygen_delivery": 16, "oxygen_unit": "%"}, 1),
        ({"oxygen_device": "NP", "oxygen_delivery": 100, "oxygen_unit": "%"}, 4),
        ({"oxygen_device": "NP", "oxygen_delivery": 70, "oxygen_unit": "L/min"}, 4),
        ({"capillary_refill_s": "2.99"}, 0),
        ({"capillary_refill_s": 3}, 2),
        ({"age_years": "12.99", "heart_rate": 119}, 0),
        ({"age_years": 13, "heart_rate": 119}, 1),
    ],
)
def test_pews_at_its_edges(changes, total):
    found = ask(**(PEWS | changes))
    assert found["total"] == sum(found["scores"].values()) == total


def test_a_total_of_nothing_has_no_level():
    assert ask(**PEWS)["level"] == "none"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"chart": "brighton"}, "chart cannot be brighton"),
        ({"chart": None}, "chart is missing"),
        ({"age_years": 36}, "0 to 35"),
        ({"age_years": -1}, "0 to 35"),
        ({"respiratory_rate": 1}, "2 to 150"),
        ({"respiratory_rate": 151}, "2 to 150"),
        ({"spo2": 101}, "30 to 100"),
        ({"heart_rate": 9}, "10 to 350"),
        ({"systolic_bp": 301}, "20 to 300"),
        ({"capillary_refill_s": 16}, "0 to 15"),
        ({"capillary_refill_s": None}, "capillary_refill_s is missing"),
        ({"respiratory_distress": "some"}, "respiratory_distress cannot be some"),
        ({"oxygen_device": "mask"}, "oxygen_device cannot be mask"),
        ({"oxygen_device": "FM"}, "oxygen_unit is missing"),
        ({"oxygen_device": "FM", "oxygen_unit": "%"}, "oxygen_delivery is missing"),
        ({"oxygen_device": "FM", "oxygen_unit": "mL", "oxygen_delivery": 2}, "oxygen_unit cannot be mL"),
        ({"oxygen_device": "FM", "oxygen_unit": "%", "oxygen_delivery": "0.4"}, "2 to 100 %"),
        ({"oxygen_device": "FM", "oxygen_unit": "%", "oxygen_delivery": 101}, "2 to 100 %"),
        ({"oxygen_device": "FM", "oxygen_unit": "L/min", "oxygen_delivery": 71}, "0 to 70 L/min"),
        ({"oxygen_delivery": 2}, "Air has no amount"),
        ({"avpu": "C"}, "avpu cannot be C"),
        ({"bp_not_possible_concern": "yes"}, "true or false"),
        ({"temperature_c": 37}, "Unknown key: temperature_c"),
    ],
)
def test_a_pews_that_cannot_be_says_why(changes, said):
    assert said in error(**(PEWS | changes))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"spo2_scale": 3}, "spo2_scale cannot be 3"),
        ({"spo2_scale": None}, "spo2_scale is missing"),
        ({"on_oxygen": None}, "on_oxygen is missing"),
        ({"on_oxygen": 2}, "true or false"),
        ({"acvpu": "X"}, "acvpu cannot be X"),
        ({"temperature_c": "98.6"}, "26 to 45"),
        ({"pulse": 351}, "10 to 350"),
        ({"pulse": None}, "pulse is missing"),
        ({"age_years": 20}, "Unknown key: age_years"),
    ],
)
def test_a_news2_that_cannot_be_says_why(changes, said):
    assert said in error(**(NEWS2 | changes))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"ask": "hypotension", "age_years": 3, "sbp": 19}, "20 to 300"),
        ({"ask": "hypotension", "age_years": 3, "sbp": 80, "baseline_sbp": 301}, "20 to 300"),
        ({"ask": "hypotension", "age_years": "0.9", "sbp": 80}, "1 to 35"),
        ({"ask": "hypotension", "age_years": 36, "sbp": 80}, "1 to 35"),
        ({"ask": "hypotension", "age_years": 3}, "sbp is missing"),
        ({"ask": "hypotension", "age_years": 3, "sbp": 80, "sex": "f"}, "Unknown key: sex"),
        ({"ask": "vital_limits"}, "age_years is missing"),
        ({"ask": "vital_limits", "age_years": -1}, "0 to 120"),
        ({"ask": "vital_limits", "age_years": 6, "sex": "other"}, "sex cannot be other"),
        ({"ask": "vital_limits", "age_years": 6, "height_cm": 100}, "Unknown key: height_cm"),
    ],
)
def test_a_question_that_cannot_be_says_why(question, said):
    assert said in error(**question)


def test_without_the_charts_there_are_no_scores():
    bare = Kit(KIT.read_regimens, KIT.read_guards)
    for question in (PEWS, NEWS2):
        assert "not installed" in answer(question, bare)["error"]
