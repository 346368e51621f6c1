"""What is said when the clock jumped."""

import pytest

from infusetrack.app.gap_words import WORDS, gap_words


@pytest.mark.parametrize("kind", WORDS)
def test_a_jump_is_told_in_minutes_and_sends_to_the_pumps(kind):
    assert "3 min" in gap_words(kind, 180)
    assert "1 min" in gap_words(kind, 5)
    assert "Look at the pumps" in gap_words(kind, 5)
