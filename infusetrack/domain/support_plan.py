"""What a regimen says of drugs beside the antibody: doses by weight, intervals, the opioid infusion."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from infusetrack.domain.day_plan import DrugOption
from infusetrack.domain.site import DRUG, SiteValue, site_number
from infusetrack.domain.sourced import Origin, Sourced

DrugGroup = Literal["opioid", "antipyretic", "antihistamine", "adjunct", "steroid"]
TWO_PEOPLE = "opioid.two_people"
"""The site value that says who signs a change of the opioid pump."""


WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=512)
def _words(name: str) -> tuple[str, ...]:
    return tuple(WORD.findall(name.casefold()))


@dataclass(frozen=True, slots=True)
class SideDrug:
    """A drug that may be given beside the antibody. Amounts are in `unit` (mg or mcg), or per kg.

    `again_low` and `again_high` are minutes after which a dose may come again; `never_early` asks for a
    named prescriber before that; `restricted` is what the trial restricts; `labs` must have been looked
    at. What is None is not set: the daily maximum always comes from the site.
    """

    id: str
    drug: str
    group: DrugGroup
    unit: Literal["mg", "mcg"]
    route: str
    origin: Origin
    source: str
    verified: bool = False
    low: Sourced | None = None
    high: Sourced | None = None
    cap: Sourced | None = None
    again_low: Sourced | None = None
    again_high: Sourced | None = None
    daily_max: Sourced | None = None
    daily_max_per_kg: Sourced | None = None
    daily_doses: Sourced | None = None
    never_early: bool = False
    restricted: bool = False
    labs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    note: str = ""

    @property
    def option(self) -> DrugOption | None:
        """The dose by weight as a step's option has it; None where no source gives one."""
        if self.high is None:
            return None
        low = self.low or replace(self.high, value=self.high.value * 0)
        return DrugOption(self.id, self.drug, self.unit, self.route, low, self.high, self.cap)

    def is_called(self, name: str) -> bool:
        """Whether a name in the record means this substance, also with words beside it ("morphine IV")."""
        said = _words(name)
        known = (_words(one) for one in (self.id, self.drug, *self.names))
        return any(said[at : at + len(one)] == one for one in known for at in range(len(said)))


@dataclass(frozen=True, slots=True)
class OpioidPlan:
    """The opioid infusion: rates in mcg/kg/h, and for how many minutes it outlasts the antibody.

    `two_people` is the site's own rule for a change of the pump.
    """

    drug: str
    rate_low: Sourced
    rate_high: Sourced
    runs_on: Sourced
    two_people: bool = False


def drug_called(drugs: tuple[SideDrug, ...], name: str) -> SideDrug | None:
    """The drug that a name in the record means; None for one that the regimen does not have."""
    return next((one for one in drugs if one.is_called(name)), None)


def with_site_numbers(drug: SideDrug, values: Mapping[str, SiteValue]) -> SideDrug:
    """The drug with what the site entered under `drug.<id>.<part>`, marked SITE."""
    high = _entered(f"{DRUG}{drug.id}.high", f"{drug.unit}/kg", values)
    again = _entered(f"{DRUG}{drug.id}.again", "min", values)
    return replace(
        drug,
        high=high or drug.high,
        again_low=again or drug.again_low,
        daily_max=_entered(f"{DRUG}{drug.id}.daily_max", drug.unit, values),
        daily_max_per_kg=_entered(f"{DRUG}{drug.id}.daily_max_per_kg", f"{drug.unit}/kg", values),
        daily_doses=_entered(f"{DRUG}{drug.id}.daily_doses", "doses", values),
    )


def with_site_rule(plan: OpioidPlan, values: Mapping[str, SiteValue]) -> OpioidPlan:
    """The plan with the site's rule of who signs a change of the pump."""
    entered = values.get(TWO_PEOPLE)
    return replace(plan, two_people=entered is not None and entered.value == "two_people")


def _entered(key: str, unit: str, values: Mapping[str, SiteValue]) -> Sourced | None:
    value = values.get(key)
    number = site_number(value.value) if value else None
    if value is None or number is None:
        return None
    return Sourced(number, unit, Origin.SITE, value.source, verified=True, key=key)
