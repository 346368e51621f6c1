"""The hemoglobin trend: where things lie, what breaks a line, what is left out, and that it is painted."""

from dataclasses import replace
from decimal import Decimal as D

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from infusetrack.catalog.regimens import built_ins
from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.hemoglobin import review
from infusetrack.domain.hemoglobin_picture import CycleSpan, Picture, picture
from infusetrack.ui import theme
from infusetrack.ui.plots.hgb_ground import FACTORS, _step
from infusetrack.ui.plots.hgb_lanes import Lanes
from infusetrack.ui.plots.hgb_marks import Marks
from infusetrack.ui.plots.hgb_paper import WORD_ROWS, Sheet, WordRows, lanes_of
from infusetrack.ui.plots.hgb_plot import HgbPlot
from infusetrack.ui.plots.hgb_scene import Scene, runs, scene_of
from infusetrack.ui.plots.hgb_values import CROWDED_PX
from tests.domain.hemoglobin_courses import KILOS, STEADY, course, fluid, on

FALL = [*STEADY, (1, "10.4"), (3, "9.6"), (5, "8.8"), (7, "9.9"), (9, "9.4")]
CYCLES = (CycleSpan("C1", on(-0.375), 21), CycleSpan("C2", on(20.625), 21))
AGENTS = built_ins()["nct04751383"].agents


def _shown(pairs=FALL, cycles=CYCLES[:1], **more):
    known = replace(course(pairs, lln_g_dl=D("11.5")), **more)
    return picture(known, review(known), cycles)


def _full():
    return _shown(
        doses=(
            *(c.Dose(on(day), c.MAGROLIMAB, kind=c.PRIMING if not day else "") for day in (0, 7, 14)),
            *(c.Dose(on(day), c.DINUTUXIMAB) for day in (2, 3, 4, 5)),
        ),
        units=(c.Unit(on(6), c.RED_CELLS, 10 * KILOS), c.Unit(on(8), "platelets", 5 * KILOS)),
        fluids=(fluid(1, 20),),
        notes=(c.Note(on(4.5), "bleeding_observed"), c.Note(on(8.5), "procedure"), c.Note(on(8.6), "melena")),
    )


class TestScene:
    def test_a_cycle_runs_from_screening_to_its_last_day(self):
        scene = scene_of(_shown(), "cycle", 0)
        assert [words for _, words in scene.ticks] == ["D1", "D8", "D15", "D21"]
        assert scene.right == 21
        assert len(scene.dots) == len(FALL)
        early = scene_of(_shown([(-9, "11.4"), *FALL]), "cycle", 0)
        assert early.ticks[0][1] == "screening"

    def test_a_later_cycle_shows_its_own_values_only(self):
        shown = _shown([*FALL, (22, "10.9"), (60, "11.0")], CYCLES)
        later = scene_of(shown, "cycle", 1)
        assert [dot.review for dot in later.dots] == [7, 8]
        assert later.right > 21
        assert [dot.review for dot in scene_of(shown, "cycle", 0).dots] == list(range(7))

    def test_all_cycles_bear_their_names(self):
        scene = scene_of(_shown([*FALL, (22, "10.9")], CYCLES), "all", 0)
        assert [words for _, words in scene.ticks] == ["C1", "C2"]
        assert len(scene.dots) == 8
        assert scene_of(_shown(cycles=()), "cycle", 0).ticks == ()

    def test_cycles_laid_over_each_other_begin_at_their_own_day_one(self):
        scene = scene_of(_shown([(-9, "11.3"), *FALL, (22, "10.9")], CYCLES), "laid", 0)
        assert {dot.row for dot in scene.dots} == {0, 1}
        (second,) = [dot for dot in scene.dots if dot.row == 1]
        assert second.x == pytest.approx(1.375)
        assert scene.rows == ("C1", "C2")
        assert all(dot.x >= -1 for dot in scene.dots)

    def test_the_scale_holds_what_is_shown_but_no_slip_of_the_unit(self):
        scene = scene_of(_shown([*FALL, (10, "94")]), "cycle", 0)
        assert scene.high < 14
        assert scene.low < 7.4

    def test_an_empty_picture_is_an_empty_scene(self):
        assert scene_of(Picture(), "cycle", 0) == Scene()

    def test_what_lies_in_other_days_is_not_drawn(self):
        full = _full()
        away = replace(full, cycles=(CycleSpan("C1", on(-40), 21), CycleSpan("C2", on(-19), 21)))
        scene = scene_of(away, "cycle", 0)
        assert (scene.dots, scene.uprights, scene.stretches, scene.signs, scene.zones) == ((), (), (), (), ())

    def test_marks_are_in_order_with_their_words(self):
        scene = scene_of(_full(), "cycle", 0)
        assert [one.kind for one in scene.signs] == ["fluid", "bleeding", "fluid", "procedure", "bleeding"]
        assert [one.words for one in scene.signs][2] == "Platelets 80 mL (5 mL/kg)"
        assert lanes_of(scene) == ("bars", "signs")

    def test_a_due_dose_outside_the_days_shown_is_left_out(self):
        assert not any(one.due for one in scene_of(_full(), "cycle", 0, (on(50), "magrolimab")).uprights)
        assert any(one.due for one in scene_of(_full(), "cycle", 0, (on(10), "magrolimab")).uprights)


class TestLines:
    def test_a_line_is_not_drawn_through_red_cells_or_a_long_silence(self):
        lengths = [len(run) for run in runs(scene_of(_full(), "cycle", 0))]
        assert lengths == [5, 2]
        silent = scene_of(_shown([*FALL, (17, "10.0")]), "cycle", 0)
        assert [len(run) for run in runs(silent)] == [7, 1]
        assert list(runs(Scene())) == []

    def test_cycles_laid_over_are_lines_of_their_own(self):
        scene = scene_of(_shown([*FALL, (22, "10.9")], CYCLES), "laid", 0)
        assert [run[0].row for run in runs(scene)] == [0, 1]


class TestSheet:
    def test_what_is_off_the_scale_stands_at_its_edge(self, looked):
        sheet = Sheet.on(QRectF(0, 0, 800, 400), scene_of(_shown(), "cycle", 0), theme.current())
        assert sheet.y(94) == sheet.frame.top()
        assert sheet.y(-1) == sheet.frame.bottom()
        assert sheet.x(sheet.scene.right) == sheet.frame.right()

    def test_words_take_the_next_row_or_are_left_out(self, looked):
        image = QImage(10, 10, QImage.Format.Format_ARGB32)
        painter = QPainter(image)
        rows = WordRows(painter, 400)
        found = [
            rows.find(10, ("magrolimab priming",)),
            rows.find(40, ("Red cells 200 mL",)),
            rows.find(45, ("magrolimab 2", "2")),
            rows.find(399, ("due",)),
        ]
        painter.end()
        assert found[0] == (0, 14, "magrolimab priming")
        assert found[1].row == 1
        assert found[2] is None
        assert (found[3].row, found[3].left < 399) == (0, True)

    def test_of_many_doses_those_without_room_are_numbered_or_bare_and_no_line_runs_through_words(
        self, looked
    ):
        image = QImage(10, 10, QImage.Format.Format_ARGB32)
        painter = QPainter(image)
        wide = painter.fontMetrics().horizontalAdvance
        rows, lines, taken = WordRows(painter, 900), [], []
        for number in range(40):
            x = 20.0 * number
            found = rows.find(x, (f"magrolimab {number}", str(number)))
            lines.append((x, found.row if found else WORD_ROWS))
            if found:
                taken.append((found.row, found.left, found.left + wide(found.words)))
        painter.end()
        assert len(taken) > 8
        for row, left, right in taken:
            assert not any(left < x < right and top < row for x, top in lines), "a line through words"
            others = [one for one in taken if one[0] == row and one != (row, left, right)]
            assert not any(left < end and start < right for _row, start, end in others), "words over words"

    @pytest.mark.parametrize(("rough", "step"), [(0.9, 1), (1.3, 2), (8.9, 10), (0.55, 1), (12, 20)])
    def test_the_scale_goes_in_even_steps(self, rough, step):
        assert _step(rough) == step


class TestPainting:
    @pytest.fixture
    def plot(self, looked, qtbot):
        made = HgbPlot()
        qtbot.addWidget(made)
        made.resize(900, 420)
        return made

    def _show(self, plot, scene, unit="g/dL"):
        plot.show_scene(scene, unit, AGENTS, lambda index: (f"value {index}", "a long line of words " * 4))
        plot.show()

    def _ink(self, plot, dot):
        at = plot.sheet().place(dot).toPoint()
        return plot.grab().toImage().pixelColor(at)

    @pytest.mark.parametrize("view", ["cycle", "all", "laid"])
    @pytest.mark.parametrize("unit", list(FACTORS))
    def test_every_view_is_painted_in_every_unit(self, plot, view, unit):
        scene = scene_of(_full(), view, 0, (on(13), "magrolimab"))
        self._show(plot, scene, unit)
        assert self._ink(plot, scene.dots[-1]) == theme.current().colour("ink")

    def test_a_bedside_value_is_an_open_dot(self, plot):
        known = course([])
        mixed = replace(known, hgb=(*course(FALL).hgb, c.HgbValue(on(10), D("9.2"), "poc")))
        scene = scene_of(picture(mixed, review(mixed), CYCLES[:1]), "cycle", 0)
        self._show(plot, scene)
        assert self._ink(plot, scene.dots[-1]) == theme.current().colour("card")

    def test_without_values_it_says_so(self, plot):
        self._show(plot, Scene())
        assert not plot.grab().isNull()
        QTest.keyClick(plot, Qt.Key.Key_Right)
        assert plot.index is None

    def test_the_ground_is_painted_once_for_many_points(self, plot):
        self._show(plot, scene_of(_full(), "cycle", 0))
        plot.grab()
        layers = plot.canvas.ground, plot.canvas.words
        before = [layer.painted for layer in layers]
        for _ in range(3):
            QTest.keyClick(plot, Qt.Key.Key_Right)
            plot.grab()
        assert [layer.painted for layer in layers] == before
        plot.resize(700, 420)
        plot.grab()
        assert all(layer.painted > once for layer, once in zip(layers, before, strict=True))

    def test_the_bubble_stays_inside_wherever_its_point_is(self, plot):
        scene = scene_of(_full(), "cycle", 0)
        self._show(plot, scene)
        for index in range(len(scene.dots)):
            plot.point_at(index)
            box, lines = plot._box(plot.sheet().place(scene.dots[index]))
            assert QRectF(plot.rect()).contains(box)
            assert len(lines) > 2
        plot.resize(200, 420)
        box, _ = plot._box(QPointF(100, 100))
        assert box.left() >= 0
        plot.point_at(99)
        assert plot.index is None

    def test_the_point_in_hand_stays_when_the_view_changes(self, plot):
        self._show(plot, scene_of(_full(), "cycle", 0))
        plot.point_at(3)
        self._show(plot, scene_of(_full(), "all", 0))
        assert plot.index == 3

    def test_a_key_with_a_modifier_is_for_the_window(self, plot):
        self._show(plot, scene_of(_full(), "cycle", 0))
        QTest.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(plot, Qt.Key.Key_C)
        assert plot.index is None

    def test_a_drug_that_the_regimen_does_not_know_is_drawn_in_ink(self, plot):
        scene = scene_of(_full(), "cycle", 0)
        plot.show_scene(scene, "g/dL", {}, lambda _index: ("x",))
        assert not plot.grab().isNull()

    def test_the_pointer_walks_cycles_that_lie_over_each_other(self, plot):
        scene = scene_of(_shown([*FALL, (22, "10.9")], CYCLES), "laid", 0)
        self._show(plot, scene)
        last = scene.dots[-1]
        QTest.mouseMove(plot, plot.sheet().place(last).toPoint())
        assert plot.near(plot.sheet().place(last)) == len(scene.dots) - 1

    def test_thousands_of_values_have_no_whiskers_but_all_their_dots(self, plot):
        values = tuple(c.HgbValue(on(day / 50), D("11.0")) for day in range(1000))
        one = review(course([(1, "11.0")]))[0]
        shown = Picture(tuple(replace(one, at=value.at, value=value) for value in values), cycles=CYCLES[:1])
        scene = scene_of(shown, "cycle", 0)
        assert plot.sheet().frame.width() / len(scene.dots) < CROWDED_PX
        self._show(plot, scene)
        assert self._ink(plot, scene.dots[500]) == theme.current().colour("ink")

    def test_marks_that_have_no_room_stand_without_words(self, plot):
        notes = tuple(c.Note(on(day / 4), "procedure") for day in range(80))
        doses = tuple(c.Dose(on(day / 4), c.MAGROLIMAB) for day in range(80))
        scene = scene_of(_shown(notes=notes, doses=doses), "cycle", 0)
        image = QImage(900, 420, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        sheet = Sheet.on(QRectF(0, 0, 900, 420), scene, theme.current())
        for layer in (Marks, Lanes):
            layer(plot, painter, sheet, AGENTS).paint()
        painter.end()
        assert image.pixelColor(int(sheet.x(scene.signs[40].x)), int(sheet.lane(0).center().y())).alpha() > 0
