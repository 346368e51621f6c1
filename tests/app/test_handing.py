"""The paper of a handoff leaves the program: printed, kept as a file, and written to each chart that it shows."""

import sys

import pypdf
import pytest

from infusetrack.app.handing import HandoffPrinter
from infusetrack.domain.events import ChairLeft, DocumentPrinted
from infusetrack.domain.handoff_prints import KIND
from infusetrack.rehearsal.unit import write_unit
from tests.fakes import FakeClock, MemoryRecord
from tests.ui.conftest import TRIAL, ZONE, make_bedside, regimens, sign_in, staff_facts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows prints by itself")


class Desk:
    """The practice unit at a station whose printer is a script."""

    def __init__(self, folder):
        self.folder = folder / "documents"
        record = MemoryRecord()
        now = write_unit(record, regimens()[TRIAL], ZONE, staff_facts())
        self.bedside = make_bedside(record, FakeClock(now))
        sign_in(self.bedside)
        self.bedside.open_patient("PED-0422", "C1D1")
        self.printer = HandoffPrinter(self.bedside, self.folder, lambda: "letter")
        self.told = []
        self.bedside.told.connect(lambda words, level: self.told.append((words, level)))

    def noted(self, study_id):
        lines = self.bedside.tools.board.session(study_id).chart.of_kind(DocumentPrinted)
        return [(line.event.document, line.event.day, line.by) for line in lines]

    def text(self):
        (path,) = self.folder.glob("*.pdf")
        return path.name, [page.extract_text() for page in pypdf.PdfReader(path).pages]


@pytest.fixture
def desk(qapp, tmp_path, monkeypatch):
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    made = Desk(tmp_path)
    made.programs = programs
    yield made
    made.printer.background.wait()


def with_printer(desk):
    script = desk.programs / "lp"
    script.write_text("#!/bin/sh\nexit 0\n")
    script.chmod(0o755)


def answered(desk, qtbot):
    qtbot.waitUntil(lambda: len(desk.told) > 1, timeout=60_000)
    return desk.told[-1]


def test_one_sheet_is_printed_kept_without_a_name_and_written_to_the_record(desk, qtbot):
    with_printer(desk)
    tip = desk.bedside.chart.tip
    desk.printer.print_sheet()
    words, level = answered(desk, qtbot)
    name, pages = desk.text()
    assert (words, level) == (f"Saved as {name}", "info")
    assert name.startswith("handoff-")
    assert "0422" not in name
    assert "Shift handoff" in pages[0]
    assert desk.noted("PED-0422") == [(KIND, "C1D1", "RN 27")]
    assert desk.bedside.chart.last(DocumentPrinted).event.tip == tip


def test_without_a_printer_the_sheet_is_kept_and_the_words_say_where(desk, qtbot):
    desk.printer.print_sheet()
    words, level = answered(desk, qtbot)
    assert level == "refused"
    assert "Saved as" in words
    assert desk.noted("PED-0422") == [(KIND, "C1D1", "RN 27")]


def test_all_seated_patients_leave_in_one_file_and_each_chart_says_so(desk, qtbot):
    with_printer(desk)
    desk.printer.print_all()
    _, level = answered(desk, qtbot)
    name, pages = desk.text()
    assert level == "info"
    assert name.startswith("handoff-all-")
    seated = [seat.study_id for seat in desk.bedside.tools.board.seats]
    assert all(study_id in pages[0] for study_id in seated)
    assert all(len(desk.noted(study_id)) == 1 for study_id in seated)
    assert len(pages) > len(seated)


def test_without_a_patient_or_with_empty_chairs_it_says_what_to_do(desk):
    desk.bedside.close_patient()
    desk.printer.print_sheet()
    assert "Open a patient" in desk.told[-1][0]
    for seat in desk.bedside.tools.board.seats:
        assert desk.bedside.tools.site.write(ChairLeft(seat.chair, seat.study_id), by="RN 27")
    desk.printer.print_all()
    assert "Nobody is seated" in desk.told[-1][0]
    assert not list(desk.folder.glob("*"))
