"""What may be written of drugs beside the antibody, the opioid infusion and fluids, and what asks why.

Nothing here forbids a treatment: a rule that is passed wants a reason in the record, and where it
matters most the name of who ordered it.
"""

from datetime import timedelta
from decimal import Decimal

from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    DrugGiven,
    DrugRefused,
    FluidCounted,
    NoteWritten,
    OpioidRateSet,
    StepDone,
    VitalsTaken,
)
from infusetrack.domain.infusion import is_amount
from infusetrack.domain.opioid import RATE, is_outside, must_run_until
from infusetrack.domain.pain_scale import check_pain
from infusetrack.domain.quantities import MICROGRAMS
from infusetrack.domain.reactions import is_rescue
from infusetrack.domain.record import Draft
from infusetrack.domain.regimen import OpioidPlan, Regimen, SideDrug
from infusetrack.domain.side_drugs import (
    LABS_OLD_AFTER,
    allergy_to,
    amount_in,
    labs_missing,
    slip_of,
    standing,
    too_near,
    window_for,
)
from infusetrack.domain.support_plan import drug_called

TENFOLD = 10
FLUID_MOST = Decimal(5000)
"""More mL than any one entry holds (LOCAL): a slip of typing."""
FLUID_PER_KG = Decimal(40)
"""Above so many mL/kg in one entry a note is asked for (LOCAL: twice the largest bolus of the emergency set)."""
RATE_WHY = "infusion_rate_why"
"""The field of a step's form that says why the opioid runs outside its range."""


def check_support(chart: Chart, regimen: Regimen, draft: Draft) -> None:
    """Refuse amounts that cannot be, and what passes a rule without saying why."""
    match draft.event:
        case DrugGiven():
            check_drug(chart, regimen, draft, draft.event)
        case OpioidRateSet():
            _check_rate(chart, regimen, draft, draft.event)
        case FluidCounted():
            _check_fluid(chart, draft.event)
        case StepDone():
            _check_step_rate(regimen, draft.event)
        case VitalsTaken(pain=int(pain), pain_scale=str(scale)):
            check_pain(scale, pain)
        case DrugRefused():
            if not draft.event.drug.strip() or not draft.event.why.strip():
                raise Refused("not_taken_why")
        case NoteWritten(words=words) if not words.strip():
            raise Refused("note_empty")
        case _:
            return


def check_drug(chart: Chart, regimen: Regimen, draft: Draft, event: DrugGiven) -> None:
    """A dose against its window, its interval, its daily maximum, and what the trial restricts.

    What a reaction was treated with waits for nothing but an opioid does, and is written at once.
    """
    if not event.drug.strip():
        raise Refused("drug_name")
    drug = drug_called(regimen.side_drugs, event.drug)
    rescue = is_rescue(chart, event, draft.happened_at)
    if not rescue:
        _check_allergy(chart, drug, event)
    if drug is None:
        _check_unknown(event)
        return
    if not rescue:
        _check_restricted(drug, event)
    _check_amount(chart, drug, event)
    if drug.never_early or not rescue:
        _check_time(chart, drug, draft, event)
    if not rescue:
        _check_maximum(chart, regimen, drug, draft, event)
    _check_labs(chart, drug, draft, event)


def _check_unknown(event: DrugGiven) -> None:
    """A drug that the regimen does not know stands on an order of its own."""
    if not event.step and not event.reaction and not event.note.strip():
        raise Refused("drug_unknown", drug=event.drug)


def _check_allergy(chart: Chart, drug: SideDrug | None, event: DrugGiven) -> None:
    """A drug that stands among the allergies wants a reason."""
    names = (event.drug, drug.drug, *drug.names) if drug else (event.drug,)
    allergy = allergy_to(chart, names)
    if allergy and not event.flagged_because.strip():
        raise Refused("drug_allergy", drug=event.drug, allergy=allergy)


def _check_restricted(drug: SideDrug, event: DrugGiven) -> None:
    """A steroid wants a reason (registry, enrolment)."""
    if drug.restricted and not event.flagged_because.strip():
        raise Refused("drug_restricted", drug=drug.drug)


def _check_amount(chart: Chart, drug: SideDrug, event: DrugGiven) -> None:
    if event.unit not in MICROGRAMS:
        raise Refused("dose_unit", drug=drug.drug, unit=drug.unit)
    window = window_for(drug, weight_on(chart, event.day))
    if window is None:
        if not event.step and not event.reaction and not event.note.strip():
            raise Refused("dose_not_set", drug=drug.drug)
        return
    dose = amount_in(drug, event)
    facts = {"drug": drug.drug, "dose": event.dose, "given_unit": event.unit}
    facts |= {"low": window.low, "high": window.high, "unit": window.unit}
    slip = slip_of(window, dose)
    if slip == TENFOLD:
        raise Refused("drug_tenfold", **facts)
    if slip:
        raise Refused("drug_thousandfold", **facts)
    if not window.holds(dose) and not event.note.strip():
        raise Refused("dose_beside", **facts)


def _check_time(chart: Chart, drug: SideDrug, draft: Draft, event: DrugGiven) -> None:
    """Too near another dose, before or after it."""
    found = too_near(chart, drug, draft.happened_at, without=draft.amends, now=draft.written_at)
    if found is None:
        return
    line, allowed = found
    if not event.early_because.strip():
        raise Refused("drug_early", drug=drug.drug, given=line.happened_at, at=allowed)
    if drug.never_early and not event.ordered_by.strip():
        raise Refused("drug_early_order", drug=drug.drug, at=allowed)


def _check_maximum(chart: Chart, regimen: Regimen, drug: SideDrug, draft: Draft, event: DrugGiven) -> None:
    seen = standing(chart, regimen, drug, event.day, draft.happened_at, without=draft.amends)
    if not seen.passes_maximum(amount_in(drug, event)):
        return
    if not event.over_because.strip() or not event.ordered_by.strip():
        most = seen.most if seen.most is not None else "\N{EN DASH}"
        raise Refused("drug_over", drug=drug.drug, given=seen.given, most=most, unit=drug.unit)


def _check_labs(chart: Chart, drug: SideDrug, draft: Draft, event: DrugGiven) -> None:
    if not drug.labs or event.flagged_because.strip():
        return
    missing = labs_missing(chart, drug, draft.happened_at)
    if missing:
        hours = int(LABS_OLD_AFTER / timedelta(hours=1))
        raise Refused("drug_labs_missing", drug=drug.drug, analytes=missing, hours=hours)
    unseen = tuple(one for one in drug.labs if one not in event.labs_seen)
    if unseen:
        raise Refused("drug_labs", drug=drug.drug, analytes=unseen)


def _check_rate(chart: Chart, regimen: Regimen, draft: Draft, event: OpioidRateSet) -> None:
    if not event.rate_mcg_kg_h.is_finite() or event.rate_mcg_kg_h < 0:
        raise Refused("opioid_rate_amount")
    plan = regimen.opioid_infusion
    if plan is None:
        return
    _check_rate_range(plan, event)
    until = must_run_until(chart, plan, event.day)
    early = not event.rate_mcg_kg_h and until is not None and draft.happened_at < until
    if early and not event.why.strip():
        raise Refused("opioid_off_early", drug=event.drug, at=until)
    if event.checked_by.strip().casefold() == draft.by.strip().casefold():
        raise Refused("same_person", badge=draft.by)
    if plan.two_people and not event.checked_by.strip():
        raise Refused("opioid_two_people")


def _check_rate_range(plan: OpioidPlan, event: OpioidRateSet) -> None:
    rate = event.rate_mcg_kg_h
    if rate and is_outside(plan, rate) and not event.why.strip():
        facts = {"low": plan.rate_low.value, "high": plan.rate_high.value}
        raise Refused("opioid_rate_outside", rate=rate, **facts)


def _check_step_rate(regimen: Regimen, event: StepDone) -> None:
    """The rate that a step's own form sets is held against the same range as one that is set later."""
    plan, values = regimen.opioid_infusion, dict(event.values)
    rate = values.get(RATE)
    if plan is None or not isinstance(rate, Decimal) or not rate or not is_outside(plan, rate):
        return
    if not str(values.get(RATE_WHY, "")).strip():
        raise Refused("opioid_rate_outside", rate=rate, low=plan.rate_low.value, high=plan.rate_high.value)


def _check_fluid(chart: Chart, event: FluidCounted) -> None:
    if not is_amount(event.volume_ml):
        raise Refused("fluid_amount")
    if not event.what.strip():
        raise Refused("fluid_what")
    if event.volume_ml > FLUID_MOST:
        raise Refused("fluid_unheard_of", ml=event.volume_ml, most=FLUID_MOST)
    weight = weight_on(chart, event.day)
    if weight is not None and event.volume_ml > weight * FLUID_PER_KG and not event.note.strip():
        raise Refused("fluid_large", ml=event.volume_ml, kg=weight, most=weight * FLUID_PER_KG)
