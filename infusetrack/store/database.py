"""Opening the record's file: made when new, brought up to date when old, refused when odd."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store.connection import connected, pragma
from infusetrack.store.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlite_utils import Database

_MIGRATIONS = "infusetrack.store.migrations"
"""Loaded only when needed: sqlite-utils costs a quarter of a second, most of the way to first paint."""


def open_connection(path: Path, key: bytes, *, create: bool = True) -> Any:
    """A checked connection to the record, up to date; a missing file is made if `create`.

    Raises `BrokenWorld`: record_missing, key_does_not_fit, not_a_record, record_too_new,
    setting_refused, migration_failed, store_failed.
    """
    if not path.exists():
        if not create or path.with_name(path.name + "-wal").exists():
            raise BrokenWorld("record_missing")
        import_module(_MIGRATIONS).create(path, key)
    connection = connected(path, key)
    if pragma(connection, "user_version") < SCHEMA_VERSION:
        import_module(_MIGRATIONS).migrate(connection, path, key)
    return connection


def open_database(path: Path, key: bytes, *, create: bool = True) -> "Database":
    """The record as a sqlite-utils `Database`, for views, exports and tools."""
    database: Database = import_module(_MIGRATIONS).wrapped(open_connection(path, key, create=create))
    return database
