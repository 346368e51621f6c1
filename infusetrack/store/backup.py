"""Backups: made while the record is in use, proved by reading them, the newest ones kept."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store.connection import connected, keyed
from infusetrack.store.disk import sync_file, sync_folder
from infusetrack.store.failures import plain_reason
from infusetrack.store.integrity import Tip, tips, verify

KEPT = 14
"""How many backups stay (LOCAL)."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A proven backup: its file, when it was made, and the last line of every stream."""

    path: Path
    made_at: datetime
    tips: dict[str, Tip]


STAMP = "%Y%m%dT%H%M%SZ"
"""The moment in a backup's name, UTC."""


def take_backup(path: Path, key: bytes, folder: Path, now: datetime, *, kept: int = KEPT) -> Backup:
    """Copy the record to a dated file, verify the copy, and only then drop the oldest.

    Opens its own connection, so it may run beside the bedside in a thread of its own.
    Raises `BrokenWorld`: backup_failed, backup_not_whole, and what opening raises.
    """
    target = folder / f"{path.stem}-{now.astimezone(UTC):{STAMP}}{path.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        source = connected(path, key)
        try:
            before = tips(source)
            copy_record(source, target, key)
        finally:
            source.close()
        found = verified_tips(target, key, before)
        _drop_oldest(folder, path, kept)
    except (dbapi2.Error, OSError) as error:
        raise BrokenWorld("backup_failed", why=plain_reason(error)) from error
    return Backup(target, now, found)


def copy_record(source: Any, target: Path, key: bytes) -> None:
    """Copy a record that may be in use; the copy gets its name when it is on the disk."""
    unfinished = target.with_name(target.name + ".new")
    _gone(unfinished)
    copy = keyed(unfinished, key)
    try:
        source.backup(copy)
    finally:
        copy.close()
    sync_file(unfinished)
    unfinished.replace(target)
    sync_folder(target.parent)


def verified_tips(path: Path, key: bytes, wanted: dict[str, Tip]) -> dict[str, Tip]:
    """Read a backup through; its tips if it is whole and holds every wanted one.

    A copy that fails is put aside as `*.spoilt`, never counted as a backup.
    """
    connection = connected(path, key)
    try:
        findings = verify(connection, key, wanted)
        found = tips(connection)
    finally:
        connection.close()
    if findings:
        path.replace(path.with_name(path.name + ".spoilt"))
        raise BrokenWorld("backup_not_whole", findings=len(findings))
    return found


def backups(folder: Path, path: Path) -> tuple[Path, ...]:
    """The backups of a record in a folder, newest first."""
    return tuple(sorted(folder.glob(f"{path.stem}-*Z{path.suffix}"), reverse=True))


def newest_backup(folder: Path, path: Path) -> datetime | None:
    """When the newest backup of a record was made, UTC, by its name; None where there is none."""
    for one in backups(folder, path):
        try:
            return datetime.strptime(one.stem.removeprefix(f"{path.stem}-"), STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _drop_oldest(folder: Path, path: Path, kept: int) -> None:
    for old in backups(folder, path)[max(kept, 1) :]:
        _gone(old)


def _gone(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
