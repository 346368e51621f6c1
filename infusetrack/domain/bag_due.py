"""The limits of a bag: start by, use by, and the longest time an infusion may run."""

from datetime import datetime, timedelta

from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.events import BagReceived
from infusetrack.domain.infusion import Infusion, Phase
from infusetrack.domain.regimen import Agent, Sourced


def bag_of(record: DayRecord, agent: str) -> BagReceived | None:
    """The bag that was received for an agent; None before."""
    line = record.bags.get(agent)
    return line.event if line and isinstance(line.event, BagReceived) else None


def start_by(bag: BagReceived, agent: Agent, infusion: Infusion) -> datetime | None:
    """The latest start after mixing; None once started or where no limit is known."""
    if infusion.phase is not Phase.ORDERED:
        return None
    return _after_mixing(bag, agent.start_within_minutes_of_mixing)


def use_by(bag: BagReceived, agent: Agent, infusion: Infusion, now: datetime) -> datetime | None:
    """When the bag is too old or expires, where the infusion may still run then."""
    ends = (bag.expires_at, _after_mixing(bag, agent.bag_life_minutes))
    until = min(end for end in ends if end is not None)
    if infusion.ended_at is not None:
        return None
    end = infusion.ends_at() or now + timedelta(hours=1)
    return until if end > until else None


def longest_until(infusion: Infusion, agent: Agent) -> datetime | None:
    """When the longest infusing time (pauses left out) is reached, if the bag lasts so long."""
    projected = infusion.infusing_at_end()
    if agent.longest_minutes is None or projected is None or infusion.counted_at is None:
        return None
    allowed = _span(agent.longest_minutes)
    if projected <= allowed:
        return None
    return infusion.counted_at + allowed - infusion.infusing(infusion.counted_at)


def _after_mixing(bag: BagReceived, limit: Sourced | None) -> datetime | None:
    if bag.mixed_at is None or limit is None:
        return None
    return bag.mixed_at + _span(limit)


def _span(minutes: Sourced) -> timedelta:
    return timedelta(minutes=int(minutes.value))
