"""Which planned rate step the pump is in, and when the next may be offered: a prompt, never an act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.events import InfusionResumed, InfusionStarted, RateChanged
from infusetrack.domain.infusion import Infusion, Phase
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Agent

SAME_RATE = Decimal("1.05")
"""Pumps round: a rate up to 5 % from a planned one still counts as that one (LOCAL)."""

RATED = (InfusionStarted, InfusionResumed, RateChanged)


@dataclass(frozen=True, slots=True)
class Rise:
    """The next planned rate in mL/h and when it is due; after a resume it only reminds."""

    at: datetime
    rate_ml_h: Decimal
    after_resume: bool = False


def planned_rate_ml_h(agent: Agent, number: int, volume_ml: Decimal) -> Decimal:
    """The rate of a planned step (0 is the first): its share of the bag per hour."""
    return agent.rate_steps[number].bag_share_per_h.value * volume_ml


def step_in_hand(agent: Agent, infusion: Infusion) -> int:
    """The planned step that the present rate belongs to; a rate below all is the first."""
    reached = [
        number
        for number in range(len(agent.rate_steps))
        if infusion.rate_ml_h * SAME_RATE >= planned_rate_ml_h(agent, number, infusion.volume_ml)
    ]
    return reached[-1] if reached else 0


def planned_step(agent: Agent, infusion: Infusion) -> int | None:
    """Which planned step the pump runs, from 1; None while its rate is no planned one."""
    if infusion.phase is not Phase.RUNNING or not agent.rate_steps:
        return None
    number = step_in_hand(agent, infusion)
    planned = planned_rate_ml_h(agent, number, infusion.volume_ml)
    low, high = sorted((planned, infusion.rate_ml_h))
    return number + 1 if high <= low * SAME_RATE else None


def rises(infusion: Infusion, agent: Agent, lines: Sequence[Line], step: str) -> tuple[Rise, ...]:
    """The next planned rate and those after it, were each set when it is due."""
    first = next_rise(infusion, agent, lines, step)
    if first is None:
        return ()
    found = [first]
    for number in range(step_in_hand(agent, infusion) + 1, len(agent.rate_steps) - 1):
        lasts = agent.rate_steps[number].minutes
        if lasts is None:
            break
        at = found[-1].at + timedelta(minutes=int(lasts.value))
        found.append(Rise(at, planned_rate_ml_h(agent, number + 1, infusion.volume_ml)))
    return tuple(found)


def next_rise(infusion: Infusion, agent: Agent, lines: Sequence[Line], step: str) -> Rise | None:
    """The next planned rate, counted from when the present one was set.

    None when the last step runs, while nothing runs, and after a change that was no
    titration: then the prescriber says how it goes on.
    """
    if infusion.phase is not Phase.RUNNING or not agent.rate_steps:
        return None
    number, change = step_in_hand(agent, infusion), _last_change(lines, step)
    lasts = agent.rate_steps[number].minutes
    if lasts is None or number + 1 == len(agent.rate_steps):
        return None
    at = infusion.segments[-1].since + timedelta(minutes=int(lasts.value))
    end = infusion.ends_at()
    unplanned = isinstance(change, RateChanged) and change.reason != "titration"
    if unplanned or (end is not None and at >= end):
        return None
    rate = planned_rate_ml_h(agent, number + 1, infusion.volume_ml)
    return Rise(at, rate, after_resume=isinstance(change, InfusionResumed))


def _last_change(lines: Sequence[Line], step: str) -> InfusionStarted | InfusionResumed | RateChanged | None:
    for line in reversed(lines):
        event = line.event
        if isinstance(event, RATED) and event.step == step:
            return event
    return None
