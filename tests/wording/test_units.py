"""Units read as the laboratory prints them; the record keeps its own spelling."""

from decimal import Decimal as D

import pytest

from infusetrack.catalog.reference import plausible_limits
from infusetrack.catalog.regimens import builtin
from infusetrack.domain.events import LabsReported, LabValue
from infusetrack.domain.labs import ANALYTES
from infusetrack.reports.glyphs import missing_glyphs
from infusetrack.wording.events_patient import lab_words
from infusetrack.wording.units import READ_AS, unit_words, with_unit


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("10^9/L", "\N{MULTIPLICATION SIGN} 10⁹/L"),
        ("10^3/uL", "\N{MULTIPLICATION SIGN} 10³/µL"),
        ("/uL (=/mm3)", "/µL"),
        ("umol/L", "µmol/L"),
        ("mg/m2/h", "mg/m²/h"),
        ("x ULN", "\N{MULTIPLICATION SIGN} ULN"),
        ("g/dL", "g/dL"),
        ("mmol/L", "mmol/L"),
        ("mcg/kg/h", "mcg/kg/h"),
        ("", ""),
    ],
)
def test_a_unit_reads_as_it_is_said(stored, read):
    assert unit_words(stored) == read


def test_a_count_reads_well_and_is_stored_as_it_was():
    result = LabValue("neutrophils", D("2.40"), "10^9/L")
    assert lab_words(result) == "ANC 2.4 \N{MULTIPLICATION SIGN} 10⁹/L"
    assert LabsReported("C1D1", "labs", None, (result,)).results[0].unit == "10^9/L"


def test_a_number_without_a_unit_has_nothing_behind_it():
    assert with_unit("12", "") == "12"
    assert with_unit("0.8", "m2") == "0.8 m²"


def test_the_fonts_show_every_sign_of_every_unit():
    known = {unit for analyte in ANALYTES.values() for unit in analyte.units}
    known |= {guard.unit for guard in plausible_limits().values()}
    known |= {rule.limit.unit for rule in builtin("nct04751383").holds}
    for text in [*map(unit_words, known), *(read for _, read in READ_AS)]:
        assert missing_glyphs(text) == ()
        assert "^" not in text
