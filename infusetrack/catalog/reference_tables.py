"""Reference limits and scores: the tables of `resources/reference` become one `Reference`."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from infusetrack.assets import asset
from infusetrack.catalog.reference_bodies import body_tables
from infusetrack.catalog.reference_rows import Row, amount, at_most_one, broken, climbing, joined, rows, whole
from infusetrack.catalog.reference_scores import news2_chart, pews_chart
from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.reference_limits import SEXES, Range, Reference, Table
from infusetrack.domain.sourced import Origin, Sourced

MONTHS = 12
VITALS = {"hr": "heart_rate", "rr": "respiratory_rate"}
BONAFIDE = (
    "vital",
    "age_from_months",
    "age_to_months_exclusive",
    "p1",
    "p5",
    "p10",
    "p50",
    "p90",
    "p95",
    "p99",
)
FLEMING = (
    "vital",
    "age_from_months",
    "age_to_months_exclusive",
    "p1",
    "p10",
    "p25",
    "p50",
    "p75",
    "p90",
    "p99",
)
PALS = (
    "group", "age_from_years", "age_to_years_inclusive", "hr_awake_low", "hr_awake_high", "hr_sleep_low",
    "hr_sleep_high", "rr_low", "rr_high", "sbp_low", "sbp_high", "dbp_low", "dbp_high",
    "sbp_hypotension_below",
)  # fmt: skip
AAP = ("sex", "age_years", "bp_percentile", "height_percentile", "sbp", "dbp")
FIFTH = ("sex", "age_years", "height_percentile", "sbp_p5", "dbp_p5", "sbp_p50", "dbp_p50")
MEDIAN, HIGH = "50", "95"
TOML = "vitals.toml"


@cache
def reference() -> Reference:
    """The installed tables."""
    return read_reference(asset("reference"))


def read_reference(folder: Path) -> Reference:
    """The tables of a folder; raises `BrokenWorld` with the file and what is wrong with it."""
    told = _read(folder / TOML)
    try:
        tables = {key: _table(key, row) for key, row in told["tables"].items()}
        numbers = _numbers(told["numbers"])
        single = [_single(tables[row["table"]], row) for row in told["ranges"]]
    except (KeyError, TypeError, ValueError, InvalidOperation) as why:
        raise BrokenWorld("reference_file", file=TOML, why=repr(why)) from why
    found = [
        *_centiles(
            folder / "bonafide2013_centiles_by_band.csv", BONAFIDE, tables["bonafide2013"], ("p5", "p95")
        ),
        *_pals(folder / "pals_reference.csv", tables["pals2015"]),
        *single,
        *_pressures(folder, tables["centiles"]),
        *_centiles(folder / "fleming2011_centiles.csv", FLEMING, tables["fleming2011"], ("p10", "p90")),
    ]
    return Reference(
        _by_key(found),
        numbers,
        pews_chart(folder / "npews_2023_bands.csv", told),
        news2_chart(folder / "news2_table.csv", told),
        body_tables(folder / "cdc2000_weight_height_limits.csv"),
    )


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as why:
        raise BrokenWorld("reference_file", file=path.name, why=repr(why)) from why


def _table(key: str, row: Mapping[str, Any]) -> Table:
    origin, verified, marks = Origin(row["origin"]), row["verified"], row["marks"]
    if not row["name"] or not row["source"] or not isinstance(verified, bool) or not isinstance(marks, bool):
        raise ValueError(key)
    return Table(key, row["name"], row["of"], row["source"], origin, verified, marks)


def _numbers(groups: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Sourced]:
    found = {
        f"{group}.{key}": _sourced(f"{group}.{key}", row)
        for group, rows_ in groups.items()
        for key, row in rows_.items()
    }
    return MappingProxyType(found)


def _sourced(key: str, row: Mapping[str, Any]) -> Sourced:
    value, verified = Decimal(row["value"]), row["verified"]
    if not value.is_finite() or value < 0 or not row["source"] or not isinstance(verified, bool):
        raise ValueError(key)
    return Sourced(value, row["unit"], Origin(row["origin"]), row["source"], verified, key)


def _single(table: Table, row: Mapping[str, Any]) -> Range:
    low, high = (Decimal(row[key]) if key in row else None for key in ("low", "high"))
    if (low is None and high is None) or (low is not None and high is not None and not low < high):
        raise ValueError(row["key"])
    return Range(table, row["key"], int(row["from_months"]), int(row["to_months"]), low, high)


def _centiles(path: Path, head: tuple[str, ...], table: Table, used: tuple[str, str]) -> Iterator[Range]:
    """Centiles by months of age; every row's centiles rise, and no month is left out between two rows."""
    read = rows(path, head)
    centiles = [column for column in head if column.startswith("p")]
    low, high = used
    for row in read:
        if row["vital"] not in VITALS:
            raise broken(path, f"vital {row['vital']}")
        climbing(path, [amount(path, row, column) for column in centiles])
        yield Range(
            table, VITALS[row["vital"]], whole(path, row, "age_from_months"),
            whole(path, row, "age_to_months_exclusive"), amount(path, row, low), amount(path, row, high),
            amount(path, row, "p1"), amount(path, row, "p99"),
        )  # fmt: skip
    for vital in VITALS:
        joined(
            path,
            [(whole(path, row, head[1]), whole(path, row, head[2])) for row in read if row["vital"] == vital],
        )


def _pals(path: Path, table: Table) -> Iterator[Range]:
    read = rows(path, PALS)
    joined(path, [_pals_months(path, row) for row in read])
    for row in read:
        first, last = _pals_months(path, row)
        for key, column in (("heart_rate", "hr_awake"), ("sbp", "sbp"), ("dbp", "dbp")):
            low, high = amount(path, row, f"{column}_low"), amount(path, row, f"{column}_high")
            climbing(path, (low, high))
            yield Range(table, key, first, last, low, high)


def _pals_months(path: Path, row: Row) -> tuple[int, int]:
    """Ages in years with both ends belonging: up to the month before the next birthday."""
    first, last = (amount(path, row, f"age_{end}") for end in ("from_years", "to_years_inclusive"))
    return int((first * MONTHS).to_integral_value()), (int(last) + 1) * MONTHS


def _pressures(folder: Path, table: Table) -> Iterator[Range]:
    """5th to 95th centile at median height, by sex and completed year."""
    path, upper = folder / "bp_p5_from_nhbpep2004_formula.csv", folder / "bp_percentiles_aap2017.csv"
    fifth = at_most_one(path, _median(rows(path, FIFTH)), ("sex", "age_years"))
    read = [row for row in _median(rows(upper, AAP)) if row["bp_percentile"] == HIGH]
    ninety_fifth = at_most_one(upper, read, ("sex", "age_years"))
    if fifth.keys() != ninety_fifth.keys() or {sex for sex, _ in fifth} != set(SEXES):
        raise broken(upper, "other ages or sexes than the 5th centile")
    for of, row in ninety_fifth.items():
        months = whole(upper, row, "age_years") * MONTHS
        for key in ("sbp", "dbp"):
            low, high = amount(path, fifth[of], f"{key}_p5"), amount(upper, row, key)
            climbing(upper, (low, high))
            yield Range(table, key, months, months + MONTHS, low, high, sex=SEXES[of[0]])


def _median(read: Iterable[Row]) -> list[Row]:
    return [row for row in read if row["height_percentile"] == MEDIAN]


def _by_key(ranges: Iterable[Range]) -> Mapping[str, tuple[Range, ...]]:
    found: defaultdict[str, list[Range]] = defaultdict(list)
    for one in ranges:
        found[one.key].append(one)
    return MappingProxyType({key: tuple(kept) for key, kept in found.items()})
