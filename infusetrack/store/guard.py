"""What the program's own connections may do: add lines, keep drafts, nothing that unmakes a line."""

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
_WRITES = frozenset({dbapi2.SQLITE_INSERT, dbapi2.SQLITE_UPDATE, dbapi2.SQLITE_DELETE})
_DENIED_SETTINGS = frozenset({"writable_schema", "synchronous", "recursive_triggers", "journal_mode"})


def only_adding(connection: Any) -> None:
    """Refuse on this connection every statement that could change or remove a line."""
    connection.set_authorizer(_verdict)


def only_drafts(connection: Any) -> None:
    """Refuse on this connection every statement that writes to anything but the drafts."""
    connection.set_authorizer(_verdict_on_drafts)


def _verdict_on_drafts(action: int, name: str | None, value: str | None, *rest: str | None) -> int:
    if action in _WRITES:
        return int(dbapi2.SQLITE_OK if name == "draft" else dbapi2.SQLITE_DENY)
    return _verdict(action, name, value, *rest)


def _verdict(action: int, name: str | None, value: str | None, *_: str | None) -> int:
    setting = action == dbapi2.SQLITE_PRAGMA and value is not None and name in _DENIED_SETTINGS
    denied = setting or action in _DENIED
    return int(dbapi2.SQLITE_DENY if denied else dbapi2.SQLITE_OK)
