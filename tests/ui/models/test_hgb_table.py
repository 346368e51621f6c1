"""The laboratory table of hemoglobin: thin, lazy, each number with what it was drawn beside."""

from decimal import Decimal as D

from PySide6.QtCore import Qt

from infusetrack.domain.events import LabValue
from infusetrack.domain.hemoglobin_chart import course_of, review_chart
from infusetrack.domain.hemoglobin_picture import Picture, cycle_spans, picture
from infusetrack.ui.models.hgb_table import DASH, HgbTable, beside_words, drawn_beside
from infusetrack.wording import figures
from tests.ui.conftest import ZONE
from tests.ui.red_cells import FALLING, bedside_of, value


def _model(*more, values=FALLING):
    bedside = bedside_of(values, *more)
    chart = bedside.chart
    spans = cycle_spans(chart, bedside.regimen, ZONE)
    model = HgbTable(ZONE)
    model.show_values(picture(course_of(chart), review_chart(chart), spans), drawn_beside(chart), "g/dL")
    return model


def _row(model, row):
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_the_model_keeps_the_rules_of_qt(looked, qtmodeltester):
    qtmodeltester.check(_model())


def test_the_last_value_stands_at_the_top_with_its_day_change_grade_and_advice(looked):
    model = _model()
    assert _row(model, 0)[:5] == ["C1D6 09:00", "8.8", f"{figures.MINUS}2.5", "2", "Act now"]
    assert _row(model, 5)[0] == "12 Nov 09:00"
    assert _row(model, 5)[-1] == "enrolment"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "27 Nov 2026 09:00"
    assert model.row_of(5) == 0


def test_what_was_drawn_beside_it_has_its_arrow_and_a_unit_only_where_it_differs(looked):
    more = (
        LabValue("ldh", D(588), "U/L", D(140), D(280)),
        LabValue("haptoglobin", D("0.1"), "g/L", D("0.3"), D(2)),
    )
    row = _row(_model(value(6, "8.6", *more)), 0)
    assert row[6] == "588 ↑"
    assert row[8] == "0.1 g/L ↓"
    assert row[5] == DASH


def test_a_result_in_words_is_shown_as_the_laboratory_said_it():
    class Words:
        text = "positive"

    assert beside_words(Words()) == "positive"
    assert beside_words(LabValue("reticulocytes", D("2.1"), "%", D("0.5"), D("2.5"))) == "2.1"


def test_headings_have_their_units(looked):
    model, across = _model(), Qt.Orientation.Horizontal
    assert model.headerData(1, across) == "Hgb\ng/dL"
    assert model.headerData(6, across) == "LDH\nU/L"
    assert model.headerData(9, across) == "DAT"
    assert model.headerData(0, across) == "Drawn"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole)
    assert model.data(model.index(0, 1), Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(99, 1)) is None


def test_without_a_limit_or_a_baseline_nothing_is_made_up(looked):
    lonely = _model(value(-5, "9.0", lln=None), values=())
    assert lonely.rowCount() == 2
    empty = HgbTable(ZONE)
    empty.show_values(Picture(), {}, "g/dL")
    assert empty.rowCount() == 0
