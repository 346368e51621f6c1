"""What the sentinel says is short, and says what to do."""

from infusetrack.wording import sentinel


def test_every_state_has_its_words_for_a_terminal():
    for program in sentinel.HEADINGS:
        words = sentinel.plain(program, "3 · C1D2")
        assert "The pumps run on." in words
        assert words.endswith("3 · C1D2")
        assert sentinel.what_to_do(program) in words
