"""The entry sheet of vital signs."""

from decimal import Decimal

import pytest

from infusetrack.ui.screens.forms.vitals_entry import VitalsEntry

GOOD = {"sbp": "104", "dbp": "64", "temperature_c": "37.1", "temperature_site": "ear"}


@pytest.fixture
def entry(qtbot, bedside):
    made = VitalsEntry(bedside)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("sbp", "1040", "cannot be"),
        ("sbp", "10", "cannot be"),
        ("sbp", "-90", "cannot be"),
        ("sbp", "60", "swapped"),
        ("sbp", "98.5", "too many decimals"),
        ("sbp", "n/a", "is not a number"),
        ("dbp", "9", "cannot be"),
        ("heart_rate", "9", "cannot be"),
        ("heart_rate", "1e2", "is not a number"),
        ("respiratory_rate", "200", "cannot be"),
        ("temperature_c", "98.6", "Fahrenheit"),
        ("temperature_c", "20", "cannot be"),
        ("temperature_site", "", "is empty"),
        ("spo2", "101", "above 100"),
        ("pain", "11", "cannot be"),
        ("pain", "3", "Pain scale"),
    ],
)
def test_what_no_child_can_show_is_refused_and_stays(entry, key, text, told):
    entry.set_texts(GOOD | {key: text})
    assert entry.read_event() is None
    assert entry.fields[key].text() == text
    assert told in entry.refusal.text()


def test_an_empty_set_is_refused(entry):
    assert entry.read_event() is None
    assert "at least one vital sign" in entry.refusal.text()


def test_a_partial_set_needs_no_reason_between_times(entry):
    entry.set_texts(GOOD | {"note": "asleep", "sedation": "S", "line_site": "ok"})
    event = entry.read_event()
    assert (event.sbp, event.temperature_c, event.sedation) == (104, Decimal("37.1"), "S")
    assert event.heart_rate is None
    assert not event.baseline


def test_the_last_set_stands_in_grey_and_is_never_copied(entry, bedside):
    entry.show_last()
    assert "last" in entry.fields["sbp"].aside
    assert entry.is_empty()
    event = bedside.record.vitals[-1].event
    entry.fill(event)
    again = entry.read_event()
    assert (again.sbp, again.spo2, again.pain_scale) == (event.sbp, event.spo2, event.pain_scale)


def test_an_unusual_number_is_marked_and_may_stand(entry):
    entry.set_texts(GOOD | {"spo2": "85"})
    assert "Unusual" in entry.fields["spo2"].message
    assert entry.read_event().spo2 == 85
