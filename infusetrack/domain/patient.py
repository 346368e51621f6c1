"""A patient's age: completed years and months, the age band of the charts, the trial's limits."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from infusetrack.domain.errors import Refused
from infusetrack.domain.finding import Finding
from infusetrack.domain.regimen import Arm

BANDS = ((0, "0-11m"), (1, "1-4y"), (5, "5-12y"), (13, "13+y"))
"""Age bands of the national paediatric charts: first completed year, name (toxicity.md 4.6)."""


def completed_months(birth_date: date, on: date) -> int:
    """Whole months lived; a birthday on 29 February falls on 1 March in other years."""
    if on < birth_date:
        raise Refused("born_later", birth_date=birth_date, on=on)
    whole = (on.year - birth_date.year) * 12 + on.month - birth_date.month
    return whole - (1 if on.day < birth_date.day else 0)


def completed_years(birth_date: date, on: date) -> int:
    """Whole years lived on this date."""
    return completed_months(birth_date, on) // 12


def age_band(birth_date: date, on: date) -> str:
    """The chart band of this age: 0-11m, 1-4y, 5-12y or 13+y."""
    return band_of(completed_years(birth_date, on))


def band_of(years: int) -> str:
    """The chart band of an age in completed years."""
    for (_, name), (upper, _) in pairwise(BANDS):
        if years < upper:
            return name
    return BANDS[-1][1]


def check_age(arm: Arm, birth_date: date, on: date) -> Finding | None:
    """Ask when the age in completed years lies outside the arm's (the trial's own limits)."""
    years = Decimal(completed_years(birth_date, on))
    if arm.age_low.value <= years <= arm.age_high.value:
        return None
    facts = {"years": years, "arm": arm.id, "low": arm.age_low.value, "high": arm.age_high.value}
    return Finding("age_outside", "ask", facts)
