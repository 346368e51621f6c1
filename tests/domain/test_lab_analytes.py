"""Every analyte can be entered, compared and graded."""

import csv
from pathlib import Path

import pytest

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.errors import Refused
from infusetrack.domain.lab_analytes import ANALYTES, MORE, SECTIONS, USUAL, analyte_of
from infusetrack.domain.quantities import FACTORS

CASES = Path(__file__).parent.parent / "fixtures" / "unit_conversion_cases.csv"


def test_a_usual_panel_has_the_counts_the_salts_and_the_liver():
    assert {"hemoglobin", "platelets", "neutrophils", "sodium", "potassium", "calcium", "alt"} <= set(USUAL)
    assert set(USUAL) | set(MORE) == set(ANALYTES)
    assert {one.section for one in ANALYTES.values()} == set(SECTIONS)


def test_what_speaks_of_hemolysis_can_be_entered():
    assert {"reticulocytes", "ldh", "haptoglobin", "bilirubin_indirect", "dat"} <= set(ANALYTES)
    assert analyte_of("dat").in_words
    assert not analyte_of("ldh").in_words


def test_each_of_several_units_converts_into_every_other():
    for one in ANALYTES.values():
        assert len(one.units) == 1 or set(one.units) <= set(FACTORS[one.quantity])


def test_units_are_spelled_as_in_the_conversion_table():
    with CASES.open(encoding="utf-8", newline="") as file:
        spelled = {row[key] for row in csv.DictReader(file) for key in ("from_unit", "to_unit")}
    converted = {unit for one in ANALYTES.values() if len(one.units) > 1 for unit in one.units}
    assert converted <= spelled


def test_each_term_that_it_grades_is_one_of_ctcae():
    assert {term for one in ANALYTES.values() for term in one.terms} <= set(ctcae().terms)
    assert analyte_of("sodium").terms == ("Hyponatremia", "Hypernatremia")


def test_an_analyte_off_the_form_is_refused():
    with pytest.raises(Refused, match="analyte_unknown"):
        analyte_of("ferritin")
