"""The one table of documents: window and command line write the same, and each bears its number."""

from datetime import timedelta
from threading import Thread

import pytest

from infusetrack.catalog.ctcae import ctcae
from infusetrack.cli.parser import REPORTS
from infusetrack.domain.chart import replay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.record import Draft
from infusetrack.domain.term_book import TermBook
from infusetrack.reports.catalogue import KINDS, WRITING, Sources, Wanted, cycle_of, kind_named, print_of
from tests.days import dinutuximab_day, magrolimab_day, regimen
from tests.fakes import MemoryRecord
from tests.reports.pages import printing, text

PRINT = "0a1b2c3d4e5f"


@pytest.fixture(scope="module")
def chart():
    """Two days, the second one printed and its page noted."""
    record = MemoryRecord()
    magrolimab_day(record)
    lines = dinutuximab_day(record)
    at = lines[-1].written_at + timedelta(minutes=5)
    note = DocumentPrinted("C1D2", "day", PRINT, lines[-1].hash)
    record.append(lines[-1].stream, len(lines) + 1, Draft(at, at, "RN 27", note))
    return replay(record.lines(lines[-1].stream))


def wanted(kind, chart):
    label = PRINT if kind.needs == "print" else kind.label(chart, "C1D2")
    sources = Sources(terms=lambda: TermBook.of(ctcae()))
    return Wanted(chart, regimen(), printing(chart), label, sources)


@pytest.mark.parametrize("name", KINDS)
def test_each_document_bears_the_number_that_goes_into_the_record(name, chart):
    kind = KINDS[name]
    asked = wanted(kind, chart)
    page = text(kind.write(asked, None))
    assert kind.number(asked) in page
    assert chart.patient.study_id in page


@pytest.mark.parametrize("name", KINDS)
def test_the_same_record_and_moment_give_the_same_bytes(name, chart):
    kind = KINDS[name]
    assert kind.write(wanted(kind, chart), None) == kind.write(wanted(kind, chart), None)


def test_the_command_line_offers_every_kind():
    assert tuple(KINDS) == REPORTS


def test_every_kind_has_words_and_a_name_fit_for_files():
    assert all(kind.title != name for name, kind in KINDS.items())
    assert all(name.isalpha() and name.islower() for name in KINDS)


def test_a_document_of_the_record_is_found_by_its_name_now_or_then():
    assert kind_named("day") is kind_named("day summary") is KINDS["day"]
    assert kind_named("rate segments") is None


def test_the_label_is_the_day_or_its_cycle_or_nothing(chart):
    assert KINDS["day"].label(chart) == "C1D2"
    assert KINDS["day"].label(chart, "C1D1") == "C1D1"
    assert KINDS["cycle"].label(chart, "P-C2D8") == "P-C2"
    assert KINDS["chart"].label(chart, "C1D1") == ""
    assert cycle_of("P-C1D8") == "P-C1"
    with pytest.raises(Refused, match="no_cycle_day"):
        KINDS["day"].label(chart, "soon")


def test_a_print_is_found_by_the_number_on_its_foot(chart):
    assert print_of(chart, PRINT) is chart.lines[-1]
    for unknown in ("", "ffffffffffff"):
        with pytest.raises(Refused, match="no_such_print"):
            print_of(chart, unknown)


def test_documents_wait_for_each_other_whatever_thread_asks(chart):
    """Two at once lost glyphs of each other: ReportLab keeps its fonts in common."""
    made, kind = [], KINDS["day"]
    worker = Thread(target=lambda: made.append(kind.write(wanted(kind, chart), None)))
    with WRITING:
        worker.start()
        worker.join(0.3)
        assert made == []
    worker.join()
    assert made == [kind.write(wanted(kind, chart), None)]
