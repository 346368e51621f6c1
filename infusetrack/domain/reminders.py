"""What is due on a day, and since when: a pure function of the chart and the moment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from infusetrack.domain import bag_due
from infusetrack.domain.alarm import reached
from infusetrack.domain.alarm_ladder import GRACE, ladder
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import DayView, StepView, day_view
from infusetrack.domain.infusion import Infusion, Phase
from infusetrack.domain.mappings import nothing
from infusetrack.domain.rate_due import next_rise
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Agent, Regimen
from infusetrack.domain.vitals_due import anchors, next_point

DueKind = Literal[
    "vitals", "rate_step", "infusion_end", "flush_end", "hydration_end", "observation_end",
    "step_end", "bag_start", "bag_life", "longest", "pause", "second_check",
]  # fmt: skip
Level = Literal["none", "low", "medium", "high"]
SOON = timedelta(minutes=15)
PAUSE_REVIEW = timedelta(minutes=10)
"""A pause that lasts longer asks for a decision (LOCAL)."""


class DueState(StrEnum):
    """How near a thing is."""

    LATER = "later"
    SOON = "soon"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing with its moment. `key` stays the same while the thing is the same.

    `level` is its alarm priority now; `facts` fill its sentence (rates mL/h, volumes mL).
    """

    key: str
    kind: DueKind
    at: datetime
    state: DueState
    step: str
    agent: str = ""
    level: Level = "none"
    facts: Mapping[str, object] = field(default_factory=nothing)

    @property
    def has_come(self) -> bool:
        """Due or overdue: worth a bell."""
        return self.state in {DueState.DUE, DueState.OVERDUE}


@dataclass(frozen=True, slots=True)
class _Day:
    regimen: Regimen
    view: DayView
    lines: tuple[Line, ...]
    now: datetime
    infusions: tuple[tuple[StepView, Infusion, Agent], ...]

    def due(self, kind: DueKind, at: datetime, step: str, agent: str = "", **facts: object) -> Due:
        rung = reached(ladder(kind, at, facts), self.now)
        level: Level = rung.priority if rung else "none"
        return Due(f"{kind}:{step}", kind, at, state_at(at, self.now), step, agent, level, facts)

    def infusion_of(self, step: StepView) -> Infusion | None:
        """The infusion that a later step follows: of its own agent, else the day's last."""
        wanted = [one for _, one, agent in self.infusions if step.plan.agent in {None, agent.id}]
        return wanted[-1] if wanted else None


def state_at(at: datetime, now: datetime) -> DueState:
    """Where a moment lies: overdue once the grace is over."""
    if now > at + GRACE:
        return DueState.OVERDUE
    if now >= at:
        return DueState.DUE
    return DueState.SOON if at - now <= SOON else DueState.LATER


def due(
    chart: Chart, regimen: Regimen, label: str, now: datetime, *, view: DayView | None = None
) -> tuple[Due, ...]:
    """Everything that waits for its moment on this day, the earliest first.

    Who asks every second hands over the day's `view`, which changes with the record only.
    """
    record = chart.day(label)
    if record.is_signed or not record.last_seq:
        return ()
    seen = view or day_view(regimen, record)
    day = _Day(regimen, seen, chart.shelves.get(label, ()), now, tuple(_given(regimen, seen)))
    found = [*_infusions(day), *_vitals(day), *_timed_steps(day), *_flushes(day), *_checks(day)]
    return tuple(sorted(found, key=lambda one: (one.at, one.key)))


def _given(regimen: Regimen, view: DayView) -> Iterator[tuple[StepView, Infusion, Agent]]:
    """Each infusion step with what runs there and its agent."""
    for step in view.of_kind("infusion"):
        agent = step.plan.agent or view.agents[0]
        yield step, view.record.infusions.get(step.plan.key, Infusion()), regimen.agents[agent]


def _infusions(day: _Day) -> Iterator[Due]:
    for step, infusion, agent in day.infusions:
        key = step.plan.key
        if infusion.phase is Phase.PAUSED:
            since = infusion.segments[-1].since
            yield day.due("pause", since + PAUSE_REVIEW, key, agent.id, since=since)
        end = infusion.ends_at()
        if end is not None:
            yield day.due("infusion_end", end, key, agent.id, volume_ml=infusion.volume_ml)
        rise = next_rise(infusion, agent, day.lines, key)
        if rise is not None:
            facts = {"rate_ml_h": rise.rate_ml_h, "after_resume": rise.after_resume}
            yield day.due("rate_step", rise.at, key, agent.id, **facts)
        if step.record is None or not step.record.closed:
            yield from _limits(day, key, infusion, agent)


def _limits(day: _Day, step: str, infusion: Infusion, agent: Agent) -> Iterator[Due]:
    bag = bag_due.bag_of(day.view.record, agent.id)
    if bag is not None and (start_by := bag_due.start_by(bag, agent, infusion)):
        yield day.due("bag_start", start_by, step, agent.id)
    if bag is not None and (use_by := bag_due.use_by(bag, agent, infusion, day.now)):
        yield day.due("bag_life", use_by, step, agent.id)
    longest = bag_due.longest_until(infusion, agent)
    if longest is not None:
        yield day.due("longest", longest, step, agent.id)


def _vitals(day: _Day) -> Iterator[Due]:
    last = day.view.record.vitals[-1].happened_at if day.view.record.vitals else None
    for step, infusion, agent in day.infusions:
        plan = day.regimen.vitals_plans.get(step.plan.vitals_plan or "")
        if plan is None or infusion.started_at is None or _observed(day, agent):
            continue
        at = anchors(infusion, step.plan.key, day.lines)
        point = next_point(plan, at, last)
        if point is None:
            continue
        yield day.due("vitals", point.at, step.plan.key, agent.id, anchor=point.anchor, after=point.after)


def _observed(day: _Day, agent: Agent) -> bool:
    """Whether the observation after this agent's infusion is over."""
    steps = [one for one in day.view.of_kind("observation") if one.plan.agent in {None, agent.id}]
    return bool(steps) and all(one.record is not None and one.record.closed for one in steps)


def _timed_steps(day: _Day) -> Iterator[Due]:
    for step in day.view.steps:
        begun = step.record
        if step.plan.minutes is None or (begun is not None and begun.closed):
            continue
        lasts = timedelta(minutes=int(step.plan.minutes.value))
        if step.plan.kind == "hydration" and begun is not None:
            yield day.due("hydration_end", begun.since + lasts, step.plan.key)
        elif step.plan.part == "after" and step.plan.kind != "flush":
            infusion = day.infusion_of(step)
            ended = infusion.ended_at if infusion else None
            if ended is not None:
                kind: DueKind = "observation_end" if step.plan.kind == "observation" else "step_end"
                yield day.due(kind, ended + lasts, step.plan.key, step.plan.agent or "")


def _flushes(day: _Day) -> Iterator[Due]:
    for step in day.view.of_kind("flush"):
        flush = day.view.record.flushes.get(step.plan.key)
        if flush is not None and flush.ended_at is None:
            yield day.due("flush_end", flush.ends_at(), step.plan.key, volume_ml=flush.volume_ml)


def _checks(day: _Day) -> Iterator[Due]:
    for key, check in day.view.record.checks.items():
        if check.second is None:
            yield day.due("second_check", check.first_at, key, check.first.agent, first_by=check.first_by)
