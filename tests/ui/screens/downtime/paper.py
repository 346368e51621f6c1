"""Paper in hand: the screen over a bedside, and lines typed into it."""

from PySide6.QtWidgets import QApplication

from infusetrack.ui.screens.downtime import DowntimeScreen

FORM = "b65b98737a78"


def opened(bedside, qtbot):
    """The screen in sight, all its sections made, the form's number typed."""
    screen = DowntimeScreen(bedside)
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    bedside.chart_changed.connect(screen.show_chart)
    screen.came_into_sight()
    qtbot.waitUntil(lambda: screen.is_whole)
    screen.form.fields["form"].set_text(FORM)
    return screen


def typed(screen, kind, place=0, **boxes):
    """Type into a line; returns it."""
    row = screen.sections[kind].rows[place]
    for key, text in boxes.items():
        row.cells[key].setText(text)
        row.cells[key].textEdited.emit(text)
    QApplication.processEvents()
    return row


def written(screen, qtbot):
    """Ctrl+S, and every line has had its turn."""
    with qtbot.waitSignal(screen.writer.done) as done:
        next(one for one in screen.shortcuts() if one.key == "Ctrl+S").act()
    QApplication.processEvents()
    return tuple(done.args)
