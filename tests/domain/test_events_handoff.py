"""The facts of a handoff."""

from datetime import UTC, datetime

from infusetrack.domain.events import HandoffGiven

UNTIL = datetime(2026, 11, 24, 21, tzinfo=UTC)


def _given(summary):
    return HandoffGiven("C1D2", "ab12", "ab" * 32, "watcher", "watcher", "", "Day 2 of 4.", summary, UNTIL)


def test_a_summary_in_the_nurses_own_words_is_marked_as_edited():
    assert _given("Day 2 of 4. Sleeps badly.").summary_was_edited


def test_a_line_broken_elsewhere_is_no_edit():
    assert not _given("Day 2\nof 4. ").summary_was_edited
