"""The day's page leaves the program: kept as a file, shown or printed, and written down."""

import sys

import pytest

from infusetrack.app.background import Background
from infusetrack.app.printing import DAY_SUMMARY, Printer
from infusetrack.domain.events import DocumentPrinted
from infusetrack.rehearsal.unit import write_unit
from tests.fakes import FakeClock, MemoryRecord
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
        self.background = Background()
        self.printer = Printer(self.bedside, self.background, self.folder, lambda: "letter")
        self.told = []
        self.bedside.told.connect(lambda words, level: self.told.append((words, level)))

    def noted(self, study_id="PED-0417"):
        lines = self.bedside.tools.board.session(study_id).chart.of_kind(DocumentPrinted)
        return [(line.event.document, line.by) for line in lines]

    def files(self):
        return sorted(path.name for path in self.folder.glob("*"))


@pytest.fixture
def desk(qapp, tmp_path):
    made = Desk(tmp_path)
    yield made
    made.background.wait()


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
    desk.printer.open_day()
    assert answered(desk, qtbot) == ("Saved as PED-0417-C1D3-day.pdf", "info")
    assert desk.files() == ["PED-0417-C1D3-day.pdf"]
    assert (desk.folder / desk.files()[0]).read_bytes().startswith(b"%PDF-")
    assert desk.noted() == [(DAY_SUMMARY, "RN 27")]
    assert desk.bedside.chart.last(DocumentPrinted).event.tip == tip


def test_without_a_viewer_the_file_stays_and_the_words_say_where(desk, programs, qtbot):
    desk.printer.open_day()
    words, level = answered(desk, qtbot)
    assert words.startswith("The document is saved, but this computer has no program that shows a PDF.")
    assert words.endswith(f"Saved as {desk.folder / 'PED-0417-C1D3-day.pdf'}.")
    assert level == "refused"
    assert desk.files() == ["PED-0417-C1D3-day.pdf"]
    assert desk.noted() == [(DAY_SUMMARY, "RN 27")]


def test_a_printer_that_refuses_leaves_the_file_and_its_reason(desk, programs, qtbot):
    programs("lp", says="lp: out of toner", fails=1)
    desk.printer.print_day()
    words, level = answered(desk, qtbot)
    assert "out of toner" in words
    assert (level, len(desk.files())) == ("refused", 1)


def test_a_printed_page_is_written_down_once(desk, programs, qtbot):
    programs("lp")
    desk.printer.print_day()
    assert answered(desk, qtbot)[1] == "info"
    assert desk.noted() == [(DAY_SUMMARY, "RN 27")]


def test_a_page_that_was_not_saved_is_not_said_to_have_left(desk, programs, qtbot):
    desk.folder.parent.mkdir(exist_ok=True)
    desk.folder.write_text("a file where the folder should be")
    desk.printer.open_day()
    words, level = answered(desk, qtbot)
    assert words.startswith("The document was not saved")
    assert level == "refused"
    assert desk.noted() == []


def test_a_page_is_noted_in_the_chart_it_shows_though_another_is_open_by_then(desk, programs, qtbot):
    programs("lp")
    desk.printer.print_day()
    desk.bedside.open_patient("PED-0422", "C1D3")
    answered(desk, qtbot)
    assert desk.noted("PED-0417") == [(DAY_SUMMARY, "RN 27")]
    assert desk.noted("PED-0422") == []


def test_a_page_asked_for_before_the_lock_is_noted_under_who_asked(desk, programs, qtbot):
    programs("lp")
    desk.printer.print_day()
    desk.bedside.set_person(None)
    answered(desk, qtbot)
    assert desk.noted() == [(DAY_SUMMARY, "RN 27")]


def test_without_an_open_day_nothing_is_made(desk):
    desk.bedside.close_patient()
    desk.printer.open_day()
    assert desk.told == [("Open a patient's day first, then print it.", "refused")]
    assert not desk.folder.exists()
