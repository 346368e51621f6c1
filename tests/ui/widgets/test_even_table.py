"""A table with rows of one height: as tall and wide as its kind says, at every scale."""

from typing import ClassVar

import pytest
from PySide6.QtGui import QStandardItemModel

from infusetrack.ui import theme
from infusetrack.ui.widgets.even_table import EvenTable


class Pair(EvenTable):
    row_height: ClassVar[int] = 40
    widths: ClassVar[tuple[int, ...]] = (120, 60)
    least_rows: ClassVar[int] = 3


@pytest.fixture
def table(looked, qtbot):
    made = Pair(QStandardItemModel(5, 2), "Pairs")
    qtbot.addWidget(made)
    return made


def _measures(table):
    return table.rowHeight(0), table.columnWidth(0), table.columnWidth(1), table.minimumHeight()


def test_it_is_measured_as_its_kind_says(table):
    px = theme.current().px
    assert _measures(table) == (px(40), px(120), px(60), px(40) * 3)
    assert table.accessibleName() == "Pairs"


def test_its_measures_follow_the_scale(table, qapp):
    before = _measures(table)
    theme.apply(qapp, theme.Theme.load("day"), 1.5)
    px = theme.current().px
    assert _measures(table) == (px(40), px(120), px(60), px(40) * 3)
    assert _measures(table) > before
