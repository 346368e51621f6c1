# ruff: noqa: S608 (only literals of this file)
"""Every migration has a test that is named after it."""

import pytest

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store import migrations as m
from infusetrack.store.connection import connected, keyed, pragma
from infusetrack.store.database import open_connection
from infusetrack.store.schema import APPLICATION_ID, SCHEMA_VERSION
from infusetrack.store.views import EXPORTED
from tests.store.facts import fill

NAMES = [step.name for step in m.migrations._migrations]


@pytest.fixture
def db(path, key):
    opened = m.wrapped(keyed(path, key))
    yield opened
    opened.close()


def test_every_migration_has_its_test():
    assert len(NAMES) == SCHEMA_VERSION
    missing = [name for name in NAMES if not any(key.startswith(f"test_{name}") for key in globals())]
    assert not missing


def test_m001_lines_makes_a_strict_table_that_only_grows(db):
    m.migrations.apply(db, stop_before="m002_views")
    assert db["line"].strict
    assert {trigger.name for trigger in db["line"].triggers} == {"line_keeps", "line_stays", "line_follows"}
    assert db.view_names() == []


def test_m002_views_lays_the_lines_flat(db):
    m.migrations.apply(db, stop_before="m003_drafts")
    assert {"standing", "patients", "lab_results", "audit_trail"} <= set(db.view_names())


def test_m003_drafts_makes_a_strict_table_that_is_never_exported(db):
    m.migrations.apply(db)
    assert db["draft"].strict
    assert db["draft"].pks == ["badge", "stream", "day", "step"]
    assert "draft" not in EXPORTED


def _older(path, key):
    """A record of version 1 with one line in it."""
    connection = keyed(path, key)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db = m.wrapped(connection)
    m.migrations.apply(db, stop_before="m002_views")
    connection.execute("PRAGMA user_version = 1")
    connection.execute(
        "insert into line values ('site', 1, 'a', 'a', 'RN 27', 'SignedIn', '{\"badge\":\"RN 27\"}',"
        f" null, null, null, '0', '', '{'0' * 64}')"
    )
    connection.close()


def test_an_older_record_is_copied_and_then_brought_up_to_date(path, key):
    _older(path, key)
    open_connection(path, key).close()
    copy = path.with_name("record.before-v3-from-v1.db")
    for file, version in ((path, 3), (copy, 1)):
        connection = connected(file, key)
        assert pragma(connection, "user_version") == version
        assert connection.execute("select count(*) from line").fetchone() == (1,)
        connection.close()


def test_the_first_copy_is_never_written_over(path, key):
    _older(path, key)
    copy = path.with_name("record.before-v3-from-v1.db")
    copy.write_bytes(b"the first copy")
    open_connection(path, key).close()
    assert copy.read_bytes() == b"the first copy"


def test_a_migration_that_fails_changes_nothing(path, key):
    _older(path, key)
    spoilt = connected(path, key)
    spoilt.execute("create view audit_trail as select 1")
    spoilt.close()
    with pytest.raises(BrokenWorld, match="migration_failed"):
        open_connection(path, key)
    after = connected(path, key)
    assert pragma(after, "user_version") == 1
    names = {row[0] for row in after.execute("select name from sqlite_master where type = 'view'")}
    assert names == {"audit_trail"}
    after.close()


def test_a_record_that_is_up_to_date_is_not_copied(store, path, key):
    fill(store)
    open_connection(path, key).close()
    assert not list(path.parent.glob("*before*"))


def test_a_record_that_cannot_be_made_is_said_and_leaves_nothing(path, key):
    path.with_name("record.db.new").mkdir()
    with pytest.raises(BrokenWorld, match="store_failed"):
        m.create(path, key)
    assert not path.exists()
