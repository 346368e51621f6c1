"""The record is backed up, compared, restored, exported and verified from the command line."""

import sqlite3

from infusetrack.places import Places
from infusetrack.store.keys import KEY_FILE, data_key, recovery_code
from infusetrack.store.record_store import RecordStore


def _backup(places):
    return next(places.backups.glob("*.db"))


def test_a_backup_is_made_checked_and_named(command, places):
    code, said, _ = command("backup")
    assert code == 0
    assert str(_backup(places)) in said
    assert "1 charts" in said


def test_a_backup_goes_to_the_folder_that_was_named(command, tmp_path):
    code, _, _ = command("backup", "--to", tmp_path / "other disk")
    assert code == 0
    assert list((tmp_path / "other disk").glob("*.db"))


def test_without_a_record_there_is_nothing_to_back_up(command, places):
    places.record.unlink()
    code, _, complaint = command("backup")
    assert code == 1
    assert "Restore the newest backup" in complaint


def test_a_restore_compares_first_and_leaves_the_record_unless_told_yes(command, places):
    command("backup")
    code, said, _ = command("restore", _backup(places), typed="no\n")
    assert code == 1
    assert "patient/007: 1 in both, 0 only in the record, 0 only in the backup" in said
    assert "Nothing was changed." in said


def test_a_restore_with_nobody_to_answer_changes_nothing(command, places):
    command("backup")
    code, said, _ = command("restore", _backup(places))
    assert code == 1
    assert "Nothing was changed." in said


def test_a_restore_that_was_agreed_to_keeps_the_old_file_aside(command, places):
    command("backup")
    code, said, _ = command("restore", _backup(places), typed="yes\n")
    assert code == 0
    assert "in place" in said
    assert list(places.folder.glob("*-aside-*"))


def test_a_restore_that_would_lose_entries_wants_a_name_and_a_reason(command, places, one_more):
    command("backup")
    one_more()
    code, said, complaint = command("restore", _backup(places), typed="yes\n")
    assert code == 1
    assert "1 entries would be lost" in said
    assert "Name who decided it" in complaint
    code, _, _ = command(
        "restore", _backup(places), "--yes-named-override", "Pharmacist 3", "--because", "wrong chart merged"
    )
    assert code == 0


def test_a_named_override_without_a_reason_is_asked_for_one(command, places, one_more):
    command("backup")
    one_more()
    override = ("restore", _backup(places), "--yes-named-override", "Pharmacist 3")
    assert command(*override)[0] == 1
    assert command(*override, typed="the disk was swapped\n")[0] == 0


def test_a_new_computer_restores_with_the_recovery_code(command, places, tmp_path):
    command("backup")
    code = recovery_code(data_key(places.folder))
    backup = _backup(places).rename(tmp_path / "carried.db")
    places.record.unlink()
    (places.folder / KEY_FILE).unlink()
    assert command("restore", backup, typed="AAAA-BBBB\n")[0] == 1
    assert command("restore", backup, typed=f"{code}\nyes\n")[0] == 0
    store = RecordStore(Places(places.folder).record, data_key(places.folder), create=False)
    assert store.lines("patient/007")[0].event.initials == "KL"
    store.close()


def test_an_export_opens_in_any_sqlite_tool_and_says_that_it_is_plain(command, tmp_path):
    code, said, _ = command("export", "--plain", tmp_path / "plain.db")
    assert code == 0
    assert "NOT ENCRYPTED" in said
    plain = sqlite3.connect(tmp_path / "plain.db")
    tables = {row[0] for row in plain.execute("select name from sqlite_master")}
    plain.close()
    assert "vital_signs" in tables


def test_a_whole_record_is_called_whole(command):
    code, said, _ = command("verify")
    assert code == 0
    assert "The record is whole." in said
    assert "patient/007: 1 entries" in said


def test_a_record_older_than_its_newest_backup_is_not_whole(command, places, one_more):
    old = places.record.read_bytes()
    one_more()
    command("backup")
    for path in places.folder.glob("record.db*"):
        path.unlink()
    places.record.write_bytes(old)
    code, _, complaint = command("verify")
    assert code == 1
    assert "entry 2 stands in the newest backup and is missing here" in complaint
