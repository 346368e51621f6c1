"""The entry sheet of vital signs."""

from dataclasses import replace
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


def test_an_unusual_number_is_read_twice_before_it_stands(entry):
    entry.set_texts(GOOD | {"spo2": "85"})
    assert "Unusual" in entry.fields["spo2"].message
    assert entry.read_event() is None
    assert "SpO₂ 85. Read again" in entry.refusal.text()
    event = entry.read_event()
    assert (event.spo2, event.confirmed) == (85, ("spo2",))


def test_another_unusual_number_is_asked_for_anew(entry):
    entry.set_texts(GOOD | {"spo2": "85"})
    assert entry.read_event() is None
    entry.fields["spo2"].set_text("58")
    assert entry.read_event() is None
    entry.fields["spo2"].set_text("85")
    assert entry.read_event() is None
    entry.fields["spo2"].set_text("85")
    assert entry.read_event().confirmed == ("spo2",)


def test_an_ordinary_number_needs_no_second_reading_and_a_cleared_sheet_forgets(entry):
    entry.set_texts(GOOD)
    assert entry.read_event().confirmed == ()
    entry.set_texts(GOOD | {"heart_rate": "190"})
    assert entry.read_event() is None
    entry.clear()
    entry.set_texts(GOOD | {"heart_rate": "190"})
    assert entry.read_event() is None


def test_a_pressure_under_the_floor_and_a_number_far_out_for_the_age_are_read_twice(entry):
    entry.set_texts(GOOD | {"sbp": "81", "dbp": "40", "respiratory_rate": "47"})
    assert entry.read_event() is None
    assert entry.read_event().confirmed == ("sbp", "respiratory_rate")


def test_fahrenheit_says_what_it_is_in_celsius_and_asks_to_type_it(entry):
    entry.set_texts(GOOD | {"temperature_c": "98.6"})
    assert "37.0 °C? Type it" in entry.fields["temperature_c"].message
    assert entry.read_event() is None
    assert entry.fields["temperature_c"].text() == "98.6"


MORE = {
    "oxygen": "NP", "oxygen_delivery": "2", "oxygen_unit": "L/min", "capillary_refill_s": "2.5",
    "respiratory_distress": "mild", "consciousness": "V", "pressure_symptoms": "yes", "worried": "yes",
}  # fmt: skip


def test_what_the_score_asks_for_is_written_and_comes_back(entry):
    entry.set_texts(GOOD | MORE)
    event = entry.read_event()
    assert (event.oxygen_device, event.oxygen_delivery, event.oxygen_unit) == ("NP", 2, "L/min")
    assert (event.capillary_refill_s, event.respiratory_distress) == (Decimal("2.5"), "mild")
    assert (event.consciousness, event.pressure_symptoms, event.worried) == ("V", True, True)
    assert not event.bp_not_possible
    entry.clear()
    entry.fill(event)
    assert entry.read_event() == event


def test_the_amount_is_asked_for_only_with_a_device_that_has_one(entry):
    for device, shown in (("", False), ("air", False), ("FM", True), ("HF", True)):
        entry.fields["oxygen"].set_text(device)
        assert entry.fields["oxygen_delivery"].isHidden() is not shown
    entry.set_texts(GOOD | MORE | {"oxygen": "air"})
    assert entry.read_event().oxygen_delivery is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"oxygen_delivery": "71"}, "0 to 70"),
        ({"oxygen_delivery": "0.4", "oxygen_unit": "%"}, "fraction: 40 %"),
        ({"oxygen_delivery": "101", "oxygen_unit": "%"}, "2 to 100"),
        ({"oxygen_unit": ""}, "L/min or %"),
        ({"capillary_refill_s": "16"}, "0 to 15"),
        ({"capillary_refill_s": "x"}, "not a number"),
    ],
)
def test_oxygen_and_refill_that_cannot_be_are_refused_and_stay(entry, changes, told):
    entry.set_texts(GOOD | MORE)
    for key, text in changes.items():
        entry.fields[key].set_text(text)
    assert entry.read_event() is None
    assert told in entry.refusal.text()
    assert all(entry.fields[key].text() == text for key, text in changes.items())


def test_what_an_older_set_says_of_oxygen_in_words_stays_with_it(entry, bedside):
    event = replace(bedside.record.vitals[-1].event, oxygen_device="", oxygen="2 L by mask")
    entry.fill(event)
    assert entry.read_event().oxygen == "2 L by mask"
    entry.fields["oxygen"].set_text("FM")
    assert entry.read_event().oxygen == ""
    entry.clear()
    entry.set_texts(GOOD)
    assert entry.read_event().oxygen == ""


def test_a_state_without_a_number_may_be_written(entry):
    entry.set_texts({"consciousness": "U"})
    assert entry.read_event().consciousness == "U"
    entry.clear()
    entry.set_texts({"note": "asleep"})
    assert entry.read_event() is None


def test_a_sketch_leaves_out_what_cannot_be_read_or_cannot_be(entry):
    entry.set_texts({"sbp": "9x", "dbp": "50", "heart_rate": "999", "oxygen": "air"})
    sketch = entry.sketch()
    assert (sketch.sbp, sketch.dbp, sketch.heart_rate, sketch.oxygen_device) == (None, 50, None, "air")
