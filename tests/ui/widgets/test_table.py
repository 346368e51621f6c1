"""A table leaves the letters to the screen."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from infusetrack.ui.widgets.labels import column
from infusetrack.ui.widgets.table import Table


class Listening(QWidget):
    """Keeps the keys that nobody below it wanted."""

    def __init__(self, table):
        super().__init__()
        self.heard = []
        self.setLayout(column(table))

    def keyPressEvent(self, event):  # noqa: N802 (Qt calls it)
        self.heard.append(event.text())


@pytest.fixture
def table(qtbot):
    table = Table(QStringListModel(["alpha", "order", "vitals"]), "Names")
    page = Listening(table)
    qtbot.addWidget(page)
    page.show()
    table.setCurrentIndex(table.model().index(0, 0))
    table.page = page
    return table


@pytest.mark.parametrize("key", ["o", "V"])
def test_a_letter_reaches_the_window_and_moves_nothing(table, key):
    QTest.keyClick(table, key)
    assert table.page.heard == [key]
    assert table.currentIndex().row() == 0


def test_arrows_move_and_stay_in_the_table(table):
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    assert table.page.heard == []
    assert table.accessibleName() == "Names"
