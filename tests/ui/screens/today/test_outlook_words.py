"""A typed rate tells its consequence, and proposes nothing."""

import pytest

from infusetrack.ui.screens.today.outlook_words import outlook_words
from infusetrack.ui.widgets.number_field import NumberField


def words(bedside, qtbot, typed: str, step: str = "infusion") -> str:
    field = NumberField("New rate", "mL/h")
    qtbot.addWidget(field)
    field.set_text(typed)
    return outlook_words(bedside, step, field)


def test_half_the_rate_ends_at_night_and_keeps_the_limits(bedside, qtbot) -> None:
    told = words(bedside, qtbot, "5")

    assert told == "At 5.0 mL/h the bag ends 25 Nov 2026 01:25, after 16 h 15 min of infusing."


def test_a_rate_too_slow_for_bag_and_limit_says_both(bedside, qtbot) -> None:
    told = words(bedside, qtbot, "2")

    assert "20 h" in told
    assert told.count(".") >= 3


@pytest.mark.parametrize("typed", ["", "0", "-3", "five", "NaN", "1e3"])
def test_what_is_no_rate_tells_nothing(bedside, qtbot, typed) -> None:
    assert words(bedside, qtbot, typed) == ""


def test_before_the_start_there_is_nothing_to_tell(bedside, bedside_before, qtbot) -> None:
    assert words(bedside_before("C1D2", "infusion"), qtbot, "5") == ""
