"""Markers, blood drawn and the rise after red cells in words."""

from decimal import Decimal as D

from infusetrack.domain.events import LabValue
from infusetrack.domain.hemoglobin_beside import DrawnShare, Rise
from infusetrack.wording.figures import MINUS
from infusetrack.wording.hemoglobin_beside import (
    DASH,
    beside_words,
    drawn_words,
    interference_words,
    rise_words,
)
from tests.domain.hemoglobin_courses import on


def test_blood_drawn_is_told_in_millilitres_and_as_a_share():
    assert drawn_words(DrawnShare(on(0), D("31.0"), D("2.1"))) == "31 mL, 2.1 % of blood volume"


def test_the_rise_seen_stands_beside_the_one_expected():
    assert rise_words(Rise(D("2.0"), D("1.3"))) == "+1.3, +2.0 expected"
    assert rise_words(Rise(D("2.0"), D("-0.2"))) == f"{MINUS}0.2, +2.0 expected"
    assert rise_words(Rise(D("2.0"), None)) == "not measured, +2.0 expected"


def test_what_is_told_in_words_is_short():
    told = [
        beside_words(LabValue("dat", D(value), "result", text=text))
        for value, text in ((1, ""), (0, ""), (1, "2+"))
    ]
    assert told == ["pos", "neg", "2+"]
    assert beside_words(None) == DASH
    assert "anti-CD47" in interference_words()
