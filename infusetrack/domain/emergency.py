"""The emergency card: what each rescue drug comes to for one weight, with caps, volumes and sources.

The card is information for people who know it: nothing here is an order. Weights are kg, doses in the
drug's own unit, volumes mL. Every number may be replaced by the site (`emergency.<id>.<part>`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from infusetrack.domain.site import SiteValue, site_number
from infusetrack.domain.sourced import Origin, Sourced

VOLUME_STEP = Decimal("0.01")
"""Volumes to draw up are told to a hundredth of a millilitre (a 1 mL syringe's line, LOCAL)."""
STEROID = "steroid"
"""The flag of what the trial restricts (registry, enrolment)."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """After how many minutes a dose may come again, as one source tells it."""

    id: str
    low: Sourced
    high: Sourced


@dataclass(frozen=True, slots=True)
class OpenPart:
    """A number that the facts do not give: the site enters it, in this unit."""

    part: str
    unit: str


@dataclass(frozen=True, slots=True)
class EmergencyDrug:
    """One line of the card. Doses are `per_kg_low` to `per_kg_high` times the weight, at most `cap`.

    From `heavy_from` kg on the dose lies between `heavy_low` and `heavy_high`; below, `cap` holds.
    `fixed_low` and `fixed_high` are doses that no weight changes. None is not set.
    """

    id: str
    name: str
    route: str
    unit: str
    round_to: Decimal
    words: str = ""
    flag: str = ""
    per_kg_low: Sourced | None = None
    per_kg_high: Sourced | None = None
    fixed_low: Sourced | None = None
    fixed_high: Sourced | None = None
    cap: Sourced | None = None
    heavy_from: Sourced | None = None
    heavy_low: Sourced | None = None
    heavy_high: Sourced | None = None
    mg_per_ml: Sourced | None = None
    repeats: tuple[Repeat, ...] = ()
    open_parts: tuple[OpenPart, ...] = ()

    @property
    def repeat_first(self) -> Sourced | None:
        """The earliest moment at which any source lets the dose be thought of again, in minutes."""
        return min((one.low for one in self.repeats), key=lambda low: low.value, default=None)


@dataclass(frozen=True, slots=True)
class EmergencyDose:
    """What a drug comes to for one weight, rounded to the drug's `round_to`; None is not set.

    `by_weight` is the single dose that the weight gives inside the range. `cap` is the number
    that may not be passed at this weight, `capped` whether it decides here.
    """

    drug: EmergencyDrug
    low: Decimal | None = None
    high: Decimal | None = None
    by_weight: Decimal | None = None
    cap: Sourced | None = None
    capped: bool = False
    low_ml: Decimal | None = None
    high_ml: Decimal | None = None

    @property
    def is_set(self) -> bool:
        """Whether there is a dose to show."""
        return self.high is not None

    @property
    def sources(self) -> tuple[Sourced, ...]:
        """The numbers that this dose was made of, each with its origin."""
        drug = self.drug
        heavy = self.cap is not None and self.cap is drug.heavy_high
        used = (drug.per_kg_low, drug.per_kg_high, drug.fixed_low, drug.fixed_high)
        used = (*used, *((drug.heavy_from, drug.heavy_low) if heavy else ()), self.cap, drug.mg_per_ml)
        return tuple(dict.fromkeys(one for one in used if one is not None))


@dataclass(frozen=True, slots=True)
class Editable:
    """A number of the card that the site may set: as the file gives it, and as it holds now."""

    key: str
    drug: str
    part: str
    unit: str
    default: Sourced | None
    now: Sourced | None


def doses(
    drugs: Sequence[EmergencyDrug], weight_kg: Decimal, site: Mapping[str, SiteValue]
) -> tuple[EmergencyDose, ...]:
    """The whole card for this weight, the site's numbers in place of the file's."""
    return tuple(dose(with_site(drug, site), weight_kg) for drug in drugs)


def dose(drug: EmergencyDrug, weight_kg: Decimal) -> EmergencyDose:
    """One line of the card for this weight in kg."""
    low, high, point, cap = _before_rounding(drug, weight_kg)
    if high is None or low is None:
        return EmergencyDose(drug)
    ceiling = None if cap is None else cap.value
    capped = ceiling is not None and point > ceiling
    kept = [_rounded(one, drug.round_to, ceiling) for one in (low, high, point)]
    one_dose = low == high or drug.heavy_high is not None
    low_ml, high_ml = (_volume(one, drug.mg_per_ml) for one in kept[:2])
    return EmergencyDose(drug, kept[0], kept[1], kept[2] if one_dose else None, cap, capped, low_ml, high_ml)


def _before_rounding(
    drug: EmergencyDrug, weight_kg: Decimal
) -> tuple[Decimal | None, Decimal | None, Decimal, Sourced | None]:
    """Low, high, what the weight itself gives, and the number that may not be passed."""
    if drug.fixed_low is not None or drug.fixed_high is not None:
        low, high = _pair(drug.fixed_low, drug.fixed_high, Decimal(1))
        return low, high, high, drug.cap
    if drug.per_kg_low is None and drug.per_kg_high is None:
        return None, None, Decimal(0), None
    low, high = _pair(drug.per_kg_low, drug.per_kg_high, weight_kg)
    heavy = drug.heavy_from is not None and weight_kg >= drug.heavy_from.value
    if heavy and drug.heavy_low is not None and drug.heavy_high is not None:
        point = max(drug.heavy_low.value, high)
        return drug.heavy_low.value, drug.heavy_high.value, point, drug.heavy_high
    return low, high, high, drug.cap


def _pair(low: Sourced | None, high: Sourced | None, by: Decimal) -> tuple[Decimal, Decimal]:
    """Both ends of a range; one end alone is a single dose."""
    known = [one.value * by for one in (low, high) if one is not None]
    return min(known), max(known)


def _rounded(value: Decimal, step: Decimal, ceiling: Decimal | None) -> Decimal:
    kept = value if ceiling is None else min(value, ceiling)
    near = (kept / step).to_integral_value(ROUND_HALF_UP) * step
    return near if ceiling is None else min(near, ceiling)


def _volume(amount: Decimal, mg_per_ml: Sourced | None) -> Decimal | None:
    return None if mg_per_ml is None else (amount / mg_per_ml.value).quantize(VOLUME_STEP, ROUND_HALF_UP)


# --- what the site may change ---------------------------------------------------------------


def with_site(drug: EmergencyDrug, site: Mapping[str, SiteValue]) -> EmergencyDrug:
    """The drug with the site's numbers in place of the file's, each then of origin SITE."""
    changes: dict[str, Any] = {}
    for part, unit, _ in _parts(drug):
        number = _of_site(drug.id, part, unit, site)
        if number is not None and "." not in part:
            changes[part] = number
    repeats = tuple(
        Repeat(
            one.id,
            _of_site(drug.id, f"repeats.{one.id}.low", one.low.unit, site) or one.low,
            _of_site(drug.id, f"repeats.{one.id}.high", one.high.unit, site) or one.high,
        )
        for one in drug.repeats
    )
    return replace(drug, **changes, repeats=repeats)


def editable(drugs: Sequence[EmergencyDrug], site: Mapping[str, SiteValue]) -> tuple[Editable, ...]:
    """Every number of the card that the site may set, in the order of the card."""
    return tuple(
        Editable(
            f"emergency.{drug.id}.{part}",
            drug.name,
            part,
            unit,
            default,
            _of_site(drug.id, part, unit, site) or default,
        )
        for drug in drugs
        for part, unit, default in _parts(drug)
    )


def _parts(drug: EmergencyDrug) -> Iterator[tuple[str, str, Sourced | None]]:
    """(part, unit, number of the file) of everything that may be set."""
    for field in fields(drug):
        number = getattr(drug, field.name)
        if isinstance(number, Sourced):
            yield field.name, number.unit, number
    for one in drug.open_parts:
        if getattr(drug, one.part) is None:
            yield one.part, one.unit, None
    for again in drug.repeats:
        yield f"repeats.{again.id}.low", again.low.unit, again.low
        yield f"repeats.{again.id}.high", again.high.unit, again.high


def _of_site(drug: str, part: str, unit: str, site: Mapping[str, SiteValue]) -> Sourced | None:
    key = f"emergency.{drug}.{part}"
    entered = site.get(key)
    number = None if entered is None else site_number(entered.value)
    if entered is None or number is None or number <= 0:
        return None
    return Sourced(number, unit, Origin.SITE, entered.source, verified=True, key=key)
