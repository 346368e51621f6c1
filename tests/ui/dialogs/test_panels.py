"""Panels over the window: they close with Esc, swallow keys, and give the keyboard back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from infusetrack.ui.dialogs.find import FindPalette, Found
from infusetrack.ui.dialogs.keys import KeyGroup, KeysOverlay
from infusetrack.ui.dialogs.overlay import Overlay


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.edit = QLineEdit()
    QVBoxLayout(window).addWidget(window.edit)
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.edit.setFocus()
    return window


def test_a_panel_covers_the_window_and_gives_the_keyboard_back(window):
    panel = Overlay(window, "Keys")
    panel.open()
    assert panel.geometry() == window.rect()
    QTest.keyClick(panel, Qt.Key.Key_V)
    assert panel.isVisible()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.edit.hasFocus()


def test_a_panel_is_never_wider_than_its_window(window):
    panel = Overlay(window, "Keys", width=5000)
    panel.open()
    assert panel.card.width() < window.width()


def test_the_list_of_keys_is_made_anew_each_time(window):
    groups = [KeyGroup("Today", (("V", "record vital signs"),))]
    panel = KeysOverlay(window, lambda: groups)
    panel.open()
    groups.append(KeyGroup("Chart", (("A", "amend"),)))
    panel.close_up()
    panel.open()
    assert {"Today", "Chart", "amend"} <= {label.text() for label in panel.keys.widget().findChildren(QLabel)}


def test_every_word_typed_narrows_the_list(window):
    went = []
    all_of_it = [
        Found(f"Child {n} PED-{n:04d}", lambda n=n: went.append(n), f"PED-{n:04d}") for n in range(60)
    ]
    panel = FindPalette(window, [lambda: all_of_it])
    panel.open()
    assert panel.list.count() == 40
    panel.edit.setText("ped child 0041")
    assert panel.list.count() == 1
    panel.list.itemClicked.emit(panel.list.item(0))
    assert went == [41]


def test_an_unknown_code_goes_nowhere(window):
    panel = FindPalette(window, [list])
    assert panel.scanned("LOT 7") is False
    panel.open()
    QTest.keyClick(panel.edit, Qt.Key.Key_Up)
    QTest.keyClick(panel.edit, Qt.Key.Key_Return)
    assert panel.isVisible()
