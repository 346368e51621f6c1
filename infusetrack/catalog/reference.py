"""Reference tables: the plausible limits that every typed number is held against."""

import csv
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from types import MappingProxyType

from infusetrack.assets import asset
from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.quantities import Guard


@cache
def plausible_limits() -> Mapping[str, Guard]:
    """The installed limits by field name ("weight", "heart rate", "hemoglobin")."""
    return read_limits(asset("reference", "plausible_limits.csv"))


def read_limits(path: Path) -> Mapping[str, Guard]:
    """The limits of a file by field name; fields that are codes, not numbers, are left out.

    Raises `BrokenWorld` where the file is not such a table.
    """
    with path.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text, strict=True))
    try:
        guards = [_guard(row) for row in rows if _number(row["reject_below"]) is not None]
        return MappingProxyType({guard.field: guard for guard in guards})
    except (KeyError, TypeError, ValueError, InvalidOperation) as why:
        raise BrokenWorld("reference_file", file=path.name, why=repr(why)) from why


def _guard(row: Mapping[str, str]) -> Guard:
    low, high = Decimal(row["reject_below"]), Decimal(row["reject_above"])
    if not low < high:
        raise ValueError(row["item"])
    return Guard(
        field=row["item"],
        unit=row["unit"],
        reject_low=low,
        reject_high=high,
        confirm_low=_number(row["confirm_below"]),
        confirm_high=_number(row["confirm_above"]),
        decimals=int(row["decimals"]),
        basis=row["basis"],
    )


def _number(text: str) -> Decimal | None:
    """A plain number; None for a limit that depends on age ("CDC z<-5") or is a code."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
