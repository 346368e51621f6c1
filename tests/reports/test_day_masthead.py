"""What a day's page says of itself at its head."""

from datetime import timedelta

from infusetrack.domain.chart import replay
from infusetrack.domain.events import DocumentPrinted
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_masthead import day_masthead
from tests.days import START, Pen, dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import printing


def _masthead(*, signed=True, prints=0):
    record = MemoryRecord()
    magrolimab_day(record)
    lines = dinutuximab_day(record, signed=signed)
    pen = Pen(record, lines[0].stream)
    for number in range(prints):
        pen.write(START + timedelta(days=1), DocumentPrinted("C1D2", "day summary", str(number), "ab"))
    chart = replay(record.lines(pen.stream))
    return day_masthead(DayContext.of(chart, regimen(), "C1D2", printing(chart)), "Cycle-day summary", "ab12")


def test_an_unsigned_day_is_a_draft_across_the_page():
    draft = _masthead(signed=False)
    assert draft.watermark == "DRAFT"
    assert draft.state[0][0] == "DRAFT: NOT SIGNED"


def test_a_signed_day_says_who_signed_and_counts_its_prints():
    signed = _masthead(prints=2)
    assert not signed.watermark
    assert signed.state[0][0].startswith("Signed 25 Nov 2026 00:15 by RN 27")
    assert (signed.copies, signed.document_id, signed.label) == (2, "ab12", "C1D2")
