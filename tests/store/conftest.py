"""A fresh encrypted record for each test."""

import pytest

from infusetrack.store.record_store import RecordStore

KEY = bytes(range(32))


@pytest.fixture
def key():
    return KEY


@pytest.fixture
def path(tmp_path):
    return tmp_path / "record.db"


@pytest.fixture
def store(path, key):
    opened = RecordStore(path, key)
    yield opened
    opened.close()
