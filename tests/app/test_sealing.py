"""The seal of a chart: its chain computed again with the record's key."""

from datetime import UTC, datetime

import pytest

from infusetrack.app.sealing import seal_of
from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.record import Draft
from infusetrack.store.connection import keyed
from infusetrack.store.record_store import RecordStore
from tests.store.facts import ENROLLED, VITALS

KEY = bytes(range(32))
AT = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


@pytest.fixture
def record(tmp_path):
    store = RecordStore(tmp_path / "record.db", KEY)
    for seq, fact in enumerate((ENROLLED, VITALS), 1):
        store.append("patient/101-004", seq, Draft(AT, AT, "RN 27", fact))
    store.close()
    return tmp_path / "record.db"


def test_a_whole_chart_has_no_fault(record):
    assert seal_of(record, KEY, "101-004", AT).faults == ()


def test_a_changed_entry_is_named(record):
    connection = keyed(record, KEY)
    connection.execute("drop trigger if exists line_no_update")
    for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        connection.execute(f'drop trigger "{name}"')
    connection.execute("update line set \"by\" = 'RN 99' where seq = 2")
    connection.close()
    assert "entry 2 was changed after it was written" in seal_of(record, KEY, "101-004", AT).faults[0]


def test_a_record_that_is_gone_is_said(tmp_path):
    with pytest.raises(BrokenWorld, match="record_missing"):
        seal_of(tmp_path / "record.db", KEY, "101-004", AT)
