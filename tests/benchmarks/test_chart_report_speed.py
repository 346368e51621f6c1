"""A chart of 12 cycles on paper: time grows with its lines, memory stays bounded, it can be watched and cancelled."""

import sys
import time
import tracemalloc
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pypdfium2
import pytest

from infusetrack.domain.chart import replay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.record import Line
from infusetrack.reports.chart_report import chart_report
from tests.days import dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import printing

SHORT, LONG = 2_000, 18_000
LINEAR = 1.35
"""How many times as long a line may take in the long chart as in the short one."""
AT_WORK_MB = 48
"""Beyond the finished file, which is held twice while it is put together."""


def _chart(length):
    """The two practice days over and over, one line amended and one late in every hundred."""
    record = MemoryRecord()
    magrolimab_day(record)
    first, *day = dinutuximab_day(record)
    begin = first.written_at
    lines = [first]
    plain = [line for line in day if line.event is not None and line.amends is None]
    for seq in range(2, length + 1):
        like = plain[seq % len(plain)]
        at = begin + timedelta(minutes=20 * seq)
        amends = seq - 1 if seq % 100 == 0 and isinstance(like.event, VitalsTaken) else None
        late = timedelta(minutes=40) if seq % 100 == 50 else timedelta(0)
        why = "Read from another monitor" if amends or late else None
        lines.append(
            Line(
                first.stream,
                seq,
                at,
                at + late,
                like.by,
                like.event,
                amends,
                why,
                "",
                lines[-1].hash,
                f"{seq:064x}",
            )
        )
    return _standing(lines)


def _standing(lines):
    """A chart whose days need not make sense one after the other: only its lines are printed."""
    chart = replay(lines[:1])
    return replace(
        chart,
        lines=tuple(lines),
        amended_by={line.amends: line.seq for line in lines if line.amends is not None},
    )


def _timed(chart, going_on=None):
    begun = time.perf_counter()
    made = chart_report(chart, regimen(), printing(chart), going_on=going_on)
    return time.perf_counter() - begun, made


def test_time_grows_with_the_lines_and_no_faster():
    short, long = _chart(SHORT), _chart(LONG)
    _timed(_chart(200))
    quick = min(_timed(short)[0] for _ in range(2))
    seen = []
    slow, made = _timed(long, lambda done, total: seen.append((done, total)) or True)
    ratio = slow / LONG / (quick / SHORT)
    sheets = len(pypdfium2.PdfDocument(BytesIO(made)))
    told = (
        f"{SHORT} lines {quick:.1f} s, {LONG} lines {slow:.1f} s, {sheets} pages, "
        f"{len(made) / 1e6:.1f} MB, a line takes {ratio:.2f} times as long"
    )
    sys.stdout.write(f"\n{told}\n")
    assert seen[-1] == (LONG, LONG)
    assert len(seen) == sheets
    assert ratio <= LINEAR, told


def test_memory_is_bounded_by_the_file_that_comes_out():
    chart = _chart(LONG)
    _timed(_chart(200))
    tracemalloc.start()
    _, made = _timed(chart)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    told = f"peak {peak / 1e6:.0f} MB for a file of {len(made) / 1e6:.1f} MB"
    sys.stdout.write(f"\n{told}\n")
    assert peak <= AT_WORK_MB * 1e6 + 2 * len(made), told


def test_it_stops_within_a_page_of_being_cancelled():
    chart, begun = _chart(LONG), time.perf_counter()
    with pytest.raises(Refused, match="document_cancelled"):
        _timed(chart, lambda done, _total: done < 100)
    assert time.perf_counter() - begun < 2.0
