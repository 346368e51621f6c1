import threading
from datetime import UTC, datetime, timedelta

import pytest

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store.backup import backups, newest_backup, take_backup, verified_tips
from infusetrack.store.integrity import tips
from infusetrack.store.record_store import RecordStore
from tests.store.facts import NOON, STREAM, fill


def test_a_backup_holds_everything_that_was_acknowledged(store, path, key, tmp_path):
    lines = fill(store, 30)
    made = take_backup(path, key, tmp_path / "backups", NOON)
    assert made.path.name == "record-20261123T120000Z.db"
    assert made.tips == tips(store.connection)
    copy = RecordStore(made.path, key, create=False)
    assert copy.lines(STREAM) == tuple(lines)
    copy.close()


def test_only_the_newest_backups_stay(store, path, key, tmp_path):
    folder = tmp_path / "backups"
    for hours in range(4):
        take_backup(path, key, folder, NOON + timedelta(hours=hours), kept=2)
    assert [file.name[16:20] for file in backups(folder, path)] == ["1500", "1400"]
    assert len(list(folder.iterdir())) == 2


def test_a_backup_without_a_wanted_line_does_not_count(store, path, key, tmp_path):
    fill(store, 3)
    made = take_backup(path, key, tmp_path, NOON)
    with pytest.raises(BrokenWorld, match="backup_not_whole"):
        verified_tips(made.path, key, {STREAM: (4, "0" * 64)})
    assert backups(tmp_path, path) == ()
    assert made.path.with_name(made.path.name + ".spoilt").exists()


def test_a_backup_runs_beside_the_bedside(store, path, key, tmp_path):
    fill(store, 20)
    made = []
    worker = threading.Thread(target=lambda: made.append(take_backup(path, key, tmp_path / "b", NOON)))
    worker.start()
    later = fill(store, 20)
    worker.join()
    assert 20 <= made[0].tips[STREAM][0] <= 40
    assert store.lines(STREAM)[20:] == tuple(later)


def test_a_folder_that_cannot_be_made_is_said(store, path, key, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BrokenWorld, match="backup_failed"):
        take_backup(path, key, tmp_path / "file" / "backups", NOON)


def test_the_backup_of_a_missing_record_is_refused(path, key, tmp_path):
    with pytest.raises(BrokenWorld, match="record_missing"):
        take_backup(path, key, tmp_path, NOON)


def test_the_newest_backup_says_when_it_was_made(store, path, key, tmp_path):
    folder = tmp_path / "backups"
    assert newest_backup(folder, path) is None
    for day in (1, 3, 2):
        take_backup(path, key, folder, datetime(2026, 11, day, 9, 30, tzinfo=UTC))
    (folder / f"{path.stem}-soonZ{path.suffix}").touch()
    assert newest_backup(folder, path) == datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
