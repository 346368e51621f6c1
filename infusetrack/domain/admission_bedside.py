"""What may be written at the bedside: vital signs, weights, supportive doses, the release."""

from decimal import Decimal

from infusetrack.domain.admission_labs import check_labs
from infusetrack.domain.baseline import check_baseline
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.dosing import WEIGHT_CHANGE_PERCENT, check_weight
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    DrugGiven,
    LabsReported,
    Measured,
    Released,
    VitalsTaken,
)
from infusetrack.domain.medication import check_dose
from infusetrack.domain.record import Draft
from infusetrack.domain.regimen import DrugOption, Regimen
from infusetrack.domain.release import check_release
from infusetrack.domain.vitals import check_vitals


def check_bedside(chart: Chart, regimen: Regimen, draft: Draft) -> None:
    """Refuse bedside values that cannot be, and those that want a reason and have none."""
    match draft.event:
        case VitalsTaken():
            check_vitals(draft.event)
            check_baseline(chart, regimen, draft, draft.event)
        case Measured():
            _check_measured(chart, regimen, draft, draft.event)
        case LabsReported():
            check_labs(draft, draft.event)
        case DrugGiven():
            _check_drug(chart, regimen, draft.event)
        case Released():
            if draft.amends is None or not draft.event.override_by.strip():
                check_release(chart, regimen, draft.event, draft.happened_at)
        case _:
            return


def weight_limit(regimen: Regimen) -> Decimal:
    """The change of weight in percent that asks for a new order."""
    sourced = regimen.weight_change_percent
    return sourced.value if sourced else WEIGHT_CHANGE_PERCENT


def _check_measured(chart: Chart, regimen: Regimen, draft: Draft, event: Measured) -> None:
    for value in (event.weight_kg, event.height_cm):
        if value is not None and not (value.is_finite() and value > 0):
            raise Refused("measure_amount")
    before = [
        line.event.weight_kg
        for line in chart.of_kind(Measured)
        if isinstance(line.event, Measured)
        and line.seq != draft.amends
        and line.happened_at <= draft.happened_at
    ]
    if not before or event.change_explained.strip():
        return
    finding = check_weight(event.weight_kg, before[-1], weight_limit(regimen))
    if finding is not None:
        raise finding.refusal


def _check_drug(chart: Chart, regimen: Regimen, event: DrugGiven) -> None:
    check_dose(event, options_of(regimen, event.day, event.step), weight_on(chart, event.day))


def options_of(regimen: Regimen, label: str, step: str) -> tuple[DrugOption, ...]:
    """The drugs that a step offers."""
    key = CycleDay.of(label)
    plans = (plan for plan in regimen.steps_of(key.cycle, key.day) if plan.key == step)
    return next((plan.drugs for plan in plans), ())


def weight_on(chart: Chart, label: str) -> Decimal | None:
    """The weight in kg that a day's doses go by: the day's own, else the last known."""
    taken = [line.event for line in chart.of_kind(Measured) if isinstance(line.event, Measured)]
    today = [measured for measured in taken if measured.day == label]
    return (today or taken)[-1].weight_kg if taken else None
