"""Weight and height against the age: pounds typed for kilograms, inches for centimetres, and far out.

Hazard H03: the first weight of a patient has no earlier one to be compared with.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from infusetrack.domain.errors import Refused

KG_PER_LB = Decimal("0.45359237")
CM_PER_INCH = Decimal("2.54")


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual at an age: 3rd and 97th centile, and beyond `far_low` and `far_high` hardly true."""

    low: Decimal
    high: Decimal
    far_low: Decimal
    far_high: Decimal


@dataclass(frozen=True, slots=True)
class BodyTable:
    """By sex: ages in months in rising order, weights in kg and heights in cm at each of them."""

    months: tuple[int, ...]
    weights: tuple[Usual, ...]
    heights: tuple[Usual, ...]


def weight_doubt(tables: Mapping[str, BodyTable], sex: str, months: int, kg: Decimal) -> Refused | None:
    """Why a weight should be read again; None where it is usual, or no table knows the age."""
    usual = _at(tables, sex, months, tall=False)
    if usual is None:
        return None
    if kg > usual.high and usual.low <= kg * KG_PER_LB <= usual.high:
        return Refused("slip_pounds")
    return _far("weight", kg, usual, "kg")


def height_doubt(tables: Mapping[str, BodyTable], sex: str, months: int, cm: Decimal) -> Refused | None:
    """Why a height should be read again; None where it is usual, or no table knows the age."""
    usual = _at(tables, sex, months, tall=True)
    if usual is None:
        return None
    if cm < usual.low and usual.low <= cm * CM_PER_INCH <= usual.high:
        return Refused("slip_inches")
    return _far("height", cm, usual, "cm")


def _far(field: str, value: Decimal, usual: Usual, unit: str) -> Refused | None:
    if usual.far_low <= value <= usual.far_high:
        return None
    return Refused("body_far_out", field=field, value=value, low=usual.low, high=usual.high, unit=unit)


def _at(tables: Mapping[str, BodyTable], sex: str, months: int, *, tall: bool) -> Usual | None:
    """The row of the last age that was reached; none before the first and a year after the last."""
    table = tables.get(sex)
    if table is None or not table.months[0] <= months <= table.months[-1] + 12:
        return None
    place = bisect_right(table.months, months) - 1
    return table.heights[place] if tall else table.weights[place]
