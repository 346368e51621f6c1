"""The charts of National PEWS and NEWS2 from their tables of bands."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import Any

from infusetrack.catalog.reference_rows import Row, amount, broken, rows, steps, whole
from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.patient import BANDS
from infusetrack.domain.scores_bands import Bands, News2Chart, PewsChart

PEWS_HEAD = ("age_band", "parameter", "from", "to_inclusive", "score")
NEWS2_HEAD = ("parameter", "low_inclusive", "high_inclusive", "score")
BY_AGE = {
    "respiratoryRate": "respiratory_rate",
    "heartRate": "heart_rate",
    "bloodPressureSystolic": "systolic_bp",
}
FOR_ALL = {
    "oxygenSaturation": "spo2",
    "oxygenDeliveryPercent": "oxygen_percent",
    "oxygenDeliveryLpm": "oxygen_l_min",
}
NUMBERS = (
    "respiratory_rate", "spo2_scale1", "spo2_scale2_on_oxygen", "spo2_scale2_on_air", "systolic_bp",
    "pulse", "temperature_c",
)  # fmt: skip
WORDS = {"supplemental_oxygen": ("no", "yes"), "acvpu": ("A", "C", "V", "P", "U")}
PEWS_GAP, NEWS2_GAP = Decimal("0.01"), Decimal(1)
"""How far apart two neighbouring bands may be printed: 9.99 and 10, 91 and 92."""
PEWS_POINTS, NEWS2_POINTS = frozenset({0, 1, 2, 4}), frozenset({0, 1, 2, 3})


def pews_chart(path: Path, told: Mapping[str, Any]) -> PewsChart:
    """National PEWS; refuses a table that lacks an item or an age band, and other points."""
    found = _bands(path, rows(path, PEWS_HEAD), ("age_band", "parameter"), PEWS_GAP, PEWS_POINTS)
    names = BY_AGE | FOR_ALL
    asked = {(band, item) for _, band in BANDS for item in BY_AGE} | {("all", item) for item in FOR_ALL}
    if found.keys() != asked:
        raise broken(path, "items")
    bands = {(band, names[item]): known for (band, item), known in found.items()}
    try:
        return _pews(told["pews"], MappingProxyType(bands))
    except (KeyError, TypeError, ValueError, InvalidOperation) as why:
        raise BrokenWorld("reference_file", file="vitals.toml", why=repr(why)) from why


def _pews(told: Mapping[str, Any], bands: Mapping[tuple[str, str], Bands]) -> PewsChart:
    levels = {str(level): int(lowest) for level, lowest in told["levels"].items()}
    if sorted(levels.values()) != list(levels.values()) or not set(told["triggers"].values()) <= set(levels):
        raise ValueError(levels)
    return PewsChart(
        name=told["name"],
        source=told["source"],
        bands=bands,
        distress=MappingProxyType({str(key): int(points) for key, points in told["distress"].items()}),
        refill_from_s=Decimal(told["refill_from_s"]),
        refill_points=int(told["refill_points"]),
        high_flow=tuple(told["high_flow"]),
        high_flow_points=int(told["high_flow_points"]),
        measured=tuple(told["measured"]),
        pressure_not_possible_points=int(told["pressure_not_possible_points"]),
        levels=MappingProxyType(levels),
        triggers=MappingProxyType(dict(told["triggers"])),
        confusion_counts_as=told["confusion_counts_as"],
    )


def news2_chart(path: Path, told: Mapping[str, Any]) -> News2Chart:
    """NEWS2; refuses a table that lacks an item, and other points."""
    read = rows(path, NEWS2_HEAD)
    words = {
        (item, row["low_inclusive"]): whole(path, row, "score")
        for item in WORDS
        for row in read
        if row["parameter"] == item
    }
    numbers = tuple(row for row in read if row["parameter"] not in WORDS)
    found = _bands(path, numbers, ("parameter", "parameter"), NEWS2_GAP, NEWS2_POINTS)
    asked = {(item, word) for item, known in WORDS.items() for word in known}
    if words.keys() != asked or found.keys() != {(item, item) for item in NUMBERS}:
        raise broken(path, "items")
    try:
        return _news2(told["news2"], {item: known for (item, _), known in found.items()}, words)
    except (KeyError, TypeError, ValueError) as why:
        raise BrokenWorld("reference_file", file="vitals.toml", why=repr(why)) from why


def _news2(
    told: Mapping[str, Any], bands: Mapping[str, Bands], words: Mapping[tuple[str, str], int]
) -> News2Chart:
    medium, high = int(told["medium_from"]), int(told["high_from"])
    if not 0 < medium < high:
        raise ValueError(medium)
    return News2Chart(
        name=told["name"],
        source=told["source"],
        bands=MappingProxyType(dict(bands)),
        consciousness=MappingProxyType({word: words["acvpu", word] for word in WORDS["acvpu"]}),
        oxygen_points=words["supplemental_oxygen", "yes"],
        medium_from=medium,
        high_from=high,
        single_points=int(told["single_points"]),
    )


def _bands(
    path: Path, read: tuple[Row, ...], by: tuple[str, str], gap: Decimal, allowed: frozenset[int]
) -> Mapping[tuple[str, str], Bands]:
    low, high = (column for column in read[0] if column not in {*by, "score", "parameter"})
    grouped: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in read:
        grouped[row[by[0]], row[by[1]]].append(row)
    return {key: _one(path, rows_, (low, high), gap, allowed) for key, rows_ in grouped.items()}


def _one(path: Path, read: list[Row], ends: tuple[str, str], gap: Decimal, allowed: frozenset[int]) -> Bands:
    spans = [(amount(path, row, ends[0]), amount(path, row, ends[1])) for row in read]
    points = [whole(path, row, "score") for row in read]
    steps(path, spans, gap)
    if spans[0][0] != 0 or not allowed.issuperset(points):
        raise broken(path, f"{read[0]['parameter']}: first band or points")
    return Bands(tuple(low for low, _ in spans), tuple(points))
