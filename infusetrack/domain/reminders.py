"""What is due on a day, and since when: a pure function of the chart and the moment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from infusetrack.domain import bag_due
from infusetrack.domain.alarm import reached
from infusetrack.domain.alarm_ladder import GRACE, ladder, of_first_hour
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import DayView, StepView, day_view
from infusetrack.domain.infusion import Infusion, Phase
from infusetrack.domain.lab_due import draws_due
from infusetrack.domain.mappings import nothing
from infusetrack.domain.rate_due import next_rise
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Agent, Regimen
from infusetrack.domain.vitals_due import TOGETHER, Ask, Course, courses, observed_at
from infusetrack.domain.vitals_runs import OF_THE_OPIOID

DueKind = Literal[
    "vitals", "rate_step", "infusion_end", "flush_end", "hydration_end", "observation_end",
    "step_end", "bag_start", "bag_life", "longest", "pause", "second_check", "draw", "hgb",
]  # fmt: skip
Level = Literal["none", "low", "medium", "high"]
SOON = timedelta(minutes=15)
PAUSE_REVIEW = timedelta(minutes=10)
"""A pause that lasts longer asks for a decision (LOCAL)."""


Asks = Mapping[str, tuple[Ask, ...]]
"""By infusion step, what its plans of vital signs ask next."""
LEVELS: tuple[Level, ...] = ("none", "low", "medium", "high")


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

    @property
    def late_at(self) -> datetime:
        """From when it is late: a draw has time until its latest moment, all else is late when it is due."""
        by = self.facts.get("by")
        return by if isinstance(by, datetime) else self.at


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
        by = facts.get("by")
        state = state_at(at, self.now, by if isinstance(by, datetime) else None)
        return Due(f"{kind}:{step}", kind, at, state, step, agent, level, facts)

    def infusion_of(self, step: StepView) -> Infusion | None:
        """The infusion that a later step follows: of its own agent, else the day's last."""
        wanted = [one for _, one, agent in self.infusions if step.plan.agent in {None, agent.id}]
        return wanted[-1] if wanted else None


def state_at(at: datetime, now: datetime, by: datetime | None = None) -> DueState:
    """Where a moment lies: overdue once the grace is over, or the latest time where it has one."""
    if now > (by or at + GRACE):
        return DueState.OVERDUE
    if now >= at:
        return DueState.DUE
    return DueState.SOON if at - now <= SOON else DueState.LATER


def due(
    chart: Chart,
    regimen: Regimen,
    label: str,
    now: datetime,
    *,
    view: DayView | None = None,
    asks: Asks | None = None,
) -> tuple[Due, ...]:
    """Everything that waits for its moment on this day, the earliest first.

    Who asks every second hands over the day's `view` and `asks`, which change with the record only.
    """
    record = chart.day(label)
    if record.is_signed or not record.last_seq:
        return ()
    seen, lines = view or day_view(regimen, record), chart.shelves.get(label, ())
    waiting = asks_of(regimen, seen, lines) if asks is None else asks
    day = _Day(regimen, seen, lines, now, tuple(_given(regimen, seen)))
    found = [*_infusions(day), *_vitals(day, waiting), *_timed_steps(day), *_flushes(day), *_checks(day)]
    found += _draws(day)
    return tuple(sorted(_asked_once(found), key=lambda one: (one.at, one.key)))


def asks_of(regimen: Regimen, view: DayView, lines: tuple[Line, ...]) -> Asks:
    """By infusion step what each of its plans asks next, the earliest first; of the record alone."""
    found: dict[str, list[Ask]] = {}
    for course in courses(regimen, view, lines):
        ask = course.ask()
        if ask is not None and not _over(view, course, ask):
            found.setdefault(course.step, []).append(ask)
    return {step: tuple(sorted(asks, key=lambda ask: ask.point.at)) for step, asks in found.items()}


def _over(view: DayView, course: Course, ask: Ask) -> bool:
    """What the observation's end has closed; a point of the opioid goes on."""
    return ask.point.anchor not in OF_THE_OPIOID and observed_at(view, view.step(course.step)) is not None


def _asked_once(found: list[Due]) -> Iterator[Due]:
    """A rate step that falls due with a set of vital signs is told with it: assess, then change."""
    sets = {one.step: one for one in found if one.kind == "vitals"}
    steps = {one.step: one for one in found if one.kind == "rate_step" and _with(one, sets.get(one.step))}
    for one in found:
        if one.kind == "vitals" and one.step in steps:
            with_step = steps[one.step]
            yield replace(
                one,
                level=max(one.level, with_step.level, key=LEVELS.index),
                facts={**one.facts, "rate_ml_h": with_step.facts["rate_ml_h"], "step_at": with_step.at},
            )
        elif one is not steps.get(one.step):
            yield one


def _with(step: Due, vitals: Due | None) -> bool:
    return vitals is not None and abs(step.at - vitals.at) <= TOGETHER


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


def _vitals(day: _Day, asks: Asks) -> Iterator[Due]:
    """One prompt for a step: the earliest point, and what lies with it or has come meanwhile."""
    agents = {step.plan.key: agent.id for step, _, agent in day.infusions}
    for step, waiting in asks.items():
        first = waiting[0].point
        reach = max(first.at + TOGETHER, day.now)
        together = tuple(ask for ask in waiting if ask.point.at <= reach)
        wants = tuple(dict.fromkeys(item for ask in together for item in ask.wants))
        yield day.due(
            "vitals", first.at, step, agents[step],
            anchor=first.anchor, after=first.after, wants=wants, asks=together,
            first_hour=any(of_first_hour(ask.point.anchor, ask.point.after) for ask in together),
        )  # fmt: skip


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


def _draws(day: _Day) -> Iterator[Due]:
    for draw in draws_due(day.view, day.lines):
        yield day.due("draw", draw.at, draw.step, by=draw.by, lacking=draw.wants)
