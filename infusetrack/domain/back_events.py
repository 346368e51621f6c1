"""From a line of downtime paper to the fact that it tells; the rules of the record judge it afterwards."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.dose_asked import Dose, asked_for
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    DrugGiven,
    Event,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    RateChanged,
    RateReason,
)
from infusetrack.domain.infusion import Phase
from infusetrack.domain.rate_due import SAME_RATE, next_rise
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.side_drugs import amount_in
from infusetrack.domain.support_plan import drug_called


@dataclass(frozen=True, slots=True)
class Ground:
    """What a line is read against: the chart as it stands, the day, when it happened and when it is now."""

    chart: Chart
    regimen: Regimen
    label: str
    at: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class PumpLine:
    """An act at the pump as the paper says it; `rate_ml_h` is None where none was written."""

    act: str
    rate_ml_h: Decimal | None = None
    why: str = ""
    ordered_by: str = ""


def pump_step(ground: Ground) -> str:
    """The infusion step that paper of this day speaks of: what runs or is paused, else the last begun."""
    record = ground.chart.day(ground.label)
    begun = [
        (one.plan.key, record.infusions[one.plan.key])
        for one in day_view(ground.regimen, record).of_kind("infusion")
        if one.plan.key in record.infusions
    ]
    if not begun:
        raise Refused("paper_no_infusion", day=ground.label)
    going = [key for key, infusion in begun if infusion.phase in {Phase.RUNNING, Phase.PAUSED}]
    return going[0] if going else begun[-1][0]


def pump_event(ground: Ground, line: PumpLine) -> Event:
    """The fact of an act at the pump; a rate that the act needs and has not is refused."""
    step, label = pump_step(ground), ground.label
    if line.act == "pause":
        return InfusionPaused(label, step, line.why)
    if line.act == "stop":
        return InfusionStopped(label, step, line.why)
    if line.act == "empty":
        return InfusionCompleted(label, step)
    if line.rate_ml_h is None:
        raise Refused("infusion_rate", rate="\N{EN DASH}")
    if line.act == "resume":
        return InfusionResumed(label, step, line.rate_ml_h, line.ordered_by)
    return RateChanged(label, step, line.rate_ml_h, _reason(ground, step, line), _why(line))


def _why(line: PumpLine) -> str:
    return " ".join(part for part in (line.why, line.ordered_by) if part)


def _reason(ground: Ground, step: str, line: PumpLine) -> RateReason:
    """A planned rate is a titration; else who ordered it, or what was written."""
    record = ground.chart.day(ground.label)
    view = day_view(ground.regimen, record)
    agent = view.step(step).plan.agent or view.agents[0]
    lines = [one for one in ground.chart.shelves.get(ground.label, ()) if one.happened_at <= ground.at]
    rise = next_rise(record.infusions[step], ground.regimen.agents[agent], lines, step)
    rate = line.rate_ml_h or Decimal(0)
    if rise is not None and rise.rate_ml_h <= rate * SAME_RATE and rate <= rise.rate_ml_h * SAME_RATE:
        return "titration"
    return "prescriber" if line.ordered_by else "other"


def drug_event(ground: Ground, given: DrugGiven, why: str) -> DrugGiven:
    """A dose from paper; `why` stands where the rules of this drug ask for a reason, and only there."""
    drug = drug_called(ground.regimen.side_drugs, given.drug)
    noted = replace(given, note=why)
    if drug is None or not why:
        return noted
    try:
        amount = amount_in(drug, given)
    except Refused:
        return noted
    dose = Dose(drug, ground.label, ground.at, amount, now=ground.now)
    asked = asked_for(ground.chart, ground.regimen, dose)
    return replace(
        noted,
        early_because=why if asked.early else "",
        over_because=why if asked.over else "",
        flagged_because=why if asked.flagged or asked.labs else "",
    )
