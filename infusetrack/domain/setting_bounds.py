"""Between which bounds a limit can be meant at all: what lies outside is a slip of typing (all LOCAL)."""

from collections.abc import Mapping
from decimal import Decimal

from infusetrack.domain.regimen import HoldRule
from infusetrack.domain.sourced import Sourced

PAIRS: Mapping[str, tuple[str, str]] = {
    "hemoglobin": ("5", "15"), "hemoglobin_fall": ("0.5", "5"), "platelets": ("10", "300"),
    "neutrophils": ("0.1", "3"), "sodium": ("115", "140"), "potassium": ("2", "4.5"),
    "albumin": ("1", "4"), "weight_gain_percent": ("1", "20"), "spo2": ("80", "99"),
    "sbp_age_floor": ("40", "120"), "sbp_percent_of_baseline": ("60", "100"),
    "temperature_c": ("37", "41"), "heart_rate_percent_of_baseline": ("105", "200"),
    "pain": ("1", "10"), "urine_ml_kg_h": ("0.1", "3"),
}  # fmt: skip
"""By parameter, in the unit of its limit."""
ULN = (Decimal("0.5"), Decimal(20))
"""Multiples of the laboratory's upper limit."""
FACTOR = 3


def bounds_of_hold(rule: HoldRule) -> tuple[Decimal, Decimal]:
    """Lowest and highest value that a hold limit may be set to, in its unit."""
    if rule.times_uln:
        return ULN
    pair = PAIRS.get(rule.parameter)
    return (Decimal(pair[0]), Decimal(pair[1])) if pair else threefold(rule.limit, Decimal(1_000_000))


def threefold(file: Sourced | None, most: Decimal) -> tuple[Decimal, Decimal]:
    """A third of the file's number to three times it; any number above zero where the file has none."""
    if file is None or file.value <= 0:
        return Decimal("0.000001"), most
    return file.value / FACTOR, file.value * FACTOR
