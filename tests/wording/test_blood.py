"""Blood refusals and the alarm of the hemoglobin watch in words: what, and what to do next."""

from datetime import timedelta

import pytest

from infusetrack.domain.alarms import alarm_ground, alarms_at
from infusetrack.domain.errors import Refused
from infusetrack.domain.hemoglobin_chart import review_chart
from infusetrack.wording.alarms import alarm_words
from infusetrack.wording.blood import SENTENCES
from infusetrack.wording.hemoglobin import rule_met_words
from infusetrack.wording.sentences import sentence
from tests.domain.hemoglobin_courses import last, quiet
from tests.domain.small_trial import MAG, TRIAL, Pen, at, hgb, magrolimab_started


@pytest.mark.parametrize("code", SENTENCES)
def test_each_refusal_says_what_to_do(code):
    facts = {"ml_kg": "0.1", "low": 2, "high": 25, "by": "RN 27", "at": at(8)}
    said = sentence(Refused(code, **facts))
    assert said.endswith(".")
    assert "{" not in said


def test_the_alarm_names_the_rule_and_asks_for_a_check_and_a_decision():
    pen = Pen()
    pen.write(magrolimab_started(), at(9, day=23))
    for day, value in ((24, "10.4"), (25, "9.6"), (26, "8.8")):
        pen.write(hgb(f"C1D{day - 22}", value, at(6, day=day)), at(7, day=day))
    ground = alarm_ground(pen.chart, TRIAL, MAG, review_chart(pen.chart))
    (found,) = alarms_at(ground, (), at(7, day=26) + timedelta(minutes=1))
    said = alarm_words(found, at(7, day=26), at(0).tzinfo)
    assert said.title == "Hemoglobin: act now"
    assert "2." in said.detail
    assert said.action == "Check now, tell the investigator, record the decision"
    for word in ("hold", "omit", "delay", "give"):
        assert word not in said.spoken.lower()


def test_without_a_rule_there_is_nothing_to_name():
    assert rule_met_words(last([(-2, "11.2"), *quiet()])) == ""
