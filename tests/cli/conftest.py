"""A data folder with one patient's chart in it, and the command line to try on it."""

import io
from datetime import UTC, date, datetime

import pytest

from infusetrack.cli import main
from infusetrack.domain.events import PatientEnrolled, VitalsTaken
from infusetrack.domain.record import Draft
from infusetrack.places import Places
from infusetrack.store.keys import data_key
from infusetrack.store.record_store import RecordStore

AT = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
STREAM = "patient/007"
ENROLLED = PatientEnrolled(
    "007", "KL", date(2014, 5, 2), "female", "nct04751383", "A", None, date(2026, 11, 23), "MRN 4471"
)


@pytest.fixture
def places(tmp_path):
    """A data folder whose record holds one enrolled patient."""
    places = Places.of(tmp_path / "station")
    store = RecordStore(places.record, data_key(places.folder, create=True))
    store.append(STREAM, 1, Draft(AT, AT, "RN 27", ENROLLED))
    store.close()
    return places


@pytest.fixture
def one_more(places):
    """Adds a line to the chart, as a nurse does between a backup and a fault."""

    def add():
        store = RecordStore(places.record, data_key(places.folder), create=False)
        seq = len(store.lines(STREAM)) + 1
        store.append(STREAM, seq, Draft(AT, AT, "RN 27", VitalsTaken(day="C1D1", step="vitals")))
        store.close()

    return add


@pytest.fixture
def command(places, monkeypatch, capsys):
    """Runs one command on that folder; returns exit code, what it printed, what it complained of."""

    def run(*words, typed=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = main(["--data", str(places.folder), *map(str, words)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run
