import pytest

from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.store.backup import take_backup
from infusetrack.store.record_store import RecordStore
from infusetrack.store.restore import Override, compare, restore
from tests.store.facts import NOON, STREAM, VITALS, draft, fill

DECIDED = Override("DR 3", "the disk was damaged")


@pytest.fixture
def backup(store, path, key, tmp_path):
    """A backup of three lines; the record is closed afterwards."""
    fill(store, 3)
    made = take_backup(path, key, tmp_path / "backups", NOON).path
    store.close()
    return made


def _count(path, key):
    store = RecordStore(path, key, create=False)
    lines = store.lines(STREAM)
    store.close()
    return len(lines)


def _go_on(path, key, count):
    store = RecordStore(path, key)
    fill(store, count)
    store.close()


def test_a_lost_record_comes_back_whole(backup, path, key):
    path.unlink()
    done = restore(path, key, backup, NOON)
    assert done.kept_aside is None
    assert done.comparison.only_backup == 3
    assert _count(path, key) == 3


def test_lines_that_only_the_record_holds_are_not_lost_unasked(backup, path, key):
    _go_on(path, key, 2)
    assert compare(path, key, backup).only_live == 2
    with pytest.raises(Refused, match="restore_would_lose") as told:
        restore(path, key, backup, NOON)
    assert told.value.facts == {"lines": 2}
    assert _count(path, key) == 5


@pytest.mark.parametrize("empty", [Override("", "why"), Override("DR 3", " ")])
def test_an_override_names_a_person_and_a_reason(backup, path, key, empty):
    _go_on(path, key, 1)
    with pytest.raises(Refused, match="restore_would_lose"):
        restore(path, key, backup, NOON, override=empty)
    assert _count(path, key) == 4


def test_even_then_the_present_record_is_kept_aside(backup, path, key):
    _go_on(path, key, 2)
    done = restore(path, key, backup, NOON, override=DECIDED)
    assert done.override == DECIDED
    assert _count(path, key) == 3
    assert _count(done.kept_aside, key) == 5
    assert _count(backup, key) == 3


def test_a_second_restore_in_the_same_second_keeps_what_the_first_put_aside(backup, path, key):
    restore(path, key, backup, NOON)
    with pytest.raises(Refused, match="restore_too_soon"):
        restore(path, key, backup, NOON)
    assert _count(path, key) == 3


def test_two_records_that_went_different_ways_are_named_a_fork(backup, path, key):
    _go_on(path, key, 1)
    other = RecordStore(backup, key)
    other.append(STREAM, 4, draft(VITALS, 50))
    other.close()
    found = compare(path, key, backup)
    assert found.forks
    assert (found.only_live, found.only_backup) == (1, 1)


def test_a_damaged_record_is_replaced_only_by_decision_and_kept(backup, path, key):
    path.write_bytes(b"\x00" * 9000)
    assert not compare(path, key, backup).live_readable
    with pytest.raises(Refused, match="restore_would_lose"):
        restore(path, key, backup, NOON)
    done = restore(path, key, backup, NOON, override=DECIDED)
    assert done.kept_aside.read_bytes() == b"\x00" * 9000
    assert _count(path, key) == 3


def test_a_record_that_a_station_holds_open_is_not_replaced(backup, path, key):
    station = RecordStore(path, key)
    station.lines(STREAM)
    with pytest.raises(BrokenWorld, match="restore_failed") as told:
        restore(path, key, backup, NOON)
    assert told.value.facts == {"why": "another program is using the file"}
    assert len(fill(station, 1)) == 1
    station.close()
    assert _count(path, key) == 4


def test_the_journal_of_an_emptied_record_goes_aside_with_it(backup, path, key):
    path.write_bytes(b"")
    path.with_name("record.db-wal").write_bytes(b"journal")
    done = restore(path, key, backup, NOON, override=DECIDED)
    assert done.kept_aside.with_name(done.kept_aside.name + "-wal").read_bytes() == b"journal"
    assert _count(path, key) == 3


def test_a_damaged_backup_is_never_put_in_place(backup, path, key):
    backup.write_bytes(backup.read_bytes()[:4000])
    with pytest.raises(BrokenWorld):
        restore(path, key, backup, NOON, override=DECIDED)
    assert _count(path, key) == 3


def test_a_backup_with_one_flipped_bit_is_never_put_in_place(backup, path, key):
    raw = bytearray(backup.read_bytes())
    raw[len(raw) // 2] ^= 4
    backup.write_bytes(raw)
    with pytest.raises(BrokenWorld):
        restore(path, key, backup, NOON, override=DECIDED)
    assert _count(path, key) == 3


def test_a_file_system_without_links_keeps_the_present_record_too(backup, path, key, monkeypatch):
    def no_links(*_):
        raise PermissionError("no links here")

    monkeypatch.setattr("os.link", no_links)
    done = restore(path, key, backup, NOON)
    assert _count(done.kept_aside, key) == 3
    assert _count(path, key) == 3
