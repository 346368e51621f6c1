"""Two identifiers: the patient's own, or nothing is written."""

import pytest

from infusetrack.domain.events import IdentityConfirmed
from tests.ui.screens.forms.hand import events, last, refused, save, words

GOOD = {"study_id": "PED-0417", "second": "HN 20417", "not_scanned": "scanner is charging"}


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("study_id", "", "is empty"),
        ("study_id", "PED-0398", "This is not PED-0417"),
        ("study_id", "chair 1", "Stop, and check who sits here"),
        ("second", "", "is empty"),
        ("second", "PED-0417", "This is not PED-0417"),
        ("second", "9" * 300, "at most 200"),
        ("not_scanned", "", "is empty"),
    ],
)
def test_a_wrong_wristband_writes_nothing(opened, key, text, told):
    refused(opened("C1D2", "identity"), GOOD, key, text, told)


def test_a_wrong_wristband_does_not_tell_the_right_identifier(opened):
    form = opened("C1D2", "identity")
    form.form.set_texts(GOOD | {"second": "HN 99999"})
    save(form)
    assert "HN 20417" not in words(form)


def test_typed_identifiers_stand_with_the_reason(opened):
    form = opened("C1D2", "identity")
    form.form.set_texts(GOOD | {"study_id": " ped-0417 "})
    save(form)
    assert last(form).event == IdentityConfirmed(
        "C1D2", "identity", ("PED-0417", "HN 20417"), "typed", "scanner is charging"
    )


def test_two_scans_need_no_reason(opened):
    form = opened("C1D2", "identity")
    assert form.take_scan("HN 20417")
    assert form.take_scan("PED-0417")
    save(form)
    assert last(form).event.how == "scanned"


def test_a_scan_of_another_child_is_refused_at_once(opened):
    form = opened("C1D2", "identity")
    assert form.take_scan("HN 20398")
    assert "This is not PED-0417" in words(form)
    assert form.form.fields["study_id"].is_empty()
    assert not any(isinstance(event, IdentityConfirmed) and event.day == "C1D2" for event in events(form))


def test_a_scan_that_was_typed_over_counts_as_typed(opened):
    form = opened("C1D2", "identity")
    form.take_scan("HN 20417")
    form.take_scan("PED-0417")
    form.form.fields["second"].set_text("hn 20417")
    assert not form.form.fields["not_scanned"].isHidden()
