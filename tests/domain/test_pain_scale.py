"""The right scale for the age, the scores that a scale has, and what a sedation score asks for."""

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.pain_scale import (
    SEDATION,
    band,
    check_pain,
    fits_age,
    look_at_scale,
    scale_called,
    scales_for,
    too_sedated,
    usual_scale,
)
from tests.domain.small_trial import DIN, Pen, at


@pytest.mark.parametrize(
    ("months", "scales"),
    [
        (1, ()),
        (2, ("FLACC",)),
        (35, ("FLACC",)),
        (36, ("faces", "FLACC")),
        (95, ("faces", "FLACC")),
        (96, ("NRS", "faces")),
        (400, ("NRS", "faces")),
    ],
)
def test_the_scales_of_an_age(months, scales):
    assert scales_for(months) == scales


def test_a_scale_by_its_name():
    assert scale_called("faces") == "faces"
    assert scale_called("") is None


def test_who_cannot_tell_is_watched_at_any_age():
    assert scales_for(240, tells=False) == ("FLACC",)
    assert not fits_age("NRS", 240, tells=False)


def test_the_scale_that_was_used_last_stays():
    pen = Pen()
    assert usual_scale(pen.chart, 80) == "faces"
    pen.write(VitalsTaken(DIN, pain=3, pain_scale="FLACC"), at(9))
    pen.write(VitalsTaken(DIN, heart_rate=90), at(10))
    assert usual_scale(pen.chart, 80) == "FLACC"
    assert usual_scale(pen.chart, 200) == "FLACC"
    pen.write(VitalsTaken(DIN, pain=3, pain_scale="NRS"), at(11))
    assert usual_scale(pen.chart, 60) == "FLACC"
    assert usual_scale(Pen().chart, 1) is None


@pytest.mark.parametrize("score", [1, 3, 9])
def test_faces_have_no_odd_number(score):
    with pytest.raises(Refused, match="pain_faces_odd"):
        check_pain("faces", score)
    check_pain("NRS", score)
    check_pain("FLACC", score)


def test_zero_and_ten_are_on_every_scale_and_eleven_on_none():
    for scale in ("FLACC", "faces", "NRS"):
        for score in (0, 10):
            check_pain(scale, score)
        for score in (-1, 11):
            with pytest.raises(Refused, match="pain_outside"):
                check_pain(scale, score)


def test_a_scale_for_older_ones_asks():
    assert look_at_scale("NRS", 95).weight == "ask"
    assert look_at_scale("NRS", 96) is None
    assert look_at_scale("faces", 35).code == "pain_scale_age"
    assert look_at_scale("FLACC", 300) is None


@pytest.mark.parametrize(
    ("score", "name"),
    [(0, "none"), (1, "mild"), (3, "mild"), (4, "moderate"), (6, "moderate"), (7, "severe"), (10, "severe")],
)
def test_the_bands(score, name):
    assert band(score) == name


def test_three_and_four_ask_and_asleep_is_normal():
    assert [one for one in SEDATION if too_sedated(one)] == ["3", "4"]
    assert not too_sedated("")
