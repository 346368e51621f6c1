"""A page is as high as its wrapped words need at its width."""

from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout

from infusetrack.ui.widgets.labels import label
from infusetrack.ui.widgets.page import Page

LONG = "Look at the pump and the child, compare the volumes, then write what you saw. " * 8


def test_no_line_is_cut_off_when_the_window_gets_narrow(qtbot) -> None:
    area, page = QScrollArea(), Page()
    box = QVBoxLayout(page)
    words = label(LONG, wrap=True)
    box.addWidget(words)
    area.setWidgetResizable(True)
    area.setWidget(page)
    qtbot.addWidget(area)
    area.resize(800, 120)
    area.show()
    QApplication.processEvents()
    wide = page.minimumHeight()
    area.resize(320, 120)
    for _ in range(5):
        QApplication.processEvents()

    assert page.minimumHeight() > wide
    assert words.height() >= words.heightForWidth(words.width())


def test_a_page_without_words_asks_for_nothing(qtbot) -> None:
    page = Page()
    qtbot.addWidget(page)
    page.resize(300, 200)

    assert page.minimumHeight() == 0
