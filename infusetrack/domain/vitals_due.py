"""The planned points of vital signs, what a set answers, and which point is asked next: hung on events."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge

from infusetrack.domain.cycle_day import DayView, StepState, StepView
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen, VitalsPlan, VitalsPoint
from infusetrack.domain.vitals_runs import OF_THE_OPIOID, Run, before_run, infusion_runs, opioid_runs

EARLY_ALLOWED = timedelta(minutes=5)
"""A set taken this long before its point meets it (LOCAL)."""
EARLY_BEFORE_START = timedelta(minutes=15)
"""The last set before the start may be this much earlier than its point (LOCAL)."""
TOGETHER = timedelta(minutes=5)
"""Points that lie no further apart are asked once (LOCAL; clinical facts 5.2, overlap rule)."""
LONGEST_RUN = timedelta(hours=48)
"""No plan looks further ahead than this from its anchor: what is forgotten does not ask for ever (LOCAL)."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Point:
    """One planned set: when, after which anchor and by how much, how often, and how early it may come."""

    at: datetime
    anchor: str
    after: timedelta
    every: timedelta
    early: timedelta

    @property
    def opens_at(self) -> datetime:
        """From when on a set meets this point."""
        return self.at - self.early


@dataclass(frozen=True, slots=True)
class Ask:
    """The first planned point of a plan that no set has met yet, and the items that it wants."""

    plan: str
    wants: tuple[str, ...]
    point: Point


@dataclass(frozen=True, slots=True)
class Course:
    """One plan of one infusion step on this day: its runs, its points and the sets that met them."""

    step: str
    plan: VitalsPlan
    runs: tuple[Run, ...]
    met_at: tuple[datetime, ...]
    started_at: datetime | None = None
    no_baseline: bool = False

    def points(self) -> Iterator[Point]:
        """The planned points in their order, those that lie together once.

        A baseline that was left out on purpose, with its reason, is not among them.
        """
        every = points(self.plan, self.runs)
        return (point for point in every if not (self.no_baseline and point.early == DAY))

    def ask(self) -> Ask | None:
        """The earliest point that no set has met; None where none is left.

        A set meets every point up to `early` after it, so that a late set answers all that it
        missed. What was not taken before the start cannot be made good after it.
        """
        last = self.met_at[-1] if self.met_at else None
        for point in self.points():
            over = self.started_at is not None and point.anchor == "before"
            if not over and (last is None or last < point.opens_at):
                return Ask(self.plan.id, self.plan.wants, point)
        return None


def courses(regimen: Regimen, view: DayView, lines: tuple[Line, ...]) -> tuple[Course, ...]:
    """Every plan that an infusion step of this day follows; it depends on the record alone."""
    found = []
    for step in view.of_kind("infusion"):
        infusion = view.record.infusions.get(step.plan.key, Infusion())
        for name in plans_of(step):
            plan = regimen.vitals_plans.get(name)
            if plan is not None:
                found.append(_course(view, step, infusion, plan, lines))
    return tuple(found)


def plans_of(step: StepView) -> tuple[str, ...]:
    """The ids of the plans that a step follows, its own first."""
    own = (step.plan.vitals_plan,) if step.plan.vitals_plan else ()
    return (*own, *step.plan.more_vitals_plans)


def _course(
    view: DayView, step: StepView, infusion: Infusion, plan: VitalsPlan, lines: tuple[Line, ...]
) -> Course:
    key = step.plan.key
    closed = observed_at(view, step)
    runs = (
        *before_run(view, key, infusion),
        *infusion_runs(infusion, key, lines),
        *opioid_runs(lines, plan.drugs),
    )
    cut = tuple(_cut(run, closed) for run in runs)
    met = tuple(line.happened_at for line in view.record.vitals if meets(line, plan.wants))
    left_out = any(one.state is StepState.SKIPPED for one in view.of_kind("vitals"))
    return Course(key, plan, cut, met, infusion.started_at, left_out)


def _cut(run: Run, closed: datetime | None) -> Run:
    """The observation's end closes the antibody's runs, not the opioid's."""
    if closed is None or run.anchor in OF_THE_OPIOID or (run.until and run.until <= closed):
        return run
    return Run(run.anchor, run.at, closed)


def observed_at(view: DayView, step: StepView) -> datetime | None:
    """When the observation after this infusion was closed; None while it is not."""
    agents = {None, step.plan.agent or view.agents[0]}
    after = [one.record for one in view.of_kind("observation") if one.plan.agent in agents]
    closed = [one.at for one in after if one is not None and one.closed]
    return max(closed) if closed and len(closed) == len(after) else None


# --- what a set answers ---------------------------------------------------------------------


def meets(line: Line, wants: tuple[str, ...]) -> bool:
    """Whether a set answers a plan: all its items, or some of them and the reason for the rest."""
    event = line.event
    if not isinstance(event, VitalsTaken):
        return False
    missing = missing_of(event, wants)
    return not missing or (len(missing) < len(wants) and bool(event.partial_because.strip()))


def missing_of(event: VitalsTaken, wants: tuple[str, ...]) -> tuple[str, ...]:
    """The wanted items that a set has not; a pressure that could not be taken was tried."""
    tried = {"sbp", "dbp"} if event.bp_not_possible else set()
    return tuple(one for one in wants if one not in tried and getattr(event, one) in {None, ""})


# --- the points ------------------------------------------------------------------------------


def points(plan: VitalsPlan, runs: Iterable[Run]) -> Iterator[Point]:
    """Every planned point of these runs in order; those that lie together are one."""
    streams = [
        _of(planned, run, first=place == 0)
        for place, planned in enumerate(plan.points)
        for run in runs
        if run.anchor == planned.anchor
    ]
    kept: Point | None = None
    for point in merge(*streams, key=lambda point: point.at):
        if kept is None or point.at - kept.at > TOGETHER:
            kept = point
            yield point


def _of(planned: VitalsPoint, run: Run, *, first: bool) -> Iterator[Point]:
    last = LONGEST_RUN if planned.to_min is None else timedelta(minutes=planned.to_min)
    single = planned.from_min == planned.to_min or not planned.every_min
    every = timedelta(0) if single else timedelta(minutes=planned.every_min)
    after = timedelta(minutes=planned.from_min)
    early = _early(planned, every, first=first)
    while after <= last and (run.until is None or run.at + after <= run.until):
        yield Point(run.at + after, planned.anchor, after, every, early)
        if single:
            return
        after += every


def _early(planned: VitalsPoint, every: timedelta, *, first: bool) -> timedelta:
    """The day's baseline may have been taken at any hour of the day; the last set before the start not."""
    if planned.anchor == "before":
        return DAY if first else EARLY_BEFORE_START
    return min(EARLY_ALLOWED, every / 3) if every else EARLY_ALLOWED
