"""NEWS2: points of a set of vital signs, total and risk (toxicity.md 4.7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.scores_bands import News2Chart

News2Item = Literal["respiratory_rate", "spo2", "on_oxygen", "systolic_bp", "pulse", "acvpu", "temperature_c"]
SCALE_1, SCALE_2 = 1, 2


@dataclass(frozen=True, slots=True)
class News2Set:
    """What the chart asks for; None is not taken. Scale 2 is for a prescribed 88 to 92 %."""

    respiratory_rate: Decimal | None = None
    spo2: Decimal | None = None
    spo2_scale: int = SCALE_1
    on_oxygen: bool | None = None
    systolic_bp: Decimal | None = None
    pulse: Decimal | None = None
    acvpu: str | None = None
    temperature_c: Decimal | None = None


def points(chart: News2Chart, taken: News2Set) -> Mapping[News2Item, int | None]:
    """Points by item; None where the item was not taken."""
    found: dict[News2Item, int | None] = {
        "respiratory_rate": _of(chart, "respiratory_rate", taken.respiratory_rate),
        "spo2": _saturation(chart, taken),
        "on_oxygen": None if taken.on_oxygen is None else chart.oxygen_points * taken.on_oxygen,
        "systolic_bp": _of(chart, "systolic_bp", taken.systolic_bp),
        "pulse": _of(chart, "pulse", taken.pulse),
        "acvpu": chart.consciousness.get(taken.acvpu or ""),
        "temperature_c": _of(chart, "temperature_c", taken.temperature_c),
    }
    return MappingProxyType(found)


def _of(chart: News2Chart, item: str, value: Decimal | None) -> int | None:
    return None if value is None else chart.bands[item].of(value)


def _saturation(chart: News2Chart, taken: News2Set) -> int | None:
    """On scale 2 the points hang on oxygen; while that is not known there are none."""
    if taken.spo2_scale == SCALE_1:
        return _of(chart, "spo2_scale1", taken.spo2)
    if taken.on_oxygen is None:
        return None
    return _of(chart, "spo2_scale2_on_oxygen" if taken.on_oxygen else "spo2_scale2_on_air", taken.spo2)


def risk_of(chart: News2Chart, scored: Mapping[News2Item, int | None]) -> str:
    """The risk: low, low-medium for a single item at its highest, medium, high."""
    known = [one for one in scored.values() if one is not None]
    total = sum(known)
    if total >= chart.high_from:
        return "high"
    if total >= chart.medium_from:
        return "medium"
    return "low-medium" if chart.single_points in known else "low"
