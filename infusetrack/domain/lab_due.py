"""When blood is to be drawn on a day, from the regimen file, until a panel has what is wanted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from infusetrack.domain.cycle_day import DayView, StepState, StepView
from infusetrack.domain.day_plan import Draw
from infusetrack.domain.events import InfusionStarted, LabsReported
from infusetrack.domain.record import Line


@dataclass(frozen=True, slots=True)
class DrawDue:
    """A draw that waits: it may be drawn from `at` on and should be by `by`; `wants` still lack."""

    step: str
    at: datetime
    by: datetime
    wants: tuple[str, ...]


def draws_due(view: DayView, lines: Iterable[Line]) -> tuple[DrawDue, ...]:
    """The draws of a day that have their anchor and no panel yet; `lines` are the day's."""
    known = tuple(lines)
    found = (_due(step, step.plan.draw, known) for step in view.steps if step.plan.draw is not None)
    return tuple(one for one in found if one is not None)


def _due(step: StepView, draw: Draw | None, lines: tuple[Line, ...]) -> DrawDue | None:
    anchor = _anchor(step, draw, lines) if draw else None
    if draw is None or anchor is None or (step.record is not None and step.record.closed):
        return None
    at = anchor + timedelta(minutes=int(draw.after.value))
    lacking = tuple(one for one in draw.wants if one not in _drawn_since(lines, draw, anchor, at))
    if draw.wants and not lacking:
        return None
    return DrawDue(step.plan.key, at, anchor + timedelta(minutes=int(draw.by.value)), lacking)


def _anchor(step: StepView, draw: Draw, lines: tuple[Line, ...]) -> datetime | None:
    """The start of the step's infusion; or the first act of the day, as long as no drug runs."""
    starts = [line for line in lines if isinstance(line.event, InfusionStarted)]
    if draw.anchor == "day":
        return None if starts else min((line.happened_at for line in lines), default=None)
    own = (line.happened_at for line in starts if step.plan.agent in {None, _agent(line)})
    return min(own, default=None)


def _agent(line: Line) -> str:
    return str(getattr(line.event, "agent", ""))


def _drawn_since(lines: tuple[Line, ...], draw: Draw, anchor: datetime, at: datetime) -> set[str]:
    """What was drawn in time: a panel of the day counts even when it was drawn before it began."""
    earliest = anchor - timedelta(days=1) if draw.anchor == "day" else at
    return {
        one.analyte
        for line in lines
        if isinstance(line.event, LabsReported) and line.event.drawn_at >= earliest
        for one in line.event.results
    }


def step_it_fills(view: DayView, analytes: Iterable[str]) -> str:
    """The laboratory step that a panel with these analytes closes: open, and all it wants is there."""
    told = set(analytes)
    for step in view.of_kind("labs"):
        wants = step.plan.draw.wants if step.plan.draw else ()
        if step.state in {StepState.OPEN, StepState.IN_HAND} and told.issuperset(wants):
            return step.plan.key
    return ""
