# ruff: noqa: S608 (only literals of this file)
import pytest

from infusetrack.store.connection import connected
from infusetrack.store.integrity import chain_findings, expected_digest, schema_digest, tips, verify
from tests.store.facts import STREAM, fill

CHANGES = {
    "hash": "update line set body = replace(body, '98', '89') where seq = 2",
    "link": f"update line set previous_hash = '{'0' * 64}' where seq = 2",
    "gap": "delete from line where seq = 2",
}


@pytest.fixture
def forced(store, path, key):
    """A connection without the guards, as another program would open it."""
    fill(store, 4)
    fill(store, 2, "site")
    store.close()
    connection = connected(path, key)
    for trigger in ("line_keeps", "line_stays"):
        connection.execute(f"drop trigger {trigger}")
    yield connection
    connection.close()


def test_a_sound_record_has_no_findings(store, key):
    fill(store, 4)
    fill(store, 2, "site")
    assert verify(store.connection, key, tips(store.connection)) == ()


def test_an_empty_record_is_sound(store, key):
    assert verify(store.connection, key) == ()


@pytest.mark.parametrize("code", CHANGES)
def test_every_change_behind_the_programs_back_is_found_in_its_place(forced, key, code):
    forced.execute(CHANGES[code] + f" and stream = '{STREAM}'")
    found = chain_findings(forced, key)
    assert code in {one.code for one in found}
    assert {one.stream for one in found} == {STREAM}
    assert not chain_findings(forced, key, "site")


@pytest.mark.parametrize("column", ["happened_at", "written_at", '"by"', "reason", "entry", "app", "body"])
def test_no_field_of_a_line_can_be_changed_unseen(forced, key, column):
    forced.execute(f"""update line set {column} = '"x"' where seq = 4""")
    assert [one.code for one in chain_findings(forced, key)] == ["hash"]


def test_a_chain_made_with_another_key_is_found(store):
    fill(store, 2)
    assert {one.code for one in chain_findings(store.connection, bytes(32))} == {"hash"}


def test_missing_guards_are_found(forced, key):
    assert [one.code for one in verify(forced, key)] == ["schema"]
    assert schema_digest(forced) != expected_digest()


def test_a_cut_tail_is_seen_by_a_tip_kept_elsewhere(forced, key):
    kept = tips(forced)
    forced.execute(f"delete from line where stream = '{STREAM}' and seq = 4")
    assert not chain_findings(forced, key)
    assert [(one.code, one.seq) for one in verify(forced, key, kept)] == [("schema", 0), ("tip_missing", 4)]


def test_a_line_written_in_place_of_a_lost_one_is_seen_by_its_tip(store, key):
    fill(store, 2)
    found = verify(store.connection, key, {STREAM: (2, "0" * 64)})
    assert [one.code for one in found] == ["tip_differs"]


def test_tips_name_the_last_line_of_every_stream(store):
    last = fill(store, 3)[-1]
    fill(store, 1, "site")
    assert tips(store.connection)[STREAM] == (3, last.hash)
    assert set(tips(store.connection)) == {STREAM, "site"}


def test_a_damaged_page_is_found(store, path, key):
    fill(store, 60)
    store.close()
    raw = bytearray(path.read_bytes())
    raw[-6000] ^= 1
    path.write_bytes(raw)
    connection = connected(path, key)
    assert {"page", "unreadable"} & {one.code for one in verify(connection, key)}
    connection.close()
