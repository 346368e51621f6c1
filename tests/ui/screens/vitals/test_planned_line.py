"""Under the flowsheet stands how many checks came on time and which were not taken."""

import pytest

from infusetrack.domain.events import CheckLapsed
from infusetrack.ui.screens.vitals.planned_line import PlannedLine


@pytest.fixture
def line(bedside, qtbot):
    made = PlannedLine(bedside)
    qtbot.addWidget(made)
    return made


def test_a_day_that_runs_tells_its_share(line, bedside):
    line.show_day(bedside.chart, "C1D3")
    assert not line.isHidden()
    assert line.on_time.text().startswith("Planned checks on time: ")
    assert "after the start" in line.on_time.text()
    assert line.lapsed.isHidden()


def test_a_lapse_is_named(line, bedside):
    bedside.write(CheckLapsed("C1D3", "infusion", "V-DIN", "start", bedside.now()))
    line.show_day(bedside.chart, "C1D3")
    assert line.lapsed.text() == "Not taken: 13:25 (V-DIN)"


def test_a_day_not_begun_says_nothing(line, bedside):
    line.show_day(bedside.chart, "C1D4")
    assert line.isHidden()
