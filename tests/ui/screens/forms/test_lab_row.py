"""One row of the laboratory form."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from infusetrack.catalog.reference import plausible_limits
from infusetrack.domain.errors import Refused
from infusetrack.domain.labs import ANALYTES, LabResult
from infusetrack.ui.screens.forms.lab_row import LabRow, heads


@pytest.fixture
def row(qtbot):
    made = LabRow.made(ANALYTES["creatinine"])
    for field in made.fields().values():
        qtbot.addWidget(field)
    return made


def test_every_analyte_has_plausible_limits():
    assert {analyte.guard for analyte in ANALYTES.values()} <= set(plausible_limits())


def test_an_empty_row_tells_nothing(row):
    assert row.read(plausible_limits()) is None


def test_a_value_is_judged_in_the_analytes_own_unit(row):
    row.unit.choose("umol/L")
    row.value.set_text("35")
    assert row.read(plausible_limits()).value == 35
    row.unit.choose("mg/dL")
    with pytest.raises(Refused) as told:
        row.read(plausible_limits())
    assert told.value.code == "slip_umol"


def test_an_unusual_value_is_marked_while_typing(row):
    row.unit.choose("mg/dL")
    row.value.set_text("6")
    row.look(plausible_limits())
    assert "Unusual" in row.value.message


def test_limits_of_another_unit_are_not_taken_over(row):
    at = datetime(2026, 11, 23, tzinfo=UTC)
    row.show_last(LabResult("creatinine", Decimal("0.4"), "mg/dL", Decimal("0.3"), Decimal("0.7"), at, 1))
    assert row.last_words() == "last 0.4 mg/dL, limits 0.3 to 0.7"
    assert not row.lln.edit.placeholderText()
    row.value.set_text("35")
    row.unit.choose("umol/L")
    row.take_over_limits()
    assert row.uln.is_empty()


def test_a_grid_has_a_head_for_each_column():
    assert len(heads()) == 5
