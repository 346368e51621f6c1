"""What the program's own connection may do: read and add lines, nothing that unmakes them."""

from typing import Any

from sqlcipher3 import dbapi2

_DENIED = frozenset(
    getattr(dbapi2, name)
    for name in (
        "SQLITE_DELETE", "SQLITE_UPDATE", "SQLITE_ATTACH", "SQLITE_DETACH", "SQLITE_ALTER_TABLE",
        "SQLITE_DROP_TABLE", "SQLITE_DROP_TRIGGER", "SQLITE_DROP_INDEX", "SQLITE_DROP_VIEW",
        "SQLITE_CREATE_TABLE", "SQLITE_CREATE_TRIGGER", "SQLITE_CREATE_INDEX", "SQLITE_CREATE_VIEW",
    )
)  # fmt: skip
_DENIED_SETTINGS = frozenset({"writable_schema", "synchronous", "recursive_triggers", "journal_mode"})


def only_adding(connection: Any) -> None:
    """Refuse on this connection every statement that could change or remove a line."""
    connection.set_authorizer(_verdict)


def _verdict(action: int, name: str | None, value: str | None, *_: str | None) -> int:
    setting = action == dbapi2.SQLITE_PRAGMA and value is not None and name in _DENIED_SETTINGS
    denied = setting or action in _DENIED
    return int(dbapi2.SQLITE_DENY if denied else dbapi2.SQLITE_OK)
