"""The rules of expedited reports, read from the CTCAE folder; they are unverified until a site edits them."""

import csv
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from infusetrack.assets import asset
from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.expedited import EXPEDITED, ExpeditedRule
from infusetrack.domain.sourced import Origin, Sourced

Row = Mapping[str, str]
YES: Mapping[str, bool] = {"yes": True, "no": False}


@cache
def expedited_rules() -> tuple[ExpeditedRule, ...]:
    """The installed rules, in the order in which they are asked."""
    return read_expedited(asset("ctcae", "expedited.csv"))


def read_expedited(path: Path) -> tuple[ExpeditedRule, ...]:
    """The rules of a file; raises `BrokenWorld` where it is no such table."""
    with path.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text, strict=True))
    try:
        return tuple(_rule(row) for row in rows)
    except (KeyError, TypeError, ValueError, InvalidOperation) as why:
        raise BrokenWorld("ctcae_file", file=path.name, why=repr(why)) from why


def _rule(row: Row) -> ExpeditedRule:
    return ExpeditedRule(
        id=row["id"],
        grades=tuple(int(grade) for grade in row["grades"].split()),
        after_window=YES[row["after_window"]],
        hospitalization=YES[row["hospitalization"]],
        related=YES[row["related"]],
        window_days=_sourced(row, "window_days", "d"),
        notice_h=_sourced(row, "notice_h", "h") if row["notice_h"] else None,
        complete_days=_sourced(row, "complete_days", "d"),
    )


def _sourced(row: Row, column: str, unit: str) -> Sourced:
    value = Decimal(row[column])
    if not value > 0:
        raise ValueError(row["id"])
    key = f"{EXPEDITED}{row['id']}.{column}"
    return Sourced(value, unit, Origin(row["origin"]), row["source"], YES[row["verified"]], key)
