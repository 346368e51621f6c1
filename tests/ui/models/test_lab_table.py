"""The table of results: a row an analyte, a column a draw, a grade beside each value."""

from datetime import UTC
from decimal import Decimal as D

import pytest
from PySide6.QtCore import Qt

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.lab_sheet import sheet
from infusetrack.ui.models.lab_table import LabTable
from tests.domain.small_trial import DIN, Pen, at, lab, labs


@pytest.fixture
def model(qtmodeltester):
    pen = Pen()
    wrong = pen.write(
        labs("C1D1", at(6, 0, 23), lab("platelets", "42", "10^9/L", "150", "400")), at(7, 0, 23)
    )
    pen.write(
        labs("C1D1", at(6, 0, 23), lab("platelets", "142", "10^9/L", "150", "400"), lab("dat", "1", "result")),
        at(8, 0, 23), amends=wrong.seq,
    )  # fmt: skip
    pen.write(
        labs(DIN, at(6), lab("platelets", "38000", "/uL (=/mm3)"), lab("sodium", "140", "mmol/L")), at(7)
    )
    made = LabTable(UTC)
    made.show_sheet(sheet(pen.chart, ctcae()))
    qtmodeltester.check(made)
    return made


def words(model, analyte, column):
    return model.data(model.index(model.row_of(analyte), column))


def test_a_value_has_its_side_its_grade_and_a_star_where_it_was_corrected(model):
    assert words(model, "platelets", 0) == "142*  ▼  G1"
    assert words(model, "dat", 0) == "positive*"


def test_another_unit_stands_with_its_value_and_what_cannot_be_told_asks(model):
    assert words(model, "platelets", 1) == "38000 /µL  G3"
    assert words(model, "sodium", 1) == "140  G?"
    assert words(model, "sodium", 0) is None


def test_a_hint_tells_all_of_it_with_who_corrected_it(model):
    full = model.data(model.index(model.row_of("platelets"), 0), Qt.ItemDataRole.ToolTipRole)
    assert "Platelet count decreased: grade 1" in full
    assert "corrected by RN 27: typed wrong" in full
    bare = model.data(model.index(model.row_of("sodium"), 1), Qt.ItemDataRole.ToolTipRole)
    assert "no limits given" in bare
    assert "cannot be told" in bare


def test_heads_are_draws_and_names_with_units(model):
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert model.headerData(0, across) == "C1D1 · 06:00\n23 Nov 2026"
    assert model.headerData(model.row_of("sodium"), down) == "Na  mmol/L"
    assert model.headerData(model.row_of("dat"), down) == "DAT"
    assert model.headerData(99, across) is None
    assert model.headerData(99, down) is None
    assert model.row_of("ldh") == -1
    assert D(model.cell_at(model.index(model.row_of("platelets"), 0)).result.value) == 142
