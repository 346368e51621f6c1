"""Rounding of answers, half up and only at the end (validation kit)."""

from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

HUNDREDTH = Decimal("0.01")
THOUSANDTH = Decimal("0.001")
MILLIONTH = Decimal("0.000001")
SIGNIFICANT = 15
HALF_SECOND = timedelta(milliseconds=500)


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """To the nearest multiple of a power of ten, halves away from zero, never as -0."""
    found = value.quantize(step, ROUND_HALF_UP)
    return found or abs(found)


def significant(value: Decimal) -> Decimal:
    """At most 15 significant digits, as a JSON number can carry them, without trailing zeros."""
    if not value:
        return Decimal(0)
    step = Decimal(1).scaleb(value.adjusted() - SIGNIFICANT + 1)
    found = value.quantize(step, ROUND_HALF_UP).normalize()
    return found.quantize(Decimal(1)) if found == found.to_integral_value() else found


def to_second(at: datetime) -> str:
    """ISO 8601 to the second, with the offset of the time that was asked."""
    return (at + HALF_SECOND).replace(microsecond=0).isoformat()
