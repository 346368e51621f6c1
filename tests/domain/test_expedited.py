"""The clock of an expedited report runs from awareness, by rules that a site can edit."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.catalog.ctcae_expedited import expedited_rules
from infusetrack.domain import events as e
from infusetrack.domain.adverse_events import adverse_events
from infusetrack.domain.expedited import of_site, report_clock
from tests.domain.toxicity_chart import FEVER, at, chart

SERIOUS = e.SeriousnessJudged(1, True, ("important_medical_event",))
IN_HOSPITAL = e.SeriousnessJudged(1, True, ("hospitalization",), True)
RELATED = e.AttributionGiven(1, "dinutuximab", "possible")
RULES = expedited_rules()
THE_DAY_BEFORE = at(-24)


def clock(grade, *facts, last_dose=THE_DAY_BEFORE, rules=RULES):
    (event,) = adverse_events(
        chart((replace(FEVER, grade=grade, aware_at=at(1)), 1), *((fact, 2) for fact in facts))
    )
    return report_clock(event, rules, last_dose)


def test_severe_and_serious_is_told_in_24_hours_and_reported_in_5_days():
    found = clock(3, SERIOUS)
    assert (found.rule.id, found.notice_due, found.complete_due) == ("severe", at(25), at(121))
    assert (found.undecided, found.next_due) == (False, at(25))


def test_mild_and_in_hospital_is_reported_in_10_days():
    found = clock(2, IN_HOSPITAL)
    assert (found.rule.id, found.notice_due, found.next_due) == ("hospital", None, at(241))


@pytest.mark.parametrize(("grade", "facts"), [(2, [SERIOUS]), (2, []), (4, [e.SeriousnessJudged(1, False)])])
def test_what_no_rule_covers_has_no_clock(grade, facts):
    assert clock(grade, *facts) is None


def test_seriousness_that_nobody_judged_runs_the_clock_and_says_so():
    assert clock(4).undecided


def test_long_after_the_last_dose_only_what_is_related_counts():
    assert clock(3, SERIOUS, last_dose=at(-24 * 31)) is None
    assert clock(3, SERIOUS, RELATED, last_dose=at(-24 * 31)).rule.id == "late_severe"
    assert clock(2, IN_HOSPITAL, RELATED, last_dose=at(-24 * 31)).rule.id == "late_hospital"
    assert clock(1, IN_HOSPITAL, RELATED, last_dose=at(-24 * 31)) is None
    assert clock(3, SERIOUS, last_dose=at(-24 * 30)).rule.id == "severe"
    assert clock(3, SERIOUS, last_dose=None).rule.id == "severe"


def test_each_report_that_left_moves_on_to_the_next():
    sent = e.ExpeditedReported(1, "CTEP-AERS", "T-1", at(2))
    assert clock(3, SERIOUS, sent).next_due == at(121)
    assert clock(3, SERIOUS, sent, sent).next_due is None


def test_a_site_enters_its_own_times():
    rules = of_site(RULES, {"expedited.severe.notice_h": "12", "expedited.severe.complete_days": "3"})
    found = clock(3, SERIOUS, rules=rules)
    assert (found.notice_due, found.complete_due) == (at(13), at(73))
    assert (rules[0].notice_h.verified, rules[0].notice_h.origin) == (True, "SITE")
    assert rules[1].notice_h is None
    assert rules[1].complete_days.value == D(10)


@pytest.mark.parametrize("text", ["0", "", "soon"])
def test_a_time_that_is_no_number_leaves_the_rule_as_it_was(text):
    assert of_site(RULES, {"expedited.severe.notice_h": text})[0].notice_h.verified is False
