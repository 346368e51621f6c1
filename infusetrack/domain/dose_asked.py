"""What must be told with a dose: the reasons and the names that its rules want."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.regimen import Regimen, SideDrug
from infusetrack.domain.side_drugs import DrugStanding, allergy_to, labs_missing, standing, too_near


@dataclass(frozen=True, slots=True)
class Asked:
    """Which reasons are wanted for a dose at a moment; `allowed_at` is when it would not be early."""

    early: bool
    over: bool
    flagged: bool
    labs: bool
    by_name: bool
    order: bool
    allowed_at: datetime | None
    missing: tuple[str, ...]
    allergy: str


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose of a drug as it stands in the form; amount in the drug's unit, None while it is not read.

    `rescue` is given for a reaction: it waits for nothing but an opioid does (as `admission_support`).
    `now` is what the clock says.
    """

    drug: SideDrug
    label: str
    at: datetime
    amount: Decimal | None
    rescue: bool = False
    now: datetime | None = None


def standing_of(chart: Chart, regimen: Regimen, dose: Dose) -> DrugStanding:
    """How the drug stands at the dose's moment."""
    return standing(chart, regimen, dose.drug, dose.label, dose.at)


def asked_for(chart: Chart, regimen: Regimen, dose: Dose) -> Asked:
    """What the rules ask for this dose now."""
    drug, seen = dose.drug, standing_of(chart, regimen, dose)
    near = too_near(chart, drug, dose.at, now=dose.now) if drug.never_early or not dose.rescue else None
    over = not dose.rescue and dose.amount is not None and seen.passes_maximum(dose.amount)
    against = not dose.rescue and (drug.restricted or bool(allergy_to(chart, (drug.drug, *drug.names))))
    missing = labs_missing(chart, drug, dose.at)
    allergy = allergy_to(chart, (drug.drug, *drug.names))
    return Asked(
        early=near is not None,
        over=over,
        flagged=against or bool(missing),
        labs=bool(drug.labs) and not missing,
        by_name=over or (near is not None and drug.never_early),
        order=seen.window is None and not dose.rescue,
        allowed_at=near[1] if near else None,
        missing=missing,
        allergy=allergy,
    )
