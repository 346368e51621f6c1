"""The running infusion at one glance: every figure of the live card, as of one moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.events import BagReceived, OrderEntered
from infusetrack.domain.infusion import Infusion, Phase
from infusetrack.domain.rate_due import Rise, planned_step, rises
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Agent, Sourced


@dataclass(frozen=True, slots=True)
class Live:
    """Figures of one infusion at `now`; None where a figure does not exist (yet).

    `share` runs from 0 to 1; `planned_step` counts from 1, `rises` are still to come; `limit_at` is when the longest
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
    rises: tuple[Rise, ...]
    limit_at: datetime | None
    bag_ends_at: datetime | None

    @property
    def next_rate_ml_h(self) -> Decimal | None:
        """The next planned rate; None where the plan offers none."""
        return self.rises[0].rate_ml_h if self.rises else None

    @property
    def next_rate_due(self) -> datetime | None:
        """When the next planned rate is due; None where the plan offers none."""
        return self.rises[0].at if self.rises else None


def live(record: DayRecord, agent: Agent, step_key: str, now: datetime, lines: Sequence[Line]) -> Live:
    """The live figures of the infusion under `step_key`; an empty infusion before the start.

    `lines` are the day's standing lines: they tell whether the present rate was planned.
    """
    infusion = record.infusions.get(step_key, Infusion())
    infused, volume = infusion.delivered_ml(now), infusion.volume_ml
    ends = infusion.ends_at()
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
        planned_step=planned_step(agent, infusion),
        planned_steps=len(agent.rate_steps),
        rate_since=infusion.segments[-1].since if infusion.segments else None,
        rises=rises(infusion, agent, lines, step_key),
        limit_at=_limit_at(infusion, agent.longest_minutes, now),
        bag_ends_at=bag_ends_at(record, agent),
    )


def rate_by_surface(
    record: DayRecord, agent_id: str, infusion: Infusion, rate_ml_h: Decimal
) -> Decimal | None:
    """A pump rate as mg/m²/h; None without a surface-based order."""
    line = record.orders.get(agent_id)
    order = line.event if line is not None else None
    if not isinstance(order, OrderEntered) or not order.bsa_m2 or not infusion.volume_ml:
        return None
    return rate_ml_h * infusion.dose_mg / infusion.volume_ml / order.bsa_m2


def _limit_at(infusion: Infusion, longest: Sourced | None, now: datetime) -> datetime | None:
    if longest is None or infusion.phase is not Phase.RUNNING:
        return None
    return now + timedelta(minutes=int(longest.value)) - infusion.infusing(now)


def bag_ends_at(record: DayRecord, agent: Agent) -> datetime | None:
    """Until when the bag on the day's record may run: its expiry, or its life after mixing; None unknown."""
    line = record.bags.get(agent.id)
    bag = line.event if line is not None else None
    if not isinstance(bag, BagReceived):
        return None
    ends = [bag.expires_at]
    if bag.mixed_at is not None and agent.bag_life_minutes is not None:
        ends.append(bag.mixed_at + timedelta(minutes=int(agent.bag_life_minutes.value)))
    return min(ends)
