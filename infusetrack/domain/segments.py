"""Every interval of constant rate of every infusion as a row: what flowed, when, and why the rate was set."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.events import (
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    InfusionStopped,
    RateChanged,
)
from infusetrack.domain.infusion import HOUR_US, Infusion, Segment, microseconds
from infusetrack.domain.live import rate_by_surface
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen, StepPlan

GRAIN = Decimal("0.000001")
"""Volumes in mL and amounts in mg are told to this grain; their sums are exact to it."""
ZERO = Decimal(0)
Kind = Literal["infusion", "pause", "flush"]
SETS = (InfusionStarted, RateChanged, InfusionPaused, InfusionResumed)
ENDS = (InfusionStopped, InfusionCompleted)


@dataclass(frozen=True, slots=True)
class RateRow:
    """One interval of constant rate.

    Rates in mL/h, mg/h and mg/m²/h (None without a surface-based order), `ml` and `mg` out of the
    bag in it, `total_mg` out of the bag by its end. `stopped_at` is None while it lasts. `reason`
    says what set the rate (start, titration, pause, …), `why` is what the nurse wrote, `ended_by`
    is what ended the infusion with it. A flush is saline: its mL are of the syringe, its mg none.
    """

    day: str
    step: str
    agent: str
    number: int
    kind: Kind
    reason: str
    started_at: datetime
    stopped_at: datetime | None
    rate_ml_h: Decimal
    rate_mg_h: Decimal
    rate_mg_m2_h: Decimal | None
    ml: Decimal
    mg: Decimal
    total_mg: Decimal
    dose_mg: Decimal
    bag_ml: Decimal
    why: str = ""
    ended_by: str = ""
    entered_late: bool = False


def rate_rows(chart: Chart, regimen: Regimen, now: datetime, label: str = "") -> tuple[RateRow, ...]:
    """All rows of a chart, or those of one day, in the order of time."""
    labels = [label] if label else list(chart.days)
    found = [row for day in labels for row in _of_day(chart, regimen, day, now)]
    return tuple(sorted(found, key=lambda row: (row.started_at, row.day, row.step, row.number)))


def _of_day(chart: Chart, regimen: Regimen, label: str, now: datetime) -> Iterator[RateRow]:
    key, record = CycleDay.of(label), chart.day(label)
    agents, lines = regimen.agents_on(key.cycle, key.day), chart.shelves.get(label, ())
    for plan in regimen.steps_of(key.cycle, key.day):
        agent = plan.agent or (agents[0] if agents else "")
        infusion = record.infusions.get(plan.key)
        if infusion is not None and infusion.segments:
            yield from _of_infusion(record, plan, agent, infusion, _acts(lines, plan.key), now)
        elif plan.kind == "flush" and plan.key in record.flushes:
            yield _of_flush(record, plan, agent, lines, now)


def _acts(lines: Sequence[Line], step: str) -> Mapping[datetime, Line]:
    """By moment the last line that set this pump, or ended it."""
    return {
        line.happened_at: line
        for line in lines
        if isinstance(line.event, SETS + ENDS) and line.event.step == step
    }


def _of_infusion(
    record: DayRecord,
    plan: StepPlan,
    agent: str,
    infusion: Infusion,
    acts: Mapping[datetime, Line],
    now: datetime,
) -> Iterator[RateRow]:
    number, before = 0, ZERO
    for segment, total in zip(infusion.segments, _totals(infusion, now), strict=True):
        ml = total - before
        if segment.since == segment.until and not ml:
            continue
        number += 1
        reason, why, late = _reason(acts.get(segment.since))
        until = segment.until
        ended = acts.get(until) if until is not None and until == infusion.ended_at else None
        yield RateRow(
            record.label, plan.key, agent, number, "infusion" if segment.rate_ml_h else "pause", reason,
            segment.since, until,
            rate_ml_h=segment.rate_ml_h,
            rate_mg_h=segment.rate_ml_h * infusion.dose_mg / infusion.volume_ml,
            rate_mg_m2_h=rate_by_surface(record, agent, infusion, segment.rate_ml_h),
            ml=ml,
            mg=_mg(infusion, total) - _mg(infusion, before),
            total_mg=_mg(infusion, total),
            dose_mg=infusion.dose_mg,
            bag_ml=infusion.volume_ml,
            why=why,
            ended_by=_ended_by(ended),
            entered_late=late,
        )  # fmt: skip
        before = total


def _totals(infusion: Infusion, now: datetime) -> Iterator[Decimal]:
    """Millilitres out of the bag by the end of each segment; the last is what the infusion itself says."""
    flowed = ZERO
    for segment in infusion.segments[:-1]:
        flowed = min(infusion.volume_ml, flowed + _flow(segment))
        yield _grained(flowed)
    yield _grained(infusion.delivered_ml(now))


def _mg(infusion: Infusion, ml: Decimal) -> Decimal:
    return _grained(ml * infusion.dose_mg / infusion.volume_ml)


def _flow(segment: Segment) -> Decimal:
    until = segment.until or segment.since
    return microseconds(until - segment.since) * segment.rate_ml_h / HOUR_US


def _of_flush(record: DayRecord, plan: StepPlan, agent: str, lines: Sequence[Line], now: datetime) -> RateRow:
    flush = record.flushes[plan.key]
    infused = next(
        (one for key, one in record.infusions.items() if _agent_of(lines, key) == agent), Infusion()
    )
    until = flush.ended_at or max(flush.started_at, min(now, flush.ends_at()))
    ml = min(flush.volume_ml, microseconds(until - flush.started_at) * flush.rate_ml_h / HOUR_US)
    return RateRow(
        record.label, plan.key, agent, 1, "flush", "flush", flush.started_at, flush.ended_at,
        rate_ml_h=flush.rate_ml_h, rate_mg_h=ZERO, rate_mg_m2_h=None, ml=_grained(ml), mg=ZERO,
        total_mg=_grained(infused.delivered_mg(now)), dose_mg=infused.dose_mg, bag_ml=infused.volume_ml,
    )  # fmt: skip


def _agent_of(lines: Sequence[Line], step: str) -> str:
    events = (line.event for line in lines)
    return next((one.agent for one in events if isinstance(one, InfusionStarted) and one.step == step), "")


def _reason(line: Line | None) -> tuple[str, str, bool]:
    event = line.event if line is not None else None
    late = line is not None and line.is_late
    match event:
        case RateChanged():
            return event.reason, event.why, late
        case InfusionPaused():
            return "pause", event.why, late
        case InfusionResumed():
            return "resume", event.ordered_by, late
        case _:
            return "start", "", late


def _ended_by(line: Line | None) -> str:
    event = line.event if line is not None else None
    if isinstance(event, InfusionStopped):
        return "stopped"
    return "completed" if isinstance(event, InfusionCompleted) else ""


def _grained(value: Decimal) -> Decimal:
    return value.quantize(GRAIN, ROUND_HALF_UP)


def first_starts(chart: Chart) -> Mapping[str, datetime]:
    """By agent when its first infusion started; under "" the first of all."""
    found: dict[str, datetime] = {}
    for line in chart.of_kind(InfusionStarted):
        found.setdefault("", line.happened_at)
        found.setdefault(str(getattr(line.event, "agent", "")), line.happened_at)
    return found
