"""Whether the record is whole: the file's pages, its schema, and every stream's chain."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlcipher3 import dbapi2

from infusetrack.store.chain import chain_key, line_hash
from infusetrack.store.failures import plain_failures, plain_reason
from infusetrack.store.schema import FIELDS, LINE_INDEXES, LINE_TABLE, LINE_TRIGGERS

Tip = tuple[int, str]
"""The number and hash of a stream's last line."""

_HASHED = f"select {', '.join(FIELDS)}, previous_hash, hash from line"  # noqa: S608
_STREAM = f"{_HASHED} where stream = ? order by seq"
_ALL = f"{_HASHED} order by stream, seq"
_TIPS = """select stream, seq, hash from line
    where (stream, seq) in (select stream, max(seq) from line group by stream)"""
_GUARDS = """select name, sql from sqlite_master
    where tbl_name = 'line' and sql is not null order by name"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; `seq` is 0 where no single line is meant.

    `code` is one of: page, schema, gap, link, hash, tip_missing, tip_differs, unreadable.
    """

    code: str
    stream: str = ""
    seq: int = 0
    detail: str = ""


def verify(connection: Any, data_key: bytes, anchors: Mapping[str, Tip] | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with the file; empty when it is whole.

    `anchors` are tips kept elsewhere (paper, a backup): without one, a record whose end
    was cut off, or an older copy put in its place, looks whole.
    """
    checks: tuple[Callable[[], list[Finding]], ...] = (
        lambda: page_findings(connection),
        lambda: schema_findings(connection),
        lambda: chain_findings(connection, data_key),
        lambda: anchor_findings(connection, anchors or {}),
    )
    found: list[Finding] = []
    for check in checks:
        try:
            found += check()
        except dbapi2.Error as error:
            found.append(Finding("unreadable", detail=plain_reason(error)))
    return tuple(found)


def page_findings(connection: Any) -> list[Finding]:
    """What SQLCipher's page codes and SQLite's own structure check say."""
    sealed = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    sound = connection.execute("PRAGMA integrity_check").fetchall()
    lines = [str(row[0]) for row in (*sealed, *sound) if row[0] != "ok"]
    return [Finding("page", detail=line) for line in lines]


def schema_findings(connection: Any) -> list[Finding]:
    """Whether the table and its guards are the ones that this program makes."""
    if schema_digest(connection) == expected_digest():
        return []
    return [Finding("schema")]


def schema_digest(connection: Any) -> str:
    """SHA-256 over the table, indexes and triggers that guard the lines."""
    return _digest([str(row[1]) for row in connection.execute(_GUARDS)])


@cache
def expected_digest() -> str:
    """The digest of the schema as this program makes it."""
    return _digest([LINE_TABLE.strip(), *LINE_INDEXES, *LINE_TRIGGERS])


def _digest(statements: list[str]) -> str:
    plain = sorted(" ".join(one.split()).casefold() for one in statements)
    return hashlib.sha256("\n".join(plain).encode()).hexdigest()


def chain_findings(connection: Any, data_key: bytes, stream: str | None = None) -> list[Finding]:
    """Every gap, broken link and wrong hash of one stream, or of all."""
    rows = connection.execute(_ALL) if stream is None else connection.execute(_STREAM, (stream,))
    key, width = chain_key(data_key), len(FIELDS)
    found: list[Finding] = []
    now, last, before = None, 0, ""
    for row in rows:
        name, seq, previous, own = row[0], row[1], row[width], row[width + 1]
        if name != now:
            now, last, before = name, 0, ""
        if seq != last + 1:
            found.append(Finding("gap", name, seq))
        elif previous != before:
            found.append(Finding("link", name, seq))
        if line_hash(key, previous, row[:width]) != own:
            found.append(Finding("hash", name, seq))
        last, before = seq, own
    return found


def tips(connection: Any) -> dict[str, Tip]:
    """The last line of every stream."""
    with plain_failures():
        return {row[0]: (row[1], row[2]) for row in connection.execute(_TIPS)}


def anchor_findings(connection: Any, anchors: Mapping[str, Tip]) -> list[Finding]:
    """Which tips kept elsewhere are missing here, or stand with another hash."""
    found = []
    for stream, (seq, wanted) in anchors.items():
        row = connection.execute(
            "select hash from line where stream = ? and seq = ?", (stream, seq)
        ).fetchone()
        if row is None:
            found.append(Finding("tip_missing", stream, seq))
        elif row[0] != wanted:
            found.append(Finding("tip_differs", stream, seq))
    return found
