"""The words of laboratory values."""

from decimal import Decimal as D

import pytest

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.alarm_conditions import of_chart, of_due
from infusetrack.domain.lab_grades import LabGrade, grades_of, shown
from infusetrack.domain.labs import LabResult
from infusetrack.domain.reminders import due
from infusetrack.wording.alarms import DETAILS, alarm_title
from infusetrack.wording.labs import grade_in_full, grade_words, limits_words, result_words
from tests.domain.small_trial import DIN, MAG, TRIAL, Pen, at, lab, labs, magrolimab_started


def result(analyte, value, unit, lln=None, uln=None, **more):
    low, high = lln and D(lln), uln and D(uln)
    return LabResult(analyte, D(value), unit, low, high, at(6), 3, **more)


def grade(*told):
    return shown(grades_of(result(*told), ctcae()))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (result("sodium", "124", "mmol/L"), "124 mmol/L"),
        (result("neutrophils", "0.1", "10^9/L", beyond="<"), "< 0.1 \N{MULTIPLICATION SIGN} 10⁹/L"),
        (result("dat", "1", "result"), "positive"),
        (result("dat", "0", "result"), "negative"),
        (result("dat", "1", "result", text="2+ with IgG"), "2+ with IgG"),
    ],
)
def test_a_result_is_told_as_the_laboratory_told_it(told, words):
    assert result_words(told) == words


def test_limits_are_told_as_far_as_they_are_known():
    assert limits_words(D(135), D(145)) == "135 to 145"
    assert limits_words(None, D(40)) == "up to 40"
    assert limits_words(D("11.5"), None) == "from 11.5"
    assert limits_words(None, None) == ""


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (("platelets", "40", "10^9/L", "150", "400"), "grade 3"),
        (("hemoglobin", "8.4", "g/dL", "11.5", "15"), "grade 2 ↑"),
        (("sodium", "140", "mmol/L", "135", "145"), "grade 0"),
        (("sodium", "140", "mmol/L"), "cannot be told: no LLN"),
        (("platelets", "5", "U/L"), "cannot be told: unit or limits do not fit"),
        (("phosphate", "2", "mg/dL"), ""),
    ],
)
def test_the_grade_stands_beside_it_with_its_arrow_or_why_not(told, words):
    assert grade_words(grade(*told)) == words


def test_in_full_the_term_is_named_and_what_may_raise_it():
    told = grade_in_full(grade("hemoglobin", "8.4", "g/dL", "11.5", "15"))
    assert told.startswith("Anemia: grade 2")
    assert "may raise it" in told
    assert "own limits" in grade_in_full(grade("hemoglobin", "9.7", "g/dL", "9.5", "15"))
    assert grade_in_full(grade("phosphate", "2", "mg/dL")) == "Hypophosphatemia: words decide, not the number"
    assert isinstance(grade("phosphate", "2", "mg/dL"), LabGrade)


def condition(*values):
    pen = Pen()
    pen.write(labs(DIN, at(6), *values), at(7))
    (one,) = (found for found in of_chart(pen.chart, TRIAL, DIN) if found.kind == "lab_critical")
    return one


def test_a_critical_value_says_how_far_and_past_what():
    one = condition(lab("sodium", "124", "mmol/L"))
    assert alarm_title(one) == "Critical laboratory value"
    assert DETAILS[one.kind](one, at(7).tzinfo) == "Na 124 mmol/L, under 125"
    other = condition(lab("platelets", "18000", "/uL (=/mm3)"))
    assert (
        DETAILS[other.kind](other, at(7).tzinfo)
        == "platelets 18000 /µL, under 50 \N{MULTIPLICATION SIGN} 10⁹/L"
    )
    assert DETAILS["lab_critical"](of_due_draw(), at(7).tzinfo) == ""


def of_due_draw():
    pen = Pen()
    pen.write(magrolimab_started(), at(9, 0, 23))
    (one,) = (found for found in due(pen.chart, TRIAL, MAG, at(13, 0, 23)) if found.kind == "draw")
    return of_due(one, MAG)


def test_a_draw_says_what_is_wanted_and_until_when():
    one = of_due_draw()
    assert alarm_title(one) == "Blood draw is due"
    assert DETAILS["draw"](one, at(9).tzinfo) == "Hgb · by 15:00"
