"""Adverse events of the day."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infusetrack.domain.events import AdverseEventGraded, AdverseEventNoted, StepDone
from infusetrack.ui.bedside import ADD_TOXICITY
from tests.ui.screens.forms.hand import CONTROL, events, last, save

GOOD = {"words": "Urticaria on both arms", "onset": "12:00", "reaction": "yes"}


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("words", "", "is empty"),
        ("words", "x" * 400, "at most 200"),
        ("onset", "", "is empty"),
        ("onset", "noon", "is not a time"),
        ("onset", "23:59", "has not come yet"),
        ("reaction", "", "is empty"),
    ],
)
def test_a_note_that_says_too_little_is_refused(opened, key, text, told):
    form = opened("C1D2", "events")
    before = len(events(form))
    form.form.set_texts(GOOD | {key: text})
    QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert len(events(form)) == before
    assert told in form.form.refusal.text()
    assert form.form.fields[key].text() == text


def test_notes_are_listed_and_the_step_stays_open(opened):
    form = opened("C1D2", "events")
    form.form.set_texts(GOOD)
    QTest.keyClick(form, Qt.Key.Key_Return, CONTROL)
    assert isinstance(last(form).event, AdverseEventNoted)
    assert last(form).event.reaction
    assert form.noted.rows[0][1] == "Urticaria on both arms (reaction)"
    assert form.mode == "fill"
    assert form.frame.primary.text() == "All adverse events are noted"
    save(form)
    assert last(form).event == StepDone("C1D2", "events", ())


def test_no_adverse_event_is_said_in_so_many_words(opened):
    form = opened("C1D2", "events")
    assert form.frame.primary.text() == "No adverse event today"
    save(form)
    assert last(form).event == StepDone("C1D2", "events", (("none_today", True),))


def test_a_half_typed_note_is_not_walked_over(opened):
    form = opened("C1D2", "events")
    before = len(events(form))
    form.form.set_texts({"words": "Fever"})
    save(form)
    assert len(events(form)) == before
    assert "not added yet" in form.form.refusal.text()


def test_a_graded_toxicity_counts_and_the_one_line_note_stays_possible(opened):
    form = opened("C1D2", "events")
    asked = []
    form.bedside.asked_for.connect(asked.append)
    form.grade_button.click()
    assert asked == [ADD_TOXICITY]
    now = form.bedside.now()
    graded = AdverseEventGraded("C1D2", "Chills", "5.0", "General", 2, (1, 2, 3), "nurse", now, now, "shakes")
    assert form.bedside.write(graded).stands
    form.refresh()
    form.arrange()
    assert form.noted.rows[0][1] == "Chills, grade 2"
    assert form.frame.primary.text() == "All adverse events are noted"
    save(form)
    assert last(form).event == StepDone("C1D2", "events", ())
