import csv
import sqlite3

import pytest

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store.database import open_database
from infusetrack.store.export import export_csv, export_plain, guarded
from infusetrack.store.views import EXPORTED
from tests.store.facts import EVERY, STREAM, draft


@pytest.fixture
def db(store, path, key):
    for seq, event in enumerate(EVERY, 1):
        store.append(STREAM, seq, draft(event, seq))
    opened = open_database(path, key)
    yield opened
    opened.close()


def test_a_plain_export_opens_in_any_sqlite_tool(db, tmp_path):
    target = export_plain(db, tmp_path / "export.db")
    assert target.read_bytes().startswith(b"SQLite format 3\x00")
    plain = sqlite3.connect(target)
    names = {row[0] for row in plain.execute("select name from sqlite_master where type = 'table'")}
    assert names == set(EXPORTED)
    assert plain.execute("select sbp, temperature_c from vital_signs").fetchall() == [(98, 37.2)]
    plain.close()


def test_a_new_export_replaces_the_old_one(db, tmp_path):
    target = tmp_path / "export.db"
    target.write_bytes(b"old")
    assert export_plain(db, target).stat().st_size > 1000
    assert export_plain(db, target) == target
    assert not (tmp_path / "export.db.new").exists()


def test_every_view_becomes_a_table_for_the_spreadsheet(db, tmp_path):
    files = export_csv(db, tmp_path / "csv")
    assert {file.stem for file in files} == set(EXPORTED)
    with (tmp_path / "csv" / "vital_signs.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["sbp"], row["study_id"]) == ("98", "101-004")


def test_no_spreadsheet_runs_what_a_person_typed(db, tmp_path):
    export_csv(db, tmp_path)
    with (tmp_path / "adverse_events.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["words"].startswith("'=hives")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"])
def test_each_beginning_of_a_formula_is_guarded(text):
    assert guarded([text, -1.5, None, "rash"]) == [f"'{text}", -1.5, None, "rash"]


def test_an_export_that_cannot_be_written_says_so(db, tmp_path):
    with pytest.raises(BrokenWorld, match="export_failed"):
        export_plain(db, tmp_path / "gone" / "export.db")
    (tmp_path / "file").touch()
    with pytest.raises(BrokenWorld, match="export_failed"):
        export_csv(db, tmp_path / "file" / "csv")
    assert next(iter(db.query("select count(*) as n from line")))["n"] == len(EVERY)
