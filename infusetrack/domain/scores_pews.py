"""National PEWS 2023: points of a set of vital signs at an age, total and level (toxicity.md 4.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.patient import band_of
from infusetrack.domain.scores_bands import PewsChart
from infusetrack.domain.vitals import AIR

PERCENT, LITRES = "%", "L/min"
PewsItem = Literal[
    "respiratory_rate", "respiratory_distress", "spo2", "oxygen", "heart_rate", "systolic_bp",
    "capillary_refill_s",
]  # fmt: skip
NONE = "none"
"""The level of a total of 0."""


@dataclass(frozen=True, slots=True)
class PewsSet:
    """What the chart asks for; None or an empty device is not taken.

    Rates per minute, SpO2 and `oxygen_delivery` in % or L/min by `oxygen_unit`, pressure in mmHg,
    refill in seconds. `bp_not_possible` with concern scores, without it counts 0.
    """

    respiratory_rate: Decimal | None = None
    respiratory_distress: str | None = None
    spo2: Decimal | None = None
    oxygen_device: str = ""
    oxygen_delivery: Decimal | None = None
    oxygen_unit: str | None = None
    heart_rate: Decimal | None = None
    systolic_bp: Decimal | None = None
    bp_not_possible: bool = False
    concern: bool = False
    capillary_refill_s: Decimal | None = None


def points(chart: PewsChart, years: int, taken: PewsSet) -> Mapping[PewsItem, int | None]:
    """Points by item at this age in completed years; None where the item was not taken."""
    band = band_of(years)
    found: dict[PewsItem, int | None] = {
        "respiratory_rate": _of(chart, band, "respiratory_rate", taken.respiratory_rate),
        "respiratory_distress": chart.distress.get(taken.respiratory_distress or ""),
        "spo2": _of(chart, "all", "spo2", taken.spo2),
        "oxygen": oxygen_points(chart, taken),
        "heart_rate": _of(chart, band, "heart_rate", taken.heart_rate),
        "systolic_bp": _pressure(chart, band, taken),
        "capillary_refill_s": _refill(chart, taken.capillary_refill_s),
    }
    return MappingProxyType(found)


def _of(chart: PewsChart, band: str, item: str, value: Decimal | None) -> int | None:
    return None if value is None else chart.bands[band, item].of(value)


def _refill(chart: PewsChart, seconds: Decimal | None) -> int | None:
    if seconds is None:
        return None
    return chart.refill_points if seconds >= chart.refill_from_s else 0


def _pressure(chart: PewsChart, band: str, taken: PewsSet) -> int | None:
    if taken.systolic_bp is None and taken.bp_not_possible:
        return chart.pressure_not_possible_points if taken.concern else 0
    return _of(chart, band, "systolic_bp", taken.systolic_bp)


def oxygen_points(chart: PewsChart, taken: PewsSet) -> int | None:
    """Air 0, high flow always the highest, else by litres or percent; None while it is not known."""
    if taken.oxygen_device == AIR:
        return 0
    if taken.oxygen_device in chart.high_flow:
        return chart.high_flow_points
    if taken.oxygen_device not in chart.measured or taken.oxygen_delivery is None:
        return None
    item = {PERCENT: "oxygen_percent", LITRES: "oxygen_l_min"}.get(taken.oxygen_unit or "")
    return None if item is None else chart.bands["all", item].of(taken.oxygen_delivery)


def level_of(chart: PewsChart, total: int) -> str:
    """The level of a total: none, low, medium, high, emergency."""
    reached = [level for level, lowest in chart.levels.items() if total >= lowest]
    return reached[-1] if reached else NONE


def raised(chart: PewsChart, level: str, consciousness: str | None, *, worried: bool) -> str:
    """The level with what is not scored: less than alert sets one at least, worry raises by one."""
    order = (NONE, *chart.levels)
    word = chart.confusion_counts_as if consciousness == "C" else consciousness
    place = max(order.index(level), order.index(chart.triggers.get(word or "", NONE)))
    return order[min(place + 1, len(order) - 1)] if worried else order[place]
