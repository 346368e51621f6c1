"""Slips of a panel: wrong units, a slipped point, numbers that cannot stand together."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.events import LabValue
from infusetrack.domain.lab_analytes import ANALYTES
from infusetrack.domain.lab_checks import doubts
from infusetrack.domain.labs import LabResult
from infusetrack.wording.sentences import sentence
from tests.domain.small_trial import at, lab


def before(analyte, value, unit):
    return {analyte: LabResult(analyte, D(value), unit, None, None, at(6), 3)}


def codes(*results, last=None):
    return [one.name for one in doubts(results, last or {})]


@pytest.mark.parametrize(
    ("panel", "name"),
    [
        ((lab("wbc", "2.0", "10^9/L"), lab("neutrophils", "2.1", "10^9/L")), "neutrophils:slip_anc_over_wbc"),
        ((lab("wbc", "2.0", "10^9/L"), lab("neutrophils", "2100", "/uL (=/mm3)")), "neutrophils:slip_anc_over_wbc"),
        ((lab("bilirubin", "0.8", "mg/dL"), lab("bilirubin_direct", "0.9", "mg/dL")), "bilirubin_direct:slip_direct_over_total"),
        ((lab("hemoglobin", "9.5", "g/dL"), lab("hematocrit", "40", "%")), "hematocrit:slip_hematocrit"),
        ((lab("hemoglobin", "95", "g/L"), lab("hematocrit", "20", "%")), "hematocrit:slip_hematocrit"),
    ],
)  # fmt: skip
def test_two_numbers_that_cannot_stand_together_are_told(panel, name):
    assert codes(*panel) == [name]


@pytest.mark.parametrize(
    "panel",
    [
        (lab("wbc", "2.0", "10^9/L"), lab("neutrophils", "2.0", "10^9/L")),
        (lab("bilirubin", "0.8", "mg/dL"), lab("bilirubin_direct", "0.8", "mg/dL")),
        (lab("hemoglobin", "9.5", "g/dL"), lab("hematocrit", "28.5", "%")),
        (lab("ferritin", "12", "ug/L"),),
    ],
)
def test_numbers_that_fit_raise_no_doubt(panel):
    assert codes(*panel) == []


@pytest.mark.parametrize(("value", "doubted"), [("40", True), ("0.45", True), ("8", False), ("1.5", False)])
def test_a_point_that_slipped_is_seen_against_the_last_value(value, doubted):
    found = codes(lab("potassium", value, "mmol/L"), last=before("potassium", "4.0", "mmol/L"))
    assert found == (["potassium:lab_tenfold"] if doubted else [])


@pytest.mark.parametrize(
    ("typed", "last", "other"),
    [
        (lab("hemoglobin", "95", "g/dL"), before("hemoglobin", "9.8", "g/dL"), "g/L"),
        (lab("platelets", "150000", "10^9/L"), before("platelets", "162", "10^9/L"), "/uL (=/mm3)"),
        (lab("creatinine", "62", "mg/dL"), before("creatinine", "0.6", "mg/dL"), "umol/L"),
        (lab("glucose", "5.4", "mg/dL"), before("glucose", "92", "mg/dL"), "mmol/L"),
    ],
)
def test_a_number_that_fits_the_last_value_in_another_unit_says_which(typed, last, other):
    (doubt,) = doubts([typed], last)
    assert (doubt.code, doubt.facts["other"]) == ("lab_other_unit", other)
    assert "{" not in sentence(doubt.refusal)


def test_a_value_of_zero_and_a_result_in_words_have_nothing_to_compare():
    assert codes(lab("neutrophils", "0", "10^9/L"), last=before("neutrophils", "2", "10^9/L")) == []
    assert codes(lab("neutrophils", "2", "10^9/L"), last=before("neutrophils", "0", "10^9/L")) == []
    assert codes(lab("dat", "1", "result"), last=before("dat", "1", "result")) == []


@given(
    st.sampled_from([one for one in ANALYTES.values() if not one.in_words]),
    st.decimals(D("0.5"), D("0.9"), places=2),
    st.decimals(D(1), D(100), places=1),
)
def test_a_value_near_the_last_one_is_never_doubted(analyte, share, last):
    known = {analyte.key: LabResult(analyte.key, last, analyte.unit, None, None, at(6), 3)}
    assert not doubts([LabValue(analyte.key, last * share, analyte.unit)], known)
