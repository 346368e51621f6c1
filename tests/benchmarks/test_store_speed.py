"""The record against its floors, each measured in the same run (not part of the default tests)."""

import hmac
import json
from statistics import median
from time import perf_counter

import pytest

from infusetrack.domain.chart import replay
from infusetrack.domain.events import StepDone, VitalsTaken
from infusetrack.store.chain import chain_key, sealed_bytes
from infusetrack.store.connection import apply_settings, keyed
from infusetrack.store.integrity import _ALL, chain_findings
from infusetrack.store.record_store import _LINES, RecordStore
from infusetrack.store.schema import FIELDS, LINE_TABLE
from tests.store.facts import STREAM, draft

KEY = bytes(range(32))
LONG = 18_000
ROUNDS = 200


def _fact(number):
    day = f"C{number // 1500 + 1}D{number % 1500 // 150 + 1}"
    if number % 6 == 0:
        return StepDone(day, f"step{number % 20}", (("ok", True), ("note", "as planned")))
    return VitalsTaken(day, f"vitals{number % 40}", sbp=98, dbp=61, heart_rate=104, spo2=99, pain=2)


def _record(path, count):
    """A record with one chart of `count` lines, written without waiting for the disk."""
    store = RecordStore(path, KEY)
    store.connection.set_authorizer(None)
    store.connection.execute("PRAGMA synchronous = OFF")
    for seq in range(1, count + 1):
        store.append(STREAM, seq, draft(_fact(seq), seq, entry=f"form-{seq:032}"))
    store.close()
    return RecordStore(path, KEY)


def _raw(path, rows):
    """The floor: the same table without guards, indexes, hashes or decisions.

    Opened again after filling, so that both begin with a fresh journal: a journal that
    still grows takes twice as long to reach the disk as one that is written over.
    """
    connection = keyed(path, KEY)
    apply_settings(connection)
    connection.execute(LINE_TABLE)
    connection.execute("BEGIN")
    connection.executemany(f"insert into line values ({','.join('?' * 13)})", rows)  # noqa: S608
    connection.execute("COMMIT")
    connection.close()
    again = keyed(path, KEY)
    apply_settings(again)
    return again


def _timed(act):
    before = perf_counter()
    act()
    return perf_counter() - before


def _ratio(capsys, name, floor, ours):
    ratio = median(ours) / median(floor)
    told = f"{name}: floor {median(floor) * 1e3:.2f} ms, ours {median(ours) * 1e3:.2f} ms, {ratio:.2f} x"
    with capsys.disabled():
        print(f"\n{told}")  # noqa: T201
    return ratio


@pytest.mark.parametrize("count", [0, LONG])
def test_one_acknowledged_line_costs_little_more_than_a_raw_insert(tmp_path, capsys, count):
    store = _record(tmp_path / "record.db", count)
    every = f"select {', '.join(FIELDS)}, previous_hash, hash from line"  # noqa: S608
    raw = _raw(tmp_path / "raw.db", store.connection.execute(every).fetchall())
    floor, ours = [], []
    for seq in range(count + 1, count + ROUNDS + 1):
        ours.append(_timed(lambda n=seq: store.append(STREAM, n, draft(_fact(n), n, entry=f"form-{n:032}"))))
        row = store.connection.execute(f"{every} where stream = ? and seq = ?", (STREAM, seq)).fetchone()
        floor.append(_timed(lambda r=row: _insert(raw, r)))
    ratio = _ratio(capsys, f"append to {count} lines", floor, ours)
    raw.close()
    store.close()
    assert ratio <= 1.5


def _insert(connection, row):
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("insert into line values (?,?,?,?,?,?,?,?,?,?,?,?,?)", row)
    connection.execute("COMMIT")


def test_a_long_chart_opens_in_three_times_its_floor(tmp_path, capsys):
    store = _record(tmp_path / "record.db", LONG)
    floor, reading, folding = [], [], []
    for _ in range(9):
        floor.append(_timed(lambda: [json.loads(row[6]) for row in _rows(store)]))
        reading.append(_timed(lambda: store.lines(STREAM)))
        lines = store.lines(STREAM)
        folding.append(_timed(lambda kept=lines: replay(kept)))
    _ratio(capsys, "lines", floor, reading)
    _ratio(capsys, "replay", floor, folding)
    whole = [one + other for one, other in zip(reading, folding, strict=True)]
    ratio = _ratio(capsys, "open (lines and replay)", floor, whole)
    store.close()
    assert ratio <= 3


def _rows(store):
    return store.connection.execute(_LINES, (STREAM,)).fetchall()


def test_the_chain_is_verified_near_the_speed_of_hmac(tmp_path, capsys):
    store = _record(tmp_path / "record.db", LONG)
    key, width = chain_key(KEY), len(FIELDS)
    rows = store.connection.execute(_ALL).fetchall()
    sealed = [sealed_bytes(row[width], row[:width]) for row in rows]
    floor, reading, ours = [], [], []
    for _ in range(9):
        floor.append(_timed(lambda: [hmac.digest(key, one, "sha256") for one in sealed]))
        reading.append(_timed(lambda: store.connection.execute(_ALL).fetchall()))
        ours.append(_timed(lambda: chain_findings(store.connection, KEY)))
    _ratio(capsys, "verify against HMAC alone", floor, ours)
    both = [one + other for one, other in zip(floor, reading, strict=True)]
    ratio = _ratio(capsys, "verify against reading and HMAC", both, ours)
    store.close()
    assert ratio <= 1.5
