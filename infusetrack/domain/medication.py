"""Supportive drugs: the dose that a weight allows, and whether a given one lies outside."""

from dataclasses import dataclass
from decimal import Decimal

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DrugGiven
from infusetrack.domain.regimen import DrugOption

ROUNDING = Decimal("0.05")
"""Doses are rounded to what can be drawn up: 5 % either way is no deviation (LOCAL)."""


@dataclass(frozen=True, slots=True)
class DoseWindow:
    """What the weight allows in `unit`; `capped` when the cap and not the weight decides."""

    low: Decimal
    high: Decimal
    unit: str
    capped: bool = False

    def holds(self, dose: Decimal) -> bool:
        """Whether a dose lies inside, rounding allowed; a cap is never passed."""
        top = self.high if self.capped else self.high * (1 + ROUNDING)
        return self.low * (1 - ROUNDING) <= dose <= top


def dose_window(option: DrugOption, weight_kg: Decimal) -> DoseWindow:
    """The window for this weight in kilograms, cut at the option's cap."""
    low, high = option.low.value * weight_kg, option.high.value * weight_kg
    if option.cap is None or high <= option.cap.value:
        return DoseWindow(low, high, option.unit)
    return DoseWindow(min(low, option.cap.value), option.cap.value, option.unit, capped=True)


def check_dose(event: DrugGiven, options: tuple[DrugOption, ...], weight_kg: Decimal | None) -> None:
    """Refuse an amount that is none, and one outside its window without a note that says why."""
    if not event.dose.is_finite() or event.dose <= 0:
        raise Refused("dose_amount")
    option = next((one for one in options if event.drug in {one.key, one.drug}), None)
    if option is None or weight_kg is None or event.note.strip():
        return
    if event.unit != option.unit:
        raise Refused("dose_unit", drug=option.drug, unit=option.unit)
    window = dose_window(option, weight_kg)
    if not window.holds(event.dose):
        raise Refused(
            "dose_outside", drug=option.drug, dose=event.dose,
            low=window.low, high=window.high, unit=window.unit,
        )  # fmt: skip
