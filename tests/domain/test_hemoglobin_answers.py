"""Which advice waits for a person, and since when a rule has been met."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

import pytest

from infusetrack.domain.admission_blood import check_blood
from infusetrack.domain.alarm_hemoglobin import of_reviews, one_voice
from infusetrack.domain.alarms import alarm_ground
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DaySigned, HemoglobinAnswered, Transfused
from infusetrack.domain.hemoglobin_answers import answer_to, met_since, waiting
from infusetrack.domain.hemoglobin_chart import review_chart
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.domain.record import Draft
from tests.domain.hemoglobin_courses import STEADY, on, quiet, reviews
from tests.domain.small_trial import MAG, TRIAL, Pen, at, hgb, magrolimab_started, weight

LOW = at(6, day=26)


def _falling(*values):
    pen = Pen()
    pen.write(weight(MAG, "16.0"), at(7, day=23))
    pen.write(magrolimab_started(), at(9, day=23))
    for day, value in values or ((24, "10.4"), (25, "9.6"), (26, "8.8")):
        pen.write(hgb(f"C1D{day - 22}", value, at(6, day=day)), at(7, day=day))
    return pen


def answered(drawn_at=LOW, value="8.8", **more):
    known = {"tier": "act", "rule": "two_lost", "cause": "cd47", "agrees": True, "decided_by": "PI 01"}
    return HemoglobinAnswered(MAG, drawn_at, D(value), **(known | more))


def _alarms(pen):
    return [one.kind for one in alarm_ground(pen.chart, TRIAL, "C1D4", review_chart(pen.chart)).conditions]


class TestWaiting:
    def test_an_act_waits_until_a_decision_is_recorded(self):
        pen = _falling()
        found = review_chart(pen.chart)
        assert found[-1].tier is Tier.ACT
        assert waiting(pen.chart, found).at == LOW
        pen.write(answered(), at(8, day=26))
        assert waiting(pen.chart, found) is None
        assert answer_to(pen.chart, LOW).by == "RN 27"

    def test_a_decision_on_an_older_value_does_not_answer_a_graver_one(self):
        pen = _falling()
        pen.write(answered(at(6, day=25), "9.6", tier="watch"), at(8, day=25))
        assert waiting(pen.chart, review_chart(pen.chart)).at == LOW

    def test_what_no_longer_acts_asks_for_nothing(self):
        assert waiting(Pen().chart, reviews([*STEADY, *quiet()])) is None
        assert waiting(Pen().chart, ()) is None

    def test_the_same_alert_once_answered_is_not_asked_again(self):
        pen = _falling()
        pen.write(answered(), at(8, day=26))
        pen.write(hgb("C1D5", "8.7", at(6, day=27)), at(7, day=27))
        found = review_chart(pen.chart)
        assert (found[-1].tier, found[-1].news) == (Tier.ACT, False)
        assert waiting(pen.chart, found) is None

    def test_where_nothing_is_news_the_last_value_is_asked_about(self):
        pen = _falling()
        again = [replace(one, news=False) for one in review_chart(pen.chart)]
        assert waiting(pen.chart, again).at == LOW

    def test_the_decision_on_another_value_is_not_the_answer_to_this_one(self):
        pen = _falling()
        pen.write(answered(at(6, day=25), "9.6"), at(8, day=25))
        assert answer_to(pen.chart, LOW) is None
        assert answer_to(pen.chart, at(6, day=25)) is not None


class TestTheAlarm:
    def test_it_speaks_for_the_bare_fall_and_ends_with_the_decision(self):
        pen = _falling()
        assert _alarms(pen) == ["hgb_act"]
        pen.write(answered(), at(8, day=26))
        assert "hgb_act" not in _alarms(pen)

    def test_it_counts_from_the_line_that_brought_the_value(self):
        pen = _falling()
        (found,) = of_reviews(pen.chart, "C1D4", review_chart(pen.chart))
        assert (found.since, found.rungs[0].at, found.act) == (LOW, at(7, day=26), "advice")

    def test_a_signed_day_has_none(self):
        pen = _falling()
        pen.write(DaySigned("C1D4", "sign", "performed", "h"), at(8, day=26))
        assert list(of_reviews(pen.chart, "C1D4", review_chart(pen.chart))) == []

    def test_a_value_that_no_line_brought_counts_from_its_draw(self):
        low = reviews([*STEADY, (1, "9.8"), (2, "8.4"), (3, "7.4")])
        (found,) = of_reviews(Pen().chart, "C1D4", low)
        assert found.rungs[0].at == on(3)

    def test_without_the_watch_the_bare_fall_speaks(self):
        assert one_voice((), ()) == ()
        assert "hgb_drop" in [one.kind for one in alarm_ground(_falling().chart, TRIAL, MAG).conditions]


class TestSince:
    def test_a_rule_is_met_since_the_first_of_the_values_that_all_met_it(self):
        found = reviews([*STEADY, (1, "9.0"), (2, "11.2"), (4, "9.0"), (5, "8.9")])
        met = {one.rule: since for one, since in met_since(found)}
        assert met["raw_fall"] == on(4)

    def test_a_rule_that_every_value_met_is_met_since_the_first(self):
        (found,) = reviews([(1, "7.5")])
        assert dict.fromkeys(since for _, since in met_since((found,))) == {on(1): None}

    def test_without_a_value_no_rule_is_met(self):
        assert met_since(()) == ()


class TestAdmission:
    @pytest.mark.parametrize(
        ("change", "code"),
        [({"value": "8.9"}, "advice_moved_on"), ({"drawn_at": at(5)}, "advice_moved_on"),
         ({"decided_by": " "}, "advice_who"), ({"agrees": False}, "advice_why")],
    )  # fmt: skip
    def test_a_decision_names_its_value_its_person_and_why_it_differs(self, change, code):
        with pytest.raises(Refused, match=code):
            _falling().admit(answered(**change), at(8, day=26))

    def test_one_value_is_decided_on_once_and_amended_after(self):
        pen = _falling()
        pen.admit(answered(), at(8, day=26))
        line = pen.write(answered(), at(8, day=26))
        with pytest.raises(Refused, match="advice_answered"):
            pen.admit(answered(), at(9, day=26))
        pen.admit(answered(agrees=False, why="bled at night"), at(9, day=26), amends=line.seq)

    @pytest.mark.parametrize("ml", ["160", "32", "400"])
    def test_a_usual_volume_is_written(self, ml):
        _falling().admit(_bag(ml), at(12, day=26))

    @pytest.mark.parametrize(
        ("ml", "change", "code"),
        [("0", {}, "transfused_amount"), ("160", {"stopped_at": at(5, day=26)}, "transfused_times"),
         ("160", {"started_at": at(13, day=26)}, "transfused_times"),
         ("160", {"stopped_at": at(13, day=26)}, "transfused_times"),
         ("2", {}, "transfused_unusual"), ("1600", {}, "transfused_unusual")],
    )  # fmt: skip
    def test_what_cannot_be_is_refused(self, ml, change, code):
        with pytest.raises(Refused, match=code):
            _falling().admit(_bag(ml, **change), at(12, day=26))

    def test_other_facts_pass_by(self):
        check_blood(Pen().chart, Draft(at(8), at(8), "RN 27", hgb(MAG, "11.2", at(7))))

    def test_an_unusual_volume_stands_with_a_note_and_without_a_weight(self):
        _falling().admit(_bag("500", note="exchange"), at(12, day=26))
        Pen().admit(_bag("1600"), at(12, day=26))


def _bag(ml, **more):
    known = {"started_at": at(8, day=26), "stopped_at": at(8, day=26) + timedelta(hours=3)}
    return Transfused("C1D4", "red_cells", D(ml), **(known | more))
