"""One baseline for screens, gates and the hemoglobin watch: the values before the first dose."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.hemoglobin_course import MAGROLIMAB, Dose, HgbValue
from infusetrack.domain.hemoglobin_numbers import BASELINE_DAYS, NUMBERS

WINDOW = timedelta(days=BASELINE_DAYS)


def first_dose_at(doses: Iterable[Dose], at: datetime) -> datetime | None:
    """When magrolimab, or else any study drug, was first begun before a moment; None before it."""
    begun = [dose for dose in doses if dose.at < at]
    return min((one.at for one in begun if one.drug == MAGROLIMAB), default=None) or min(
        (one.at for one in begun), default=None
    )


def baseline_values(values: Sequence[HgbValue], first: datetime | None, at: datetime) -> tuple[HgbValue, ...]:
    """What a value drawn at `at` is compared with; `values` are sorted and drawn at or before it.

    The values of the 14 days before the first dose; without one, the last before the dose; without
    that, the first of all. While no dose was given, a value is compared with the 14 days before it.
    """
    if first is None:
        earlier = tuple(one for one in values if at - WINDOW <= one.at < at)
        return earlier or tuple(values[-1:])
    before = [one for one in values if one.at <= first]
    window = tuple(one for one in before if one.at >= first - WINDOW)
    return window or tuple(before[-1:]) or tuple(values[:1])


def mean_of(values: Iterable[HgbValue]) -> Decimal | None:
    """The mean to 0.1 g/dL, without what cannot be g/dL; None without any."""
    counted = [one.g_dl for one in values if one.g_dl < NUMBERS["tenfold"].value]
    return round(sum(counted, Decimal(0)) / len(counted), 1) if counted else None
