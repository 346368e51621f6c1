"""Planned sets of vital signs that were not taken before the next fell due, and how many came on time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import DayView, day_view
from infusetrack.domain.events import CheckLapsed, ClockGap
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.vitals_due import Course, Point, courses, observed_at
from infusetrack.domain.vitals_runs import OF_THE_OPIOID

HOUR = timedelta(hours=1)
LAST_WINDOW = HOUR
"""The last point of a plan lapses so long after it, if its own rhythm is not longer (LOCAL)."""
ON_TIME_OFTEN = timedelta(minutes=5)
"""A set of a rhythm under an hour is on time up to so long after its point (LOCAL)."""
ON_TIME_HOURLY = timedelta(minutes=15)
"""A set of an hourly rhythm is on time up to so long after its point (LOCAL; timely-administration
habits allow an hour for medicines every 1 to 4 h)."""
SAME = timedelta(minutes=10)
"""A lapse this close to one that is charted for the same plan is the same: its anchor was amended (LOCAL)."""


@dataclass(frozen=True, slots=True)
class Window:
    """One planned point and the time in which a set answers it; `met_at` is the first that did."""

    step: str
    plan: str
    point: Point
    closes_at: datetime
    met_at: datetime | None

    @property
    def lapses(self) -> bool:
        """Whether no set answers it (yet)."""
        return self.met_at is None


@dataclass(frozen=True, slots=True)
class Look:
    """What lapsed by a moment and is not charted, and when the next window closes (None: none will)."""

    lapsed: tuple[Window, ...]
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the planned points after an anchor were met on time."""

    anchor: str
    on_time: int
    of: int


def look(chart: Chart, regimen: Regimen, label: str, now: datetime, view: DayView | None = None) -> Look:
    """Which planned checks of a day have lapsed and are not charted yet; none of a signed day."""
    record = chart.day(label)
    if record.is_signed or not record.last_seq:
        return Look((), None)
    every = tuple(windows(regimen, view or day_view(regimen, record), chart.shelves.get(label, ()), now))
    skipped = _skipped(chart)
    over = tuple(
        one
        for one in every
        if one.lapses and one.closes_at <= now and not any(a < one.closes_at <= b for a, b in skipped)
    )
    still = [one.closes_at for one in every if one.closes_at > now]
    known = charted(chart, label)
    new = tuple(one for one in over if not any(_same(one, event) for event in known))
    return Look(new, min(still, default=None))


def _skipped(chart: Chart) -> list[tuple[datetime, datetime]]:
    """Time that never was: the clock was set forward over it, and nobody could take a set in it."""
    return [
        (line.happened_at - timedelta(seconds=line.event.seconds), line.happened_at)
        for line in chart.of_kind(ClockGap)
        if isinstance(line.event, ClockGap) and line.event.kind == "set_forward"
    ]


def charted(chart: Chart, label: str) -> tuple[CheckLapsed, ...]:
    """The lapses that stand in the record of a day."""
    events = (line.event for line in chart.of_kind(CheckLapsed))
    return tuple(one for one in events if isinstance(one, CheckLapsed) and one.day == label)


def fact(label: str, window: Window) -> CheckLapsed:
    """The fact to write for a window that closed without a set."""
    return CheckLapsed(label, window.step, window.plan, window.point.anchor, window.point.at)


def entry_of(lapsed: CheckLapsed) -> str:
    """The key that keeps a lapse from being written twice, also after a restart."""
    return f"lapse:{lapsed.day}:{lapsed.step}:{lapsed.plan}:{lapsed.due_at.timestamp():.0f}"


def _same(window: Window, event: CheckLapsed) -> bool:
    of_one_plan = (event.step, event.plan, event.anchor) == (window.step, window.plan, window.point.anchor)
    return of_one_plan and abs(event.due_at - window.point.at) < min(SAME, window.point.every or SAME)


def windows(regimen: Regimen, view: DayView, lines: tuple[Line, ...], now: datetime) -> Iterator[Window]:
    """Every planned point that has come by now and the next one, each plan by itself, in order."""
    for course in courses(regimen, view, lines):
        closed = observed_at(view, view.step(course.step))
        yield from _windows(course, closed, now)


def _windows(course: Course, closed: datetime | None, now: datetime) -> Iterator[Window]:
    kept: list[Point] = []
    for point in course.points():
        kept.append(point)
        if len(kept) > 1 and kept[-2].at > now:
            break
    for point, following in zip_longest(kept, kept[1:]):
        if point.anchor != "before" or course.started_at is not None:
            ends = _closes(course, point, following, closed)
            met = (at for at in course.met_at if point.opens_at <= at <= ends)
            yield Window(course.step, course.plan.id, point, ends, next(met, None))


def _closes(course: Course, point: Point, following: Point | None, closed: datetime | None) -> datetime:
    """Where a later set would answer the next point: there, at the start, or with the observation."""
    if point.anchor == "before":
        return course.started_at or point.at
    ends = point.at + max(point.every, LAST_WINDOW) if following is None else following.opens_at
    if closed is None or point.anchor in OF_THE_OPIOID:
        return ends
    return max(min(ends, closed), point.at)


def shares(regimen: Regimen, found: Iterable[Window], now: datetime) -> tuple[Share, ...]:
    """By anchor, how many of the points that are over or met were met on time."""
    counted: dict[str, Share] = {}
    for one in found:
        if one.met_at is None and one.closes_at > now:
            continue
        old = counted.get(one.point.anchor, Share(one.point.anchor, 0, 0))
        good = one.met_at is not None and one.met_at <= one.point.at + on_time(regimen, one.point)
        counted[one.point.anchor] = Share(old.anchor, old.on_time + good, old.of + 1)
    return tuple(counted.values())


def on_time(regimen: Regimen, point: Point) -> timedelta:
    """How long after its point a set is still on time; before the start that is the start itself."""
    if point.anchor == "before":
        return -point.after
    hourly = point.every >= HOUR
    known = regimen.clock.get("on_time_hourly" if hourly else "on_time_often")
    if known is None:
        return ON_TIME_HOURLY if hourly else ON_TIME_OFTEN
    return timedelta(minutes=int(known.value))
