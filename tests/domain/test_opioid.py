"""The opioid infusion: rates over days, totals, and until when it must run."""

from dataclasses import replace
from datetime import UTC, timedelta
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from infusetrack.domain.events import InfusionCompleted, InfusionStopped, Measured, StepDone
from infusetrack.domain.opioid import given_between, opioid_state, rate_spans
from tests.domain.small_trial import DIN, TRIAL, Pen, at, open_all, started, weight
from tests.domain.support import given, pen, rate

NEW_YORK = ZoneInfo("America/New_York")


def form(mcg, start="", when=None):
    values = (("pump_checked", True), ("infusion_rate", D(mcg)), ("infusion_start", start))
    return StepDone(DIN, "opioid", values)


def state(written, when, regimen=TRIAL, zone=None):
    return opioid_state(written.chart, regimen, DIN, when, zone)


def test_before_any_rate_it_is_off():
    seen = state(pen(), at(9))
    assert (seen.rate, seen.since, seen.mcg_per_kg, seen.mcg, seen.must_run_until) == (0, None, 0, 0, None)
    assert not seen.runs
    assert not seen.outside


def test_a_regimen_without_one_has_none():
    assert state(pen(), at(9), replace(TRIAL, opioid_infusion=None)) is None


def test_so_much_has_gone_in():
    written = pen(15)
    written.write(rate(20), at(8))
    written.write(rate(40), at(10))
    written.write(rate(0), at(11))
    seen = state(written, at(12))
    assert (seen.mcg_per_kg, seen.mcg) == (80, 1200)
    assert state(written, at(10, 30)).mcg_per_kg == 60
    assert state(written, at(10, 30)).rate == 40
    assert given_between(written.chart, at(9), at(10, 30)) == (40, 600)


def test_the_morphine_step_of_the_plan_speaks_too():
    written = pen()
    written.write(form(30, "24 Nov 2026 04:50"), at(10))
    written.write(StepDone(DIN, "opioid_off", (("stopped", False),)), at(11))
    written.write(StepDone(DIN, "opioid_off", (("stopped", True),)), at(12))
    written.write(StepDone(DIN, "neuro", (("stopped", True),)), at(13))
    spans = rate_spans(written.chart, NEW_YORK)
    assert [(one.since, one.until, one.rate) for one in spans] == [
        (at(9, 50), at(12), 30),
        (at(12), None, 0),
    ]
    assert rate_spans(written.chart)[0].since == at(10)


@pytest.mark.parametrize(
    ("start", "since"),
    [
        ("24 Nov 2026 04:50 -0500", at(9, 50)),
        ("24 Nov 2026 08:00", at(10)),  # after the form was written: the form's own moment
        ("yesterday", at(10)),
        ("24 Foo 2026 04:50", at(10)),
        ("24 Nov 2026 4h50", at(10)),
        ("", at(10)),
    ],
)
def test_a_start_that_was_written_as_words(start, since):
    written = pen()
    written.write(form(30, start), at(10))
    assert rate_spans(written.chart, NEW_YORK)[0].since == since


def test_it_must_run_two_hours_longer_than_the_antibody():
    written = pen()
    open_all(written, DIN, "infusion")
    written.write(rate(30), at(8))
    written.write(started(), at(10))
    ends = written.chart.day(DIN).infusions["infusion"].ends_at()
    assert state(written, at(11)).must_run_until == ends + timedelta(hours=2)
    written.write(InfusionStopped(DIN, "infusion", "reaction"), at(13))
    assert state(written, at(13)).must_run_until == at(15)


def test_an_emptied_bag_says_when_too():
    written = pen()
    open_all(written, DIN, "infusion")
    written.write(started(), at(2))
    ends = written.chart.day(DIN).infusions["infusion"].ends_at()
    written.write(InfusionCompleted(DIN, "infusion"), ends)
    assert state(written, ends).must_run_until == ends + timedelta(minutes=120)


@pytest.mark.parametrize(("mcg", "outside"), [("19.9", True), ("20", False), ("50", False), ("50.1", True)])
def test_20_to_50(mcg, outside):
    written = pen()
    written.write(rate(mcg, why="MD 03"), at(8))
    assert state(written, at(9)).outside is outside


def test_without_a_weight_there_is_no_amount():
    written = Pen()
    written.write(rate(30), at(8))
    assert state(written, at(9)).mcg is None
    assert state(written, at(9)).mcg_per_kg == 30


def test_each_day_by_its_own_weight():
    written = pen(20)
    written.write(rate(30), at(22))
    written.write(Measured("C1D3", "measure", D(21)), at(6, 0, 25))
    written.write(replace(rate(30), day="C1D3"), at(7, 0, 25))
    assert given_between(written.chart, at(22), at(8, 0, 25))[1] == 9 * 30 * 20 + 30 * 21


@any_of(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 60)), min_size=1, max_size=12), st.integers(0, 900)
)
def test_the_whole_is_the_sum_of_its_parts(changes, middle):
    """Cut anywhere, the two halves make the whole; nothing flows backwards."""
    written, now = pen(), at(3)
    for minutes, mcg in changes:
        now += timedelta(minutes=minutes)
        written.write(rate(mcg, why="x"), now)
    begin, end, cut = at(3), at(3) + timedelta(minutes=1200), at(3) + timedelta(minutes=middle)
    first, second = (given_between(written.chart, *ends)[0] for ends in ((begin, cut), (cut, end)))
    whole = given_between(written.chart, begin, end)[0]
    assert abs(first + second - whole) < D("1e-12")
    assert min(first, second) >= 0


def test_a_bolus_is_no_rate():
    written = pen()
    written.write(given(), at(9))
    assert rate_spans(written.chart) == ()
    assert at(9).tzinfo is UTC
    assert weight(DIN, 20).weight_kg == 20
