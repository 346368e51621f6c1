"""The words of a set that are no numbers."""

from decimal import Decimal as D

import pytest

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.reference_limits import outside
from infusetrack.wording import events
from infusetrack.wording.vitals import (
    consciousness_words,
    distress_words,
    field_words,
    outside_words,
    oxygen_words,
    signs_words,
)
from tests.domain.small_trial import DIN, TRIAL, Pen, at


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, ""), ({"oxygen": "2 L by mask"}, "2 L by mask"), ({"oxygen_device": "air"}, "air"),
        ({"oxygen_device": "NP", "oxygen_delivery": D("2.0"), "oxygen_unit": "L/min"}, "nasal prongs 2 L/min"),
        ({"oxygen_device": "snorkel"}, "snorkel"),
    ],
)  # fmt: skip
def test_oxygen_says_device_and_amount(told, words):
    assert oxygen_words(VitalsTaken(DIN, **told)) == words


def test_states_and_signs_have_words_and_what_was_not_seen_has_none():
    event = VitalsTaken(DIN, respiratory_distress="mild", consciousness="V", pressure_symptoms=True, bp_not_possible=True, worried=True)  # fmt: skip
    assert (distress_words(event), consciousness_words(event)) == ("mild", "V to voice")
    assert signs_words(event) == "signs of a low pressure, pressure not possible, worry"
    empty = VitalsTaken(DIN)
    assert (distress_words(empty), consciousness_words(empty), signs_words(empty)) == ("", "", "")
    assert (field_words("spo2"), field_words("other")) == ("SpO₂", "other")


@pytest.mark.parametrize(
    ("value", "words"), [(121, "above 118, 6 y PALS 2015"), (74, "below 75, 6 y PALS 2015")]
)
def test_a_range_says_its_limit_the_age_and_its_table(value, words):
    told = outside(TRIAL.reference, {"heart_rate": D(value)}, 80, "female")["heart_rate"]
    assert outside_words(told, 6) == words


def test_the_line_of_a_set_tells_all_of_it():
    pen = Pen()
    event = VitalsTaken(DIN, heart_rate=170, capillary_refill_s=D(3), respiratory_distress="mild", consciousness="A", worried=True, confirmed=("heart_rate",))  # fmt: skip
    line = pen.write(event, at(9))
    words = events.line_words(line, at(9).tzinfo)
    assert words == "Vital signs: HR 170, CRT 3 s, effort mild, alert, worry, read twice: HR"
