"""On paper a planned set that was not taken stands among the sets, with the share that came on time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from infusetrack.domain.chart import replay
from infusetrack.domain.events import CheckLapsed, InfusionStarted
from infusetrack.domain.record import Line
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_lapses import lapsed_rows, on_time
from tests.days import dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import pages, printed, printing


@pytest.fixture
def day_lines():
    record = MemoryRecord()
    magrolimab_day(record)
    return dinutuximab_day(record), "C1D2"


def test_a_lapse_stands_at_the_moment_at_which_it_was_due(day_lines):
    lines, label = day_lines
    start = next(
        line for line in lines if isinstance(line.event, InfusionStarted) and line.event.day == label
    )
    due = start.happened_at + timedelta(minutes=30)
    event = CheckLapsed(label, "infusion", "V-DIN", "start", due)
    last = lines[-1]
    lapse = replace(
        Line(last.stream, last.seq + 1, due + timedelta(minutes=10), last.written_at, "InfuseTrack", event),
        reason="Noted when the program looked again",
    )
    every = (*lines, lapse)
    chart = replay(every)
    context = DayContext.of(chart, regimen(), label, printing(chart))
    ((at, row),) = lapsed_rows(context, 10)
    assert (at, len(row)) == (due, 10)
    assert "was not taken before the next one" in row[-1]
    assert len(on_time(context)) == 1
    words = " ".join(pages(printed(every, label)))
    assert "was not taken before the next one" in words
    assert "Checks on time" in words
