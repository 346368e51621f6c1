"""Labels whose words change often leave the cards around them in peace."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from infusetrack.ui.widgets.labels import SteadyLabel
from infusetrack.ui.widgets.ring import Ring


class _Ears(QObject):
    """Counts what a widget is asked."""

    def __init__(self, widget):
        super().__init__(widget)
        self.heard = []
        widget.installEventFilter(self)

    def eventFilter(self, _widget, event):  # noqa: N802 (named by Qt)
        self.heard.append(event.type())
        return False


def _shown(qtbot, qapp, part):
    page = QWidget()
    QHBoxLayout(page).addWidget(part)
    qtbot.addWidget(page)
    page.show()
    qapp.processEvents()
    return page


def test_another_minute_asks_nothing_of_the_card_around_it(qtbot, qapp):
    steady = SteadyLabel("body", "99 min overdue")
    page = _shown(qtbot, qapp, steady)
    ears = _Ears(page)
    steady.say("in 9 min")
    steady.say("in 10 min")
    qapp.processEvents()
    assert steady.text() == "in 10 min"
    assert QEvent.Type.LayoutRequest not in ears.heard


def test_longer_words_than_foreseen_are_still_read_whole(qtbot, qapp):
    steady = SteadyLabel("body", "99 min")
    page = _shown(qtbot, qapp, steady)
    steady.say("1234 min overdue since the night")
    qapp.processEvents()
    assert page.isVisible()
    assert steady.width() >= steady.fontMetrics().horizontalAdvance(steady.text())


def test_a_ring_that_moved_less_than_a_pixel_is_not_painted_anew(qtbot, qapp):
    ring = Ring(76)
    page = _shown(qtbot, qapp, ring)
    ring.show_progress(0.5, "0:30")
    qapp.processEvents()
    ears = _Ears(ring)
    ring.show_progress(0.5001, "0:30")
    qapp.processEvents()
    assert QEvent.Type.Paint not in ears.heard
    ring.show_progress(0.5001, "0:29")
    qapp.processEvents()
    assert page.isVisible()
    assert QEvent.Type.Paint in ears.heard
