import json
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest

from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.domain.events import (
    EVENTS,
    AdverseEventNoted,
    Event,
    LabsReported,
    LabValue,
    Measured,
    StepDone,
)
from infusetrack.store.codec import decoded, encoded
from tests.store.facts import EVERY, NOON


def test_the_examples_hold_every_kind_of_fact():
    assert {type(event) for event in EVERY} == set(EVENTS.values())


@pytest.mark.parametrize("event", EVERY, ids=lambda event: type(event).__name__)
def test_every_fact_reads_back_as_itself(event):
    kind, text, again = encoded(event)
    assert decoded(kind, text) == again == event
    assert encoded(again) == (kind, text, event)


@pytest.mark.parametrize("event", EVERY, ids=lambda event: type(event).__name__)
def test_the_keys_stand_in_order(event):
    keys = list(json.loads(encoded(event)[1]))
    assert keys == sorted(keys)


def test_decimals_are_text_with_their_zeros():
    assert '"weight_kg":"12.50"' in encoded(Measured("C1D1", "m", Decimal("12.50")))[1]


def test_a_typed_text_that_looks_like_a_number_stays_text():
    event = StepDone("C1D1", "s", (("a", "12.5"), ("b", Decimal("12.5")), ("c", False)))
    assert [type(value) for _, value in encoded(event)[2].values] == [str, Decimal, bool]


def test_times_are_kept_in_utc():
    summer = timezone(timedelta(hours=2))
    event = AdverseEventNoted("C1D1", "rash", NOON.astimezone(summer))
    assert "2026-11-23T12:00:00Z" in encoded(event)[1]


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(Refused, match="time_without_zone"):
        encoded(AdverseEventNoted("C1D1", "rash", datetime(2026, 11, 23, 12)))  # noqa: DTZ001


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(number):
    with pytest.raises(Refused, match="number_not_storable"):
        encoded(Measured("C1D1", "m", Decimal(number)))
    with pytest.raises(Refused, match="number_not_storable"):
        encoded(LabsReported("C1D1", "l", NOON, (LabValue("hgb", Decimal(number), "g/dL"),)))


def test_a_fact_that_would_not_read_back_is_refused():
    with pytest.raises(Refused, match="number_not_storable"):
        encoded(Measured("C1D1", "m", 12.1))


def test_an_unknown_fact_is_refused():
    with pytest.raises(Refused, match="unknown_fact"):
        encoded(Event())


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Nothing", "{}"),
        ("Measured", "{"),
        ("Measured", "{}"),
        ("ClockGap", '{"kind":"slept","seconds":"9"}'),
    ],
)
def test_a_line_that_cannot_be_read_says_so(kind, text):
    with pytest.raises(BrokenWorld, match="line_unreadable"):
        decoded(kind, text)
