"""What the planned points of vital signs hang from: each run of an infusion, of the opioid, and the hours before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.cycle_day import DayView
from infusetrack.domain.events import (
    DrugGiven,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    OpioidRateSet,
    RateChanged,
    StepDone,
)
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.opioid import OFF_STEP, RATE, STOPPED
from infusetrack.domain.record import Line

RATED = (InfusionStarted, InfusionResumed, RateChanged)
OF_THE_OPIOID = frozenset({"opioid_start", "opioid_stop", "opioid_bolus"})
"""Anchors that outlive the antibody's observation."""


@dataclass(frozen=True, slots=True)
class Run:
    """An anchor and its moment; its points are asked up to `until`, where something else takes over."""

    anchor: str
    at: datetime
    until: datetime | None = None


def before_run(view: DayView, step: str, infusion: Infusion) -> tuple[Run, ...]:
    """The hours before the start: hung from the start itself, else from where the day's steps put it.

    Two steps fix the start: hydration when it began, the check by two people when it agreed. The
    later one counts, so that the last set before the start moves with a delay.
    """
    if infusion.started_at is not None:
        return (Run("before", infusion.started_at, infusion.started_at),)
    planned = max(_planned_starts(view, step), default=None)
    return () if planned is None else (Run("before", planned),)


def _planned_starts(view: DayView, step: str) -> Iterator[datetime]:
    agent = view.step(step).plan.agent
    for one in view.steps:
        if one.plan.agent not in {None, agent} or one.record is None:
            continue
        lead = timedelta(minutes=one.plan.offset_min)
        if one.plan.kind == "hydration" and one.record.status != "skipped":
            yield one.record.since - lead
        elif one.plan.kind == "double_check" and one.record.status == "done":
            yield one.record.at - lead


def infusion_runs(infusion: Infusion, step: str, lines: Iterable[Line]) -> tuple[Run, ...]:
    """The start, each pause, resume and unplanned rise up to the next of them, and the end."""
    if infusion.started_at is None:
        return ()
    end = infusion.ended_at
    turns = tuple(_turns(step, lines))
    ends = (*(at for _, at in turns[1:]), end)
    found = [Run(anchor, at, until) for (anchor, at), until in zip(turns, ends, strict=False)]
    after = [Run("end", end)] if end is not None else []
    return (Run("start", infusion.started_at, end), *found, *after)


def _turns(step: str, lines: Iterable[Line]) -> Iterator[tuple[str, datetime]]:
    rate = Decimal(0)
    for line in lines:
        event = line.event
        if getattr(event, "step", "") != step:
            continue
        if isinstance(event, InfusionPaused):
            yield "pause", line.happened_at
        elif isinstance(event, InfusionResumed):
            yield "resume", line.happened_at
        elif isinstance(event, RateChanged) and event.reason != "titration" and event.rate_ml_h > rate:
            yield "rate_rise", line.happened_at
        if isinstance(event, RATED):
            rate = event.rate_ml_h


def opioid_runs(lines: Iterable[Line], drugs: tuple[str, ...]) -> tuple[Run, ...]:
    """The opioid infusion from its start to its stop, the hours after it, and each single dose.

    `drugs` are the beginnings of the names that count as an opioid's single dose; a plan that
    names none has no part in the opioid.
    """
    if not drugs:
        return ()
    found: list[Run] = []
    began: datetime | None = None
    for line in lines:
        event, at, rate = line.event, line.happened_at, opioid_rate(line)
        if isinstance(event, DrugGiven) and event.drug.lower().startswith(drugs):
            found.append(Run("opioid_bolus", at))
        elif rate is not None and rate > 0:
            began = began or at
        elif rate is not None and began is not None:
            found += [Run("opioid_start", began, at), Run("opioid_stop", at)]
            began = None
    if began is not None:
        found.append(Run("opioid_start", began))
    return tuple(_without_overtaken(found))


def opioid_rate(line: Line) -> Decimal | None:
    """The opioid's rate in mcg/kg/h that a line sets, by itself or in a step's form; zero is off."""
    event = line.event
    if isinstance(event, OpioidRateSet):
        return event.rate_mcg_kg_h
    if not isinstance(event, StepDone):
        return None
    values = dict(event.values)
    rate = values.get(RATE)
    if isinstance(rate, Decimal):
        return rate
    return Decimal(0) if event.step == OFF_STEP and values.get(STOPPED) is True else None


def _without_overtaken(runs: list[Run]) -> Iterator[Run]:
    """Where the opioid starts again, the hours after its last stop are over."""
    starts = [one.at for one in runs if one.anchor == "opioid_start"]
    for one in runs:
        later = [at for at in starts if at >= one.at]
        yield Run(one.anchor, one.at, min(later)) if one.anchor == "opioid_stop" and later else one
