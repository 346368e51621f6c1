"""The figures above the hemoglobin trend: the largest fall of a week, and the change with fluids and blood taken out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_numbers import NUMBERS

WEEK = timedelta(days=7)
NEEDED = ("weight", "fluids")
"""Without these no value is adjusted: it is said instead that they are not known."""


@dataclass(frozen=True, slots=True)
class Fall:
    """A fall in g/dL between two values."""

    g_dl: Decimal
    since: datetime
    until: datetime


def largest_fall(reviews: Sequence[Review]) -> Fall | None:
    """The largest fall between two values of the last 7 days, as measured; None where nothing fell.

    A bedside value is not compared with one of the laboratory, nor a slip of the unit with anything.
    """
    last = reviews[-1].at if reviews else None
    found: Fall | None = None
    seen: dict[str, tuple[datetime, Decimal]] = {}
    for one in reviews:
        value = one.value
        if last is None or one.at <= last - WEEK or value.g_dl >= NUMBERS["tenfold"].value:
            continue
        top = seen.get(value.method)
        if top is None or value.g_dl >= top[1]:
            seen[value.method] = one.at, value.g_dl
        elif found is None or top[1] - value.g_dl > found.g_dl:
            found = Fall(top[1] - value.g_dl, top[0], one.at)
    return found


def adjusted_change(review: Review) -> Decimal | None:
    """Change from baseline in g/dL without dilution and without red cells given; None where it is not known."""
    if review.baseline is None or any(name in review.unknown for name in NEEDED):
        return None
    return round(Decimal(str(review.adjusted)) - review.baseline, 1)
