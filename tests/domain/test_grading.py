"""The grade that a number allows: each boundary on both sides, and what cannot be told."""

import csv
from decimal import Decimal as D
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.ctcae import Term
from infusetrack.domain.errors import Refused
from infusetrack.domain.grading import propose
from infusetrack.domain.grading_bands import COMPARISONS
from infusetrack.domain.grading_reading import Reading

SIGNS = {sign: name for name, sign in COMPARISONS.items()}
TRAPS = list(
    csv.DictReader(
        (Path(__file__).parent.parent / "fixtures" / "unit_trap_cases.csv").read_text().splitlines()
    )
)


def term(name):
    return ctcae().term(name)


def told(name, value, unit="", **known):
    """The proposal for a number; limits, baseline and flags by their key."""
    limits = {key: D(known.pop(key)) for key in ("lln", "uln", "baseline") if key in known}
    status = known.pop("baseline_status", "normal")
    flags = {key: one for key, one in known.items() if isinstance(one, bool)}
    more = {key: D(one) for key, one in known.items() if not isinstance(one, bool)}
    return propose(
        term(name), Reading(D(value), unit, baseline_status=status, flags=flags, more=more, **limits)
    )


def grade(name, value, unit="", **known):
    return told(name, value, unit, **known).grade


# --- every boundary of the table, on both sides -------------------------------------------

STEP = D("0.0001")
BASELINE = D(60)


def _edges():
    for owner, band in ((one, band) for one in ctcae().terms.values() for band in one.limits):
        for side in band.edges:
            if band.grade:
                said = f"{SIGNS[side.compare]}{side.factor} {side.of}{side.plus:+} {band.unit}"
                yield pytest.param(band, side, id=f"{owner.name} {band.grade} {said}")


def _limits(band):
    """The lab's limits, a tenth beyond the fixed side of the same band so that both sides can be met."""
    fixed = next((side.factor for side in band.edges if not side.of), D(100))
    return {"lln": fixed * D("1.1"), "uln": fixed * D("0.9"), "baseline": BASELINE}


def _reading(band, value):
    """A reading that meets all that the band asks besides the value."""
    flags = {one.key: one.wanted for one in band.conditions if one.compare is None}
    status = next(
        (f"abnormal_{key[9:]}" for key, up in flags.items() if key.startswith("baseline_") and up), "normal"
    )
    more = {
        one.key: one.limit + {"<": -1, ">": 1}.get(SIGNS[one.compare], 0)
        for one in band.conditions
        if one.compare
    }
    return Reading(value, baseline_status=status, flags=flags, more=more, **_limits(band))


@pytest.mark.parametrize(("band", "side"), list(_edges()))
def test_a_boundary_belongs_to_the_side_that_the_table_says(band, side):
    reference = _limits(band)[side.of.lower()] if side.of else None
    at = side.factor * reference + side.plus if side.of else side.factor
    inward = -STEP if SIGNS[side.compare].startswith("<") else STEP
    assert band.holds(_reading(band, at + inward), D(1)) is True
    assert band.holds(_reading(band, at - inward), D(1)) is False
    assert band.holds(_reading(band, at), D(1)) is SIGNS[side.compare].endswith("=")


@pytest.mark.parametrize(
    ("name", "unit", "lln", "steps"),
    [
        ("Anemia", "g/dL", "11.5", "11.5:0 11.4:1 10.0:1 9.9:2 8.0:2 7.9:3"),
        ("Anemia", "g/L", "115", "115:0 114:1 100:1 99:2 80:2 79:3"),
        ("Anemia", "mmol/L", "7.1", "7.1:0 7.0:1 6.2:1 6.1:2 4.9:2 4.8:3"),
        ("Platelet count decreased", "10^9/L", "150", "150:0 149:1 75:1 74:2 50:2 49:3 25:3 24:4"),
        ("Neutrophil count decreased", "/mm3", "1800", "1800:0 1799:1 1500:1 1499:2 1000:2 999:3 500:3 499:4"),
        ("Lymphocyte count decreased", "10^9/L", "1", "1:0 0.99:1 0.8:1 0.79:2 0.5:2 0.49:3 0.2:3 0.19:4"),
        ("White blood cell decreased", "10^3/uL", "4", "4:0 3.9:1 3:1 2.9:2 2:2 1.9:3 1:3 0.9:4"),
        ("Hypokalemia", "mmol/L", "3.5", "3.5:0 3.4:1 3.0:1 2.9:3 2.5:3 2.4:4"),
        ("Hyponatremia", "mmol/L", "135",
         "135:0 134:1 130:1 129.9:2 129:2 125:2 124.9:3 124:3 120:3 119.9:4"),
        ("Hypocalcemia", "mg/dL", "8.8", "8.8:0 8.7:1 8.0:1 7.9:2 7.0:2 6.9:3 6.0:3 5.9:4"),
        ("Hypomagnesemia", "mmol/L", "0.7", "0.7:0 0.69:1 0.5:1 0.49:2 0.4:2 0.39:3 0.3:3 0.29:4"),
        ("Hypoalbuminemia", "g/L", "35", "35:0 34:1 30:1 29:2 20:2 19:3"),
        ("Hypoglycemia", "mg/dL", "70", "70:0 69:1 55:1 54:2 40:2 39:3 30:3 29:4"),
        ("Acidosis", "", "7.35", "7.35:0 7.34:1 7.3:1 7.29:3"),
        ("Fibrinogen decreased", "mg/dL", "200", "200:0 199:1 150:1 149:2 100:2 99:3 50:3 49:4"),
        ("Haptoglobin decreased", "g/L", "0.3", "0.3:0 0.29:1"),
    ],
)  # fmt: skip
def test_what_falls_is_graded_by_the_text(name, unit, lln, steps):
    for step in steps.split():
        value, expected = step.split(":")
        assert grade(name, value, unit, lln=lln) == int(expected), step


@pytest.mark.parametrize(
    ("name", "unit", "known", "steps"),
    [
        ("Alanine aminotransferase increased", "U/L", {"uln": 40}, "40:0 41:1 120:1 121:2 200:2 201:3 800:3 801:4"),
        ("Alanine aminotransferase increased", "", {"uln": 40, "baseline": 100, "baseline_status": "abnormal_high"},
         "149:0 150:1 300:1 301:2 500:2 501:3 2000:3 2001:4"),
        ("GGT increased", "", {"baseline": 100, "baseline_status": "abnormal_high"}, "199:0 200:1 250:1 251:2"),
        ("Blood bilirubin increased", "", {"baseline": 2, "baseline_status": "abnormal_high"},
         "2:0 2.01:1 3:1 3.01:2 6:2 6.01:3 20:3 20.01:4"),
        ("Alkaline phosphatase increased", "", {"uln": 300, "baseline": 90, "baseline_status": "abnormal_low"},
         "300:0 301:1 750:1 751:2"),
        ("Creatinine increased", "", {"uln": 1, "baseline": "0.5"}, "0.75:0 0.76:2 1.5:2 1.51:3 6:3 6.01:4"),
        ("Creatinine increased", "", {"uln": 1, "baseline": "0.9"}, "1:0 1.01:1 1.35:1 1.36:2"),
        ("Hyperkalemia", "mEq/L", {"uln": 5}, "5:0 5.1:1 5.5:1 5.6:2 6:2 6.1:3 7:3 7.1:4"),
        ("Hypernatremia", "mmol/L", {"uln": 145}, "145:0 146:1 150:1 151:2 155:2 156:3 160:3 161:4"),
        ("Hypercalcemia", "mg/dL", {"uln": "10.5"}, "10.5:0 11.5:1 11.6:2 12.5:2 12.6:3 13.5:3 13.6:4"),
        ("Hypermagnesemia", "mg/dL", {"uln": "2.4"}, "2.4:0 3.0:1 3.1:3 8.0:3 8.1:4"),
        ("Hyperuricemia", "mg/dL", {"uln": 7}, "7:0 7.1:1 20:1"),
        ("Hyperuricemia", "mg/dL", {"uln": 7, "symptomatic": True}, "7:0 7.1:3"),
        ("Lipase increased", "U/L", {"uln": 60}, "60:0 90:1 91:2 300:2 301:3"),
        ("Lipase increased", "U/L", {"uln": 60, "symptomatic": True}, "90:1 120:2 121:3 300:3 301:4"),
        ("CPK increased", "", {"uln": 200}, "200:0 500:1 501:2 1000:2 1001:3 2000:3 2001:4"),
        ("Activated partial thromboplastin time prolonged", "s", {"uln": 36}, "36:0 54:1 54.1:2 90:2 90.1:3"),
        ("INR increased", "", {}, "1.2:0 1.21:1 1.5:1 1.51:2 2.5:2 2.51:3"),
        ("INR increased", "", {"baseline": 2, "on_anticoagulation": True}, "2:0 2.1:1 3:1 3.1:2 5:2 5.1:3"),
        ("Alkalosis", "pH", {"uln": "7.45"}, "7.45:0 7.46:1 7.5:1 7.51:3"),
        ("Blood lactate dehydrogenase increased", "", {"uln": 250}, "250:0 251:1 9999:1"),
        ("Leukocytosis", "10^9/L", {}, "100:0 100.1:3"),
        ("Methemoglobinemia", "%", {"uln": 2}, "2:0 2.1:2"),
        ("Hemoglobin increased", "g/dL", {"uln": 16}, "16:0 16.1:1 18:1 18.1:2 20:2 20.1:3"),
        ("Hypertriglyceridemia", "mg/dL", {}, "149:0 150:1 300:1 301:2 500:2 501:3 1000:3 1001:4"),
    ],
)  # fmt: skip
def test_what_rises_is_graded_by_the_text(name, unit, known, steps):
    for step in steps.split():
        value, expected = step.split(":")
        assert grade(name, value, unit, **known) == int(expected), step


@pytest.mark.parametrize(
    ("name", "unit", "known", "steps"),
    [
        ("Fever", "degC", {}, "37.9:0 38.0:1 39.0:1 39.05:2 39.1:2 40.0:2 40.1:3"),
        ("Fever", "degC", {"hours_above_40": 24}, "40.1:3"),
        ("Fever", "degC", {"hours_above_40": "24.1"}, "40.0:2 40.1:4"),
        ("Fever", "degF", {}, "100.3:0 100.4:1 102.2:1 102.3:2 104.0:2 104.1:3"),
        ("Electrocardiogram QT corrected interval prolonged", "ms", {"baseline": 420},
         "449:0 450:1 480:1 481:3"),
        ("Electrocardiogram QT corrected interval prolonged", "ms", {"baseline": 470},
         "480:1 480.5:2 481:2 500:2 501:3"),
        ("Weight gain", "kg", {"baseline": 20}, "20.99:0 21:1 21.99:1 22:2 23.99:2 24:3"),
        ("Weight loss", "lb", {"baseline": 40}, "38.01:0 38:1 36.01:1 36:2 32.01:2 32:3"),
        ("Weight loss", "%", {}, "4.9:0 5:1 9.9:1 10:2 19.9:2 20:3"),
        ("Hypoxia", "%", {}, "88:0 87.9:3"),
        ("Hypoxia", "%", {"on_exertion": True}, "88:0 87:2"),
        ("Hypoxia", "mmHg", {}, "55.1:0 55:3"),
        ("Hypertension", "mmHg", {"age_years": 18, "diastolic": 70}, "119:0 120:1 139:1 140:2 159:2 160:3"),
        ("Hypertension", "mmHg", {"age_years": 18, "diastolic": 80}, "110:1"),
        ("Hypertension", "mmHg", {"age_years": 18, "diastolic": 99}, "110:2"),
        ("Hypertension", "mmHg", {"age_years": 18, "diastolic": 100}, "110:3"),
        ("Hypertension", "mmHg", {"age_years": 17, "diastolic": 70}, "120:1 129:1 130:2 180:2"),
        ("Hypertension", "mmHg", {"age_years": 13, "diastolic": 80}, "100:2"),
        ("Febrile neutropenia", "10^9/L", {"temperature_c": "38.3"}, "1.0:0"),
        ("Febrile neutropenia", "10^9/L", {"temperature_c": "38.4"}, "0.99:3"),
        ("Febrile neutropenia", "10^9/L", {"temperature_c": "38.0", "hours_from_38": 1}, "0.5:0"),
        ("Febrile neutropenia", "/mm3", {"temperature_c": "38.0", "hours_from_38": "1.1"}, "999:3 1000:0"),
        ("Hemolysis", "g/dL", {"evidence": True, "baseline": "8.1"}, "6.2:1 6.1:2"),
        ("Cytokine release syndrome", "%", {"pressors": 0}, "39:2 40:3"),
        ("Cytokine release syndrome", "%", {"pressors": 1}, "21:3"),
        ("Urticaria", "%", {}, "0:0 9.9:1 10:2 30:2 30.1:3"),
        ("Rash maculo-papular", "%", {}, "9:1 30:2 31:2"),
        ("Rash maculo-papular", "%", {"symptomatic": True}, "30:2 31:3"),
        ("Edema limbs", "%", {}, "4.9:0 5:1 10:1 10.1:2 30:2 30.1:3"),
        ("Diarrhea", "", {"baseline": 2}, "2:0 3:1 5:1 6:2 8:2 9:3"),
        ("Proteinuria", "P/C", {}, "0.5:2 1.9:2 1.91:3"),
        ("Proteinuria", "g/24 h", {"uln": "0.15"}, "0.14:0 0.15:1 0.99:1 1.0:2 3.49:2 3.5:3"),
        ("Proteinuria", "+", {}, "0:0 1:1 2:2 3:2 4:3"),
        ("Urine output decreased", "mL/8 h", {}, "80:0 79:3"),
        ("Urine output decreased", "mL/24 h", {}, "239:4"),
        ("Urine output decreased", "mL/12 h", {}, "0:4"),
        ("Urine output decreased", "mL/1.73 m2/day", {}, "500:0 499:3"),
        ("Ejection fraction decreased", "%", {"baseline": 55}, "50:2 40:2 39:3 20:3 19:4"),
        ("Ejection fraction decreased", "%", {"baseline": 70}, "61:0 60:2 51:2 50:3"),
        ("Sinusoidal obstruction syndrome", "mg/dL", {}, "2:2 5:2 5.1:3"),
        ("Vision decreased", "20/", {}, "41:3 199:3 200:4"),
        ("Dry eye", "20/", {}, "41:3 400:3"),
    ],
)  # fmt: skip
def test_signs_with_numbers_are_graded_by_the_text(name, unit, known, steps):
    for step in steps.split():
        value, expected = step.split(":")
        assert grade(name, value, unit, **known) == int(expected), step


# --- units --------------------------------------------------------------------------------


@pytest.mark.parametrize("row", TRAPS, ids=lambda row: row["case_id"])
def test_the_unit_that_the_lab_reported_decides(row):
    limit = {row["limit_kind"]: row["limit"]}
    expected = int(row["expected_grade_in_reported_unit"])
    assert grade(row["term"], row["value"], row["reported_unit"], **limit) == expected


def test_ionized_calcium_has_limits_of_its_own_and_none_in_mg():
    assert grade("Hypocalcemia", "0.9", "mmol/L", lln="1.15", ionized=True) == 2
    assert grade("Hypercalcemia", "1.7", "mmol/L", uln="1.3", ionized=True) == 3
    with pytest.raises(Refused, match="grade_unit"):
        grade("Hypocalcemia", "4", "mg/dL", lln="4.6", ionized=True)


# --- what cannot be told --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "unit", "known", "lacking"),
    [
        ("Anemia", "12", "g/dL", {}, ("lln",)),
        ("Hypokalemia", "3.0", "mmol/L", {}, ("lln",)),
        ("Hyponatremia", "130", "mmol/L", {"uln": 145}, ("lln",)),
        ("Hypermagnesemia", "1.23", "mmol/L", {}, ("uln",)),
        ("GGT increased", "80", "", {}, ("uln",)),
        ("GGT increased", "80", "", {"uln": 40, "baseline_status": "abnormal_high"}, ("baseline",)),
        ("Creatinine increased", "0.5", "", {"uln": 1}, ("baseline",)),
        ("INR increased", "2", "", {"on_anticoagulation": True}, ("baseline",)),
        ("Electrocardiogram QT corrected interval prolonged", "440", "ms", {}, ("baseline",)),
        ("Febrile neutropenia", "0.4", "10^9/L", {}, ("temperature_c", "hours_from_38")),
        ("Hemolysis", "8", "g/dL", {}, ("evidence", "baseline")),
        ("Hypertension", "110", "mmHg", {"age_years": 20}, ("diastolic",)),
    ],
)
def test_a_missing_limit_is_named_and_never_read_as_0(name, value, unit, known, lacking):
    found = told(name, value, unit, **known)
    assert (found.grade, found.why, found.lacking) == (None, "grade_needs", lacking)


@pytest.mark.parametrize(
    ("name", "value", "unit", "known"),
    [
        ("Nausea", "1", "", {}),
        ("Hypotension", "70", "mmHg", {}),
        ("Hypertension", "125", "mmHg", {"age_years": 7, "diastolic": 70}),
        ("Vision decreased", "40", "20/", {}),
        ("Proteinuria", "0.4", "P/C", {}),
        ("Sinusoidal obstruction syndrome", "1.9", "mg/dL", {}),
        ("Hemolysis", "8", "g/dL", {"evidence": False}),
        ("Urine output decreased", "240", "mL/24 h", {}),
        ("Cytokine release syndrome", "21", "%", {"pressors": 0}),
    ],
)
def test_where_words_decide_a_number_says_nothing(name, value, unit, known):
    found = told(name, value, unit, **known)
    assert (found.grade, found.why) == (None, "grade_words")


def test_limits_that_are_swapped_tell_nothing():
    assert told("Anemia", "9", "g/dL", lln=16, uln=11).why == "grade_limits_swapped"


def test_a_grade_above_1_needs_no_limit_of_the_lab():
    assert grade("Anemia", "9.9", "g/dL") == 2
    assert grade("Hyperkalemia", "6.1", "mmol/L") == 3


@pytest.mark.parametrize(
    ("key", "value"), [("value", "-1"), ("lln", "-1"), ("uln", "Infinity"), ("baseline", "NaN")]
)
def test_numbers_that_are_negative_or_no_numbers_are_refused(key, value):
    with pytest.raises(Refused, match="grade_number"):
        propose(term("Anemia"), Reading(**({"value": D(9), "unit": "g/dL"} | {key: D(value)})))


# --- floors and the lab's own range -----------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "unit", "known", "floor"),
    [
        ("Anemia", "9.9", "g/dL", {"lln": 11}, True),
        ("Platelet count decreased", "60", "10^9/L", {"lln": 150}, False),
        ("Hyponatremia", "127", "mmol/L", {"lln": 135}, True),
        ("Lipase increased", "200", "", {"uln": 60}, True),
        ("Lipase increased", "100", "", {"uln": 60}, False),
        ("Lipase increased", "200", "", {"uln": 60, "symptomatic": True}, False),
        ("Creatinine increased", "1.2", "", {"uln": 1}, True),
        ("Creatinine increased", "1.2", "", {"uln": 1, "baseline": 1}, False),
        ("Fibrinogen decreased", "140", "", {"lln": 200}, True),
        ("Fibrinogen decreased", "140", "mg/dL", {"lln": 200}, False),
        ("Activated partial thromboplastin time prolonged", "100", "", {"uln": 36}, False),
        ("Activated partial thromboplastin time prolonged", "50", "", {"uln": 36}, True),
    ],
)
def test_a_floor_is_what_words_or_a_missing_number_could_raise(name, value, unit, known, floor):
    assert told(name, value, unit, **known).floor is floor


def test_a_cut_inside_the_labs_own_range_keeps_its_grade_and_says_so():
    inside = told("Anemia", "9.7", "g/dL", lln="9.5")
    assert (inside.grade, inside.in_range) == (2, True)
    assert not told("Anemia", "9.7", "g/dL", lln="11").in_range
    assert not told("Anemia", "9.7", "g/dL", uln="16").in_range
    assert told("Hypermagnesemia", "3.1", "mg/dL", uln="3.2").in_range
    assert not told("Hypermagnesemia", "3.1", "mg/dL", uln="2.4").in_range
    assert not told("GGT increased", "80", "", uln="40").in_range
    assert not told("Weight loss", "6", "%").in_range


def test_the_sodium_gaps_say_whose_rule_closes_them():
    assert "LOCAL" in told("Hyponatremia", "129.5", "mmol/L", lln=135).basis
    assert told("Hyponatremia", "131", "mmol/L", lln=135).basis == "CTCAE v5.0"


# --- laws -----------------------------------------------------------------------------------

LOW = ("Anemia", "Platelet count decreased", "Hypokalemia", "Hyponatremia", "Hypoglycemia", "Hypocalcemia")
UNIT = {
    "Anemia": "g/dL",
    "Platelet count decreased": "10^9/L",
    "Hypoglycemia": "mg/dL",
    "Hypocalcemia": "mg/dL",
}
value = st.decimals(0, 300, places=2)


@given(st.sampled_from(LOW), value, value, st.decimals("0.5", 300, places=1))
def test_the_lower_the_value_the_higher_the_grade(name, one, other, lln):
    low, high = sorted((one, other))
    grades = [grade(name, at, UNIT.get(name, "mmol/L"), lln=lln) for at in (low, high)]
    assert grades[0] >= grades[1]


@given(st.sampled_from([one for one in ctcae().terms.values() if one.limits]), value)
def test_a_proposal_is_a_grade_that_exists_or_0_or_a_reason(one, at):
    known = {"lln": D(10), "uln": D(40), "baseline": D(20), "flags": {"evidence": True}}
    plain = [band for band in one.limits if not band.is_for_others(Reading(at, **known))]
    for unit in {band.unit.partition("=")[0] for band in plain if band.unit} or {""}:
        found = propose(one, Reading(at, unit, **known))
        assert found.grade in {0, *one.exists} or (found.grade is None and found.why)


@given(value)
def test_symptoms_never_lower_a_grade(at):
    for name in ("Hyponatremia", "Hypokalemia", "Lipase increased", "Hyperuricemia"):
        plain = grade(name, at, "mmol/L", lln=40, uln=140)
        assert grade(name, at, "mmol/L", lln=40, uln=140, symptomatic=True) >= plain


def test_a_term_without_limits_is_left_to_the_person():
    assert propose(Term("x", "y", "C1", ()), Reading(D(1))).why == "grade_words"
