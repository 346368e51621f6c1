"""The course of one value: points, the laboratory's band, the doses."""

from datetime import UTC
from decimal import Decimal as D

import pytest

from infusetrack.domain.lab_sheet import Trend, trend
from infusetrack.ui.plots.course import Mark
from infusetrack.ui.plots.lab_trend import LabTrendPlot
from tests.domain.small_trial import DIN, Pen, at, lab, labs


@pytest.fixture
def plot(looked, qtbot):
    made = LabTrendPlot(UTC)
    qtbot.addWidget(made)
    made.resize(560, 190)
    return made


def course():
    pen = Pen()
    for day, value in ((23, "104"), (24, "91")):
        pen.write(labs(DIN, at(6, 0, day), lab("hemoglobin", value, "g/L", "115", "155")), at(7, 0, day))
    return trend(pen.chart, "hemoglobin")


def inked(plot):
    image = plot.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


def test_it_says_and_spans_values_and_limits(plot):
    plot.show_trend(course(), (Mark(at(9), "dinutuximab"), Mark(at(9, 0, 30), "later")))
    assert plot.accessibleDescription() == "Hgb last 9.1 g/dL, from 9.1 to 10.4"
    low, high = plot.span()
    assert low < D("9.1")
    assert high > D("15.5")
    assert inked(plot) > 3


def test_one_value_without_limits_is_a_point_with_room_around(plot):
    one = course()
    plot.show_trend(Trend("hemoglobin", one.results[:1]))
    low, high = plot.span()
    assert low < D("10.4") < high
    assert inked(plot) > 3


def test_nothing_chosen_asks_to_choose(plot):
    assert inked(plot) > 1
    plot.show_trend(Trend("ldh", ()))
    assert plot.accessibleDescription() == ""
