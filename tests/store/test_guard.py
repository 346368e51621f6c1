# ruff: noqa: S608 (only literals of this file)
import pytest
from sqlcipher3 import dbapi2

from infusetrack.store.connection import connected
from tests.store.facts import fill

STATEMENTS = [
    "update line set \"by\" = 'RN 28'",
    "delete from line",
    "insert or replace into line select * from line",
    "replace into line select * from line",
    "insert into line select * from line where true on conflict do update set reason = 'x'",
]


@pytest.mark.parametrize(
    "statement",
    [
        *STATEMENTS,
        "drop table line",
        "drop trigger line_keeps",
        "alter table line rename to gone",
        "attach ':memory:' as other",
        "PRAGMA writable_schema = 1",
        "PRAGMA synchronous = OFF",
        "PRAGMA recursive_triggers = 0",
        "create trigger t after insert on line begin select 1; end",
    ],
)
def test_the_programs_own_connection_cannot_unmake_a_line(store, statement):
    lines = fill(store)
    with pytest.raises(dbapi2.DatabaseError):
        store.connection.execute(statement)
    assert store.lines(lines[0].stream) == tuple(lines)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_another_programs_connection_meets_the_triggers(store, path, key, statement):
    lines = fill(store)
    other = connected(path, key)
    with pytest.raises(dbapi2.IntegrityError):
        other.execute(statement)
    other.close()
    assert store.lines(lines[0].stream) == tuple(lines)


@pytest.mark.parametrize("value", ["'not json'", "null"])
def test_a_line_without_a_readable_body_is_refused(store, value):
    with pytest.raises(dbapi2.IntegrityError):
        store.connection.execute(
            f"insert into line values ('s', 1, 'a', 'a', 'b', 'K', {value}, null, null, null, '0', '', '{'0' * 64}')"
        )
    assert store.lines("s") == ()
