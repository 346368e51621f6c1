"""Rows of a reference table as text, and what every table must keep, or it is refused as damaged."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from pathlib import Path

from infusetrack.domain.errors import BrokenWorld

Row = Mapping[str, str]
Step = tuple[Decimal, Decimal]


def rows(path: Path, head: Sequence[str]) -> tuple[Row, ...]:
    """All rows; refuses another heading, a row of another length, an empty cell, an empty table."""
    try:
        with path.open(encoding="utf-8", newline="") as text:
            first, *rest = csv.reader(text, strict=True)
    except (OSError, UnicodeDecodeError, ValueError, csv.Error) as why:
        raise broken(path, repr(why)) from why
    if tuple(first) != tuple(head):
        raise broken(path, f"heading {first}")
    for place, cells in enumerate(rest, 2):
        if len(cells) != len(head) or not all(cell.strip() for cell in cells):
            raise broken(path, f"row {place}")
    if not rest:
        raise broken(path, "no row")
    return tuple(dict(zip(head, cells, strict=True)) for cells in rest)


def broken(path: Path, why: str) -> BrokenWorld:
    """What is raised for a damaged table."""
    return BrokenWorld("reference_file", file=path.name, why=why)


def amount(path: Path, row: Row, column: str) -> Decimal:
    """A finite number from zero up."""
    try:
        value = Decimal(row[column])
    except InvalidOperation:
        raise broken(path, f"{column} {row[column]}") from None
    if not value.is_finite() or value < 0:
        raise broken(path, f"{column} {row[column]}")
    return value


def whole(path: Path, row: Row, column: str) -> int:
    """A whole number from zero up."""
    value = amount(path, row, column)
    if value != value.to_integral_value():
        raise broken(path, f"{column} {row[column]}")
    return int(value)


def climbing(path: Path, values: Sequence[Decimal]) -> None:
    """Refuse centiles or limits that do not rise."""
    if any(one >= other for one, other in pairwise(values)):
        raise broken(path, f"not rising: {', '.join(map(str, values))}")


def joined(path: Path, spans: Sequence[tuple[int, int]]) -> None:
    """Refuse ages that overlap, are turned round, or leave a gap."""
    if not spans or any(low >= high for low, high in spans):
        raise broken(path, "ages")
    for (_, end), (start, _) in pairwise(spans):
        if end != start:
            raise broken(path, f"ages {end} and {start}")


def steps(path: Path, bands: Iterable[Step], widest: Decimal) -> None:
    """Refuse bands that overlap, are turned round, or lie further than `widest` apart."""
    known = tuple(bands)
    if any(low > high for low, high in known):
        raise broken(path, "a band turned round")
    for (_, end), (start, _) in pairwise(known):
        if not 0 < start - end <= widest:
            raise broken(path, f"bands {end} and {start}")


def at_most_one(path: Path, read: Iterable[Row], columns: tuple[str, str]) -> Mapping[tuple[str, str], Row]:
    """Rows by two columns; refuses two of a kind."""
    found: dict[tuple[str, str], Row] = {}
    for row in read:
        key = (row[columns[0]], row[columns[1]])
        if key in found:
            raise broken(path, f"twice {key}")
        found[key] = row
    return found
