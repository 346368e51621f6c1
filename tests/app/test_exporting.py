"""Rate segments leave the program as a file, and the chart says so."""

import pytest

from infusetrack.app.background import Background
from infusetrack.app.exporting import RATES, RateExport
from infusetrack.domain.events import DocumentPrinted
from infusetrack.rehearsal.unit import write_unit
from tests.fakes import FakeClock, MemoryRecord
from tests.ui.conftest import TRIAL, ZONE, make_bedside, regimens, sign_in, staff_facts


@pytest.fixture
def bedside(qapp):
    record = MemoryRecord()
    made = make_bedside(record, FakeClock(write_unit(record, regimens()[TRIAL], ZONE, staff_facts())))
    sign_in(made)
    return made


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.wait()


def exported(bedside, background, folder, qtbot):
    told = []
    bedside.told.connect(lambda words, level: told.append((words, level)))
    RateExport(bedside, background, folder).export()
    qtbot.waitUntil(lambda: bool(told))
    return told


def test_the_file_holds_every_segment_and_the_chart_says_that_it_left(bedside, background, tmp_path, qtbot):
    bedside.open_patient("PED-0417", "C1D3")
    ((words, level),) = exported(bedside, background, tmp_path / "documents", qtbot)
    (path,) = (tmp_path / "documents").glob("*.csv")
    assert (level, str(path) in words) == ("info", True)
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0].startswith("study_id,cycle_day,drug")
    assert "pause,pause" in text
    assert bedside.chart.of_kind(DocumentPrinted)[-1].event.document == RATES


def test_without_a_patient_there_is_nothing_to_export(bedside, background, tmp_path, qtbot):
    ((_, level),) = exported(bedside, background, tmp_path, qtbot)
    assert level == "refused"


def test_a_folder_that_takes_no_file_is_said(bedside, background, tmp_path, qtbot):
    bedside.open_patient("PED-0417", "C1D3")
    (tmp_path / "taken").write_text("a file")
    ((_, level),) = exported(bedside, background, tmp_path / "taken" / "documents", qtbot)
    assert level == "refused"
    assert not [one for one in bedside.chart.of_kind(DocumentPrinted) if one.event.document == RATES]
