"""The strips under the trend: each analyte in its line, in words where there is room, and lanes that make the picture higher."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.events import LabValue
from infusetrack.domain.hemoglobin import review
from infusetrack.domain.hemoglobin_beside import Beside
from infusetrack.domain.hemoglobin_picture import picture
from infusetrack.ui.plots.hgb_lanes import Lanes
from infusetrack.ui.plots.hgb_paper import LANE, lanes_of
from infusetrack.ui.plots.hgb_plot import HgbPlot
from infusetrack.ui.plots.hgb_scene import scene_of
from infusetrack.ui.plots.hgb_strips import Item
from tests.domain.hemoglobin_courses import STEADY, course, on
from tests.ui.conftest import TRIAL, regimens

PAIRS = [*STEADY, (1, "10.4"), (3, "9.6"), (5, "8.8")]


def _result(day, analyte, value, unit, uln=None):
    return Beside(on(day), LabValue(analyte, D(value), unit, None, uln and D(uln)))


def _scene(*found, draws=()):
    known = replace(course(PAIRS), draws=tuple(c.Draw(on(day), D(ml)) for day, ml in draws))
    return scene_of(picture(known, review(known), (), found), "all", 0)


def _painted(qtbot, scene):
    plot = HgbPlot()
    qtbot.addWidget(plot)
    plot.show_scene(scene, "g/dL", regimens()[TRIAL].agents, lambda _index: ("a value",))
    plot.resize(plot.sizeHint())
    plot.grab()
    return plot


def test_each_analyte_has_its_strip_with_its_unit_and_its_arrows(looked):
    strips = _scene(
        _result(1, "dat", "1", "result"), _result(1, "ldh", "310", "U/L", "300"), _result(3, "ldh", "250", "U/L", "300"),
        _result(60, "haptoglobin", "20", "mg/dL"), draws=((1, 6),),
    ).strips  # fmt: skip
    assert [strip.name for strip in strips] == ["LDH U/L", "DAT", "drawn, 14 d"]
    assert [item[1:] for item in strips[0].items] == [("310 \N{UPWARDS ARROW}", True), ("250", False)]
    assert strips[1].items[0].words == "pos"
    assert strips[2].items[0].words == "0.5 %"


def test_a_strip_makes_the_picture_higher_not_the_values_lower(looked, qtbot):
    bare, full = (
        _scene(),
        _scene(*(_result(1, name, "1", "result") for name in ("dat", "smear")), draws=((1, 6),)),
    )
    assert len(lanes_of(full)) == len(lanes_of(bare)) + 3
    low, high = _painted(qtbot, bare), _painted(qtbot, full)
    assert high.sheet().frame.height() >= low.sheet().frame.height() - 2 * LANE


@pytest.fixture
def written(monkeypatch):
    """The words that the lanes write."""
    told = []
    write = Lanes._write
    monkeypatch.setattr(
        Lanes, "_write", lambda self, box, words, hand: (told.append(words), write(self, box, words, hand))
    )
    return told


def test_results_without_room_are_dots_and_no_words_lie_over_each_other(looked, qtbot, written):
    near = [_result(1 + place / 400, "ldh", str(200 + place), "U/L") for place in range(40)]
    _painted(qtbot, _scene(*near, _result(4, "ldh", "290", "U/L")))
    assert "290" in written
    assert sum(words.isdigit() for words in written) < 5


def test_an_item_says_whether_it_is_out_of_limits():
    assert Item(1.0, "2.1").is_out is False
