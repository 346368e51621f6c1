"""A handoff's page against the same content drawn on a bare canvas (target: at most twice)."""

import sys
from zoneinfo import ZoneInfo

from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain.chart import replay
from infusetrack.domain.handoff import Ward
from infusetrack.domain.hemoglobin_chart import review_chart
from infusetrack.reports.document import draw_pages
from infusetrack.reports.handoff_context import HandoffContext
from infusetrack.reports.handoff_report import composed, handoff_report
from infusetrack.reports.style import register_fonts
from tests.benchmarks.test_report_speed import TARGET, Recorder, _again, _fastest
from tests.days import dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import printing


def test_a_handoff_costs_at_most_twice_its_drawing():
    """From the record to the bytes; the hemoglobin watch has its reviews at hand, as in the window."""
    record = MemoryRecord()
    magrolimab_day(record)
    chart = replay(dinutuximab_day(record, signed=False))
    told, trial = printing(chart), regimen()
    ward = Ward(ZoneInfo("America/New_York"), emergency_card(), reviews=review_chart(chart))
    register_fonts()
    recorder = Recorder()
    draw_pages(recorder, composed(HandoffContext.made(chart, trial, "C1D2", told, ward)))
    whole, bare = _fastest(
        lambda: handoff_report(chart, trial, "C1D2", told, ward),
        lambda: _again(recorder.calls),
    )
    told_ms = f"handoff PDF {whole * 1000:.1f} ms, bare canvas {bare * 1000:.1f} ms, ratio {whole / bare:.2f}"
    sys.stdout.write(f"\n{told_ms}\n")
    assert whole <= TARGET * bare, told_ms
