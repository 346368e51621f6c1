"""Codes, names and units of laboratories."""

import pytest

from infusetrack.domain.lab_analytes import ANALYTES
from infusetrack.exchange.lab_names import CODES, analyte_named, unit_spelled


@pytest.mark.parametrize(
    ("told", "analyte"),
    [
        (("718-7",), "hemoglobin"), (("", "Hgb"), "hemoglobin"), (("X", "White Blood Cells"), "wbc"),
        (("", "neutrophils, absolute"), "neutrophils"), (("2951-2", "anything"), "sodium"), (("", "BUN"), "urea"),
        (("", "Ferritin"), ""), ((), ""), (("", "uric_acid"), "uric_acid"),
    ],
)  # fmt: skip
def test_a_code_or_a_usual_name_is_known(told, analyte):
    assert analyte_named(*told) == analyte


def test_every_analyte_but_the_smear_has_a_code_and_no_code_means_two():
    assert set(CODES.values()) == set(ANALYTES) - {"smear"}


def test_the_smear_is_known_by_its_names():
    assert analyte_named("", "RBC agglutination") == analyte_named("", "smear") == "smear"


@pytest.mark.parametrize(
    ("unit", "analyte", "ours"),
    [
        ("g/dl", "hemoglobin", "g/dL"), ("mmol/L", "hemoglobin", "mmol/L (monomer, Fe)"), ("K/uL", "platelets", "10^3/uL"),
        ("x10^9/L", "platelets", "10^9/L"), ("10*3/uL", "wbc", "10^3/uL"), ("mEq/L", "sodium", "mmol/L"),
        ("mEq/L", "calcium", ""), ("\u00b5mol/L", "creatinine", "umol/L"), ("mmol/L", "urea", "mmol/L urea"),
        ("IU/L", "alt", "U/L"), ("g/L", "sodium", ""), ("", "sodium", ""), ("sec", "aptt", "s"),
    ],
)  # fmt: skip
def test_a_unit_is_read_as_the_analyte_counts_it(unit, analyte, ours):
    assert unit_spelled(unit, analyte) == ours


def test_our_own_spellings_are_read_back():
    for one in ANALYTES.values():
        for unit in one.units:
            if not one.in_words:
                assert unit_spelled(unit, one.key) == unit
