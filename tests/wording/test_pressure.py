"""A pressure in words: the limit in use, its baseline, and the three definitions."""

from datetime import UTC, date
from decimal import Decimal as D

import pytest

from infusetrack.domain.events import StepStarted, VitalsTaken
from infusetrack.domain.pressure import pressure_ground
from infusetrack.wording.pressure import baseline_words, definitions_words, in_use_words
from tests.domain.small_trial import DIN, TRIAL, Pen, at


def ground(*sets, born=date(2020, 3, 14), fluids=False):
    pen = Pen(birth_date=born)
    if fluids:
        pen.write(StepStarted(DIN, "hydration"), at(6))
    for told in sets:
        pen.write(VitalsTaken(DIN, **told), at(7))
    return pressure_ground(pen.chart, TRIAL, DIN, at(9))


BASE = {"sbp": 104, "baseline": True, "step": "vitals"}


@pytest.mark.parametrize(
    ("sbp", "symptoms", "words"),
    [
        (100, False, "Pressure kept: low under 88.4, baseline 104 at 07:00"),
        (92, False, "Pressure falling: low under 88.4, baseline 104 at 07:00"),
        (88, False, "Low pressure: low under 88.4, baseline 104 at 07:00"),
        (None, False, "No pressure typed: low under 88.4, baseline 104 at 07:00"),
    ],
)
def test_the_limit_in_use_is_told_with_the_baseline(sbp, symptoms, words):
    known = ground(BASE)
    judged = known.judge(None if sbp is None else D(sbp), symptoms=symptoms)
    assert in_use_words(known, judged, UTC) == words


@pytest.mark.parametrize(
    ("sets", "fluids", "words"),
    [
        ((), False, "no baseline yet"),
        (({"heart_rate": 100, "baseline": True},), False, "the baseline has no pressure"),
        (({"sbp": 104},), False, "baseline 104 at 07:00, first set of the day, not marked as baseline"),
        ((BASE,), True, "baseline 104 at 07:00, taken after fluids began"),
    ],
)
def test_what_is_to_be_said_of_a_baseline_is_said(sets, fluids, words):
    assert baseline_words(ground(*sets, fluids=fluids), UTC) == words


def test_the_floor_names_the_age_and_an_age_without_one_says_so():
    known = ground()
    assert in_use_words(known, known.judge(D(90), symptoms=False), UTC) == "Pressure kept: low under 82, the floor for 6 y, no baseline yet"  # fmt: skip
    young = ground(born=date(2026, 6, 1))
    judged = young.judge(D(60), symptoms=True)
    assert in_use_words(young, judged, UTC) == "No limit of a low pressure is known for this age"
    assert definitions_words(judged) == "■ label: low · ■ nursing paper 70: low · PALS floor: no limit"


def test_all_three_definitions_stand_side_by_side():
    known = ground(BASE)
    assert definitions_words(known.judge(D(92), symptoms=False)) == "label 88.4: no · nursing paper 88.4: no · PALS floor 82: no"  # fmt: skip
    assert definitions_words(known.judge(D(85), symptoms=False)) == "■ label 88.4: low · ■ nursing paper 88.4: low · PALS floor 82: no"  # fmt: skip
