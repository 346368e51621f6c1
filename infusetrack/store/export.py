"""Leaving the program: the flat views as a plain SQLite file, or as CSV for a spreadsheet."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from infusetrack.domain.errors import BrokenWorld
from infusetrack.store.disk import sync_file, sync_folder
from infusetrack.store.failures import plain_reason
from infusetrack.store.views import EXPORTED

if TYPE_CHECKING:
    from sqlite_utils import Database

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_plain(db: "Database", target: Path) -> Path:
    """Write an UNENCRYPTED SQLite file with every view as a table; replaces `target`.

    `db` comes from `database.open_database`. Raises `BrokenWorld("export_failed")`.
    """
    made = target.with_name(target.name + ".new")
    made.unlink(missing_ok=True)
    try:
        db.execute("attach database ? as plain key ''", (str(made),))
        try:
            _fill(db)
        finally:
            db.execute("detach database plain")
        return _named(made, target)
    except (dbapi2.Error, OSError) as error:
        made.unlink(missing_ok=True)
        raise BrokenWorld("export_failed", why=plain_reason(error)) from error


def _fill(db: "Database") -> None:
    with db.atomic():
        for name in EXPORTED:
            db.execute(f"create table plain.[{name}] as select * from main.[{name}]")  # noqa: S608


def export_csv(db: "Database", folder: Path) -> tuple[Path, ...]:
    """Write one CSV file for each view into a folder; raises `BrokenWorld("export_failed")`.

    UTF-8 with a byte-order mark, so that spreadsheets read it; text that a spreadsheet
    would run as a formula begins with an apostrophe.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_written(db, name, folder / f"{name}.csv") for name in EXPORTED)
    except (dbapi2.Error, OSError) as error:
        raise BrokenWorld("export_failed", why=plain_reason(error)) from error


def _written(db: "Database", name: str, target: Path) -> Path:
    made = target.with_name(target.name + ".new")
    rows = db.execute(f"select * from [{name}]")  # noqa: S608 (a name from EXPORTED)
    with made.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column[0] for column in rows.description])
        writer.writerows(guarded(row) for row in rows)
    return _named(made, target)


def guarded(row: Iterable[Any]) -> list[Any]:
    """A row whose texts no spreadsheet takes for formulas; numbers stay numbers."""
    return [
        f"'{cell}" if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA) else cell for cell in row
    ]


def _named(made: Path, target: Path) -> Path:
    sync_file(made)
    made.replace(target)
    sync_folder(target.parent)
    return target
