"""What lies ahead is said on Today, and nothing where there is nothing."""

from datetime import UTC, datetime

import pytest

from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.events import InfusionStopped
from infusetrack.ui.screens.today.ahead_card import AheadCard
from tests.domain.small_trial import DIN, TRIAL, Pen, at, started
from tests.domain.test_next_start import example_3


class Ground:
    """The part of a bedside that the card asks."""

    def __init__(self, bedside, chart):
        self.chart, self.regimen, self.zone = chart, TRIAL, bedside.zone


@pytest.fixture
def shown(bedside, qtbot):
    def show(pen, now):
        card = AheadCard(Ground(bedside, pen.chart))
        qtbot.addWidget(card)
        card.show_day(day_view(TRIAL, pen.chart.day(DIN)), now)
        return card

    return show


def test_an_undisturbed_day_says_nothing(shown):
    pen = Pen()
    pen.write(started(), at(8))
    card = shown(pen, at(18))
    assert card.isHidden()
    assert card.words.text() == ""


def test_a_slow_night_is_warned_of(shown):
    assert "start that is planned for C1D3" in shown(example_3(), at(15)).words.text()


def test_a_change_of_the_clocks_is_told_before_the_start_and_while_it_runs(shown):
    pen = Pen()
    eve = datetime(2026, 11, 1, 0, 30, tzinfo=UTC)
    assert "The clocks go back by 1 h" in shown(pen, eve).words.text()
    pen.write(started(numbers=("11.2", "103.2", "10")), eve)
    assert "The clocks go back by 1 h" in shown(pen, eve).words.text()
    pen.write(InfusionStopped(DIN, "infusion", "reaction"), eve)
    assert "clocks" not in shown(pen, eve).words.text()
