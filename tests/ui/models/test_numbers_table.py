"""The numbers table keeps Qt's rules and tells each number's origin."""

from PySide6.QtCore import Qt

from infusetrack.catalog.regimens import builtin
from infusetrack.ui.models.numbers_table import NumbersTable

TRIAL = builtin("nct04751383")


def test_the_numbers_table_keeps_qts_rules(qtmodeltester):
    model = NumbersTable()
    model.show_numbers(dict(list(TRIAL.numbers.items())[:5]))
    qtmodeltester.check(model)
    model.show_numbers(dict(list(TRIAL.numbers.items())[:5]))
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Number"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(99, 99)) is None
