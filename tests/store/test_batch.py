"""Many lines in one transaction: all of them, or none."""

import pytest

from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.domain.events import Measured
from infusetrack.store.integrity import verify
from infusetrack.store.record_store import RecordStore
from tests.store.facts import STREAM, VITALS, draft, fill


def _kept(path, key):
    """How many lines another station sees."""
    other = RecordStore(path, key, create=False)
    try:
        return len(other.lines(STREAM))
    finally:
        other.close()


def test_a_batch_appears_as_a_whole(store, path, key):
    with store.batch():
        written = fill(store, 50)
        assert _kept(path, key) == 0
    assert store.lines(STREAM) == tuple(written)
    assert _kept(path, key) == 50
    assert verify(store.connection, key) == ()


def _in_a_batch(store, *acts):
    with store.batch():
        for act in acts:
            act()


def test_a_refusal_in_a_batch_leaves_nothing_of_it(store):
    fill(store, 1)
    odd = draft(Measured("C1D1", "m", 12.1))
    with pytest.raises(Refused):
        _in_a_batch(store, lambda: fill(store, 5), lambda: store.append(STREAM, 7, odd))
    assert len(store.lines(STREAM)) == 1
    assert not store.connection.in_transaction


def test_a_fault_in_a_batch_says_why_and_leaves_nothing_of_it(store, path, key):
    fill(store, 1)

    def shut():
        store.connection.execute("PRAGMA query_only = 1")

    with pytest.raises(BrokenWorld) as told:
        _in_a_batch(store, lambda: fill(store, 5), shut, lambda: fill(store, 1))
    assert told.value.facts == {"why": "the file may only be read here"}
    assert _kept(path, key) == 1
    assert fill(store, 1)[0].seq == 2


def test_a_fault_that_was_overlooked_still_fails_the_batch(store, path, key):
    def overlooked(fact):
        with pytest.raises(BrokenWorld, match="store_failed"):
            store.append(STREAM, 6, fact)

    lost = draft(VITALS, 6, amends=9, reason="no such line")
    with pytest.raises(BrokenWorld, match="store_failed"):
        _in_a_batch(
            store, lambda: fill(store, 5), lambda: overlooked(lost), lambda: overlooked(draft(VITALS, 6))
        )
    assert _kept(path, key) == 0


def test_a_batch_in_a_batch_belongs_to_it(store):
    def broken():
        raise ZeroDivisionError

    inner = [lambda: fill(store, 2)]
    with pytest.raises(ZeroDivisionError):
        _in_a_batch(store, lambda: _in_a_batch(store, *inner), lambda: fill(store, 2), broken)
    assert store.lines(STREAM) == ()


def test_after_a_batch_each_line_stands_by_itself_again(store, path, key):
    with store.batch():
        fill(store, 2)
    fill(store, 1)
    assert _kept(path, key) == 3
