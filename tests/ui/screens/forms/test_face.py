"""What a form shows: fields, what comes first, or the result."""

import pytest

from infusetrack.ui.screens.forms.face import Mode, offset_words


def test_a_blocked_step_names_what_comes_first(opened):
    form = opened("C1D2", "release", upto="labs")
    assert form.mode is Mode.BLOCKED
    assert "Laboratory results" in form.frame.waits.text()
    assert form.form.isHidden()
    assert form.frame.primary.isHidden()


def test_a_done_step_shows_who_and_when_and_no_fields(opened):
    form = opened("C1D2", "measure", upto="labs")
    assert form.mode is Mode.CLOSED
    assert ("When and who", "06:42 by RN 27") in form.frame.summary.rows
    assert form.form.isHidden()
    assert not form.frame.amend.isHidden()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(-150, "2 h 30 min before the start"), (0, "At the start"), (60, "1 h after the start")],
)
def test_the_offset_is_told_in_words(minutes, words):
    assert offset_words(minutes) == words
