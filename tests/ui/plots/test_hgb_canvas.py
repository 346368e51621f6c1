"""The canvas: its items lie where the sheet says, are filled again and not made anew, and take no mouse and no keyboard."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from infusetrack.domain.hemoglobin import review
from infusetrack.domain.hemoglobin_picture import CycleSpan, picture
from infusetrack.ui.plots.hgb_plot import HgbPlot
from infusetrack.ui.plots.hgb_scene import Scene, scene_of
from tests.domain.hemoglobin_courses import STEADY, course, on
from tests.ui.conftest import TRIAL, regimens

CYCLES = (CycleSpan("C1", on(-0.4), 21), CycleSpan("C2", on(20.6), 21))
FALL = [*STEADY, (1, "10.4"), (3, "9.6"), (5, "8.8"), (7, "8.4"), (22, "9.4"), (24, "9.1")]


def _scene(view="all", pairs=FALL):
    known = course(pairs, doses=(0, 7))
    return scene_of(picture(known, review(known), CYCLES), view, 0)


@pytest.fixture
def plot(looked, qtbot):
    made = HgbPlot()
    qtbot.addWidget(made)
    made.resize(900, 420)
    made.show()
    return made


def _show(plot, scene, unit="g/dL"):
    plot.show_scene(scene, unit, regimens()[TRIAL].agents, lambda _index: ("a value",))
    return plot.canvas


def test_nothing_of_it_is_made_before_there_is_something_to_draw(plot):
    assert _show(plot, Scene()) is None
    canvas = _show(plot, _scene())
    assert canvas.isVisible()
    _show(plot, Scene())
    assert plot.canvas is canvas
    assert not canvas.isVisible()


@pytest.mark.parametrize("view", ["cycle", "all", "laid"])
def test_a_value_lies_where_the_sheet_has_it(plot, view):
    scene = _scene(view)
    canvas, sheet = _show(plot, scene), plot.sheet()
    for dot in scene.dots:
        placed = canvas._view.mapViewToScene(QPointF(dot.x, dot.y))
        apart = placed - sheet.place(dot)
        assert abs(apart.x()) < 1
        assert abs(apart.y()) < 1


def test_another_view_fills_the_same_items(plot):
    canvas = _show(plot, _scene("laid"))
    lines = list(canvas._lines)
    _show(plot, _scene("cycle"))
    assert canvas._lines[: len(lines)] == lines
    shown = [line for line in canvas._lines if line.getData()[0] is not None and len(line.getData()[0])]
    assert len(shown) == 1


def test_what_cannot_be_g_dl_stands_at_the_edge_of_the_scale(plot):
    scene = _scene("all", [*FALL, (25, "88")])
    canvas = _show(plot, scene)
    heights = [y for line in canvas._lines if line.yData is not None for y in line.yData]
    assert max(heights) == scene.high


def test_the_scale_has_the_chosen_unit_and_no_prefix_of_its_own(plot):
    canvas = _show(plot, _scene(), "g/L")
    words = [text for level in canvas._axis._tickLevels for _at, text in level]
    assert "100" in words
    assert canvas._axis.autoSIPrefix is False


def test_neither_pointer_nor_keyboard_reach_it(plot):
    canvas = _show(plot, _scene())
    assert canvas.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert canvas.focusPolicy() is Qt.FocusPolicy.NoFocus
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert plot.index == 0
    before = canvas._view.viewRange()
    QTest.mouseMove(plot, plot.rect().center())
    assert canvas._view.viewRange() == before
