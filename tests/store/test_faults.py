"""What the record stands: kills, a full disk, damaged bytes; nothing acknowledged is lost or doubled."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store.integrity import verify
from infusetrack.store.record_store import RecordStore
from tests.store.facts import STREAM, fill

TOP = Path(__file__).resolve().parents[2]
KILLS = 20


def _writer(path, key, *more):
    command = [sys.executable, "-m", "tests.store.writer", str(path), key.hex(), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=TOP)


def _killed_after(path, key, acknowledgements):
    """Start a writer, kill it at once after some acknowledgements; what it had said by then."""
    writer = _writer(path, key)
    said = [writer.stdout.readline() for _ in range(acknowledgements)]
    writer.kill()
    said += writer.stdout.readlines()
    writer.wait()
    writer.stdout.close()
    return [line.strip() for line in said if line.endswith("\n")]


def test_no_kill_loses_or_doubles_an_acknowledged_entry(path, key):
    chance, acknowledged = random.Random(4751383), []  # noqa: S311 (repeatable)
    for _ in range(KILLS):
        acknowledged += _killed_after(path, key, chance.randrange(12))
    store = RecordStore(path, key)
    entries = [line.entry for line in store.lines(STREAM)]
    assert len(acknowledged) > KILLS
    assert len(entries) == len(set(entries))
    assert set(acknowledged) <= set(entries)
    assert len(entries) - len(acknowledged) <= KILLS
    assert verify(store.connection, key) == ()
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file size to set")
def test_a_full_disk_says_not_saved_and_keeps_what_was_acknowledged(path, key):
    RecordStore(path, key).close()
    writer = _writer(path, key, str(300_000))
    *acknowledged, last = [line.strip() for line in writer.stdout.readlines()]
    assert writer.wait() == 0
    writer.stdout.close()
    assert last in {"store_failed the disk is full", "store_failed the disk does not answer, or is full"}
    store = RecordStore(path, key)
    assert [line.entry for line in store.lines(STREAM)][: len(acknowledged)] == acknowledged
    assert len(acknowledged) > 5
    assert verify(store.connection, key) == ()
    store.close()


@pytest.mark.parametrize("keep", [0, 1, 4096, 9000])
def test_a_truncated_record_is_refused_or_found(store, path, key, keep):
    fill(store, 60)
    store.close()
    path.write_bytes(path.read_bytes()[:keep])
    _refused_or_found(path, key)


@pytest.mark.parametrize("seed", range(30))
def test_no_flipped_bit_ever_shows_a_wrong_value(store, path, key, seed):
    written = fill(store, 60)
    store.close()
    raw = bytearray(path.read_bytes())
    chance = random.Random(seed)  # noqa: S311 (repeatable)
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    path.write_bytes(raw)
    _refused_or_found(path, key, tuple(written))


def _refused_or_found(path, key, written=()):
    try:
        store = RecordStore(path, key, create=False)
    except BrokenWorld as error:
        assert error.code in {"key_does_not_fit", "record_missing", "not_a_record"}  # noqa: PT017
        return
    assert verify(store.connection, key)
    try:
        assert store.lines(STREAM) == written
    except BrokenWorld as error:
        assert error.code == "store_failed"  # noqa: PT017
    store.close()
