"""When the next set of vital signs is due: planned points hang on events, not on the wall clock."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from infusetrack.domain.events import InfusionResumed, InfusionStarted, RateChanged
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import VitalsPlan, VitalsPoint

EARLY_ALLOWED = timedelta(minutes=5)
"""A set taken this long before its point meets it (LOCAL)."""
RATED = (InfusionStarted, InfusionResumed, RateChanged)


@dataclass(frozen=True, slots=True)
class Anchors:
    """The moments that a plan's points count from; None while they have not come."""

    start: datetime | None = None
    end: datetime | None = None
    resume: datetime | None = None
    rate_rise: datetime | None = None


@dataclass(frozen=True, slots=True)
class DuePoint:
    """The next planned set: when, after which anchor and by how much."""

    at: datetime
    anchor: str
    after: timedelta


def anchors(infusion: Infusion, step: str, lines: Iterable[Line]) -> Anchors:
    """The anchors of one infusion step; only the latest resume and unplanned rise count."""
    resume, rise, rate = None, None, None
    for line in lines:
        event = line.event
        if isinstance(event, RATED) and event.step == step:
            if isinstance(event, InfusionResumed):
                resume = line.happened_at
            elif isinstance(event, RateChanged) and event.reason != "titration":
                rise = line.happened_at if rate is not None and event.rate_ml_h > rate else rise
            rate = event.rate_ml_h
    return Anchors(infusion.started_at, infusion.ended_at, resume, rise)


def next_point(plan: VitalsPlan, at: Anchors, last_set: datetime | None) -> DuePoint | None:
    """The earliest planned point that no set has met yet; None where none is left.

    A set meets every point up to `EARLY_ALLOWED` after it, so that a late set answers all
    that it missed and the plan goes on from there.
    """
    points = [point for planned in plan.points if (point := _first_unmet(planned, at, last_set))]
    return min(points, key=lambda point: point.at, default=None)


def _first_unmet(planned: VitalsPoint, at: Anchors, last_set: datetime | None) -> DuePoint | None:
    anchor = getattr(at, planned.anchor, None)
    if anchor is None:
        return None
    until = _until(planned, at, anchor)
    for moment in _moments(planned, anchor, last_set):
        if until is not None and moment > until:
            return None
        return DuePoint(moment, planned.anchor, moment - anchor)
    return None


def _until(planned: VitalsPoint, at: Anchors, anchor: datetime) -> datetime | None:
    """Points during an infusion end with it, wherever they were planned to end."""
    last = None if planned.to_min is None else anchor + timedelta(minutes=planned.to_min)
    if planned.anchor == "end" or at.end is None:
        return last
    return at.end if last is None else min(last, at.end)


def _moments(planned: VitalsPoint, anchor: datetime, last_set: datetime | None) -> Iterator[datetime]:
    """The first point after the last set, found by division and not by counting."""
    first = anchor + timedelta(minutes=planned.from_min)
    every = timedelta(minutes=planned.every_min)
    single = planned.from_min == planned.to_min or not every
    early = EARLY_ALLOWED if single else min(EARLY_ALLOWED, every / 3)
    if last_set is None or last_set + early < first:
        yield first
    elif not single:
        yield first + every * ((last_set + early - first) // every + 1)
