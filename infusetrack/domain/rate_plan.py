"""The planned rates of an infusion, its limits, and what another rate would mean.

A plan is a prompt to a person: nobody assumes that a pump was changed. Rates are mL/h,
doses mg, volumes mL, surfaces m²; plans are computed with unrounded rates.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.errors import Refused
from infusetrack.domain.finding import Finding
from infusetrack.domain.infusion import HOUR_US, LONGEST, Infusion, Phase, hours, microseconds, span_of
from infusetrack.domain.regimen import Agent, RateStep, Sourced


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One planned rate from `since` to `until`; `rate_mg_m2_h` where the surface is known."""

    rate_ml_h: Decimal
    rate_mg_m2_h: Decimal | None
    lasts: timedelta
    vtbi_ml: Decimal
    since: datetime
    until: datetime

    @property
    def minutes(self) -> Decimal:
        """How long the step lasts, in minutes."""
        return hours(self.lasts) * 60


@dataclass(frozen=True, slots=True)
class RatePlan:
    """All planned steps of one bag, in their order; never empty."""

    steps: tuple[PlannedStep, ...]

    @property
    def starts_at(self) -> datetime:
        """When the first step begins."""
        return self.steps[0].since

    @property
    def ends_at(self) -> datetime:
        """When the bag runs empty."""
        return self.steps[-1].until

    @property
    def total(self) -> timedelta:
        """From start to empty bag."""
        return self.ends_at - self.starts_at

    @property
    def total_minutes(self) -> Decimal:
        """From start to empty bag, in minutes."""
        return hours(self.total) * 60


def plan(
    agent: Agent,
    dose_mg: Decimal,
    volume_ml: Decimal,
    start: datetime,
    bsa_m2: Decimal | None = None,
) -> RatePlan:
    """The agent's rate steps for this bag: by surface when it is known, else by share of the bag."""
    if not (dose_mg > 0 and volume_ml > 0):
        raise Refused("infusion_amount")
    if bsa_m2 is not None and not bsa_m2 > 0:
        raise Refused("bsa_body")
    steps: list[PlannedStep] = []
    since, left = start, volume_ml
    for wanted in _wanted(agent, dose_mg, volume_ml, bsa_m2):
        if left <= 0:
            break
        step = _step(wanted, since, left)
        steps.append(step)
        since, left = step.until, left - step.vtbi_ml
    return RatePlan(tuple(steps))


@dataclass(frozen=True, slots=True)
class _Wanted:
    rate_ml_h: Decimal
    rate_mg_m2_h: Decimal | None
    minutes: Decimal | None


def _wanted(agent: Agent, dose_mg: Decimal, volume_ml: Decimal, bsa_m2: Decimal | None) -> list[_Wanted]:
    if not agent.rate_steps:
        return [_Wanted(volume_ml * 60 / agent.infusion_minutes.value, None, None)]
    wanted = [_by_step(step, dose_mg, volume_ml, bsa_m2) for step in agent.rate_steps]
    return [*wanted[:-1], replace(wanted[-1], minutes=None)]


def _by_step(step: RateStep, dose_mg: Decimal, volume_ml: Decimal, bsa_m2: Decimal | None) -> _Wanted:
    minutes = step.minutes.value if step.minutes else None
    if bsa_m2 is None or step.mg_m2_h is None:
        return _Wanted(volume_ml * step.bag_share_per_h.value, None, minutes)
    mg_m2_h = step.mg_m2_h.value
    return _Wanted(mg_m2_h * bsa_m2 * volume_ml / dose_mg, mg_m2_h, minutes)


def _step(wanted: _Wanted, since: datetime, left_ml: Decimal) -> PlannedStep:
    vtbi = left_ml
    if wanted.minutes is not None:
        vtbi = min(left_ml, wanted.rate_ml_h * wanted.minutes / 60)
    if left_ml * HOUR_US > wanted.rate_ml_h * microseconds(LONGEST):
        raise Refused("infusion_too_slow", rate=wanted.rate_ml_h, days=LONGEST.days)
    lasts = span_of(vtbi, wanted.rate_ml_h)
    return PlannedStep(wanted.rate_ml_h, wanted.rate_mg_m2_h, lasts, vtbi, since, since + lasts)


# --- limits -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BagLimits:
    """Until when this bag may run, and which limits its projected end breaks.

    `infusing_until` is when the longest infusing time is used up if the pump runs on from
    `now`; `bag_until` when the bag must be discarded; `start_by` the latest start. A start
    that is past `start_by` is asked about until the pump runs: its reason is then on record.
    """

    start_by: datetime | None
    bag_until: datetime | None
    infusing_until: datetime | None
    infusing_left: timedelta | None
    overruns: tuple[Finding, ...]

    @property
    def fits(self) -> bool:
        """True when the projected end breaks no limit."""
        return not self.overruns


def _span(minutes: Sourced | None) -> timedelta | None:
    return None if minutes is None else timedelta(microseconds=int(minutes.value * 60_000_000))


def bag_limits(infusion: Infusion, mixed_at: datetime | None, agent: Agent, now: datetime) -> BagLimits:
    """The limits of a bag at `now`; a limit that is not known is None and never broken.

    Infusing time counts from the first start without pauses; bag life counts from mixing.
    """
    longest = _span(agent.longest_minutes)
    left = None if longest is None else longest - infusion.infusing(now)
    over = infusion.ended_at is not None
    bag_until = _later(mixed_at, _span(agent.bag_life_minutes))
    end = infusion.ends_at()
    found = (
        _late_start(infusion, _later(mixed_at, _span(agent.start_within_minutes_of_mixing)), now),
        _too_long(infusion, longest),
        _past_bag_life(end, bag_until),
    )
    return BagLimits(
        start_by=_later(mixed_at, _span(agent.start_within_minutes_of_mixing)),
        bag_until=bag_until,
        infusing_until=None if left is None or over else now + max(left, timedelta(0)),
        infusing_left=left,
        overruns=tuple(finding for finding in found if finding is not None),
    )


def _later(at: datetime | None, span: timedelta | None) -> datetime | None:
    return None if at is None or span is None else at + span


def _late_start(infusion: Infusion, start_by: datetime | None, now: datetime) -> Finding | None:
    if start_by is None or infusion.phase is not Phase.ORDERED or now <= start_by:
        return None
    return Finding("bag_start_late", "ask", {"start_by": start_by, "late": now - start_by})


def _too_long(infusion: Infusion, longest: timedelta | None) -> Finding | None:
    whole = infusion.infusing_at_end()
    if longest is None or whole is None or whole <= longest:
        return None
    return Finding("infusion_too_long", "refuse", {"whole": whole, "longest": longest})


def _past_bag_life(end: datetime | None, bag_until: datetime | None) -> Finding | None:
    if end is None or bag_until is None or end <= bag_until:
        return None
    facts = {"end": end, "bag_until": bag_until, "over": end - bag_until}
    return Finding("bag_life_over", "ask", facts)


# --- another rate -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a candidate rate means: when the bag ends, how long it runs, which limits break."""

    rate_ml_h: Decimal
    ends_at: datetime
    remaining: timedelta
    infusing: timedelta
    limits: BagLimits

    @property
    def fits(self) -> bool:
        """True when the rate keeps every limit."""
        return self.limits.fits


def outlook(
    infusion: Infusion, rate_ml_h: Decimal, agent: Agent, now: datetime, mixed_at: datetime | None = None
) -> Outlook:
    """What it would mean to run a started infusion at this rate from `now` to its end."""
    if infusion.phase not in {Phase.RUNNING, Phase.PAUSED}:
        raise Refused("infusion_phase", act="RateChanged", phase=str(infusion.phase))
    tried = infusion.at_rate(rate_ml_h, now)
    remaining = span_of(infusion.remaining_ml(now), rate_ml_h)
    end = now + remaining
    return Outlook(rate_ml_h, end, remaining, tried.infusing(end), bag_limits(tried, mixed_at, agent, now))
