"""`calc grade`: the sample of independent implementations, and questions that are refused or cannot be told."""

import csv
from pathlib import Path

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.exchange.calc_grades import KEYS, grade
from tests.exchange.kit import KIT, ask, error

FIXTURES = Path(__file__).parent.parent / "fixtures"
SAMPLE = list(csv.DictReader((FIXTURES / "grade_sample.csv").read_text(encoding="utf-8").splitlines()))
ANEMIA = {"ask": "grade", "ctcae": "5.0", "term": "Anemia", "value": "9.5", "unit": "g/dL", "lln": "11.5"}
GIVEN = ("unit", "lln", "uln", "baseline", "baseline_status")


@pytest.mark.parametrize("row", SAMPLE, ids=lambda row: row["case_id"])
@pytest.mark.parametrize("symptomatic", [False, True])
def test_the_sample(row, symptomatic):
    question = {key: row[key] for key in GIVEN if row[key]}
    found = ask(
        ask="grade", ctcae="5.0", term=row["term"], value=row["value"], symptomatic=symptomatic, **question
    )
    expected = row["expected_grade_if_symptomatic" if symptomatic else "expected_grade"]
    assert found["ok"]
    assert found["grade"] == (None if expected == "NA" else int(expected))
    assert ("why" in found) is (expected == "NA")


def test_the_answer_has_just_the_keys_of_the_kit():
    assert ask(**ANEMIA) == {"ok": True, "grade": 2, "floor": True}
    unknown = ask(**(ANEMIA | {"value": 12, "lln": None}))
    assert unknown == {"ok": True, "grade": None, "why": "Cannot be told without lln.", "floor": False}


def test_a_version_may_be_a_number():
    assert ask(**(ANEMIA | {"ctcae": 5}))["grade"] == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value": -1}, "negative"),
        ({"lln": -1}, "negative"),
        ({"value": "NaN"}, "not a number"),
        ({"value": None}, "value is missing"),
        ({"term": None}, "term is missing"),
        ({"term": "Low blood"}, "Low blood is not among"),
        ({"term": "x" * 500}, "…"),
        ({"unit": "kg"}, "no limits in kg. Units: g/dL, mmol/L, g/L"),
        ({"unit": None}, "needs the unit"),
        ({"unit": 5}, "unit must be text"),
        ({"ctcae": "6.0"}, "6.0 is not graded here"),
        ({"ctcae": 6}, "must be text"),
        ({"ctcae": True}, "must be text"),
        ({"ctcae": None}, "ctcae is missing"),
        ({"baseline_status": "odd"}, "odd is not one of"),
        ({"baseline_status": 1}, "1 is not one of"),
        ({"symptomatic": "yes"}, "true or false"),
        ({"age": 4}, "Unknown key: age"),
    ],
)
def test_what_is_not_a_question_about_a_grade_says_why(changes, said):
    assert said in error(**(ANEMIA | changes))


@pytest.mark.parametrize("value", [0, "0", 250, "99999"])
def test_implausible_values_are_graded_all_the_same(value):
    assert ask(**(ANEMIA | {"value": value}))["ok"]


def test_ionized_calcium_by_key_or_by_name():
    calcium = {"ask": "grade", "ctcae": "5.0", "value": "0.85", "unit": "mmol/L", "lln": "1.15"}
    assert ask(**calcium, term="Hypocalcemia", ionized=1)["grade"] == 3
    assert ask(**calcium, term="Hypocalcemia (Ionized)")["grade"] == 3
    assert ask(**calcium, term="Hypocalcemia")["grade"] == 4


def test_further_keys_reach_the_rules():
    fever = {"ask": "grade", "ctcae": "5.0", "term": "Fever", "value": "40.2", "unit": "degC"}
    assert ask(**fever)["grade"] == 3
    assert ask(**fever, hours_above_40=25)["grade"] == 4
    assert ask(**(fever | {"term": "INR increased", "unit": None, "value": 3, "baseline": 2}))["grade"] == 3
    inr = ask(
        **(fever | {"term": "INR increased", "unit": None, "value": 3, "baseline": 2}),
        on_anticoagulation=True,
    )
    assert inr["grade"] == 1


def test_words_decide_where_the_source_gives_no_number():
    found = ask(ask="grade", ctcae="5.0", term="Hypotension", value=70)
    assert found["grade"] is None
    assert "what was seen and done decides" in found["why"]


def test_the_terms_are_read_only_when_a_term_is_asked_for():
    with pytest.raises(Refused, match="calc_unknown_key"):
        grade({"ask": "grade", "odd": 1}, lambda: pytest.fail("read too early"))
    assert {"ask", "term", "value", "symptomatic"} <= KEYS
    assert KIT.ctcae.version == "5.0"
