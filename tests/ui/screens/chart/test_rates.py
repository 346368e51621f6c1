"""Rate segments on the Chart: shown in the place of the lines by one key, exported by another."""

import pytest

from infusetrack.ui.screens.chart.rates import RatesCard
from infusetrack.ui.screens.chart.screen import ChartScreen


@pytest.fixture
def chart(bedside, qtbot):
    screen = ChartScreen(bedside)
    qtbot.addWidget(screen)
    screen.resize(1280, 700)
    screen.show()
    screen.show_chart(bedside.chart)
    return screen


def press(screen, key):
    next(one for one in screen.shortcuts() if one.key == key).act()


def test_s_shows_the_segments_and_s_brings_the_lines_back(chart):
    assert chart.rates.isHidden()
    assert chart.rates.model.rowCount() == 0
    press(chart, "S")
    assert isinstance(chart.rates, RatesCard)
    assert chart.lines.isHidden()
    assert chart.rates.model.rowCount() > 4
    assert chart.rates.none.isHidden()
    press(chart, "S")
    assert not chart.lines.isHidden()
    assert chart.rates.isHidden()


def test_x_asks_for_the_file(chart, bedside, qtbot):
    with qtbot.waitSignal(bedside.asked_for) as asked:
        press(chart, "X")
    assert asked.args == ["rates"]


def test_a_patient_without_an_infusion_is_told_so(chart, bedside):
    bedside.open_patient("PED-0422", "C1D1")
    press(chart, "S")
    chart.show_chart(bedside.chart)
    assert not chart.rates.none.isHidden()
    assert not chart.rates.export.isEnabled()
