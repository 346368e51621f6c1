"""Fluids in and out: what was counted by hand, what the record knows by itself, urine and weight."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.day_parts import Flush, StepStatus
from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.events import FluidCounted, Measured, StepDone, StepStarted, Way
from infusetrack.domain.infusion import ZERO, Infusion, hours
from infusetrack.domain.limits import fits
from infusetrack.domain.regimen import HoldRule, Regimen

DAY = timedelta(hours=24)
URINE = "urine"
URINE_OVER = timedelta(hours=4)
"""Urine is judged over so long (LOCAL, clinical facts 5.3)."""
URINE_LIMIT = "urine_ml_kg_h"
VOLUME = "volume_ml"
Kind = Literal["counted", "antibody", "hydration", "flush"]


@dataclass(frozen=True, slots=True)
class Flow:
    """A volume in mL that went in or came out from `since` to `until`; `line` is 0 where none stands for it.

    `kind` tells a volume that a person counted from one that the record counts by itself.
    """

    way: Way
    what: str
    ml: Decimal
    since: datetime
    until: datetime
    kind: Kind
    day: str
    line: int = 0

    def between(self, since: datetime, until: datetime) -> Decimal:
        """How much of it fell between two moments; what took no time falls in at its moment."""
        if self.since == self.until:
            return self.ml if since < self.until <= until else ZERO
        share = hours(min(self.until, until) - max(self.since, since)) / hours(self.until - self.since)
        return self.ml * share


@dataclass(frozen=True, slots=True)
class Balance:
    """What went in and came out between two moments, in mL, and what both were made of."""

    since: datetime
    until: datetime
    flows: tuple[tuple[Flow, Decimal], ...]

    def total(self, way: Way) -> Decimal:
        """All that went in, or came out."""
        return sum((ml for flow, ml in self.flows if flow.way == way), ZERO)

    @property
    def net(self) -> Decimal:
        """In minus out."""
        return self.total("in") - self.total("out")


@dataclass(frozen=True, slots=True)
class Urine:
    """Urine over the last hours in mL/kg/h; None where it was not counted for so long."""

    ml_kg_h: Decimal | None
    since: datetime
    rule: HoldRule | None

    @property
    def is_low(self) -> bool:
        """Whether it lies under the limit; what was not counted is not judged."""
        if self.ml_kg_h is None or self.rule is None:
            return False
        return not fits(self.rule.comparison, self.ml_kg_h, self.rule.limit.value)


@dataclass(frozen=True, slots=True)
class WeightChange:
    """A day's weight in kg beside day 1 of its cycle and the weight before it; percents of those."""

    kg: Decimal
    at: datetime
    line: int
    from_day_1: Decimal | None
    from_before: Decimal | None


def flows(chart: Chart, now: datetime) -> tuple[Flow, ...]:
    """Every volume of the record up to `now`, the earliest first; none of them is counted twice."""
    found = [*_counted(chart, now)]
    for record in chart.days.values():
        found += [flow for flow in _of_day(chart, record, now) if flow.since <= now]
    return tuple(sorted(found, key=lambda flow: (flow.since, flow.line)))


def _counted(chart: Chart, now: datetime) -> Iterator[Flow]:
    for line in chart.of_kind(FluidCounted):
        event = line.event
        if isinstance(event, FluidCounted) and line.happened_at <= now:
            at = line.happened_at
            yield Flow(event.way, event.what, event.volume_ml, at, at, "counted", event.day, line.seq)


def _of_day(chart: Chart, record: DayRecord, now: datetime) -> Iterator[Flow]:
    for step, infusion in record.infusions.items():
        yield from _antibody(infusion, step, record.label, now)
    for step, flush in record.flushes.items():
        yield _flush(flush, step, record.label, now)
    yield from _hydration(chart, record, now)


def _antibody(infusion: Infusion, step: str, label: str, now: datetime) -> Iterator[Flow]:
    """One flow a stretch of constant rate; together never more than the bag holds."""
    left = infusion.volume_ml
    for segment in infusion.segments:
        until = segment.until or max(segment.since, min(now, infusion.ends_at() or now))
        ml = min(left, segment.rate_ml_h * hours(until - segment.since))
        left -= ml
        if ml > 0:
            yield Flow("in", step, ml, segment.since, until, "antibody", label)


def _flush(flush: Flush, step: str, label: str, now: datetime) -> Flow:
    until = max(flush.started_at, min(now, flush.ends_at()))
    ml = min(flush.volume_ml, flush.rate_ml_h * hours(until - flush.started_at))
    return Flow("in", step, ml, flush.started_at, until, "flush", label)


def _hydration(chart: Chart, record: DayRecord, now: datetime) -> Iterator[Flow]:
    """A finished hydration counts what went in; one that runs is not counted before its end."""
    for line in chart.shelves.get(record.label, ()):
        event = line.event
        if not isinstance(event, StepDone) or line.happened_at > now:
            continue
        ml, step = dict(event.values).get(VOLUME), record.step(event.step)
        if isinstance(ml, Decimal) and step is not None and step.status is StepStatus.DONE:
            began = _began(chart, record.label, event.step, line.happened_at)
            yield Flow(
                "in", event.step, ml, began, line.happened_at, "hydration", record.label, line.seq
            )  # fmt: skip


def _began(chart: Chart, label: str, step: str, ended: datetime) -> datetime:
    starts = [
        line.happened_at
        for line in chart.shelves.get(label, ())
        if isinstance(line.event, StepStarted) and line.event.step == step and line.happened_at <= ended
    ]
    return max(starts, default=ended)


def balance(chart: Chart, now: datetime, span: timedelta = DAY) -> Balance:
    """What went in and came out in the time before `now`."""
    since = now - span
    parts = ((flow, flow.between(since, now)) for flow in flows(chart, now) if flow.until >= since)
    return Balance(since, now, tuple((flow, ml) for flow, ml in parts if ml > 0))


def urine(chart: Chart, regimen: Regimen, label: str, now: datetime) -> Urine:
    """Urine of the last 4 h by weight, once it has been counted for so long on this day."""
    key = CycleDay.of(label)
    rules = [rule for rule in regimen.holds_on(key.cycle, key.day) if rule.parameter == URINE_LIMIT]
    since, weight = now - URINE_OVER, weight_on(chart, label)
    found = [flow for flow in _counted(chart, now) if flow.way == "out" and flow.what == URINE]
    rate = None
    if weight and any(flow.day == label and flow.since <= since for flow in found):
        ml = sum((flow.between(since, now) for flow in found), ZERO)
        rate = ml / weight / hours(URINE_OVER)
    return Urine(rate, since, rules[0] if rules else None)


def weight_change(chart: Chart, label: str) -> WeightChange | None:
    """This day's weight against day 1 of the cycle and the one before; None where it was not taken."""
    taken = [
        (line, line.event) for line in chart.of_kind(Measured) if isinstance(line.event, Measured)
    ]  # fmt: skip
    today = [(line, event) for line, event in taken if event.day == label]
    if not today:
        return None
    line, event = today[-1]
    first = replace(CycleDay.of(label), day=1).label
    bases = [one.weight_kg for _, one in taken if one.day == first and one.day != label]
    before = [one.weight_kg for at, one in taken if one.day != label and at.happened_at < line.happened_at]
    return WeightChange(
        event.weight_kg, line.happened_at, line.seq, _percent(event.weight_kg, bases), _percent(event.weight_kg, before)
    )  # fmt: skip


def _percent(kg: Decimal, bases: list[Decimal]) -> Decimal | None:
    return (kg - bases[-1]) * 100 / bases[-1] if bases else None
