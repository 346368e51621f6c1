"""What each danger says: the number, the limit it does not keep, and why."""

from datetime import date
from decimal import Decimal as D

import pytest

from infusetrack.domain.danger import dangers
from infusetrack.domain.events import VitalsTaken
from infusetrack.wording.danger import SAID, TITLES, danger_title, danger_words
from tests.domain.small_trial import DIN, TRIAL, Pen, at


def only(born=date(2020, 3, 14), baseline=104, **told):
    pen = Pen(birth_date=born)
    if baseline:
        pen.write(VitalsTaken(DIN, "vitals", sbp=baseline, baseline=True), at(7))
    pen.write(VitalsTaken(DIN, **told), at(9))
    return dangers(pen.chart, TRIAL, DIN)[0]


@pytest.mark.parametrize(
    ("told", "title", "words"),
    [
        ({"sbp": 88}, "Low blood pressure", "SBP 88, under 88.4: too far under the day's baseline (baseline 104)"),
        ({"sbp": 80, "baseline": 0}, "Low blood pressure", "SBP 80, under 82: under the limit for the age"),
        ({"sbp": 100, "pressure_symptoms": True}, "Low blood pressure", "SBP 100: signs of a low pressure"),
        ({"pressure_symptoms": True}, "Low blood pressure", "signs of a low pressure"),
        ({"sbp": 93}, "Blood pressure is falling", "SBP 93, under 93.6 (baseline 104): look closer"),
        ({"spo2": 93}, "Low oxygen saturation", "SpO₂ 93, under 94: SpO2 in room air"),
        ({"temperature_c": D("38.5")}, "Fever", "Temperature 38.5, 38.5 or more: Temperature; ask about cultures"),
        ({"sedation": "3"}, "Sedation", "POSS 3, at 3 or more"),
        ({"respiratory_rate": 12}, "Slow breathing", "RR 12, under 13 for 6 y"),
        ({"consciousness": "P"}, "Less than alert", "answers to pain only"),
        ({"heart_rate": 156}, "Unusual for the age", "HR 156, above 137 for 6 y (Bonafide 2013); read twice?"),
        ({"heart_rate": 60}, "Unusual for the age", "HR 60, below 71 for 6 y (Bonafide 2013); read twice?"),
    ],
)  # fmt: skip
def test_a_danger_says_its_number_its_limit_and_why(told, title, words):
    one = only(**told)
    assert (danger_title(one), danger_words(one)) == (title, words)


def test_a_score_names_its_chart_level_and_what_is_missing():
    confirmed = ("heart_rate", "respiratory_rate")
    one = only(heart_rate=165, respiratory_rate=52, confirmed=confirmed)
    assert danger_words(one).startswith("National PEWS 2023 8, medium; not scored: breathing effort, SpO₂")


def test_a_whole_score_says_nothing_of_missing_items():
    one = only(
        heart_rate=165, respiratory_rate=52, sbp=100, spo2=99, oxygen_device="air", capillary_refill_s=D(1),
        respiratory_distress="none", confirmed=("heart_rate", "respiratory_rate"),
    )  # fmt: skip
    assert danger_words(one) == "National PEWS 2023 8, medium"


def test_every_kind_has_a_title_and_every_code_words():
    assert set(TITLES) == set(dangers.__globals__["DangerKind"].__args__)
    assert set(SAID) == {"hypotension", "pressure_watch", "limit", "sedation", "breathing", "consciousness", "score", "age_range"}  # fmt: skip
