"""The site's own minutes in the vitals clock: how often a plan asks, and what counts as on time."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from infusetrack.domain.regimen import Origin, Regimen, VitalsPlan, VitalsPoint
from infusetrack.domain.site import SiteValue, site_number

CLOCK = "clock."
"""Site values under this key replace a number of the regimen's clock."""
PLAN = "plan."


def plan_key(plan: str, place: int) -> str:
    """The key of how often the point at this place (from 1) of a plan comes."""
    return f"{PLAN}{plan}.{place}.every"


def with_site_clock(regimen: Regimen, values: Mapping[str, SiteValue]) -> Regimen:
    """The regimen with the minutes that the site entered, marked SITE."""
    clock = dict(regimen.clock)
    for name, number in regimen.clock.items():
        entered, value = values.get(f"{CLOCK}{name}"), _number(values, f"{CLOCK}{name}")
        if entered is not None and value is not None:
            clock[name] = replace(
                number, value=value, origin=Origin.SITE, source=entered.source, verified=True, key=entered.key
            )
    plans = {name: _with_own(plan, values) for name, plan in regimen.vitals_plans.items()}
    return replace(regimen, clock=MappingProxyType(clock), vitals_plans=MappingProxyType(plans))


def _with_own(plan: VitalsPlan, values: Mapping[str, SiteValue]) -> VitalsPlan:
    points = tuple(_point(plan.id, place, point, values) for place, point in enumerate(plan.points, start=1))
    return plan if points == plan.points else replace(plan, points=points)


def _point(plan: str, place: int, point: VitalsPoint, values: Mapping[str, SiteValue]) -> VitalsPoint:
    key = plan_key(plan, place)
    entered, value = values.get(key), _number(values, key)
    if entered is None or value is None:
        return point
    return replace(point, every_min=int(value), origin=Origin.SITE, source=entered.source)


def _number(values: Mapping[str, SiteValue], key: str) -> Decimal | None:
    """A whole number of minutes above zero; None for anything else."""
    entered = values.get(key)
    number = site_number(entered.value) if entered else None
    return number if number is not None and number >= 1 else None
