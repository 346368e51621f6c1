"""One infusion: a value that answers how much has gone in, at any moment.

Delivered volume is computed from the last change and `now`, never by counting ticks.
Volumes are millilitres, rates mL/h, doses mg; times are aware. Sources for the limits
stand in the regimen file, not here.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import assert_never

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    Primed,
    RateChanged,
)

InfusionEvent = (
    InfusionStarted | RateChanged | InfusionPaused | InfusionResumed | InfusionStopped | InfusionCompleted
)
HOUR_US = Decimal(3_600_000_000)
LONGEST = timedelta(days=366)
"""A rate that would take longer than this is a typing slip, and no calendar could hold it."""
COMPLETE_WITHIN_ML = Decimal("0.5")
"""A bag may be called empty this close to its volume (LOCAL: pump and bag overfill differ)."""
ZERO = Decimal(0)


class Phase(StrEnum):
    """Where an infusion stands."""

    ORDERED = "ordered"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    COMPLETED = "completed"


ACCEPTS: dict[Phase, frozenset[type[InfusionEvent]]] = {
    Phase.ORDERED: frozenset({InfusionStarted}),
    Phase.RUNNING: frozenset({RateChanged, InfusionPaused, InfusionStopped, InfusionCompleted}),
    Phase.PAUSED: frozenset({InfusionResumed, InfusionStopped}),
    Phase.STOPPED: frozenset(),
    Phase.COMPLETED: frozenset(),
}
"""Which facts each phase accepts: the buttons, the guard and the tests read this one table."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of constant rate; `until` is None while it lasts. A pause has rate 0."""

    since: datetime
    until: datetime | None
    rate_ml_h: Decimal


def microseconds(span: timedelta) -> Decimal:
    """A span of time as whole microseconds, never below zero."""
    return Decimal(max(0, (span.days * 86_400 + span.seconds) * 1_000_000 + span.microseconds))


def hours(span: timedelta) -> Decimal:
    """A span of time as decimal hours, never below zero."""
    return microseconds(span) / HOUR_US


def span_of(volume_ml: Decimal, rate_ml_h: Decimal) -> timedelta:
    """How long `volume_ml` takes at `rate_ml_h`, rounded up to the microsecond."""
    us = (volume_ml * HOUR_US / rate_ml_h).to_integral_value(ROUND_CEILING)
    return timedelta(microseconds=int(us))


def is_amount(value: Decimal) -> bool:
    """Whether a number can be a dose, a volume or a rate."""
    return value.is_finite() and value > 0


def check_rate(rate_ml_h: Decimal, volume_ml: Decimal) -> None:
    """Refuse a rate that is none, or that would take longer than `LONGEST` for the volume."""
    if not is_amount(rate_ml_h):
        raise Refused("infusion_rate", rate=rate_ml_h)
    if volume_ml * HOUR_US > rate_ml_h * microseconds(LONGEST):
        raise Refused("infusion_too_slow", rate=rate_ml_h, days=LONGEST.days)


@dataclass(frozen=True, slots=True)
class Infusion:
    """An ordered, running or ended infusion of `dose_mg` in `volume_ml`."""

    dose_mg: Decimal = ZERO
    volume_ml: Decimal = ZERO
    phase: Phase = Phase.ORDERED
    rate_ml_h: Decimal = ZERO
    counted_ml: Decimal = ZERO
    counted_at: datetime | None = None
    segments: tuple[Segment, ...] = ()
    dead_volume_ml: Decimal = ZERO
    primed_with: Primed = "saline"

    def accepts(self, event: type[InfusionEvent]) -> bool:
        """Whether this kind of fact makes sense in this phase."""
        return event in ACCEPTS[self.phase]

    def after(self, event: InfusionEvent, at: datetime) -> "Infusion":
        """The infusion once `event` has happened at `at`; refuses what makes no sense."""
        self._check(event, at)
        match event:
            case InfusionStarted():
                return self._started(event, at)
            case RateChanged() | InfusionResumed():
                return self._flowing(event.rate_ml_h, Phase.RUNNING, at)
            case InfusionPaused():
                return self._flowing(ZERO, Phase.PAUSED, at)
            case InfusionStopped():
                return self._ended(Phase.STOPPED, at, self.delivered_ml(at))
            case InfusionCompleted():
                return self._ended(Phase.COMPLETED, at, self.volume_ml)
            case _:  # pragma: no cover (mypy proves that nothing is left)
                assert_never(event)

    def at_rate(self, rate_ml_h: Decimal, at: datetime) -> "Infusion":
        """What it would be, were the pump set to this rate at `at`: to look ahead, not to record."""
        check_rate(rate_ml_h, self.volume_ml)
        return self._flowing(rate_ml_h, Phase.RUNNING, at)

    def _check(self, event: InfusionEvent, at: datetime) -> None:
        if not self.accepts(type(event)):
            raise Refused("infusion_phase", act=type(event).__name__, phase=str(self.phase))
        if self.counted_at is not None and at < self.counted_at:
            raise Refused("infusion_before_last", at=at, last=self.counted_at)
        if isinstance(event, InfusionStarted) and not (
            is_amount(event.volume_ml) and is_amount(event.dose_mg)
        ):
            raise Refused("infusion_amount")
        if isinstance(event, InfusionStarted | RateChanged | InfusionResumed):
            volume = event.volume_ml if isinstance(event, InfusionStarted) else self.volume_ml
            check_rate(event.rate_ml_h, volume)
        if isinstance(event, InfusionCompleted) and self.remaining_ml(at) > COMPLETE_WITHIN_ML:
            raise Refused("infusion_not_empty", remaining_ml=self.remaining_ml(at))

    def _started(self, event: InfusionStarted, at: datetime) -> "Infusion":
        return Infusion(
            dose_mg=event.dose_mg,
            volume_ml=event.volume_ml,
            phase=Phase.RUNNING,
            rate_ml_h=event.rate_ml_h,
            counted_at=at,
            segments=(Segment(at, None, event.rate_ml_h),),
            dead_volume_ml=event.dead_volume_ml,
            primed_with=event.primed_with,
        )

    def _flowing(self, rate_ml_h: Decimal, phase: Phase, at: datetime) -> "Infusion":
        return replace(
            self,
            phase=phase,
            rate_ml_h=rate_ml_h,
            counted_ml=self.delivered_ml(at),
            counted_at=at,
            segments=(*self._closed(at), Segment(at, None, rate_ml_h)),
        )

    def _ended(self, phase: Phase, at: datetime, counted_ml: Decimal) -> "Infusion":
        return replace(
            self,
            phase=phase,
            rate_ml_h=ZERO,
            counted_ml=counted_ml,
            counted_at=at,
            segments=self._closed(at),
        )

    def _closed(self, at: datetime) -> tuple[Segment, ...]:
        """All segments, the last one closed; an infusion that has begun has at least one."""
        last = self.segments[-1]
        return (*self.segments[:-1], Segment(last.since, at, last.rate_ml_h))

    def delivered_ml(self, now: datetime) -> Decimal:
        """Millilitres out of the bag by `now`, never more than it holds."""
        if self.phase is not Phase.RUNNING or self.counted_at is None:
            return self.counted_ml
        flowed = microseconds(now - self.counted_at) * self.rate_ml_h / HOUR_US
        return min(self.volume_ml, self.counted_ml + flowed)

    def delivered_mg(self, now: datetime) -> Decimal:
        """Milligrams out of the bag by `now`."""
        return self._mg(self.delivered_ml(now))

    def reached_patient_mg(self, now: datetime) -> Decimal:
        """Milligrams past the tubing: a line primed with saline holds back its dead volume."""
        held = self.dead_volume_ml if self.primed_with == "saline" else ZERO
        return self._mg(max(ZERO, self.delivered_ml(now) - held))

    def _mg(self, volume_ml: Decimal) -> Decimal:
        return volume_ml * self.dose_mg / self.volume_ml if self.volume_ml else ZERO

    def remaining_ml(self, now: datetime) -> Decimal:
        """Millilitres still in the bag at `now`."""
        return self.volume_ml - self.delivered_ml(now)

    def ends_at(self) -> datetime | None:
        """When the bag runs empty at the present rate; None unless running."""
        if self.phase is not Phase.RUNNING or self.counted_at is None:
            return None
        return self.counted_at + span_of(self.volume_ml - self.counted_ml, self.rate_ml_h)

    def is_empty(self, now: datetime) -> bool:
        """True once the computed volume is in; a person still confirms it."""
        end = self.ends_at()
        return end is not None and now >= end

    @property
    def started_at(self) -> datetime | None:
        """When the pump first ran."""
        return self.segments[0].since if self.segments else None

    @property
    def ended_at(self) -> datetime | None:
        """When it was stopped or seen empty."""
        return self.counted_at if self.phase in {Phase.STOPPED, Phase.COMPLETED} else None

    def infusing(self, now: datetime) -> timedelta:
        """Time spent infusing since the first start, pauses left out."""
        return self._summed(now, lambda segment: segment.rate_ml_h > 0)

    def paused_for(self, now: datetime) -> timedelta:
        """Time lost to pauses by `now`."""
        return self._summed(now, lambda segment: segment.rate_ml_h == 0)

    def _summed(self, now: datetime, wanted: Callable[[Segment], bool]) -> timedelta:
        open_until = min(now, self.ends_at() or now)
        spans = ((s.until or open_until) - s.since for s in self.segments if wanted(s))
        return sum((max(span, timedelta(0)) for span in spans), timedelta(0))

    def infusing_at_end(self) -> timedelta | None:
        """Projected infusing time when the bag is empty; None unless running."""
        end = self.ends_at()
        return None if end is None else self.infusing(end)

    def flush_ml(self) -> Decimal:
        """Saline that pushes the rest of the drug out of the tubing: its dead volume."""
        return self.dead_volume_ml

    def last_rate_ml_h(self) -> Decimal:
        """The last rate above zero; the end flush runs at this rate. 0 before the start."""
        flowing = [s.rate_ml_h for s in self.segments if s.rate_ml_h > 0]
        return flowing[-1] if flowing else ZERO

    def flush_ends_at(self) -> datetime | None:
        """When drug is cleared from the line: bag end plus the dead volume at the same rate."""
        end = self.ends_at() or self.ended_at
        rate = self.last_rate_ml_h()
        if end is None or rate == 0:
            return None
        return end + span_of(self.flush_ml(), rate)
