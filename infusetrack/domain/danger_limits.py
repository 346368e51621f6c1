"""Dangers by a limit: pressure, the regimen's hold table, and what is far out for the age."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from infusetrack.domain.danger_found import Danger, DangerKind
from infusetrack.domain.danger_sets import BREATHS, DaySets, event_of, number_of
from infusetrack.domain.events_alarms import Priority
from infusetrack.domain.hypotension import Pressure
from infusetrack.domain.pressure import pressure_ground, pressure_of
from infusetrack.domain.record import Line
from infusetrack.domain.reference_limits import Outside, outside
from infusetrack.domain.vitals import FIELDS, values_of
from infusetrack.domain.vitals_limits import Bound

KIND_OF: Mapping[str, DangerKind] = {
    "spo2": "spo2", "heart_rate": "heart_rate", "temperature_c": "temperature", "pain": "pain",
}  # fmt: skip
FALLING = {"at_least", "above"}
SECONDS = 60


def hypotension(day: DaySets) -> Iterator[Danger]:
    """By the rule in use: under the higher of age floor and share of the baseline, or signs of it."""
    line = day.latest(lambda event: event.sbp is not None or event.pressure_symptoms)
    if line is None:
        return
    judged = _judged(day, line)
    if judged.level not in {"stop", "watch"}:
        return
    stop = judged.level == "stop"
    source = _ground_source(day, line) if stop else day.source("hypotension.watch_percent")
    yield day.danger(
        line,
        day.first_of(line, lambda one: _still(day, one, judged.level)),
        key="hypotension" if stop else "pressure-watch",
        kind="hypotension",
        priority="high" if stop else "low",
        code="hypotension" if stop else "pressure_watch",
        source=source,
        number="sbp",
        value=judged.sbp,
        limit=judged.limits.highest if stop else judged.limits.watch,
        unit="mmHg",
        facts={"baseline": judged.baseline, "fired": judged.fired},
    )


def _judged(day: DaySets, line: Line) -> Pressure:
    return pressure_of(day.chart, day.regimen, line, day.label, zone=day.zone)


def _ground_source(day: DaySets, line: Line) -> str:
    ground = pressure_ground(day.chart, day.regimen, day.label, line.happened_at, zone=day.zone)
    return ground.source


def _still(day: DaySets, line: Line, level: str) -> bool | None:
    told = _judged(day, line).level
    return None if told == "unknown" else told == level


def beyond_limits(day: DaySets) -> Iterator[Danger]:
    """The limits of the hold table, the gravest of each number; pressure has a rule of its own."""
    for key in FIELDS:
        line = day.latest_with(key)
        broken = day.broken(line, key) if line is not None and key != "sbp" else ()
        if line is None or not broken:
            continue
        worst = max(broken, key=lambda one: (one.rule.action == "stop", _reach(one)))
        first = day.first_of(line, partial(_breaks, day, key, worst.rule.id))
        if not _lasts(day, key, first, line):
            continue
        yield day.danger(
            line,
            first,
            key=worst.rule.id,
            kind=KIND_OF.get(key, "limit"),
            priority=_priority(worst, day.bounds(line, key)),
            code="limit",
            source=worst.rule.limit.source,
            number=key,
            value=number_of(line, key),
            limit=worst.limit,
            unit=FIELDS[key].unit,
            facts={"rule": worst.rule.words, "comparison": worst.rule.comparison},
        )


def _breaks(day: DaySets, key: str, rule: str, line: Line) -> bool | None:
    if number_of(line, key) is None:
        return None
    return any(one.rule.id == rule for one in day.broken(line, key))


def _reach(bound: Bound) -> Decimal:
    """How far out a limit lies: of two the one further out is the graver."""
    return -bound.limit if bound.rule.comparison in FALLING else bound.limit


def _lasts(day: DaySets, key: str, first: Line, line: Line) -> bool:
    """A fast heart counts only once two sets `danger.sustained_min` apart show it."""
    if key != "heart_rate":
        return True
    minutes = day.regimen.reference.number("danger.sustained_min") or Decimal(0)
    return int((line.happened_at - first.happened_at).total_seconds()) >= minutes * SECONDS


def _priority(bound: Bound, of_number: tuple[Bound, ...]) -> Priority:
    """Stop limits are high, alerts medium; pain at its first limit is low, at a further one medium."""
    if bound.rule.action == "stop":
        return "high"
    nearest = min(of_number, key=_reach)
    return "low" if bound.key == "pain" and bound.rule.id == nearest.rule.id else "medium"


def unusual_for_age(day: DaySets) -> Iterator[Danger]:
    """Beyond the 1st or 99th centile, low, until a second reading confirmed it."""
    for key in FIELDS:
        line = day.latest_with(key)
        if line is None or key in event_of(line).confirmed:
            continue
        told = _far(day, line, key)
        if told is None or (key == BREATHS and told.side == "below"):
            continue
        yield day.danger(
            line,
            day.first_of(line, partial(_is_far, day, key)),
            key=f"age-{key}",
            kind="age_range",
            priority="low",
            code="age_range",
            source=told.range.table.source,
            number=key,
            value=told.value,
            limit=told.limit,
            unit=FIELDS[key].unit,
            facts={"side": told.side, "table": told.range.table.name, "years": day.years(line)},
        )


def _is_far(day: DaySets, key: str, line: Line) -> bool | None:
    return None if number_of(line, key) is None else _far(day, line, key) is not None


def _far(day: DaySets, line: Line, key: str) -> Outside | None:
    values = {one: value for one, value in values_of(event_of(line)).items() if one == key}
    told = outside(day.regimen.reference, values, day.months(line), day.sex).get(key)
    return told if told is not None and told.far else None
