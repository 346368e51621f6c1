"""One encrypted connection, with every setting read back before it is trusted."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store.failures import is_damage, plain_reason
from infusetrack.store.schema import APPLICATION_ID, SCHEMA_VERSION

KEY_BYTES = 32
BUSY_MS = 5_000
"""How long a write waits for another station before it gives up, in milliseconds."""

_SETTINGS: tuple[tuple[str, int], ...] = (
    ("foreign_keys", 1),
    ("recursive_triggers", 1),  # without it INSERT OR REPLACE walks past the delete trigger
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("mmap_size", 0),
    ("busy_timeout", BUSY_MS),
    ("synchronous", 2),
)


def keyed(path: Path, key: bytes) -> Any:
    """A bare connection with its key set; nothing has been read yet.

    `key` is the raw 256-bit key: no password, so no slow derivation at each start.
    """
    if len(key) != KEY_BYTES:
        raise BrokenWorld("key_does_not_fit")
    try:
        connection = dbapi2.connect(str(path), isolation_level=None, timeout=BUSY_MS / 1000)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    except dbapi2.Error as error:
        raise BrokenWorld("store_failed", why=plain_reason(error)) from error
    return connection


def connected(path: Path, key: bytes) -> Any:
    """A connection to an existing record, checked and set.

    Raises `BrokenWorld`: record_missing, key_does_not_fit, not_a_record, record_too_new,
    setting_refused, store_failed.
    """
    if not path.is_file() or path.stat().st_size == 0:
        raise BrokenWorld("record_missing")
    connection = keyed(path, key)
    try:
        _recognise(connection)
        apply_settings(connection)
    except dbapi2.Error as error:
        connection.close()
        if is_damage(error):
            raise BrokenWorld("key_does_not_fit") from error
        raise BrokenWorld("store_failed", why=plain_reason(error)) from error
    except BrokenWorld:
        connection.close()
        raise
    return connection


def _recognise(connection: Any) -> None:
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise BrokenWorld("not_a_record")
    version = pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise BrokenWorld("record_too_new", version=version, known=SCHEMA_VERSION)


def apply_settings(connection: Any) -> None:
    """Set what durability needs, and read each setting back."""
    if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        raise BrokenWorld("setting_refused", setting="journal_mode")
    for name, value in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        if pragma(connection, name) != value:
            raise BrokenWorld("setting_refused", setting=name)


def pragma(connection: Any, name: str) -> int:
    """The number that a setting has now."""
    row = connection.execute(f"PRAGMA {name}").fetchone()
    return int(row[0]) if row else 0
