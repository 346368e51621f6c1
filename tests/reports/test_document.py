"""A document of several parts, each with its own head and foot."""

from datetime import timedelta

from infusetrack.domain.chart import replay
from infusetrack.reports.context import PatientContext
from infusetrack.reports.document import document_id, laid_out, written
from infusetrack.reports.flow import text_strip
from infusetrack.reports.furniture import Masthead
from infusetrack.wording.events import names_of
from tests.days import dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import pages, printing


def _context(**more):
    record = MemoryRecord()
    magrolimab_day(record)
    chart = replay(dinutuximab_day(record))
    return PatientContext(chart, regimen(), names_of(regimen()), printing(chart, **more))


def test_each_part_counts_its_own_pages_and_the_same_record_gives_the_same_bytes():
    context = _context()
    long = laid_out(context, Masthead("Shift handoff", "C1D2"), text_strip("word " * 9000, context.room))
    short = laid_out(context, Masthead("Labels", "C1D2", document_id="ab12"), text_strip("one", context.room))
    made = written([long, short])
    told = pages(made)
    assert len(told) == len(long.pages) + 1 > 2
    assert f"Page 2 of {len(long.pages)}" in told[1]
    assert "Page 1 of 1" in told[-1]
    assert "document ab12" in told[-1]
    assert made == written([long, short])


def test_a_number_names_one_print_of_one_state_of_the_record():
    context = _context()
    later = _context(at=context.printing.at + timedelta(seconds=1))
    assert document_id(context, "handoff") == document_id(_context(), "handoff")
    assert document_id(context, "handoff") != document_id(later, "handoff")
    assert document_id(context, "handoff", "C1D2") != document_id(context, "handoff", "C1D3")
    assert len(document_id(context, "day")) == 12
