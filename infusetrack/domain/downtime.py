"""The next hours as they would go if nothing disturbed them: for the paper that stands in for the program."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import day_view
from infusetrack.domain.events import (
    Event,
    InfusionCompleted,
    InfusionStarted,
    OrderEntered,
    RateChanged,
)
from infusetrack.domain.infusion import Infusion, Phase
from infusetrack.domain.rate_due import Rise, rises
from infusetrack.domain.rate_plan import RatePlan, plan
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Agent, Regimen
from infusetrack.domain.vitals_due import DAY, TOGETHER, Course, Point, courses
from infusetrack.domain.vitals_runs import OF_THE_OPIOID

PAPER_LASTS = DAY
"""A downtime form is made for so long (issue 6)."""
NO_BAG_ML = Decimal(100)
"""Where no bag is known a plan's times are computed with this volume: they do not depend on it."""


@dataclass(frozen=True, slots=True)
class SetAhead:
    """One planned set of vital signs.

    `after_start` counts from a start that has not happened, and then `at` only orders the rows;
    None where the clock time is known. `if_running` says that a pause would change it.
    """

    at: datetime
    wants: tuple[str, ...]
    if_running: bool = False
    after_start: timedelta | None = None
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class InfusionAhead:
    """An infusion as it would go on: `rises` are the planned rates still to come, each when it is due.

    `ends_at` is the end at the present rate, `ends_with_rises` with each planned rate set when due (an
    overdue one now); None where nothing flows. `start_plan` is the plan of one that has not begun, else None.
    """

    step: str
    agent: Agent
    infusion: Infusion
    rises: tuple[Rise, ...] = ()
    ends_at: datetime | None = None
    ends_with_rises: datetime | None = None
    start_plan: RatePlan | None = None


def infusions_ahead(chart: Chart, regimen: Regimen, label: str, now: datetime) -> tuple[InfusionAhead, ...]:
    """Every infusion of the day, from its plan or from where it stands."""
    view = day_view(regimen, chart.day(label))
    found = []
    for step in view.of_kind("infusion"):
        agent = regimen.agents[step.plan.agent or view.agents[0]]
        found.append(_ahead(chart, label, step.plan.key, agent, now))
    return tuple(found)


def _ahead(chart: Chart, label: str, step: str, agent: Agent, now: datetime) -> InfusionAhead:
    infusion = chart.day(label).infusions.get(step, Infusion())
    if infusion.phase is Phase.ORDERED:
        return InfusionAhead(step, agent, infusion, start_plan=planned_from(chart, label, agent, now))
    coming = rises(infusion, agent, chart.shelves.get(label, ()), step)
    faster = infusion
    for rise in coming:
        faster = faster.at_rate(rise.rate_ml_h, max(rise.at, now))
    return InfusionAhead(step, agent, infusion, coming, infusion.ends_at(), faster.ends_at())


def planned_from(chart: Chart, label: str, agent: Agent, now: datetime) -> RatePlan:
    """The planned rates of the ordered bag from a start at `now`; of a nominal one where none is known."""
    record = chart.day(label)
    order, bag = record.orders.get(agent.id), record.bags.get(agent.id)
    ordered = order.event if order else None
    volume = getattr(bag.event, "bag_ml", NO_BAG_ML) if bag else NO_BAG_ML
    if not isinstance(ordered, OrderEntered):
        return plan(agent, Decimal(1), volume, now)
    if len(agent.rate_steps) <= 1:
        minutes = replace(agent.infusion_minutes, value=Decimal(ordered.infusion_minutes))
        agent = replace(agent, infusion_minutes=minutes, rate_steps=())
    return plan(agent, ordered.ordered_mg, volume, now, ordered.bsa_m2)


def projected(chart: Chart, regimen: Regimen, label: str, now: datetime) -> Chart:
    """The chart as it would read later: each planned rate set when due, each bag empty at its end.

    What runs goes on to its end; what has not begun begins at `now`; what is paused stays so.
    Nothing of it is written.
    """
    for one in infusions_ahead(chart, regimen, label, now):
        for at, event in _to_come(label, one, now):
            line = Line(chart.stream, chart.next_seq, at, at, "", event)
            chart = chart.after(line)
    return chart


def _to_come(label: str, one: InfusionAhead, now: datetime) -> Iterator[tuple[datetime, Event]]:
    """What is overdue is foreseen for now: nobody has done it yet."""
    if one.start_plan is not None:
        yield from _whole_plan(label, one, one.start_plan)
        return
    for rise in one.rises:
        yield max(rise.at, now), RateChanged(label, one.step, rise.rate_ml_h, "titration")
    if one.ends_with_rises is not None:
        yield max(one.ends_with_rises, now), InfusionCompleted(label, one.step)


def _whole_plan(label: str, one: InfusionAhead, planned: RatePlan) -> Iterator[tuple[datetime, Event]]:
    volume = sum((step.vtbi_ml for step in planned.steps), Decimal(0))
    for number, step in enumerate(planned.steps):
        if number:
            yield step.since, RateChanged(label, one.step, step.rate_ml_h, "titration")
        else:
            start = InfusionStarted(label, one.step, one.agent.id, Decimal(1), volume, step.rate_ml_h)
            yield step.since, start
    yield planned.ends_at, InfusionCompleted(label, one.step)


# --- vital signs ----------------------------------------------------------------------------


def sets_ahead(
    chart: Chart, regimen: Regimen, label: str, now: datetime, lasts: timedelta = PAPER_LASTS
) -> tuple[SetAhead, ...]:
    """The planned sets up to `now + lasts`, from the same plans as the screen, those missed as one.

    Sets of an infusion that has not begun count from its start, and stand behind those with a time.
    """
    known = _courses(chart, regimen, label)
    later = {course_key(one): one for one in _courses(projected(chart, regimen, label, now), regimen, label)}
    waiting = {one.step for one in infusions_ahead(chart, regimen, label, now) if one.start_plan is not None}
    timed: list[SetAhead] = []
    counted: list[SetAhead] = []
    for course in known:
        future = later[course_key(course)]
        if course.step in waiting:
            timed += _of(course, _open_points(course, now, lasts), now)
            counted += _from_start(course, future, now, lasts)
        else:
            timed += _of(course, _open_points(future, now, lasts), now)
    return (*_together(timed), *_together(counted))


def course_key(course: Course) -> tuple[str, str]:
    """Which plan of which step."""
    return course.step, course.plan.id


def _courses(chart: Chart, regimen: Regimen, label: str) -> tuple[Course, ...]:
    view = day_view(regimen, chart.day(label))
    return courses(regimen, view, chart.shelves.get(label, ()))


def _open_points(course: Course, now: datetime, lasts: timedelta) -> Iterator[Point]:
    """The points of the next hours that no set has met; of those that have passed only the first."""
    last = course.met_at[-1] if course.met_at else None
    missed = False
    for point in course.points():
        if point.at > now + lasts:
            return
        over = course.started_at is not None and course.started_at <= now and point.anchor == "before"
        if over or (last is not None and last >= point.opens_at):
            continue
        if point.at <= now and missed:
            continue
        missed = missed or point.at <= now
        yield point


def _of(course: Course, found: Iterable[Point], now: datetime) -> Iterator[SetAhead]:
    for point in found:
        running = point.anchor not in OF_THE_OPIOID and point.anchor not in {"before", "pause"}
        yield SetAhead(point.at, course.plan.wants, if_running=running, overdue=point.at <= now)


def _from_start(known: Course, future: Course, start: datetime, lasts: timedelta) -> Iterator[SetAhead]:
    """The points that count from a start to come; those before it only while no clock time is known."""
    timed_before = any(run.anchor == "before" for run in known.runs)
    for point in future.points():
        if point.at > start + lasts:
            return
        before = point.anchor == "before"
        met = bool(known.met_at) and known.met_at[-1] >= point.opens_at
        if point.anchor not in OF_THE_OPIOID and not (before and (timed_before or met)):
            after = point.at - start
            yield SetAhead(point.at, known.plan.wants, if_running=not before, after_start=after)


def _together(found: list[SetAhead]) -> Iterator[SetAhead]:
    """Points that lie together are one row; whatever has passed is one row too."""
    kept: SetAhead | None = None
    for one in sorted(found, key=lambda one: one.at):
        if kept is not None and (one.at - kept.at <= TOGETHER or (one.overdue and kept.overdue)):
            wants = tuple(dict.fromkeys((*kept.wants, *one.wants)))
            kept = replace(kept, wants=wants, if_running=kept.if_running or one.if_running)
            continue
        if kept is not None:
            yield kept
        kept = one
    if kept is not None:
        yield kept
