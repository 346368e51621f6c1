"""The grade beside a laboratory value: a floor, or the word that it cannot be told."""

from decimal import Decimal as D

import pytest

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.ctcae import Ctcae
from infusetrack.domain.lab_grades import baseline_of, grades_of, shown
from infusetrack.domain.labs import LabResult
from tests.domain.small_trial import DIN, Pen, at, lab, labs, magrolimab_started

TERMS = ctcae()


def result(analyte, value, unit, lln=None, uln=None, **more):
    low, high = lln and D(lln), uln and D(uln)
    return LabResult(analyte, D(value), unit, low, high, at(6), 3, **more)


def grade(*told, baseline=None, **more):
    return shown(grades_of(result(*told, **more), TERMS, baseline))


@pytest.mark.parametrize(
    ("told", "term", "number"),
    [
        (("platelets", "88", "10^9/L", "150", "400"), "Platelet count decreased", 1),
        (("platelets", "75", "10^9/L", "150", "400"), "Platelet count decreased", 1),
        (("platelets", "74", "10^9/L", "150", "400"), "Platelet count decreased", 2),
        (("platelets", "18000", "/uL (=/mm3)"), "Platelet count decreased", 4),
        (("hemoglobin", "79", "g/L", "115", "155"), "Anemia", 3),
        (("sodium", "151", "mmol/L", "135", "145"), "Hypernatremia", 2),
        (("sodium", "119", "mmol/L", "135", "145"), "Hyponatremia", 4),
        (("alt", "200", "U/L", "5", "40"), "Alanine aminotransferase increased", 2),
        (("ldh", "500", "U/L", "120", "300"), "Blood lactate dehydrogenase increased", 1),
    ],
)
def test_the_gravest_term_that_the_number_reaches_stands_beside_it(told, term, number):
    found = grade(*told)
    assert (found.term, found.proposal.grade) == (term, number)


def test_inside_the_laboratorys_limits_it_is_grade_0():
    assert grade("sodium", "140", "mmol/L", "135", "145").proposal.grade == 0


def test_without_the_limit_it_cannot_be_told():
    found = grade("platelets", "88", "10^9/L").proposal
    assert (found.grade, found.lacking) == (None, ("lln",))
    found = grade("sodium", "140", "mmol/L", "135").proposal
    assert (found.grade, found.lacking) == (None, ("uln",))


def test_words_may_raise_what_the_number_says():
    assert grade("hemoglobin", "8.4", "g/dL", "11.5").proposal.floor


def test_below_what_was_measured_the_number_is_a_floor():
    assert grade("platelets", "5", "10^9/L", "150").proposal.floor is False
    assert grade("platelets", "5", "10^9/L", "150", beyond="<").proposal.floor


def test_ionized_calcium_has_limits_of_its_own():
    assert grade("calcium_ionized", "0.95", "mmol/L", "1.15", "1.35").proposal.grade == 2


def test_what_ctcae_does_not_grade_has_no_grade():
    assert grade("hematocrit", "28", "%") is None
    assert grade("phosphate", "2.0", "mg/dL").proposal.why == "grade_words"
    assert grades_of(result("sodium", "140", "mmol/L"), Ctcae("5.0")) == ()


def test_a_unit_without_limits_cannot_be_told():
    unread = LabResult("platelets", D(50), "U/L", None, None, at(6), 3)
    assert shown(grades_of(unread, TERMS)).proposal.why == "grade_unit"


class TestBaseline:
    def dosed(self, *results):
        pen = Pen()
        pen.write(labs("C1D1", at(6, 0, 23), *results), at(7, 0, 23))
        pen.write(magrolimab_started(), at(9, 0, 23))
        pen.write(labs(DIN, at(6), lab("alt", "300", "U/L", "5", "40")), at(7))
        return pen.chart

    def test_it_is_the_last_value_before_the_first_dose(self):
        chart = self.dosed(lab("alt", "100", "U/L", "5", "40"))
        assert baseline_of(chart, "alt").value == 100
        assert baseline_of(chart, "ast") is None
        assert baseline_of(Pen().chart, "alt") is None

    @pytest.mark.parametrize(("before", "number"), [("100", 1), ("39", 3), ("3", 3), ("20", 3)])
    def test_an_abnormal_baseline_is_what_counts(self, before, number):
        base = result("alt", before, "U/L", "5", "40")
        assert grade("alt", "300", "U/L", "5", "40", baseline=base).proposal.grade == number

    def test_a_baseline_in_another_unit_is_read_in_the_reported_one(self):
        base = result("creatinine", "0.5", "mg/dL", "0.2", "0.7")
        found = grade("creatinine", "62", "umol/L", "20", "62", baseline=base)
        assert (found.proposal.grade, base.lln_in("umol/L")) == (0, D("17.684"))
        assert result("alt", "9", "U/L").lln_in("U/L") is None
