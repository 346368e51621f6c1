"""What in a chart is an alarm, whatever the clock of the due things says: a function of the record alone."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

from infusetrack.domain import labs
from infusetrack.domain.alarm import Condition, Rung
from infusetrack.domain.alarm_ladder import ACTS, ladder
from infusetrack.domain.alarm_toxicity import severe_toxicities
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.danger import dangers
from infusetrack.domain.events import (
    ClockGap,
    Event,
    InfusionStopped,
    PumpRead,
    ReactionBegan,
    VitalsTaken,
)
from infusetrack.domain.infusion import Phase
from infusetrack.domain.lab_critical import critical_labs
from infusetrack.domain.limits import fits, for_age, limit_at
from infusetrack.domain.pump_read import came_after_start
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.release import HGB_FALL, years_old
from infusetrack.domain.reminders import Due

VITALS_AFTER_REACTION = timedelta(minutes=5)
"""A reaction or a stop without vital signs for so long is a high alarm (LOCAL, hazard table 1.6)."""
PUMP_APART = Decimal("0.05")
"""Pump and record this share apart must be explained (LOCAL, of the record's volume)."""
PUMP_FLOOR_ML = Decimal("0.5")
"""A difference below this is a rounding of the pump's display (LOCAL)."""
GAP_HIGH = timedelta(seconds=60)
"""Time lost while an infusion runs: this long is a high alarm, less is a reminder (LOCAL: no clock
correction of a second or two calls anybody to the chair)."""
NAGS = frozenset({"vitals", "rate_step", "infusion_end", "pause", "longest", "bag_life", "reaction_vitals"})
"""Kinds that ask for an act at the bedside: acknowledged and still not done, they sound again."""


def of_due(due: Due, day: str) -> Condition | None:
    """The condition of a due thing; None for one that never becomes an alarm."""
    rungs = ladder(due.kind, due.at, due.facts)
    if not rungs:
        return None
    return Condition(
        due.key, due.kind, due.at, rungs, day, due.step, due.agent, ACTS.get(due.kind, "step"),
        nags=due.kind in NAGS, facts=due.facts,
    )  # fmt: skip


def of_chart(chart: Chart, regimen: Regimen, label: str) -> tuple[Condition, ...]:
    """Reactions without vital signs, values out of limits, a fall of hemoglobin, the pump, lost time."""
    record = chart.day(label)
    if record.is_signed:
        return ()
    found = [
        *_after_reaction(chart, label),
        *_values(chart, regimen, label),
        *_hemoglobin(chart, regimen, label),
        *critical_labs(chart, regimen, label),
        *severe_toxicities(chart, label),
        *_pump(chart, label),
        *_lost_time(chart, label),
    ]
    return tuple(found)


def _on(chart: Chart, label: str, *kinds: type[Event]) -> list[Line]:
    lines = (line for kind in kinds for line in chart.of_kind(kind))
    return sorted((line for line in lines if getattr(line.event, "day", "") == label), key=_order)


def _order(line: Line) -> tuple[datetime, int]:
    return line.happened_at, line.seq


def _after_reaction(chart: Chart, label: str) -> Iterator[Condition]:
    anchors = _on(chart, label, ReactionBegan, InfusionStopped)
    if not anchors:
        return
    since = anchors[-1].happened_at
    if any(line.happened_at >= since for line in _on(chart, label, VitalsTaken)):
        return
    rung = Rung(since + VITALS_AFTER_REACTION, "high")
    kind = "reaction" if isinstance(anchors[-1].event, ReactionBegan) else "stop"
    facts = MappingProxyType({"after": kind})
    step = str(getattr(anchors[-1].event, "step", ""))
    yield Condition(
        "reaction_vitals", "reaction_vitals", since, (rung,), label, step,
        act="vitals", lasting=True, nags=True, facts=facts,
    )  # fmt: skip


def _values(chart: Chart, regimen: Regimen, label: str) -> Iterator[Condition]:
    """What the latest vital signs show; each set that shows it still counts from anew."""
    for danger in dangers(chart, regimen, label):
        written = chart.line(danger.seq).written_at
        yield Condition(
            f"danger:{danger.key}", "danger", danger.since, (Rung(written, danger.priority),), label,
            act="look", lasting=True, facts=MappingProxyType({"danger": danger}),
        )  # fmt: skip


def _hemoglobin(chart: Chart, regimen: Regimen, label: str) -> Iterator[Condition]:
    trend, key = labs.hgb_trend(chart), CycleDay.of(label)
    if trend.latest is None or trend.change is None:
        return
    reported = chart.line(trend.latest.line)
    years = years_old(chart, reported.happened_at)
    for rule in regimen.holds_on(key.cycle, key.day):
        if rule.parameter != HGB_FALL or not for_age(rule, years):
            continue
        limit = limit_at(rule, years)
        if not fits(rule.comparison, -trend.change, limit):
            facts = {"change": trend.change, "value": trend.latest.canonical, "limit": limit, "rule": rule}
            yield Condition(
                "hgb_drop", "hgb_drop", trend.latest.drawn_at, (Rung(reported.written_at, "medium"),), label,
                act="labs", lasting=True, ends_with_answer=True, facts=MappingProxyType(facts),
            )  # fmt: skip


def apart(pump_ml: Decimal, computed_ml: Decimal) -> bool:
    """Whether the pump's volume is too far from the record's to be left without a reason."""
    difference = abs(pump_ml - computed_ml)
    return difference > max(PUMP_FLOOR_ML, PUMP_APART * computed_ml)


def _pump(chart: Chart, label: str) -> Iterator[Condition]:
    latest = {getattr(line.event, "step", ""): line for line in _on(chart, label, PumpRead)}
    for step, line in latest.items():
        read = line.event
        if not isinstance(read, PumpRead) or read.explained.strip():
            continue
        if apart(read.volume_ml, read.computed_ml):
            facts = {"pump_ml": read.volume_ml, "computed_ml": read.computed_ml}
            yield Condition(
                f"pump_apart:{step}", "pump_apart", line.happened_at, (Rung(line.written_at, "medium"),),
                label, step, act="pump", lasting=True, facts=MappingProxyType(facts),
            )  # fmt: skip


def _lost_time(chart: Chart, label: str) -> Iterator[Condition]:
    """The last gap while an infusion of the day runs or is paused, until the pump was read after it.

    A hiccup after a long one does not take its place.
    """
    infusions = chart.day(label).infusions
    running = [key for key, one in infusions.items() if one.phase in {Phase.RUNNING, Phase.PAUSED}]
    gaps = chart.of_kind(ClockGap)
    if not running or not gaps:
        return
    read = max((one.seq for one in _on(chart, label, PumpRead)), default=0)
    unread = [
        one
        for one in gaps
        if one.seq > read and any(came_after_start(chart, one, label, key) for key in running)
    ]
    line = max(unread, key=lambda one: (_is_long(one), one.seq), default=None)
    if line is None or not isinstance(line.event, ClockGap):
        return
    long = _is_long(line)
    facts = {"gap": line.event.kind, "seconds": line.event.seconds}
    yield Condition(
        "clock_gap", "clock_gap", line.written_at, (Rung(line.written_at, "high" if long else "low"),),
        label, running[0], act="pump", lasting=True, ends_with_answer=True,
        facts=MappingProxyType(facts),
    )  # fmt: skip


def _is_long(line: Line) -> bool:
    return isinstance(line.event, ClockGap) and timedelta(seconds=line.event.seconds) >= GAP_HIGH
