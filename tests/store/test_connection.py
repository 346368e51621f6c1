import pytest

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store.connection import apply_settings, connected, keyed, pragma
from infusetrack.store.schema import SCHEMA_VERSION
from tests.store.facts import fill


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("busy_timeout", 5000),
        ("application_id", 0x49545243),
        ("user_version", SCHEMA_VERSION),
    ],
)
def test_every_setting_that_durability_needs_is_on(store, setting, value):
    assert pragma(store.connection, setting) == value


def test_the_journal_is_written_ahead(store):
    assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_file_holds_no_readable_word(store, path):
    fill(store, 3)
    store.close()
    raw = path.read_bytes()
    assert b"SQLite" not in raw
    assert b"VitalsTaken" not in raw


@pytest.mark.parametrize("other", [bytes(32), b"short"])
def test_a_wrong_key_is_refused(store, path, other):
    store.close()
    with pytest.raises(BrokenWorld, match="key_does_not_fit"):
        connected(path, other)


def test_an_empty_file_is_no_new_record(path, key):
    path.touch()
    with pytest.raises(BrokenWorld, match="record_missing"):
        connected(path, key)


def test_another_programs_file_is_refused(path, key):
    other = keyed(path, key)
    other.execute("create table line (a)")
    other.close()
    with pytest.raises(BrokenWorld, match="not_a_record"):
        connected(path, key)


def test_a_file_from_the_future_is_refused(store, path, key):
    store.close()
    newer = connected(path, key)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(BrokenWorld, match="record_too_new") as told:
        connected(path, key)
    assert told.value.facts == {"version": 99, "known": SCHEMA_VERSION}


def test_a_place_that_cannot_keep_a_write_ahead_journal_is_refused(tmp_path, key):
    connection = keyed(tmp_path / "record.db", key)
    with pytest.raises(BrokenWorld, match="setting_refused"):
        apply_settings(_Rollback(connection))
    connection.close()


class _Rollback:
    """A connection on a file system that knows only the old journal."""

    def __init__(self, inner):
        self.inner = inner

    def execute(self, sql):
        return self.inner.execute("select 'delete'" if "journal_mode" in sql else sql)


def test_a_folder_that_is_gone_is_said_plainly(tmp_path, key):
    with pytest.raises(BrokenWorld, match="store_failed") as told:
        keyed(tmp_path / "gone" / "record.db", key)
    assert told.value.facts["why"] == "the file or its folder cannot be opened"
