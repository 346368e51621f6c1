"""What the downtime paper foresees is what the screen would ask, hour by hour."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from infusetrack.domain.chart import replay
from infusetrack.domain.downtime import infusions_ahead, projected, sets_ahead
from infusetrack.domain.events import (
    InfusionStarted,
    OrderEntered,
    VitalsTaken,
)
from infusetrack.domain.infusion import Phase
from infusetrack.domain.record import Line
from infusetrack.domain.reminders import due
from tests.practice_charts import BEFORE, MAGROLIMAB, OBSERVED, PAUSED, REGIMEN, RUNNING, chart_of

FULL = VitalsTaken(
    "C1D3", sbp=96, dbp=52, heart_rate=104, respiratory_rate=24, temperature_c=Decimal("36.9"), spo2=97,
    pain=2, sedation="1",
)  # fmt: skip

FULL_ITEMS = (
    "sbp", "dbp", "heart_rate", "respiratory_rate", "temperature_c", "spo2", "pain", "sedation",
)  # fmt: skip


def _with(chart, at, event):
    return chart.after(Line(chart.stream, chart.next_seq, at, at, "RN 27", event))


def _before(chart, label, kind):
    """The chart as it was just before the day's first fact of this kind."""
    end = next(
        i for i, line in enumerate(chart.lines) if isinstance(line.event, kind) and line.event.day == label
    )
    return replay(chart.lines[:end])


def _asked_at(chart, label, now):
    return next((one.at for one in due(chart, REGIMEN, label, now) if one.kind == "vitals"), None)


@pytest.mark.parametrize("study_id", [RUNNING, MAGROLIMAB, PAUSED, OBSERVED])
def test_the_first_row_is_what_the_screen_asks_now(study_id):
    chart, label, now = chart_of(study_id)
    rows = sets_ahead(chart, REGIMEN, label, now)
    asked = next(one for one in due(chart, REGIMEN, label, now) if one.kind == "vitals")
    assert rows[0].at == asked.at
    assert set(rows[0].wants) == set(asked.facts["wants"])
    assert rows[0].overdue is (asked.at <= now)


@pytest.mark.parametrize("study_id", [RUNNING, MAGROLIMAB, OBSERVED])
def test_each_set_that_is_taken_when_due_makes_the_screen_ask_for_the_next_row(study_id):
    chart, label, now = chart_of(study_id)
    rows = sets_ahead(chart, REGIMEN, label, now)
    later = projected(chart, REGIMEN, label, now)
    full = replace(FULL, day=label)
    for row, after in pairwise(rows):
        at = max(row.at, now)
        later = _with(later, at, full)
        assert _asked_at(later, label, at) == after.at


def test_the_rows_end_with_the_paper():
    chart, label, now = chart_of(RUNNING)
    rows = sets_ahead(chart, REGIMEN, label, now)
    assert max(row.at for row in rows) <= now + timedelta(hours=24)
    assert len(sets_ahead(chart, REGIMEN, label, now, timedelta(hours=2))) < len(rows)


def test_what_a_pause_would_change_is_marked_and_the_opioid_is_not():
    chart, label, now = chart_of(RUNNING)
    rows = sets_ahead(chart, REGIMEN, label, now)
    assert [row.if_running for row in rows if "sbp" in row.wants] == [True] * 12
    assert not any(row.if_running for row in rows if "sbp" not in row.wants)


def test_before_the_start_the_sets_count_from_it():
    chart, label, now = chart_of(BEFORE)
    rows = sets_ahead(chart, REGIMEN, label, now)
    assert [row.after_start for row in rows][:3] == [timedelta(minutes=minutes) for minutes in (-5, 15, 30)]
    assert not rows[0].if_running
    assert all(row.if_running for row in rows[1:])


def test_a_set_just_before_the_start_is_asked_by_the_clock_once_the_day_says_when():
    chart, label, _ = chart_of(RUNNING)
    kept = _before(chart, label, InfusionStarted)
    at = kept.lines[-1].happened_at
    rows = sets_ahead(kept, REGIMEN, label, at)
    assert rows[0].after_start is None
    assert all(row.after_start > timedelta(0) for row in rows if row.after_start is not None)


def test_a_running_bag_ends_once_at_its_rate_and_once_with_its_planned_rates():
    chart, label, _ = chart_of(RUNNING)
    start = chart.day(label).infusions["infusion"].started_at
    early = replay(line for line in chart.lines if line.happened_at <= start)
    (one,) = infusions_ahead(early, REGIMEN, label, start + timedelta(minutes=10))
    assert [rise.at - start for rise in one.rises] == [timedelta(minutes=30)]
    assert one.ends_at - start == timedelta(hours=20)
    assert timedelta(hours=10) < one.ends_with_rises - start < timedelta(hours=10, minutes=30)
    assert one.start_plan is None
    assert (
        projected(early, REGIMEN, label, start).day(label).infusions["infusion"].ended_at
        == one.ends_with_rises
    )


def test_a_paused_bag_has_no_end_and_stays_paused():
    chart, label, now = chart_of(PAUSED)
    (one,) = infusions_ahead(chart, REGIMEN, label, now)
    assert (one.rises, one.ends_at, one.ends_with_rises) == ((), None, None)
    assert projected(chart, REGIMEN, label, now).day(label).infusions["infusion"].phase is Phase.PAUSED


def test_a_bag_that_has_not_begun_is_foreseen_from_its_order():
    chart, label, now = chart_of(MAGROLIMAB)
    waiting = _before(chart, label, InfusionStarted)
    (one,) = infusions_ahead(waiting, REGIMEN, label, now)
    order = next(line.event for line in reversed(chart.of_kind(OrderEntered)))
    assert one.start_plan.starts_at == now
    assert one.start_plan.total == timedelta(minutes=order.infusion_minutes)
    later = projected(waiting, REGIMEN, label, now)
    assert later.day(label).infusions[one.step].phase is Phase.COMPLETED
    assert waiting.day(label).infusions == {}


def test_a_stepped_plan_is_foreseen_rate_by_rate():
    chart, label, now = chart_of(RUNNING)
    waiting = _before(chart, label, InfusionStarted)
    later = projected(waiting, REGIMEN, label, now).day(label).infusions["infusion"]
    assert [segment.since - now for segment in later.segments] == [timedelta(0), timedelta(minutes=30)]


def test_a_form_of_one_bedside_asks_nothing_on_a_day_without_an_infusion():
    chart, _, now = chart_of(RUNNING)
    assert infusions_ahead(chart, REGIMEN, "C1D10", now) == ()
    assert sets_ahead(chart, REGIMEN, "C1D10", now) == ()


def test_sets_that_nobody_took_are_one_row_that_asks_for_all_of_them():
    chart, label, now = chart_of(RUNNING)
    rows = sets_ahead(chart, REGIMEN, label, now + timedelta(hours=3))
    assert [row.overdue for row in rows].count(True) == 1
    assert set(rows[0].wants) == set(FULL_ITEMS)


def test_an_overdue_rate_and_an_empty_bag_are_foreseen_for_now():
    chart, label, _ = chart_of(RUNNING)
    start = chart.day(label).infusions["infusion"].started_at
    early = replay(line for line in chart.lines if line.happened_at <= start)
    late = start + timedelta(hours=2)
    (one,) = infusions_ahead(early, REGIMEN, label, late)
    assert one.ends_with_rises == late + timedelta(hours=9)
    segments = projected(early, REGIMEN, label, late).day(label).infusions["infusion"].segments
    assert [segment.since for segment in segments] == [start, late]
    empty = start + timedelta(hours=21)
    assert projected(chart, REGIMEN, label, empty).day(label).infusions["infusion"].ended_at == empty
