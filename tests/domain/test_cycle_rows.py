"""Rows of cycles: length, delays, surgery."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.cycle_rows import Decisions, lay_rows
from infusetrack.domain.events import CycleDelayed, SurgeryPlanned
from tests.domain.calendars import C1D1, FIVE_MORE, LABEL, RESTARTED, TRIAL

SURGERY = SurgeryPlanned(date(2026, 12, 18), 1, date(2027, 1, 4))


def rows(*, delays=(), resections=(), site=FIVE_MORE, regimen=TRIAL):
    return lay_rows(regimen, C1D1, Decisions(delays, resections), site)


def starts(laid):
    return [(row.label, row.starts.isoformat()) for row in laid]


def test_twelve_cycles_of_three_weeks():
    laid = rows()
    assert [row.starts for row in laid] == [C1D1 + timedelta(days=21 * n) for n in range(12)]
    assert laid[-1].last_date == C1D1 + timedelta(days=251)
    assert (len(laid[0].days()), laid[0].days()[7].label) == (21, "C1D8")


def test_courses_of_24_and_32_days_follow_their_lengths():
    assert starts(rows(regimen=LABEL)) == [
        ("C1", "2026-11-23"), ("C2", "2026-12-17"), ("C3", "2027-01-18"), ("C4", "2027-02-11"),
        ("C5", "2027-03-15"),
    ]  # fmt: skip


def test_a_delay_shifts_its_cycle_and_all_later_ones():
    laid = rows(delays=(CycleDelayed(2, date(2026, 12, 21), "fever"),))
    assert starts(laid)[:3] == [("C1", "2026-11-23"), ("C2", "2026-12-21"), ("C3", "2027-01-11")]
    assert [(row.shifted_by, row.why) for row in laid[:3]] == [(0, ""), (7, "fever"), (0, "")]


def test_the_last_word_on_a_cycle_counts():
    delays = (CycleDelayed(2, date(2026, 12, 21), "fever"), CycleDelayed(2, date(2026, 12, 28), "still"))
    assert rows(delays=delays)[1].starts == date(2026, 12, 28)


def test_a_cycle_never_begins_inside_the_one_before():
    assert rows(delays=(CycleDelayed(2, date(2026, 12, 1), "typing"),))[1].starts == date(2026, 12, 14)


@given(st.integers(1, 12), st.integers(0, 60), st.integers(1, 12), st.integers(0, 60))
def test_a_delay_moves_no_earlier_cycle_and_keeps_every_length(first, days, second, more):
    plain = rows()
    delays = [
        CycleDelayed(number, plain[number - 1].starts + timedelta(days=by), "x")
        for number, by in ((first, days), (second, more))
    ]
    laid = rows(delays=delays)
    for before, row, old in zip(laid, laid[1:], plain[1:], strict=False):
        assert row.starts > before.last_date
        assert row.starts >= old.starts
    untouched = min(first, second) - 1
    assert laid[:untouched] == plain[:untouched]


class TestSurgery:
    def test_numbering_goes_on_to_six(self):
        laid = rows(resections=(SURGERY,))
        assert starts(laid) == [
            ("C1", "2026-11-23"), ("C2", "2027-01-04"), ("C3", "2027-01-25"), ("C4", "2027-02-15"),
            ("C5", "2027-03-08"), ("C6", "2027-03-29"),
        ]  # fmt: skip
        assert laid[1].shifted_by == 0

    def test_numbering_restarts(self):
        laid = rows(resections=(SURGERY,), site=RESTARTED)
        assert [row.label for row in laid] == ["C1", "P-C1", "P-C2", "P-C3", "P-C4", "P-C5"]
        assert laid[1].starts == date(2027, 1, 4)

    def test_rows_stop_while_the_site_has_not_decided(self):
        assert [row.label for row in rows(resections=(SURGERY,), site={})] == ["C1"]

    def test_rows_stop_while_the_day_of_going_on_is_not_known(self):
        assert [row.label for row in rows(resections=(replace(SURGERY, resumes=None),))] == ["C1"]

    @pytest.mark.parametrize("site", [FIVE_MORE, RESTARTED])
    def test_a_second_resection_stands_between_later_cycles(self, site):
        after = 1 if site is RESTARTED else 2
        second = SurgeryPlanned(date(2027, 1, 27), after, date(2027, 2, 10))
        laid = rows(resections=(SURGERY, second), site=site)
        assert [row.starts for row in laid[1:3]] == [date(2027, 1, 4), date(2027, 2, 10)]

    def test_a_delay_after_surgery_is_counted_from_the_day_of_going_on(self):
        delay = CycleDelayed(1, date(2027, 1, 6), "wound", post_surgery=True)
        laid = rows(delays=(delay,), resections=(SURGERY,), site=RESTARTED)
        assert (laid[1].starts, laid[1].shifted_by, laid[0].shifted_by) == (date(2027, 1, 6), 2, 0)

    def test_a_regimen_without_surgery_goes_its_way(self):
        assert len(rows(resections=(SURGERY,), regimen=LABEL)) == 5
