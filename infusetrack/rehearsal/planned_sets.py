"""When practice vital signs are taken: at every point of the regimen's own plan."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from infusetrack.domain.regimen import VitalsPlan, VitalsPoint


def during(plan: VitalsPlan, start: datetime, end: datetime) -> tuple[datetime, ...]:
    """The planned points after `start` that lie before `end`, each once, in their order."""
    points = (point for point in plan.points if point.anchor == "start")
    return _sorted(moment for point in points for moment in _until(point, start, end) if moment < end)


def before(plan: VitalsPlan, start: datetime) -> tuple[datetime, ...]:
    """The planned points before the start, save the first: that is the baseline's own step."""
    points = [point for point in plan.points if point.anchor == "before"]
    return _sorted(start + timedelta(minutes=point.from_min) for point in points[1:])


def afterwards(plan: VitalsPlan, end: datetime) -> tuple[datetime, ...]:
    """The planned points at and after the end of an infusion."""
    points = (point for point in plan.points if point.anchor == "end" and point.to_min is not None)
    return _sorted(moment for point in points for moment in _until(point, end, end + timedelta(days=1)))


def _until(point: VitalsPoint, anchor: datetime, end: datetime) -> Iterator[datetime]:
    last = end if point.to_min is None else min(end, anchor + timedelta(minutes=point.to_min))
    moment = anchor + timedelta(minutes=point.from_min)
    while moment <= last:
        yield moment
        moment += timedelta(minutes=max(1, point.every_min))


def _sorted(moments: Iterator[datetime]) -> tuple[datetime, ...]:
    return tuple(sorted(set(moments)))
