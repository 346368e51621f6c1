"""Rate segments are written without a window."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from infusetrack.domain.events import InfusionStarted
from infusetrack.domain.record import Draft
from infusetrack.store.keys import data_key
from infusetrack.store.record_store import RecordStore

STARTED = InfusionStarted("C1D1", "infusion", "magrolimab", Decimal(20), Decimal(250), Decimal(125))
AT = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


@pytest.fixture
def infused(places):
    store = RecordStore(places.record, data_key(places.folder), create=False)
    store.append("patient/007", 2, Draft(AT, AT, "RN 27", STARTED))
    store.close()


@pytest.mark.usefixtures("infused")
def test_the_rows_of_all_days_go_into_a_file(command, tmp_path):
    out = tmp_path / "rates.csv"
    code, said, _ = command("segments", "--patient", "007", "--out", out)
    assert (code, said.strip()) == (0, str(out))
    assert b"007,C1D1,magrolimab,1,infusion,start" in out.read_bytes()


@pytest.mark.usefixtures("infused")
def test_without_a_file_they_go_to_the_terminal(places, capfdbinary):
    from infusetrack.cli import main

    code = main(["--data", str(places.folder), "segments", "--patient", "007", "--day", "C1D1"])
    assert code == 0
    assert capfdbinary.readouterr().out.count(b"\r\n") == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--patient", "008"), "Enrolled: 007"),
        (("--patient", "007", "--day", "soon"), "Write it like C1D2"),
        (("--patient", "007", "--out", "/nowhere/rates.csv"), "Choose another file or folder"),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(command, words, told):
    code, _, complaint = command("segments", *words)
    assert code == 1
    assert told in complaint
