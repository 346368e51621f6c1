"""Rate segments: each interval of constant rate once, true times, and sums that are the delivered volume."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infusetrack.domain.chart import replay
from infusetrack.domain.events import (
    FlushEnded,
    FlushStarted,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    RateChanged,
)
from infusetrack.domain.record import Line
from infusetrack.domain.segments import GRAIN, first_starts, rate_rows
from tests.domain.small_trial import DIN, MAG, TRIAL, Pen, at, magrolimab_started, order, started


def pen_with(*facts, begun=True):
    pen = Pen()
    pen.write(order(), at(7))
    if begun:
        pen.write(started(), at(8))
    for fact, when in facts:
        pen.write(fact, when)
    return pen


def rows(pen, now=None, label=DIN):
    return rate_rows(pen.chart, TRIAL, now or at(12), label)


def shape(found):
    return [(row.kind, row.reason, row.started_at, row.stopped_at, row.rate_ml_h) for row in found]


RISE = (RateChanged(DIN, "infusion", D("10.32"), "titration"), at(8, 30))
PAUSE = (InfusionPaused(DIN, "infusion", "hives"), at(9))
RESUME = (InfusionResumed(DIN, "infusion", D("5.16"), "MD 3"), at(9, 40))


class TestRows:
    def test_start_rise_pause_and_resume_are_a_row_each(self):
        assert shape(rows(pen_with(RISE, PAUSE, RESUME))) == [
            ("infusion", "start", at(8), at(8, 30), D("5.16")),
            ("infusion", "titration", at(8, 30), at(9), D("10.32")),
            ("pause", "pause", at(9), at(9, 40), D(0)),
            ("infusion", "resume", at(9, 40), None, D("5.16")),
        ]

    def test_a_row_tells_volume_amount_and_both_rates(self):
        first, second, pause, last = rows(pen_with(RISE, PAUSE, RESUME), at(10, 10))
        assert (first.ml, first.mg, first.total_mg) == (D("2.58"), D("0.28"), D("0.28"))
        assert (second.ml, second.mg, second.total_mg) == (D("5.16"), D("0.56"), D("0.84"))
        assert (pause.ml, pause.mg, pause.total_mg, pause.why) == (0, 0, D("0.84"), "hives")
        assert (last.ml, last.why) == (D("2.58"), "MD 3")
        assert (first.rate_mg_h, first.rate_mg_m2_h) == (D("0.56"), D("0.875"))
        assert [row.number for row in rows(pen_with(RISE, PAUSE, RESUME))] == [1, 2, 3, 4]

    @pytest.mark.parametrize(
        ("fact", "word"), [(InfusionStopped(DIN, "infusion", "anaphylaxis"), "stopped"), (None, "completed")]
    )
    def test_the_last_row_says_what_ended_it(self, fact, word):
        end = at(18, 15) if fact is None else at(11)
        found = rows(pen_with(RISE, (fact or InfusionCompleted(DIN, "infusion"), end)), at(20))
        assert [row.ended_by for row in found] == ["", word]
        assert found[-1].stopped_at == end

    def test_a_bag_that_a_person_saw_empty_gave_all_of_it(self):
        pen = pen_with(RISE, (InfusionCompleted(DIN, "infusion"), at(18, 13)))
        assert sum(row.ml for row in rows(pen, at(20))) == D("103.2")
        assert rows(pen, at(20))[-1].total_mg == D("11.2")

    def test_two_settings_in_one_moment_leave_one_row(self):
        twice = (RateChanged(DIN, "infusion", D(8), "prescriber"), at(8, 30))
        assert [row.rate_ml_h for row in rows(pen_with(RISE, twice))] == [D("5.16"), D(8)]

    def test_without_a_surface_based_order_there_is_no_rate_by_surface(self):
        pen = Pen()
        pen.write(started(), at(8))
        assert rows(pen)[0].rate_mg_m2_h is None

    def test_a_late_entry_is_marked(self):
        pen = pen_with()
        lines = [*pen.chart.lines]
        late = Line(lines[0].stream, len(lines) + 1, at(8, 30), at(9), "RN 27", RISE[0], reason="busy")
        chart = replay([*lines, late])
        assert [row.entered_late for row in rate_rows(chart, TRIAL, at(10), DIN)] == [False, True]

    def test_an_amended_time_moves_the_boundary_and_keeps_the_sum(self):
        pen = pen_with(RISE)
        rise = pen.chart.lines[-1]
        pen.write(RISE[0], at(8, 45), amends=rise.seq)
        first, second = rows(pen, at(9))
        assert (first.stopped_at, second.started_at) == (at(8, 45), at(8, 45))
        assert first.ml + second.ml == D("6.45")

    def test_a_flush_is_a_row_of_saline(self):
        flush = (FlushStarted(DIN, "flush", D(3), D("10.32")), at(18, 16))
        ended = (FlushEnded(DIN, "flush"), at(18, 34))
        pen = pen_with(RISE, (InfusionCompleted(DIN, "infusion"), at(18, 15)), flush)
        row = rows(pen, at(18, 20))[-1]
        assert (row.kind, row.agent, row.stopped_at, row.mg, row.total_mg) == (
            "flush",
            "dinutuximab",
            None,
            0,
            D("11.2"),
        )
        assert row.ml == D("0.688")
        pen.write(*ended)
        assert (rows(pen, at(20))[-1].stopped_at, rows(pen, at(20))[-1].ml) == (at(18, 34), D(3))

    def test_all_days_stand_in_the_order_of_time_and_know_their_first_dose(self):
        pen = Pen()
        pen.write(magrolimab_started(), at(9, 0, 23))
        pen.write(InfusionStopped(MAG, "infusion", "reaction"), at(10, 0, 23))
        pen.write(started(), at(8))
        assert [row.agent for row in rate_rows(pen.chart, TRIAL, at(9))] == ["magrolimab", "dinutuximab"]
        first = first_starts(pen.chart)
        assert (first[""], first["dinutuximab"]) == (at(9, 0, 23), at(8))

    def test_a_day_without_an_infusion_has_no_row(self):
        assert rows(Pen()) == ()
        assert rows(pen_with(begun=False)) == ()


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["rate", "pause", "resume", "stop"]), st.integers(1, 5400), st.integers(1, 999)
    ),
    max_size=12,
)
STARTS = st.sampled_from(
    [
        datetime(2026, 3, 8, 6, 15, tzinfo=UTC),
        datetime(2026, 11, 1, 4, 40, tzinfo=UTC),
        datetime(2026, 11, 24, 4, 50, tzinfo=UTC),
    ]
)


def generated(start, acts):
    pen, moment = Pen(c1d1=start.date()), start
    pen.write(order(), start)
    pen.write(started(), start)
    for what, later, rate in acts:
        moment += timedelta(seconds=later)
        fact = {
            "rate": RateChanged(DIN, "infusion", D(rate) / 7, "prescriber"),
            "pause": InfusionPaused(DIN, "infusion", "scan"),
            "resume": InfusionResumed(DIN, "infusion", D(rate) / 7, "MD 3"),
            "stop": InfusionStopped(DIN, "infusion", "reaction"),
        }[what]
        if pen.chart.day(DIN).infusions["infusion"].accepts(type(fact)):
            pen.write(fact, moment)
    return pen, moment


@given(STARTS, ACTS, st.integers(0, 100_000))
@settings(max_examples=120, deadline=None)
def test_the_rows_add_up_to_what_the_infusion_says_and_leave_no_gap(start, acts, span):
    pen, moment = generated(start, acts)
    now = moment + timedelta(seconds=span)
    infusion = pen.chart.day(DIN).infusions["infusion"]
    found = rate_rows(pen.chart, TRIAL, now, DIN)
    assert sum(row.ml for row in found) == infusion.delivered_ml(now).quantize(GRAIN, "ROUND_HALF_UP")
    assert sum(row.mg for row in found) == found[-1].total_mg
    assert abs(found[-1].total_mg - infusion.delivered_mg(now)) <= GRAIN
    assert all(row.ml >= 0 for row in found)
    assert found[0].started_at == start
    assert all(one.stopped_at == two.started_at for one, two in pairwise(found))


@given(STARTS, ACTS, st.integers(0, 50_000))
@settings(max_examples=40, deadline=None)
def test_neither_zone_nor_night_changes_a_row(start, acts, span):
    pen, moment = generated(start, acts)
    noon, other = generated(datetime(2026, 6, 10, 12, 0, tzinfo=UTC), acts)
    here = rate_rows(pen.chart, TRIAL, moment + timedelta(seconds=span), DIN)
    there = rate_rows(
        noon.chart, TRIAL, (other + timedelta(seconds=span)).astimezone(ZoneInfo("Asia/Tokyo")), DIN
    )
    shifted = tuple(
        replace(
            row,
            started_at=row.started_at - noon.chart.lines[-1].happened_at + pen.chart.lines[-1].happened_at,
            stopped_at=row.stopped_at
            and row.stopped_at - noon.chart.lines[-1].happened_at + pen.chart.lines[-1].happened_at,
        )
        for row in there
    )
    assert here == shifted
