"""Drafts in the record's file: durable, apart from the record, and unable to touch it."""

import pytest
from sqlcipher3 import dbapi2

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.place import Place
from infusetrack.store.connection import connected, pragma
from infusetrack.store.drafts import DraftStore
from infusetrack.store.integrity import verify
from tests.store.facts import STREAM, fill

PLACE = Place("RN 27", STREAM, "C1D2", "vitals")
TEXTS = {"form.sbp": "98", "moment.when": "09:10", "form.note": "Cr\u00edes when moved"}


@pytest.fixture
def drafts(store, path, key):
    made = DraftStore(path, key)
    yield made
    made.close()


def test_what_was_typed_is_there_after_the_power_went(drafts, store, path, key):
    drafts.keep(PLACE, TEXTS)
    assert pragma(drafts._connection, "synchronous") == 2
    after = DraftStore(path, key)
    assert after.kept(PLACE) == TEXTS
    after.close()


def test_a_draft_is_no_part_of_the_record(drafts, store, key):
    lines = fill(store)
    drafts.keep(PLACE, TEXTS)
    assert store.lines(STREAM) == tuple(lines)
    assert list(store.streams()) == [STREAM]
    assert verify(store.connection, key) == ()


def test_record_and_drafts_take_turns_on_one_file(drafts, store):
    for number in range(20):
        drafts.keep(PLACE, {"form.sbp": str(number)})
        fill(store, 1)
    assert len(store.lines(STREAM)) == 20
    assert drafts.kept(PLACE) == {"form.sbp": "19"}


@pytest.mark.parametrize(
    "statement",
    [
        "insert into line select * from line",
        "delete from line",
        "update line set reason = 'x'",
        "drop table line",
        "drop table draft",
        "create table other (a)",
        "PRAGMA writable_schema = 1",
        "PRAGMA synchronous = OFF",
    ],
)
def test_the_connection_of_the_drafts_cannot_touch_the_record(drafts, store, statement):
    lines = fill(store)
    drafts.keep(PLACE, TEXTS)
    with pytest.raises(dbapi2.DatabaseError, match=r"not authorized|prohibited"):
        drafts._connection.execute(statement)
    assert store.lines(STREAM) == tuple(lines)


def test_a_busy_file_says_so_at_once_and_the_next_draft_is_kept(drafts, path, key):
    drafts.keep(PLACE, TEXTS)
    other = connected(path, key)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BrokenWorld) as told:
        drafts.keep(PLACE, {"form.sbp": "99"})
    assert told.value.facts == {"why": "another program is using the file"}
    other.execute("ROLLBACK")
    other.close()
    drafts.keep(PLACE, {"form.sbp": "99"})
    assert drafts.kept(PLACE) == {"form.sbp": "99"}


def test_drafts_never_make_a_file(tmp_path, key):
    with pytest.raises(BrokenWorld, match="record_missing"):
        DraftStore(tmp_path / "none.db", key).keep(PLACE, TEXTS)
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_is_no_list_of_texts_is_said(drafts, store, path, key):
    drafts.keep(PLACE, TEXTS)
    other = connected(path, key)
    other.execute("update draft set texts = '{\"form.sbp\": 98}'")
    other.close()
    with pytest.raises(BrokenWorld, match="store_failed"):
        drafts.kept(PLACE)


def test_the_disk_holds_no_draft_in_plain_words(drafts, store, path):
    drafts.keep(PLACE, {"form.note": "a sentence that would be found"})
    drafts.close()
    store.close()
    files = [file.read_bytes() for file in path.parent.iterdir()]
    assert not any(b"would be found" in content for content in files)


def test_closing_twice_is_harmless_and_the_next_use_opens_again(drafts):
    drafts.keep(PLACE, TEXTS)
    drafts.close()
    drafts.close()
    assert drafts.kept(PLACE) == TEXTS
