"""What may be written on the road from order to pump: order, bag, pre-start check, start."""

from datetime import datetime
from decimal import Decimal

from infusetrack.domain.admission_bedside import weight_limit, weight_on
from infusetrack.domain.bag_due import bag_of, start_by
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.dosing import (
    RATE_PERCENT,
    check_concentration,
    check_rate,
    check_weight,
    compare,
)
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import BagReceived, InfusionStarted, OrderEntered, PreStartChecked
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.record import Draft
from infusetrack.domain.regimen import Agent, Regimen


def check_order_road(chart: Chart, regimen: Regimen, draft: Draft) -> None:
    """Refuse what does not fit the order, the bag or the plan, and unexplained deviations."""
    match draft.event:
        case OrderEntered():
            _check_order(chart, regimen, draft.event)
        case BagReceived():
            _check_bag(chart, regimen, draft.event, draft.happened_at)
        case PreStartChecked():
            _check_numbers(chart, regimen, draft.event)
        case InfusionStarted():
            _check_bag_age(chart, regimen, draft.event, draft.happened_at)
        case _:
            return


def order_of(chart: Chart, label: str, agent: str) -> OrderEntered | None:
    """The standing order for an agent on a day; None before."""
    return order_in(chart.day(label), agent)


def order_in(record: DayRecord, agent: str) -> OrderEntered | None:
    """The standing order for an agent in a day's record; None before."""
    line = record.orders.get(agent)
    return line.event if line and isinstance(line.event, OrderEntered) else None


def _check_order(chart: Chart, regimen: Regimen, event: OrderEntered) -> None:
    if not event.prescriber.strip():
        raise Refused("order_prescriber")
    if event.infusion_minutes <= 0:
        raise Refused("order_minutes")
    finding = compare(event.ordered_mg, event.computed_mg).finding
    if finding is not None and (finding.weight == "refuse" or not event.differs_because.strip()):
        raise finding.refusal
    _check_order_weight(chart, regimen, event)


def _check_order_weight(chart: Chart, regimen: Regimen, event: OrderEntered) -> None:
    weight = weight_on(chart, event.day)
    if weight is None:
        return
    changed = check_weight(weight, event.weight_kg, weight_limit(regimen))
    if changed is not None:
        raise Refused("order_weight_old", weight_kg=weight, order_kg=event.weight_kg)


def _check_bag(chart: Chart, regimen: Regimen, event: BagReceived, at: datetime) -> None:
    if event.expires_at <= at:
        raise Refused("bag_expired", at=event.expires_at)
    if event.mixed_at is not None and event.mixed_at > at:
        raise Refused("mixed_to_come", at=event.mixed_at)
    if not event.product.strip() or not event.lot.strip():
        raise Refused("bag_lot")
    if event.drug_ml <= 0 or event.vials < 1 or event.dead_volume_ml < 0:
        raise Refused("bag_amount")
    if event.drug_ml > event.bag_ml:
        raise Refused("bag_too_small", drug_ml=event.drug_ml, bag_ml=event.bag_ml)
    order = order_of(chart, event.day, event.agent)
    if order is None or event.outside_because.strip():
        return
    finding = check_concentration(order.ordered_mg, event.bag_ml, regimen.agents[event.agent])
    if finding is not None:
        raise finding.refusal


def _check_numbers(chart: Chart, regimen: Regimen, event: PreStartChecked) -> None:
    """The first person's numbers against order, bag and plan; the second's are only compared."""
    order = order_of(chart, event.day, event.agent)
    if order is None:
        if _day_has(chart, regimen, event, "order"):
            raise Refused("no_order", agent=event.agent)
    else:
        _check_order_weight(chart, regimen, order)
        if event.dose_mg != order.ordered_mg:
            raise Refused("dose_not_ordered", dose_mg=event.dose_mg, ordered_mg=order.ordered_mg)
    bag = bag_of(chart.day(event.day), event.agent)
    if bag is not None and event.volume_ml != bag.bag_ml:
        raise Refused("volume_not_bag", volume_ml=event.volume_ml, bag_ml=bag.bag_ml)
    _check_first_rate(event, regimen.agents[event.agent], order)


def _day_has(chart: Chart, regimen: Regimen, event: PreStartChecked, kind: str) -> bool:
    steps = day_view(regimen, chart.day(event.day)).of_kind(kind)
    return any(step.plan.agent in {None, event.agent} for step in steps)


def _check_first_rate(event: PreStartChecked, agent: Agent, order: OrderEntered | None) -> None:
    if not (event.volume_ml > 0 and event.rate_ml_h > 0):
        raise Refused("infusion_amount")
    if len(agent.rate_steps) > 1 or order is None:
        finding = check_rate(event.rate_ml_h, event.volume_ml, agent)
        planned = None if finding is None else finding.facts["planned_ml_h"]
    else:
        planned = _unlike(event.rate_ml_h, event.volume_ml * 60 / order.infusion_minutes)
    if planned is not None:
        raise Refused("first_rate", rate_ml_h=event.rate_ml_h, planned_ml_h=planned)


def _unlike(rate: Decimal, planned: Decimal) -> Decimal | None:
    """The planned rate where the other lies more than 5 % from it; a single rate goes by the order."""
    return planned if abs(rate - planned) * 100 > RATE_PERCENT * planned else None


def _check_bag_age(chart: Chart, regimen: Regimen, event: InfusionStarted, at: datetime) -> None:
    bag = bag_of(chart.day(event.day), event.agent)
    if bag is None:
        return
    if bag.expires_at <= at:
        raise Refused("bag_expired", at=bag.expires_at)
    latest = start_by(bag, regimen.agents[event.agent], Infusion())
    if latest is not None and at > latest and not event.late_because.strip():
        raise Refused("bag_start_late", start_by=latest, late=at - latest)
