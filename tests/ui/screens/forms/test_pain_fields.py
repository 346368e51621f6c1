"""The entry of pain and sedation: the scale for the age, even numbers on the faces, drowsiness that asks."""

import pytest

from infusetrack.ui.screens.forms.pain_fields import PainFields
from infusetrack.ui.screens.forms.vitals_entry import VitalsEntry


@pytest.fixture
def entry(bedside, qtbot):
    """The sheet of a child of 6 years."""
    made = VitalsEntry(bedside)
    qtbot.addWidget(made)
    return made


def test_a_child_of_six_tells_by_faces_or_is_watched(entry):
    assert entry.fields["pain_scale"].aside == "faces FLACC"
    assert entry.fields["pain_scale"].is_empty()


def test_an_odd_face_is_refused_with_the_two_beside_it(entry):
    entry.set_texts({"pain": "3", "pain_scale": "faces", "heart_rate": "100"})
    assert "2 or 4" in entry.fields["pain"].message
    assert entry.read_event() is None
    assert entry.fields["pain"].text() == "3"
    entry.set_texts({"pain": "4"})
    assert entry.read_event().pain == 4


def test_the_same_number_is_right_on_another_scale(entry):
    entry.set_texts({"pain": "3", "pain_scale": "FLACC", "heart_rate": "100"})
    assert not entry.fields["pain"].message
    assert entry.read_event().pain_scale == "FLACC"


def test_a_scale_of_older_children_asks_and_does_not_stop(entry):
    entry.set_texts({"pain": "3", "pain_scale": "NRS", "heart_rate": "100"})
    assert "96 months" in entry.fields["pain_scale"].message
    assert entry.read_event().pain_scale == "NRS"


@pytest.mark.parametrize(("score", "told"), [("3", "call the prescriber"), ("4", "call for help now")])
def test_too_sedated_says_what_to_do(entry, score, told):
    entry.fields["sedation"].set_text(score)
    assert told in entry.fields["sedation"].message
    entry.fields["sedation"].set_text("S")
    assert not entry.fields["sedation"].message


def test_without_a_patient_no_scale_is_named(bedside, qtbot):
    bedside.close_patient()
    made = VitalsEntry(bedside)
    qtbot.addWidget(made)
    assert PainFields(made, bedside).months() is None
    assert not made.fields["pain_scale"].aside
