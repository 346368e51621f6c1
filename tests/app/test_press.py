"""Documents are made beside the window and leave the program: kept as a file, shown or printed, and written down."""

import errno
import os
import sys

import pytest

from infusetrack.app.press import DocumentPress
from infusetrack.domain.back_entry import last_form, paper_of
from infusetrack.domain.events import DocumentPrinted
from infusetrack.rehearsal.unit import write_unit
from tests.fakes import FakeClock, MemoryRecord
from tests.reports.pages import text
from tests.ui.conftest import TRIAL, ZONE, make_bedside, regimens, sign_in, staff_facts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows opens and prints by itself")


class Desk:
    """R. M.'s C1D3 at a station without programs of its own, and what it tells its people."""

    def __init__(self, folder):
        self.folder = folder / "documents"
        record = MemoryRecord()
        now = write_unit(record, regimens()[TRIAL], ZONE, staff_facts())
        self.bedside = make_bedside(record, FakeClock(now))
        sign_in(self.bedside)
        self.bedside.open_patient("PED-0417", "C1D3")
        self.press = DocumentPress(self.bedside, self.folder, lambda: "letter")
        self.told = []
        self.bedside.told.connect(lambda words, level: self.told.append((words, level)))

    def noted(self, study_id="PED-0417"):
        lines = self.bedside.tools.board.session(study_id).chart.of_kind(DocumentPrinted)
        return [(line.event.document, line.by) for line in lines]

    def number(self):
        return self.bedside.chart.last(DocumentPrinted).event.document_id

    def files(self):
        return sorted(path.name for path in self.folder.glob("*"))


@pytest.fixture
def desk(qapp, tmp_path):
    made = Desk(tmp_path)
    yield made
    made.press.wait()


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A folder of made-up system programs; empty at first."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(name, *, says="", fails=0):
        script = folder / name
        script.write_text(f'#!/bin/sh\necho "{says}" >&2\nexit {fails}\n')
        script.chmod(0o755)

    return make


def answered(desk, qtbot):
    qtbot.waitUntil(lambda: len(desk.told) > 1)
    return desk.told[-1]


def test_a_shown_page_is_kept_and_written_to_the_record(desk, programs, qtbot):
    programs("xdg-open")
    programs("open")
    tip = desk.bedside.chart.tip
    desk.press.leave("day", "C1D3", "open")
    assert answered(desk, qtbot) == (f"Saved as day-{desk.number()}.pdf", "info")
    assert desk.files() == [f"day-{desk.number()}.pdf"]
    assert (desk.folder / desk.files()[0]).read_bytes().startswith(b"%PDF-")
    assert desk.noted() == [("day", "RN 27")]
    assert desk.bedside.chart.last(DocumentPrinted).event.tip == tip


def test_without_a_viewer_the_file_stays_and_the_words_say_where(desk, programs, qtbot):
    desk.press.leave("day", "C1D3", "open")
    words, level = answered(desk, qtbot)
    assert words.startswith("The document is saved, but this computer has no program that shows a PDF.")
    assert words.endswith(f"Saved as {desk.folder / f'day-{desk.number()}.pdf'}.")
    assert level == "refused"
    assert desk.files() == [f"day-{desk.number()}.pdf"]
    assert desk.noted() == [("day", "RN 27")]


def test_a_printer_that_refuses_leaves_the_file_and_its_reason(desk, programs, qtbot):
    programs("lp", says="lp: out of toner", fails=1)
    desk.press.print_fitting("day")
    words, level = answered(desk, qtbot)
    assert "out of toner" in words
    assert (level, len(desk.files())) == ("refused", 1)


def test_a_printed_page_is_written_down_once(desk, programs, qtbot):
    programs("lp")
    desk.press.print_fitting("day")
    assert answered(desk, qtbot)[1] == "info"
    assert desk.noted() == [("day", "RN 27")]


def test_a_page_that_was_not_saved_is_not_said_to_have_left(desk, programs, qtbot):
    desk.folder.parent.mkdir(exist_ok=True)
    desk.folder.write_text("a file where the folder should be")
    desk.press.leave("day", "C1D3", "open")
    words, level = answered(desk, qtbot)
    assert words.startswith("The document was not saved")
    assert level == "refused"
    assert desk.noted() == []


def test_a_page_is_noted_in_the_chart_it_shows_though_another_is_open_by_then(desk, programs, qtbot):
    programs("lp")
    desk.press.print_fitting("day")
    desk.bedside.open_patient("PED-0422", "C1D3")
    answered(desk, qtbot)
    assert desk.noted("PED-0417") == [("day", "RN 27")]
    assert desk.noted("PED-0422") == []


def test_a_page_asked_for_before_the_lock_is_noted_under_who_asked(desk, programs, qtbot):
    programs("lp")
    desk.press.print_fitting("day")
    desk.bedside.set_person(None)
    answered(desk, qtbot)
    assert desk.noted() == [("day", "RN 27")]


def test_without_an_open_day_nothing_is_made(desk):
    desk.bedside.close_patient()
    desk.press.leave("day", "C1D3", "open")
    assert desk.told == [("Open a patient's day first, then print it.", "refused")]
    assert not desk.folder.exists()


def test_a_saved_document_names_nobody_and_bears_the_number_that_is_noted(desk, qtbot):
    desk.press.leave("day", "C1D3", "save")
    answered(desk, qtbot)
    (name,) = desk.files()
    assert "PED" not in name
    assert desk.number() in text((desk.folder / name).read_bytes())


def test_a_second_print_is_marked_as_a_copy(desk, programs, qtbot):
    programs("lp")
    for count in (1, 2):
        desk.press.print_fitting("day")
        qtbot.waitUntil(lambda count=count: len(desk.noted()) == count)
    newest = desk.folder / f"day-{desk.number()}.pdf"
    first = next(path for path in desk.folder.glob("*.pdf") if path != newest)
    assert "COPY" in text(newest.read_bytes())
    assert "COPY" not in text(first.read_bytes())


def test_a_full_disk_is_told_and_no_print_is_noted(desk, qtbot, monkeypatch):
    def refuse(_number):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("infusetrack.devices.paper.os.fsync", refuse)
    desk.press.leave("day", "C1D3", "save")
    words, level = answered(desk, qtbot)
    assert "No space left on device" in words
    assert level == "refused"
    assert desk.files() == []
    assert desk.noted() == []


def test_a_document_of_the_whole_patient_is_noted_for_no_day_and_one_of_a_cycle_for_its_first(desk, qtbot):
    desk.press.leave("toxicity", "", "save")
    desk.press.leave("cycle", "C1", "save")
    qtbot.waitUntil(lambda: len(desk.noted()) == 2)
    events = [line.event for line in desk.bedside.chart.of_kind(DocumentPrinted)]
    assert [(event.document, event.day) for event in events] == [("toxicity", ""), ("cycle", "C1D1")]


def test_without_a_printer_none_can_be_chosen(desk, monkeypatch):
    monkeypatch.setattr("infusetrack.app.press.has_printers", lambda: False)
    desk.press.choose_printer("day", "C1D3")
    assert desk.told == [("This computer has no printer. Set one up, or save the document.", "refused")]


class TestLooking:
    def test_a_sheet_comes_back_with_its_pages(self, desk, qtbot):
        came = []
        desk.press.make("day", "C1D3", lambda *answer: came.append(answer))
        qtbot.waitUntil(lambda: bool(came))
        ((sheet, words),) = came
        assert words == ""
        assert (sheet.study_id, sheet.kind, sheet.label) == ("PED-0417", "day", "C1D3")
        assert len(sheet.sizes) >= 2
        assert sheet.tip == desk.bedside.chart.tip
        assert desk.noted() == []

    def test_of_two_asked_for_in_a_row_only_the_last_comes(self, desk, qtbot):
        came = []
        desk.press.make("chart", "", lambda *answer: came.append(answer))
        desk.press.make("day", "C1D3", lambda *answer: came.append(answer))
        qtbot.waitUntil(lambda: bool(came))
        desk.press.wait()
        assert [sheet.kind for sheet, _ in came] == ["day"]

    def test_what_is_given_up_is_told_so(self, desk, qtbot):
        came = []
        desk.press.make("chart", "", lambda *answer: came.append(answer))
        desk.press.cancel()
        qtbot.waitUntil(lambda: bool(came))
        assert came == [(None, "Cancelled. No document was made.")]

    def test_a_refusal_comes_as_a_sentence(self, desk, qtbot):
        came = []
        desk.press.make("correction", "ffffffffffff", lambda *answer: came.append(answer))
        qtbot.waitUntil(lambda: bool(came))
        assert came[0][0] is None
        assert "No print with the number" in came[0][1]

    def test_without_a_patient_there_is_nothing_to_look_at(self, desk):
        desk.bedside.close_patient()
        came = []
        desk.press.make("day", "C1D3", lambda *answer: came.append(answer))
        assert came == [(None, "Open a patient first.")]

    def test_a_long_one_that_was_looked_at_and_still_is_true_leaves_as_it_is(self, desk, qtbot):
        came = []
        desk.press.make("chart", "", lambda *answer: came.append(answer))
        qtbot.waitUntil(lambda: bool(came))
        desk.press.leave("chart", "", "save")
        qtbot.waitUntil(lambda: bool(desk.noted()))
        (path,) = desk.folder.glob("*.pdf")
        assert path.read_bytes() == came[0][0].pdf


def test_labels_leave_on_the_stations_own_stock(desk, qtbot):
    desk.press.labels = lambda: ("wristband", "code128")
    desk.press.leave("labels", "C1D3", "save")
    assert answered(desk, qtbot)[1] == "info"
    told = (desk.folder / desk.files()[0]).read_bytes()
    assert "R. M. PED-0417 HN 20417" in text(told)
    assert "Downtime" not in text(told)


def test_a_downtime_form_bears_the_number_by_which_its_paper_is_entered_later(desk, qtbot):
    desk.press.leave("downtime", "C1D3", "save")
    assert answered(desk, qtbot)[1] == "info"
    number = desk.number()
    assert f"Form {number}" in text((desk.folder / f"downtime-{number}.pdf").read_bytes())
    assert paper_of(desk.bedside.chart, number).printed_at == desk.bedside.now()
    assert last_form(desk.bedside.chart, "downtime", "C1D3") == number
