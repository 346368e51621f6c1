"""Beside the day stands how many checks came on time and which were not taken."""

from infusetrack.domain.events import CheckLapsed
from infusetrack.ui.screens.vitals.planned_words import planned_words
from infusetrack.ui.screens.vitals.screen import VitalsScreen


def test_a_day_that_runs_tells_its_share(bedside):
    words = planned_words(bedside, "C1D3")
    assert words.startswith("Checks on time: ")
    assert " of " in words
    assert "Not taken" not in words


def test_a_lapse_is_named(bedside):
    bedside.write(CheckLapsed("C1D3", "infusion", "V-DIN", "start", bedside.now()))
    assert planned_words(bedside, "C1D3").endswith("Not taken: 13:25 (V-DIN)")


def test_a_day_not_begun_says_nothing(bedside):
    assert planned_words(bedside, "C1D4") == ""


def test_the_vitals_screen_shows_it_and_the_lapse_has_a_column(bedside, qtbot):
    bedside.write(CheckLapsed("C1D3", "infusion", "V-DIN", "start", bedside.now()))
    screen = VitalsScreen(bedside)
    qtbot.addWidget(screen)
    screen.show_chart(bedside.chart)
    assert screen.course.subtitle == planned_words(bedside, "C1D3")
    last = screen.flowsheet.model.set_at(screen.flowsheet.model.columnCount() - 1)
    assert (last.clock, last.cells["bp"]) == ("13:25", "not taken")
    screen.amend(last.line)
    assert screen.sheet.amending is None
