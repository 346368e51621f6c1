"""How the file came to its present shape: one named step after another, each once."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2
from sqlite_utils import Database, Migrations

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store.backup import copy_record
from infusetrack.store.connection import apply_settings, keyed, pragma
from infusetrack.store.disk import sync_file, sync_folder
from infusetrack.store.failures import plain_failures, plain_reason
from infusetrack.store.schema import (
    APPLICATION_ID,
    DRAFT_TABLE,
    LINE_INDEXES,
    LINE_TABLE,
    LINE_TRIGGERS,
    SCHEMA_VERSION,
)
from infusetrack.store.views import AUDIT_TRAIL, FLAT, LAB_RESULTS, STANDING, flat_view

migrations = Migrations("infusetrack")


@migrations()
def m001_lines(db: Database) -> None:
    """The table of lines, its indexes, and the triggers that let it only grow."""
    for statement in (LINE_TABLE, *LINE_INDEXES, *LINE_TRIGGERS):
        db.execute(statement)


@migrations()
def m002_views(db: Database) -> None:
    """Flat views of the standing lines."""
    db.create_view("standing", STANDING)
    for name in FLAT:
        db.create_view(name, flat_view(name))
    db.create_view("lab_results", LAB_RESULTS)
    db.create_view("audit_trail", AUDIT_TRAIL)


@migrations()
def m003_drafts(db: Database) -> None:
    """The table of what is typed and not yet written."""
    db.execute(DRAFT_TABLE)


def wrapped(connection: Any) -> Database:
    """The connection as sqlite-utils sees it, without plugins from outside."""
    return Database(connection, execute_plugins=False, recursive_triggers=False)


def create(path: Path, key: bytes) -> None:
    """Make a new, empty record; it appears under its name only when it is whole."""
    made = path.with_name(path.name + ".new")
    with plain_failures():
        made.unlink(missing_ok=True)
        connection = keyed(made, key)
        try:
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            apply_settings(connection)
            _apply(connection)
        finally:
            connection.close()
        sync_file(made)
        made.replace(path)
        sync_folder(path.parent)


def migrate(connection: Any, path: Path, key: bytes) -> Path:
    """Bring an older file up to date; returns the copy that was made before."""
    version = pragma(connection, "user_version")
    copy = path.with_name(f"{path.stem}.before-v{SCHEMA_VERSION}-from-v{version}{path.suffix}")
    try:
        if not copy.exists():
            copy_record(connection, copy, key)
        _apply(connection)
    except (dbapi2.Error, OSError) as error:
        raise BrokenWorld("migration_failed", why=plain_reason(error)) from error
    return copy


def _apply(connection: Any) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(wrapped(connection))
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
