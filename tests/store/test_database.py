import subprocess
import sys

import pytest

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store.database import open_connection, open_database
from tests.store.facts import STREAM, fill


def test_a_new_file_is_made_whole(path, key):
    open_connection(path, key).close()
    assert [p.name for p in path.parent.iterdir()] == ["record.db"]


def test_a_missing_file_is_not_made_unasked(path, key):
    with pytest.raises(BrokenWorld, match="record_missing"):
        open_connection(path, key, create=False)
    assert not path.exists()


def test_a_journal_without_its_file_is_never_written_over(path, key):
    path.with_name("record.db-wal").write_bytes(b"entries of this morning")
    with pytest.raises(BrokenWorld, match="record_missing"):
        open_connection(path, key)


def test_a_creation_that_was_cut_off_leaves_no_half_record(path, key):
    path.with_name("record.db.new").write_bytes(b"half")
    open_connection(path, key).close()
    assert not path.with_name("record.db.new").exists()


def test_sqlite_utils_reads_the_record(store, path, key):
    fill(store, 3)
    db = open_database(path, key)
    assert [row["seq"] for row in db.query("select seq from vital_signs")] == [1, 2, 3]
    assert {"patients", "lab_results", "standing"} <= set(db.view_names())
    assert next(iter(db["line"].rows))["stream"] == STREAM
    assert db["line"].strict
    db.close()


def test_opening_a_record_that_is_up_to_date_loads_no_slow_library(store, path, key):
    asked = (
        "import sys; from pathlib import Path; from infusetrack.store.record_store import RecordStore;"
        f"RecordStore(Path({str(path)!r}), bytes.fromhex({key.hex()!r})).streams();"
        "print(sorted({'sqlite_utils', 'numpy', 'PySide6', 'keyring'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
