"""Decisions that cannot be are refused before they are written."""

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest

from infusetrack.domain.calendar import calendar_of
from infusetrack.domain.calendar_rules import check_decision, check_start_after_surgery
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    AdverseEventNoted,
    CycleDelayed,
    DayHeld,
    DayMoved,
    InfusionStarted,
    SurgeryPlanned,
    TreatmentEnded,
)
from infusetrack.wording.sentences import sentence, table
from tests.domain.calendars import FIVE_MORE, RESTARTED, TRIAL, chart_of, noon

SURGERY = SurgeryPlanned(date(2026, 12, 18), 1, date(2027, 1, 4))
GIVEN = (noon(date(2026, 11, 30)), InfusionStarted("C1D8", "infusion", "magrolimab", D(400), D(250), D(125)))


def check(event, *before, site=FIVE_MORE, cohort="B4"):
    chart = chart_of(*before, cohort=cohort)
    check_decision(calendar_of(TRIAL, chart, site), chart, event)


@pytest.mark.parametrize(
    "event",
    [
        DayMoved("C1D8", date(2026, 12, 1), "holiday"),
        DayMoved("C1D8", date(2026, 11, 28), "holiday"),
        DayMoved("C12D15", date(2027, 8, 20), "holiday"),
        DayHeld("C1D8", "fever", "MD 3"),
        CycleDelayed(2, date(2026, 12, 21), "platelets"),
        CycleDelayed(1, date(2026, 11, 30), "consent"),
        SURGERY,
        replace(SURGERY, resumes=None),
        TreatmentEnded(date(2026, 11, 27), "progression"),
        AdverseEventNoted("C1D1", "fever", noon(date(2026, 11, 23))),
    ],
)
def test_a_sensible_decision_passes(event):
    assert check(event) is None


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (DayMoved("C1D8", date(2026, 12, 1), " "), "decision_without_reason"),
        (DayMoved("C1D1", date(2026, 11, 25), "x"), "move_first_day"),
        (DayMoved("C1D9", date(2026, 12, 2), "x"), "no_drug_on_day"),
        (DayMoved("C3D8", date(2027, 1, 12), "x"), "no_drug_on_day"),
        (DayMoved("C1D8", date(2026, 11, 30), "x"), "move_same_date"),
        (DayMoved("C1D8", date(2026, 11, 27), "x"), "move_before_previous"),
        (DayMoved("C1D8", date(2026, 12, 7), "x"), "move_past_next"),
        (DayMoved("C1D3", date(2026, 11, 26), "x"), "move_past_next"),
        (DayMoved("C1D15", date(2026, 12, 14), "x"), "move_past_next"),
        (DayMoved("C13D1", date(2027, 12, 1), "x"), "cycle_off_protocol"),
        (DayHeld("C1D6", "x", "MD 3"), "no_drug_on_day"),
        (CycleDelayed(2, date(2026, 12, 13), "x"), "delay_before_previous"),
        (CycleDelayed(2, date(2026, 12, 14), "x"), "delay_not_later"),
        (CycleDelayed(1, date(2026, 11, 20), "x"), "delay_not_later"),
        (CycleDelayed(13, date(2027, 12, 1), "x"), "cycle_off_protocol"),
        (replace(SURGERY, after_cycle=0), "surgery_too_early"),
        (replace(SURGERY, on=date(2026, 11, 1)), "surgery_before_cycle"),
        (replace(SURGERY, resumes=date(2026, 12, 18)), "surgery_resumes_early"),
        (replace(SURGERY, on=date(2026, 12, 1), resumes=date(2026, 12, 13)), "delay_before_previous"),
        (TreatmentEnded(date(2026, 11, 22), "x"), "ended_before_start"),
    ],
)
def test_a_decision_that_cannot_be_is_refused_with_its_sentence(event, code):
    with pytest.raises(Refused, match=code) as refused:
        check(event)
    assert refused.value.code in table()
    assert "{" not in sentence(refused.value)


@pytest.mark.parametrize(
    ("event", "before", "code"),
    [
        (DayMoved("C1D8", date(2026, 12, 1), "x"), GIVEN, "day_already_given"),
        (DayHeld("C1D8", "x", "MD 3"), GIVEN, "day_already_given"),
        (DayHeld("C1D8", "x", "MD 3"), DayHeld("C1D8", "fever", "MD 3"), "already_held"),
        (CycleDelayed(1, date(2026, 11, 30), "x"), GIVEN, "cycle_begun"),
        (DayHeld("C1D8", "x", "MD 3"), TreatmentEnded(date(2026, 11, 27), "x"), "treatment_ended"),
    ],
)
def test_what_was_given_or_decided_already_stands(event, before, code):
    with pytest.raises(Refused, match=code):
        check(event, before)


def test_surgery_is_for_its_cohort_only():
    with pytest.raises(Refused, match="surgery_not_in_cohort"):
        check(SURGERY, cohort="B1")


def test_surgery_cannot_be_put_before_a_cycle_that_was_given():
    second = (noon(date(2026, 12, 14)), replace(GIVEN[1], day="C2D1"))
    with pytest.raises(Refused, match="day_already_given"):
        check(SURGERY, second)


@pytest.mark.parametrize(("site", "cycle"), [(FIVE_MORE, 2), (RESTARTED, 1)])
def test_a_second_resection_needs_a_cycle_in_between(site, cycle):
    later = SurgeryPlanned(date(2027, 1, 26), cycle, date(2027, 2, 15))
    assert check(later, SURGERY, site=site) is None
    third = replace(later, on=date(2027, 3, 1), resumes=date(2027, 3, 20))
    with pytest.raises(Refused, match="surgery_needs_cycle"):
        check(third, SURGERY, later, site=site)


def test_the_same_cycle_cannot_have_two_resections():
    with pytest.raises(Refused, match="surgery_needs_cycle"):
        check(replace(SURGERY, on=date(2026, 12, 19)), SURGERY)


@pytest.mark.parametrize(("resumes", "asked"), [(date(2027, 1, 8), False), (date(2027, 1, 9), True)])
def test_more_than_three_weeks_after_surgery_asks_why(resumes, asked):
    plan = calendar_of(TRIAL, chart_of(cohort="B4"), FIVE_MORE)
    assert (check_start_after_surgery(plan, date(2026, 12, 18), resumes) is not None) == asked
