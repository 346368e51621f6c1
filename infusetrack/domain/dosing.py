"""From body to dose to bag: body surface, computed dose, comparison with the order, the bag.

Doses are mg, volumes mL, rates mL/h, weights kg, heights cm, surfaces m². Only the powers
and logarithms of body surface use binary floats; all else is `Decimal`. Nothing is rounded
but by a named rule.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Basis
from infusetrack.domain.finding import Finding
from infusetrack.domain.regimen import Agent

Verdict = Literal["agrees", "differs", "tenfold"]
DIFFERS_PERCENT = Decimal(5)
"""An order further than this from the computed dose asks for a reason (issue text, LOCAL)."""
TENFOLD = Decimal(9)
"""An order this many times the computed dose, or this many times less, is refused (LOCAL).

Nine, not ten, so that a slipped point is caught after rounding; more is refused as well.
"""
LABEL_PERCENT = Decimal(1)
"""A bag's concentration times its volume may differ from its dose by this much (H09, LOCAL)."""
RATE_PERCENT = Decimal(5)
"""A pump rate may differ from the planned one by this much before it is asked for (LOCAL)."""
WEIGHT_CHANGE_PERCENT = Decimal(10)
"""A larger change asks for re-measuring and a new order (clinical.md 5.4, LOCAL)."""


# --- body surface (toxicity.md 3) -------------------------------------------------------


def _mosteller(kg: Decimal, cm: Decimal) -> Decimal:
    return (kg * cm / 3600).sqrt()


def _dubois(kg: Decimal, cm: Decimal) -> Decimal:
    return Decimal(0.007184 * float(cm) ** 0.725 * float(kg) ** 0.425)


def _haycock(kg: Decimal, cm: Decimal) -> Decimal:
    return Decimal(0.024265 * float(cm) ** 0.3964 * float(kg) ** 0.5378)


def _gehan_george(kg: Decimal, cm: Decimal) -> Decimal:
    return Decimal(0.0235 * float(cm) ** 0.42246 * float(kg) ** 0.51456)


def _boyd(kg: Decimal, cm: Decimal) -> Decimal:
    grams = 1000 * float(kg)
    power: float = grams ** (0.7285 - 0.0188 * math.log10(grams))
    return Decimal(0.0003207 * float(cm) ** 0.3 * power)


FORMULAS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = MappingProxyType(
    {
        "mosteller": _mosteller,  # Mosteller 1987, NEJM 317:1098
        "dubois": _dubois,  # DuBois 1916
        "haycock": _haycock,  # Haycock 1978
        "gehan_george": _gehan_george,  # Gehan and George 1970
        "boyd": _boyd,  # Boyd 1935, weight in grams
    }
)


def body_surface(weight_kg: Decimal, height_cm: Decimal, formula: str) -> Decimal:
    """Body surface in m², unrounded, by a named formula."""
    if formula not in FORMULAS:
        raise Refused("bsa_formula", formula=formula, known=tuple(FORMULAS))
    if not (weight_kg > 0 and height_cm > 0):
        raise Refused("bsa_body")
    return FORMULAS[formula](weight_kg, height_cm)


# --- the dose ----------------------------------------------------------------------------

ROUNDINGS: Mapping[str, Decimal | None] = MappingProxyType(
    {
        "none": None,
        "0.001 mg": Decimal("0.001"),
        "0.01 mg": Decimal("0.01"),
        "0.1 mg": Decimal("0.1"),
        "0.5 mg": Decimal("0.5"),
        "1 mg": Decimal(1),
        "5 mg": Decimal(5),
    }
)
"""Named rounding rules: to the nearest multiple, halves up. "none" keeps all digits."""


def rounded(dose_mg: Decimal, rule: str) -> Decimal:
    """The dose by a named rounding rule."""
    if rule not in ROUNDINGS:
        raise Refused("rounding_rule", rule=rule, known=tuple(ROUNDINGS))
    step = ROUNDINGS[rule]
    if step is None:
        return dose_mg
    return (dose_mg / step).to_integral_value(ROUND_HALF_UP) * step


@dataclass(frozen=True, slots=True)
class Dose:
    """A computed dose beside everything that it was computed from."""

    basis: Basis
    per_unit: Decimal
    exact_mg: Decimal
    computed_mg: Decimal
    rounding: str
    formula: str = ""
    bsa_m2: Decimal | None = None


def compute_dose(
    basis: Basis,
    per_unit: Decimal,
    weight_kg: Decimal,
    height_cm: Decimal | None,
    formula: str,
    rounding: str,
) -> Dose:
    """The dose by surface (mg/m²), by weight (mg/kg) or flat (mg), rounded only by the rule."""
    if not per_unit > 0:
        raise Refused("dose_amount")
    bsa = None
    if basis == "mg_m2":
        if height_cm is None:
            raise Refused("dose_needs_height")
        bsa = body_surface(weight_kg, height_cm, formula)
    by = {"mg_m2": bsa, "mg_kg": weight_kg, "flat": Decimal(1)}[basis]
    exact = per_unit * (by or Decimal(0))
    used = formula if basis == "mg_m2" else ""
    return Dose(basis, per_unit, exact, rounded(exact, rounding), rounding, used, bsa)


@dataclass(frozen=True, slots=True)
class Comparison:
    """An ordered dose beside the computed one; `percent` is signed, above zero for more."""

    verdict: Verdict
    percent: Decimal
    ordered_mg: Decimal
    computed_mg: Decimal

    @property
    def finding(self) -> Finding | None:
        """What to ask or refuse; None when they agree."""
        facts = {
            "ordered_mg": self.ordered_mg,
            "computed_mg": self.computed_mg,
            "percent": abs(self.percent).quantize(Decimal("0.1"), ROUND_HALF_UP),
        }
        if self.verdict == "agrees":
            return None
        tenfold = self.verdict == "tenfold"
        return Finding("dose_tenfold" if tenfold else "dose_differs", "refuse" if tenfold else "ask", facts)


def compare(ordered_mg: Decimal, computed_mg: Decimal) -> Comparison:
    """Within 5 % agrees; ninefold or more either way is a slipped point; between asks why."""
    if not (ordered_mg > 0 and computed_mg > 0):
        raise Refused("dose_amount")
    percent = (ordered_mg - computed_mg) * 100 / computed_mg
    verdict: Verdict = "agrees" if abs(percent) <= DIFFERS_PERCENT else "differs"
    if ordered_mg >= TENFOLD * computed_mg or computed_mg >= TENFOLD * ordered_mg:
        verdict = "tenfold"
    return Comparison(verdict, percent, ordered_mg, computed_mg)


# --- the bag -----------------------------------------------------------------------------


def drug_volume_ml(dose_mg: Decimal, agent: Agent) -> Decimal | None:
    """Millilitres of drug solution that hold the dose; None where the vial is not known."""
    if agent.vial_mg is None or agent.vial_ml is None:
        return None
    return dose_mg * agent.vial_ml.value / agent.vial_mg.value


def whole_vials(dose_mg: Decimal, agent: Agent) -> int | None:
    """Whole vials that the dose needs; None where the vial is not known."""
    if agent.vial_mg is None:
        return None
    return int((dose_mg / agent.vial_mg.value).to_integral_value(ROUND_CEILING))


def concentration(dose_mg: Decimal, volume_ml: Decimal) -> Decimal:
    """Final concentration of the bag in mg/mL."""
    if not volume_ml > 0:
        raise Refused("bag_volume")
    return dose_mg / volume_ml


def check_concentration(dose_mg: Decimal, volume_ml: Decimal, agent: Agent) -> Finding | None:
    """Whether the bag lies inside the stable range; outside asks for the pharmacy's reason."""
    found = concentration(dose_mg, volume_ml)
    low, high = agent.concentration_low, agent.concentration_high
    if (low is not None and found < low.value) or (high is not None and found > high.value):
        facts = {
            "mg_ml": found.quantize(Decimal("0.001"), ROUND_HALF_UP),
            "low": low.value if low else "",
            "high": high.value if high else "",
        }
        return Finding("bag_concentration", "ask", facts)
    return None


def check_label(concentration_mg_ml: Decimal, volume_ml: Decimal, dose_mg: Decimal) -> Finding | None:
    """Refuse a label whose concentration times volume is not its dose (within 1 %)."""
    held = concentration_mg_ml * volume_ml
    if abs(held - dose_mg) * 100 <= LABEL_PERCENT * dose_mg:
        return None
    return Finding("bag_label", "refuse", {"held_mg": held, "dose_mg": dose_mg})


def check_drug_volume(drug_ml: Decimal, dose_mg: Decimal, agent: Agent) -> Finding | None:
    """Ask when the drug volume on the label is not the one that the dose needs (within 1 %)."""
    needed = drug_volume_ml(dose_mg, agent)
    if needed is None or abs(drug_ml - needed) * 100 <= LABEL_PERCENT * needed:
        return None
    return Finding("bag_drug_volume", "ask", {"drug_ml": drug_ml, "needed_ml": needed})


# --- the bedside -------------------------------------------------------------------------


def weight_change_percent(weight_kg: Decimal, last_kg: Decimal) -> Decimal:
    """Signed change since the last weight, in percent of the last."""
    return (weight_kg - last_kg) * 100 / last_kg


def check_weight(
    weight_kg: Decimal, last_kg: Decimal, limit_percent: Decimal = WEIGHT_CHANGE_PERCENT
) -> Finding | None:
    """Ask for re-measuring and a new order when the weight changed by more than the limit."""
    percent = weight_change_percent(weight_kg, last_kg)
    if abs(percent) <= limit_percent:
        return None
    facts = {
        "weight_kg": weight_kg,
        "last_kg": last_kg,
        "percent": abs(percent).quantize(Decimal("0.1"), ROUND_HALF_UP),
        "limit": limit_percent,
    }
    return Finding("weight_changed", "ask", facts)


def check_rate(rate_ml_h: Decimal, volume_ml: Decimal, agent: Agent, step: int = 0) -> Finding | None:
    """Compare a pump rate with the planned share of the bag (V/20, V/10) of rate step `step`.

    Ninefold or more either way is refused; more than 5 % apart asks; else None.
    """
    if not agent.rate_steps:
        return None
    planned = volume_ml * agent.rate_steps[step].bag_share_per_h.value
    facts = {"rate_ml_h": rate_ml_h, "planned_ml_h": planned}
    if rate_ml_h >= TENFOLD * planned or planned >= TENFOLD * rate_ml_h:
        return Finding("rate_tenfold", "refuse", facts)
    if abs(rate_ml_h - planned) * 100 > RATE_PERCENT * planned:
        return Finding("rate_differs", "ask", facts)
    return None
