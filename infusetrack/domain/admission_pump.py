"""What may be written at the pump: reasons, who ordered the resume, and the longest time."""

from datetime import timedelta
from decimal import Decimal

from infusetrack.domain.admission_orders import order_in
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    RateChanged,
)
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.rate_due import SAME_RATE
from infusetrack.domain.reaction_gates import may_run_long
from infusetrack.domain.record import Draft
from infusetrack.domain.regimen import Agent, Regimen


def check_pump(chart: Chart, regimen: Regimen, draft: Draft) -> None:
    """Refuse an unexplained pause or stop, a resume nobody ordered, a rate too slow or unexplained."""
    if isinstance(draft.event, RateChanged | InfusionResumed):
        _check_fastest(chart, regimen, draft.event)
    match draft.event:
        case InfusionPaused(why=why) | InfusionStopped(why=why) if not why.strip():
            raise Refused("pump_without_reason")
        case RateChanged(reason="other", why=why) if not why.strip():
            raise Refused("pump_without_reason")
        case InfusionResumed(ordered_by=who) if not who.strip():
            raise Refused("resume_without_order")
        case InfusionResumed():
            _check_length(chart, regimen, draft, draft.event)
        case RateChanged(why=why) if not why.strip():
            _check_length(chart, regimen, draft, draft.event)
        case _:
            return


def _check_fastest(chart: Chart, regimen: Regimen, event: InfusionResumed | RateChanged) -> None:
    """Clinical facts 3.3: a rate above the last planned step is a wrong-rate alarm, and asks why."""
    record = chart.day(event.day)
    infusion = record.infusions.get(event.step)
    if infusion is None or str(getattr(event, "why", "")).strip():
        return
    view = day_view(regimen, record)
    agent = regimen.agents[view.step(event.step).plan.agent or view.agents[0]]
    fastest = _fastest_ml_h(agent, record, infusion)
    if event.rate_ml_h > fastest * SAME_RATE:
        raise Refused("rate_above_plan", rate_ml_h=event.rate_ml_h, planned_ml_h=fastest)


def _fastest_ml_h(agent: Agent, record: DayRecord, infusion: Infusion) -> Decimal:
    """The last planned rate, by share of the bag and by surface the lower; one rate goes by its order.

    By share alone a bag of twice the usual dose would run at twice the label's mg/m2/h.
    """
    order = order_in(record, agent.id)
    if order is not None and len(agent.rate_steps) <= 1:
        return infusion.volume_ml * 60 / order.infusion_minutes
    if not agent.rate_steps:
        return infusion.volume_ml * 60 / agent.infusion_minutes.value
    last = agent.rate_steps[-1]
    by_share = infusion.volume_ml * last.bag_share_per_h.value
    if order is None or not order.bsa_m2 or last.mg_m2_h is None:
        return by_share
    return min(by_share, last.mg_m2_h.value * order.bsa_m2 * infusion.volume_ml / infusion.dose_mg)


def _check_length(chart: Chart, regimen: Regimen, draft: Draft, event: InfusionResumed | RateChanged) -> None:
    """Clinical facts 5.9, example 4. A slower rate with a reason may be meant for a while only."""
    record = chart.day(event.day)
    infusion = record.infusions.get(event.step)
    if draft.amends is not None or infusion is None or infusion.counted_at is None:
        return
    if may_run_long(chart, event, draft.happened_at):
        return
    if draft.happened_at < infusion.counted_at:
        return  # a late entry between others: what came after it is known
    whole = infusion.after(event, draft.happened_at).infusing_at_end()
    view = day_view(regimen, record)
    agent = regimen.agents[view.step(event.step).plan.agent or view.agents[0]]
    if whole is None or agent.longest_minutes is None:
        return
    longest = timedelta(minutes=int(agent.longest_minutes.value))
    if whole > longest:
        raise Refused("infusion_too_long", whole=whole, longest=longest)
