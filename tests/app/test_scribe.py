"""A long document is made in another process: the same bytes, told how far it is, ended when given up."""

import io
from dataclasses import replace
from datetime import timedelta

import pytest

from infusetrack.app import making as room
from infusetrack.app.errand import Errand
from infusetrack.app.making import Making, fetched, made_sheet
from infusetrack.app.scribe import main, wanted
from infusetrack.app.wanting import Files
from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.domain.record import Draft
from infusetrack.reports.catalogue import KINDS
from infusetrack.reports.context import Printing
from infusetrack.store.record_store import RecordStore
from tests.days import magrolimab_day
from tests.fakes import MemoryRecord
from tests.reports.pages import ZONE

KEY = bytes(range(32))


@pytest.fixture(scope="module")
def errand(tmp_path_factory):
    """The whole chart of one day, kept in a real record."""
    folder = tmp_path_factory.mktemp("record")
    store = RecordStore(folder / "record.db", KEY)
    lines = magrolimab_day(MemoryRecord())
    for line in lines:
        draft = Draft(line.happened_at, line.written_at, line.by, line.event, line.amends, line.reason)
        store.append(line.stream, line.seq, draft)
    store.close()
    printing = Printing(lines[-1].written_at + timedelta(minutes=10), "RN 27", ZONE, "a4")
    files = Files(folder / "record.db", KEY, folder / "ctcae")
    return Errand(files, "PED-0417", "chart", "", len(lines), printing)


def test_an_errand_is_read_back_as_it_was(errand):
    assert Errand.read(errand.line()) == errand


def test_the_same_bytes_come_from_there_as_from_here(errand):
    making = Making()
    assert fetched(errand, making) == KINDS["chart"].write(wanted(errand), None)
    assert 0 < making.done <= making.total == errand.seq


def test_it_tells_how_far_it_is_and_then_gives_the_document(errand):
    answer = io.BytesIO()
    assert main(io.BytesIO(errand.line()), answer) == 0
    told = answer.getvalue()
    assert told.startswith(b"lines ")
    assert b"\npdf " in told
    assert told.rstrip().endswith(b"%%EOF")


def test_only_what_the_window_knew_is_on_it(errand):
    assert len(wanted(replace(errand, seq=3)).chart.lines) == 3


def test_what_is_given_up_ends_the_process(errand):
    making = Making()
    making.cancel()
    with pytest.raises(Refused, match="document_cancelled"):
        fetched(errand, making)


def test_a_record_that_is_gone_is_told_from_there(errand, tmp_path):
    lost = replace(errand, files=replace(errand.files, record=tmp_path / "none.db"))
    with pytest.raises(BrokenWorld, match="record_missing"):
        fetched(lost, Making())


def test_a_long_chart_is_sent_there_and_a_short_one_is_made_here(errand, monkeypatch):
    sent = []
    monkeypatch.setattr(room, "fetched", lambda errand, _making: sent.append(errand) or b"")
    monkeypatch.setattr(room, "sizes", lambda _pdf: ())
    asked = wanted(errand)
    made_sheet(asked, "chart", Making(), errand.files)
    assert sent == []
    monkeypatch.setattr(room, "LONG", len(asked.chart.lines))
    made_sheet(asked, "chart", Making(), errand.files)
    made_sheet(asked, "hgb", Making(), errand.files)
    assert [one.kind for one in sent] == ["chart"]
