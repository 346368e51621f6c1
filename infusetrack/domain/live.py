"""The running infusion at one glance: every figure of the live card, as of one moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.events import BagReceived, OrderEntered
from infusetrack.domain.infusion import Infusion, Phase
from infusetrack.domain.regimen import Agent, Sourced

SAME_RATE = Decimal("0.05")
"""A pump rate this close to a planned one counts as that step (LOCAL: pumps round)."""


@dataclass(frozen=True, slots=True)
class Live:
    """Figures of one infusion at `now`; None where a figure does not exist (yet).

    `share` runs from 0 to 1; `planned_step` counts from 1; `limit_at` is when the longest
    allowed infusing time would be reached if it runs on without a pause.
    """

    infusion: Infusion
    now: datetime
    infused_ml: Decimal
    infused_mg: Decimal
    left_ml: Decimal
    left_mg: Decimal
    share: Decimal
    time_left: timedelta | None
    ends_at: datetime | None
    line_clear_at: datetime | None
    paused_since: datetime | None
    paused_total: timedelta
    infusing: timedelta
    rate_mg_m2_h: Decimal | None
    planned_step: int | None
    planned_steps: int
    rate_since: datetime | None
    next_rate_ml_h: Decimal | None
    next_rate_due: datetime | None
    limit_at: datetime | None
    bag_ends_at: datetime | None


def live(record: DayRecord, agent: Agent, step_key: str, now: datetime) -> Live:
    """The live figures of the infusion under `step_key`; an empty infusion before the start."""
    infusion = record.infusions.get(step_key, Infusion())
    infused, volume = infusion.delivered_ml(now), infusion.volume_ml
    ends = infusion.ends_at()
    number = planned_step(infusion, agent)
    next_rate, next_due = _next_rate(infusion, agent, number)
    return Live(
        infusion=infusion,
        now=now,
        infused_ml=infused,
        infused_mg=infusion.delivered_mg(now),
        left_ml=infusion.remaining_ml(now),
        left_mg=infusion.dose_mg - infusion.delivered_mg(now),
        share=infused / volume if volume else Decimal(0),
        time_left=None if ends is None else ends - now,
        ends_at=ends,
        line_clear_at=infusion.flush_ends_at(),
        paused_since=infusion.counted_at if infusion.phase is Phase.PAUSED else None,
        paused_total=infusion.paused_for(now),
        infusing=infusion.infusing(now),
        rate_mg_m2_h=rate_by_surface(record, agent.id, infusion, infusion.rate_ml_h),
        planned_step=number,
        planned_steps=len(agent.rate_steps),
        rate_since=infusion.segments[-1].since if infusion.segments else None,
        next_rate_ml_h=next_rate,
        next_rate_due=next_due,
        limit_at=_limit_at(infusion, agent.longest_minutes, now),
        bag_ends_at=_bag_ends_at(record, agent),
    )


def planned_step(infusion: Infusion, agent: Agent) -> int | None:
    """Which planned rate step the pump is in, from 1; None when its rate is no planned one."""
    for number, step in enumerate(agent.rate_steps, start=1):
        planned = step.bag_share_per_h.value * infusion.volume_ml
        if planned > 0 and abs(infusion.rate_ml_h - planned) <= planned * SAME_RATE:
            return number
    return None


def rate_by_surface(
    record: DayRecord, agent_id: str, infusion: Infusion, rate_ml_h: Decimal
) -> Decimal | None:
    """A pump rate as mg/m²/h; None without a surface-based order."""
    line = record.orders.get(agent_id)
    order = line.event if line is not None else None
    if not isinstance(order, OrderEntered) or not order.bsa_m2 or not infusion.volume_ml:
        return None
    return rate_ml_h * infusion.dose_mg / infusion.volume_ml / order.bsa_m2


def _next_rate(
    infusion: Infusion, agent: Agent, number: int | None
) -> tuple[Decimal | None, datetime | None]:
    if infusion.phase is not Phase.RUNNING or number is None or number >= len(agent.rate_steps):
        return None, None
    lasts = agent.rate_steps[number - 1].minutes
    share = agent.rate_steps[number].bag_share_per_h.value
    since = infusion.segments[-1].since
    due = None if lasts is None else since + timedelta(minutes=int(lasts.value))
    return infusion.volume_ml * share, due


def _limit_at(infusion: Infusion, longest: Sourced | None, now: datetime) -> datetime | None:
    if longest is None or infusion.phase is not Phase.RUNNING:
        return None
    return now + timedelta(minutes=int(longest.value)) - infusion.infusing(now)


def _bag_ends_at(record: DayRecord, agent: Agent) -> datetime | None:
    line = record.bags.get(agent.id)
    bag = line.event if line is not None else None
    if not isinstance(bag, BagReceived):
        return None
    ends = [bag.expires_at]
    if bag.mixed_at is not None and agent.bag_life_minutes is not None:
        ends.append(bag.mixed_at + timedelta(minutes=int(agent.bag_life_minutes.value)))
    return min(ends)
