"""The patient's calendar against dates counted by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.calendar import calendar_of, refuse_agent
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import CycleDelayed, DayHeld, DayMoved, SurgeryPlanned, TreatmentEnded
from infusetrack.wording.sentences import sentence
from tests.domain.calendars import FIVE_MORE, RESTARTED, TRIAL, calendar, on

SURGERY = SurgeryPlanned(date(2026, 12, 18), 1, date(2027, 1, 4))
BY_HAND = [
    ("2026-11-23", "C1D1", "2026-11-23"), ("2026-11-23", "C1D2", "2026-11-24"),
    ("2026-11-23", "C1D5", "2026-11-27"), ("2026-11-23", "C1D8", "2026-11-30"),
    ("2026-11-23", "C1D9", "2026-12-01"), ("2026-11-23", "C1D15", "2026-12-07"),
    ("2026-11-23", "C1D21", "2026-12-13"), ("2026-11-23", "C2D1", "2026-12-14"),
    ("2026-11-23", "C2D15", "2026-12-28"), ("2026-11-23", "C2D19", "2027-01-01"),
    ("2026-11-23", "C3D1", "2027-01-04"), ("2026-11-23", "C3D8", "2027-01-11"),
    ("2026-11-23", "C4D21", "2027-02-14"), ("2026-11-23", "C6D1", "2027-03-08"),
    ("2026-11-23", "C6D7", "2027-03-14"), ("2026-11-23", "C6D8", "2027-03-15"),
    ("2026-11-23", "C12D1", "2027-07-12"), ("2026-11-23", "C12D21", "2027-08-01"),
    ("2028-02-21", "C1D8", "2028-02-28"), ("2028-02-21", "C1D9", "2028-02-29"),
    ("2028-02-21", "C1D10", "2028-03-01"), ("2028-02-21", "C2D1", "2028-03-13"),
    ("2028-02-29", "C1D1", "2028-02-29"), ("2028-02-29", "C1D2", "2028-03-01"),
    ("2027-02-22", "C1D7", "2027-02-28"), ("2027-02-22", "C1D8", "2027-03-01"),
    ("2026-10-31", "C1D1", "2026-10-31"), ("2026-10-31", "C1D2", "2026-11-01"),
    ("2026-10-31", "C1D3", "2026-11-02"), ("2026-12-31", "C1D2", "2027-01-01"),
    ("2026-01-31", "C1D2", "2026-02-01"), ("2026-01-31", "C2D8", "2026-02-28"),
    ("2026-01-31", "C2D9", "2026-03-01"), ("2026-03-07", "C1D2", "2026-03-08"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "label", "expected"), BY_HAND)
def test_dates_counted_by_hand(first, label, expected):
    plan = calendar(c1d1=date.fromisoformat(first))
    assert on(plan, label) == date.fromisoformat(expected)
    assert plan.day_on(date.fromisoformat(expected)) == CycleDay.of(label)


@given(st.dates(date(2021, 1, 1), date(2060, 1, 1)), st.integers(0, 251))
def test_every_later_date_is_one_day_further(c1d1, later):
    plan = calendar(c1d1=c1d1)
    key = plan.day_on(c1d1 + timedelta(days=later))
    assert key == CycleDay(later // 21 + 1, later % 21 + 1)
    assert plan.date_of(key) == c1d1 + timedelta(days=later)


def test_before_and_after_treatment_a_date_has_no_day():
    plan = calendar()
    assert plan.day_on(date(2026, 11, 22)) is None
    assert plan.day_on(date(2027, 8, 2)) is None


def test_a_moved_day_moves_alone():
    plan = calendar(DayMoved("C1D8", date(2026, 12, 1), "holiday"))
    assert (on(plan, "C1D8"), plan.scheduled(CycleDay(1, 8))) == (date(2026, 12, 1), date(2026, 11, 30))
    assert plan.day_on(date(2026, 12, 1)) == CycleDay(1, 8)
    assert plan.day_on(date(2026, 11, 30)) is None
    assert on(plan, "C1D15") == date(2026, 12, 7)


def test_a_delayed_cycle_takes_its_days_along():
    plan = calendar(CycleDelayed(3, date(2027, 1, 11), "platelets"))
    assert (on(plan, "C2D21"), on(plan, "C3D15")) == (date(2027, 1, 3), date(2027, 1, 25))
    assert plan.day_on(date(2027, 1, 5)) is None


@pytest.mark.parametrize(
    ("label", "code"),
    [("C13D1", "cycle_off_protocol"), ("C1D22", "day_off_protocol"), ("P-C1D1", "cycle_not_planned")],
)
def test_a_day_off_the_protocol_is_refused(label, code):
    with pytest.raises(Refused, match=code):
        on(calendar(), label)


def test_a_day_with_study_drug_names_its_agents():
    plan = calendar()
    assert plan.agents_on(CycleDay(1, 1)) == ("magrolimab",)
    assert plan.agents_on(CycleDay(3, 8)) == ()


def test_infusion_days_of_twelve_cycles_are_seventy_four():
    assert len(calendar().infusion_days()) == 74


def test_the_next_infusion_day_leaves_held_days_out():
    plan = calendar(DayHeld("C1D8", "fever", "MD 3"))
    assert plan.next_infusion_day(date(2026, 11, 27)) == CycleDay(1, 15)
    assert plan.next_infusion_day(date(2027, 7, 26)) is None
    ended = calendar(TreatmentEnded(date(2026, 11, 27), "progression"))
    assert ended.next_infusion_day(date(2026, 11, 27)) is None


def test_a_patient_who_is_not_enrolled_has_no_calendar():
    with pytest.raises(Refused, match="not_enrolled"):
        calendar_of(TRIAL, Chart(), {})


class TestAfterSurgery:
    def test_cycle_seven_is_no_longer_planned(self):
        with pytest.raises(Refused, match="cycle_not_planned"):
            on(calendar(SURGERY, cohort="B4"), "C7D1")

    def test_the_open_rule_is_the_reason(self):
        plan = calendar(SURGERY, cohort="B4", site={})
        assert plan.undecided
        with pytest.raises(Refused, match="surgery_rule_unset"):
            on(plan, "C2D1")

    def test_an_open_date_is_the_reason(self):
        plan = calendar(replace(SURGERY, resumes=None), cohort="B4")
        with pytest.raises(Refused, match="surgery_resumes_unknown"):
            on(plan, "C2D1")

    def test_restarted_cycles_have_their_own_labels(self):
        plan = calendar(SURGERY, cohort="B4", site=RESTARTED)
        assert on(plan, "P-C1D8") == date(2027, 1, 11)
        assert plan.agents_on(CycleDay(1, 8, post_surgery=True)) == ("magrolimab",)
        assert sum("magrolimab" in agents for _, _, agents in plan.infusion_days()) == 15

    def test_numbers_that_go_on_make_fourteen_magrolimab_doses(self):
        plan = calendar(SURGERY, cohort="B4", site=FIVE_MORE)
        assert sum("magrolimab" in agents for _, _, agents in plan.infusion_days()) == 14


class TestRefusedAgent:
    def test_magrolimab_on_c2d8_is_due(self):
        assert refuse_agent(TRIAL, "magrolimab", CycleDay(2, 8)) is None

    def test_magrolimab_on_c3d8_is_refused_and_the_right_days_are_told(self):
        with pytest.raises(Refused, match="agent_no_infusion_day") as refused:
            refuse_agent(TRIAL, "magrolimab", CycleDay(3, 8))
        told = sentence(refused.value)
        assert told == "No study drug is due on C3D8. In cycle 3, magrolimab is due on D1, D15."

    def test_dinutuximab_on_a_magrolimab_day_is_refused(self):
        with pytest.raises(Refused, match="agent_other_day"):
            refuse_agent(TRIAL, "dinutuximab", CycleDay(1, 1))

    def test_cycle_13_is_refused_as_off_the_protocol(self):
        with pytest.raises(Refused, match="cycle_off_protocol"):
            refuse_agent(TRIAL, "magrolimab", CycleDay(13, 1))

    def test_an_unknown_agent_is_refused(self):
        with pytest.raises(Refused, match="no_such_agent"):
            refuse_agent(TRIAL, "naxitamab", CycleDay(1, 1))
