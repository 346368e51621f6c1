"""One day's document against the same content drawn on a bare canvas (target: at most twice)."""

import sys
import time
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from infusetrack.catalog.ctcae import ctcae
from infusetrack.domain.chart import replay
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_report import composed, day_report
from infusetrack.reports.document import draw_pages
from infusetrack.reports.style import PAPERS, REGULAR, register_fonts
from tests.days import dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import printing

TARGET = 2.0


class Recorder:
    """Stands where a canvas stands and keeps each call, so that it can be drawn again without layout.

    Tags and bookmarks are calls of our own canvas: the bare one, which has none, draws without them.
    """

    def __init__(self, calls=None, name=""):
        self.calls = [] if calls is None else calls
        self._name = name

    def __getattr__(self, act):
        def called(*given, **named):
            made = Recorder(self.calls, f"made{len(self.calls)}") if act == "beginPath" else None
            self.calls.append((self._name, act, given, named, made._name if made else ""))
            return made

        return called


def _again(calls):
    target = BytesIO()
    canvas = Canvas(target, PAPERS["letter"], invariant=1, initialFontName=REGULAR)
    known = {"": canvas}
    drawing = (call for call in calls if hasattr(known[call[0]], call[1]))
    for name, act, given, named, made in drawing:
        whole = [known[one._name] if isinstance(one, Recorder) else one for one in given]
        result = getattr(known[name], act)(*whole, **named)
        if made:
            known[made] = result
    canvas.save()
    return target.getvalue()


def _fastest(*works, rounds=15):
    """The fastest run of each, taken in turn, so that a busy machine slows them alike."""
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for at, work in enumerate(works):
            begun = time.perf_counter()
            work()
            best[at] = min(best[at], time.perf_counter() - begun)
    return best


def test_a_days_document_costs_at_most_twice_its_drawing():
    record = MemoryRecord()
    magrolimab_day(record)
    chart = replay(dinutuximab_day(record))
    told, trial, terms = printing(chart), regimen(), ctcae()
    register_fonts()
    recorder = Recorder()
    draw_pages(recorder, composed(DayContext.of(chart, trial, "C1D2", told, terms)))
    whole, bare = _fastest(
        lambda: day_report(chart, trial, "C1D2", told, terms),
        lambda: _again(recorder.calls),
    )
    told_ms = f"day PDF {whole * 1000:.1f} ms, bare canvas {bare * 1000:.1f} ms, ratio {whole / bare:.2f}"
    sys.stdout.write(f"\n{told_ms}\n")
    assert whole <= TARGET * bare, told_ms
