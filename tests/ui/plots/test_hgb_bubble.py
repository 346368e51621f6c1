"""The bubble wraps its words and hides the fewest values."""

from PySide6.QtCore import QPointF

from infusetrack.ui import theme
from infusetrack.ui.plots.hgb_bubble import WIDEST, bubble_box, wrapped
from infusetrack.ui.widgets.painted import Painted


def test_long_words_go_on_below_and_none_is_lost(looked):
    line = "Act now: about 2.4 g/dL of red cells are missing and more words than one line can hold"
    found = wrapped(("8.8 g/dL", line), theme.current())
    assert found[0] == "8.8 g/dL"
    assert len(found) > 2
    assert " ".join(found[1:]) == line


def test_it_stands_where_it_hides_the_fewest_values(looked, qtbot):
    pad = Painted()
    qtbot.addWidget(pad)
    pad.resize(800, 400)
    at = QPointF(400, 200)
    free = bubble_box(pad, at, ("8.8 g/dL",), ())
    moved = bubble_box(pad, at, ("8.8 g/dL",), (free.center(),))
    assert moved != free
    assert not moved.contains(free.center())
    assert free.width() < WIDEST
