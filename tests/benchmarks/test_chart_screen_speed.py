"""A chart of 18 000 lines is open and painted at once (not part of the default tests)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

import pytest

from infusetrack.domain.chart import replay
from infusetrack.domain.events import StepDone, VitalsTaken
from infusetrack.domain.record import Line
from infusetrack.rehearsal.unit import seated
from infusetrack.ui import theme
from infusetrack.ui.screens.chart.screen import ChartScreen
from tests.fakes import FakeClock, MemoryRecord
from tests.ui import conftest as ward

LONG = 18_000
ROUNDS = 5
BEGIN = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
OPENED = 0.3
"""Seconds from the chart to painted lines."""
SEARCHED = 1.0
"""Seconds for the first search, which words every line once."""


def _fact(number):
    day = f"C{number // 1500 + 1}D{number % 1500 // 150 + 1}"
    if number % 6 == 0:
        return StepDone(day, f"step{number % 20}", (("ok", True), ("note", "as planned")))
    return VitalsTaken(day, "", sbp=98, dbp=61, heart_rate=104, spo2=99, pain=2, pain_scale="FLACC")


def _lines():
    place = seated()[0]
    yield Line("patient/long", 1, BEGIN, BEGIN, "RN 27", place.child.enrolled(ward.TRIAL), hash="0" * 64)
    for seq in range(2, LONG + 1):
        at = BEGIN + timedelta(minutes=seq * 20)
        lag = timedelta(minutes=30) if seq % 50 == 0 else timedelta(0)
        amends = seq - 1 if seq % 101 == 0 else None
        reason = "because" if lag or amends else None
        yield Line("patient/long", seq, at, at + lag, "RN 27", _fact(seq), amends, reason, hash=f"{seq:064}")


@pytest.fixture
def long_chart(qapp):
    theme.apply(qapp, theme.Theme.load("day"))
    bedside = ward.make_bedside(MemoryRecord(), FakeClock(BEGIN + timedelta(days=300)))
    bedside.open_patient("PED-0417", "C1D1")
    bedside.session.chart = replay(_lines())
    return bedside


def test_a_long_chart_is_open_at_once_and_searched_within_a_breath(long_chart, qapp, qtbot, record_property):
    opened = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        screen = ChartScreen(long_chart)
        qtbot.addWidget(screen)
        screen.resize(1366, 768)
        screen.show()
        screen.show_chart(long_chart.chart)
        qapp.processEvents()
        screen.grab()
        opened.append(perf_counter() - begun)
    assert screen.model.rowCount() == LONG
    begun = perf_counter()
    screen.filters.text.set_text("as planned")
    searched = perf_counter() - begun
    assert screen.model.rowCount() == LONG // 6
    told = f"opened {median(opened) * 1000:.0f} ms, first search {searched * 1000:.0f} ms"
    record_property("told", told)
    assert median(opened) < OPENED, told
    assert searched < SEARCHED, told


def test_one_more_line_in_a_long_chart_is_shown_without_a_pause(long_chart, qapp, qtbot):
    screen = ChartScreen(long_chart)
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    screen.show_chart(long_chart.chart)
    last = long_chart.chart.lines[-1]
    long_chart.session.chart = long_chart.chart.after(replace(last, seq=LONG + 1, amends=None))
    begun = perf_counter()
    screen.show_chart(long_chart.chart)
    qapp.processEvents()
    spent = perf_counter() - begun
    assert screen.model.rowCount() == LONG + 1
    assert spent < OPENED, f"{spent * 1000:.0f} ms"
