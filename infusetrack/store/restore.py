"""Putting a backup in the record's place: compared first, the present file always kept."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.store.backup import copy_record, verified_tips
from infusetrack.store.comparison import Comparison, compared, hashes_of
from infusetrack.store.connection import connected
from infusetrack.store.disk import sync_folder
from infusetrack.store.failures import is_damage, plain_failures, plain_reason
from infusetrack.store.integrity import tips


@dataclass(frozen=True, slots=True)
class Override:
    """Who decided that lines which only the present record holds may leave it, and why."""

    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did; `kept_aside` is the record that was in use before, if any."""

    comparison: Comparison
    kept_aside: Path | None
    override: Override | None = None


def compare(path: Path, key: bytes, backup: Path) -> Comparison:
    """The record beside a backup, without changing either.

    Raises `BrokenWorld` when the backup cannot be read; a record that cannot be read is
    said so in the answer.
    """
    other = connected(backup, key)
    try:
        with plain_failures():
            in_backup = hashes_of(other)
    finally:
        other.close()
    try:
        live = connected(path, key)
    except BrokenWorld:
        return Comparison(compared({}, in_backup).streams, live_readable=not path.exists())
    try:
        return compared(hashes_of(live), in_backup)
    except dbapi2.Error:
        return Comparison(compared({}, in_backup).streams, live_readable=False)
    finally:
        live.close()


def restore(
    path: Path, key: bytes, backup: Path, now: datetime, *, override: Override | None = None
) -> Restored:
    """Put a verified copy of the backup in the record's place; no station may hold it open.

    Raises `Refused("restore_would_lose")` when the present record holds lines that the
    backup lacks, or cannot be read, unless an override names who decided and why; and
    `BrokenWorld` as backups do. At every moment a whole record stands under its name or
    beside it as `*-aside-*`.
    """
    comparison = compare(path, key, backup)
    named = override is not None and bool(override.by.strip() and override.why.strip())
    if comparison.loses and not named:
        raise Refused("restore_would_lose", lines=comparison.only_live)
    ready = path.with_name(path.name + ".restoring")
    try:
        _fetched(backup, key, ready)
        aside = _put_aside(path, key, now)
        ready.replace(path)
        sync_folder(path.parent)
    except (dbapi2.Error, OSError) as error:
        raise BrokenWorld("restore_failed", why=plain_reason(error)) from error
    return Restored(comparison, aside, override if comparison.loses else None)


def _fetched(backup: Path, key: bytes, ready: Path) -> None:
    source = connected(backup, key)
    try:
        wanted = tips(source)
        copy_record(source, ready, key)
    finally:
        source.close()
    verified_tips(ready, key, wanted)


def _put_aside(path: Path, key: bytes, now: datetime) -> Path | None:
    """Keep the present file, and its journal where that could not be folded in."""
    if not path.exists():
        return None
    _fold_journal(path, key)
    aside = path.with_name(f"{path.stem}-aside-{now.astimezone(UTC):%Y%m%dT%H%M%S}{path.suffix}")
    if aside.exists():
        raise Refused("restore_too_soon")
    for ending in ("-wal", "-shm"):
        journal = path.with_name(path.name + ending)
        if journal.exists():
            journal.replace(aside.with_name(aside.name + ending))
    try:
        os.link(path, aside)
    except OSError:  # a file system without links
        path.replace(aside)
    sync_folder(path.parent)
    return aside


def _fold_journal(path: Path, key: bytes) -> None:
    """Bring the journal into the file; fails while any station still holds the record."""
    try:
        connection = connected(path, key)
    except BrokenWorld:
        return
    try:
        connection.execute("PRAGMA busy_timeout = 0").fetchall()
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    except dbapi2.Error as error:
        if not is_damage(error):
            raise
    finally:
        connection.close()
