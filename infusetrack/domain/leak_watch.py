"""The capillary-leak watch: which signs stand, since when, from which line; it names none a diagnosis.

It raises no alarm of its own: limits that alarm stand in the regimen's table of limits.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import StepDone, VitalsTaken
from infusetrack.domain.fluids import balance, weight_change
from infusetrack.domain.labs import LabResult, history
from infusetrack.domain.limits import fits, for_age
from infusetrack.domain.regimen import HoldRule, Origin, Regimen
from infusetrack.domain.release import WEIGHT_GAIN, years_old
from infusetrack.domain.vitals import sets
from infusetrack.domain.vitals_limits import bounds, broken

SignKind = Literal["weight", "albumin", "pressure", "spo2", "oedema", "balance"]
SIGNS: tuple[SignKind, ...] = ("weight", "albumin", "pressure", "spo2", "oedema", "balance")
SWELLING = "swelling"
"""The checklist field that asks for swelling; yes is a sign."""
VITALS: Mapping[SignKind, tuple[str, str]] = MappingProxyType(
    {"pressure": ("sbp", "mmHg"), "spo2": ("spo2", "%")}
)
"""The vital sign behind a sign, with its unit."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that was looked at. `stands` is None where nothing is known; value and limit in `unit`.

    `since` is when the run of values beyond the limit began; `line` tells it, 0 for a computed one.
    """

    kind: SignKind
    stands: bool | None
    value: Decimal | None = None
    limit: Decimal | None = None
    unit: str = ""
    since: datetime | None = None
    line: int = 0
    origin: Origin = Origin.LOCAL
    source: str = ""


def leak_signs(chart: Chart, regimen: Regimen, label: str, now: datetime) -> tuple[Sign, ...]:
    """Every sign of the watch as it stands at `now`, in the order of `SIGNS`."""
    rules = tuple(_rules(chart, regimen, label, now))
    return (
        _weight(chart, rules, label),
        _albumin(chart, rules, now),
        _vital(chart, regimen, label, now, "pressure"),
        _vital(chart, regimen, label, now, "spo2"),
        _oedema(chart, label),
        _balance(chart, now),
    )


def standing_signs(signs: tuple[Sign, ...]) -> tuple[Sign, ...]:
    """Those that stand."""
    return tuple(sign for sign in signs if sign.stands)


def _rules(chart: Chart, regimen: Regimen, label: str, now: datetime) -> Iterator[HoldRule]:
    key, years = CycleDay.of(label), years_old(chart, now)
    yield from (rule for rule in regimen.holds_on(key.cycle, key.day) if for_age(rule, years))


def _rule(rules: tuple[HoldRule, ...], parameter: str) -> HoldRule | None:
    return next((rule for rule in rules if rule.parameter == parameter), None)


def _weight(chart: Chart, rules: tuple[HoldRule, ...], label: str) -> Sign:
    rule, change = _rule(rules, WEIGHT_GAIN), weight_change(chart, label)
    if rule is None or change is None or change.from_day_1 is None:
        return Sign("weight", None)
    stands = not fits(rule.comparison, change.from_day_1, rule.limit.value)
    return Sign(
        "weight", stands, change.from_day_1, rule.limit.value, "%", change.at, change.line,
        rule.limit.origin, rule.limit.source,
    )  # fmt: skip


def _albumin(chart: Chart, rules: tuple[HoldRule, ...], now: datetime) -> Sign:
    """Under the limit, or falling since the value before."""
    results = [one for one in history(chart, "albumin") if one.drawn_at <= now]
    rule = _rule(rules, "albumin")
    if not results:
        return Sign("albumin", None)
    falling = _falling(results)
    low = rule is not None and not fits(rule.comparison, results[-1].canonical, rule.limit.value)
    first = falling or results[-1]
    return Sign(
        "albumin", falling is not None or low, results[-1].canonical,
        rule.limit.value if rule else None, "g/dL", first.drawn_at, results[-1].line,
        rule.limit.origin if rule else Origin.LOCAL, rule.limit.source if rule else "",
    )  # fmt: skip


def _falling(results: list[LabResult]) -> LabResult | None:
    """The first result of the fall that lasts up to the last one; None where the last did not fall."""
    began: LabResult | None = None
    for before, after in zip(reversed(results[:-1]), reversed(results[1:]), strict=True):
        if after.canonical >= before.canonical:
            break
        began = after
    return began


def _vital(chart: Chart, regimen: Regimen, label: str, now: datetime, kind: SignKind) -> Sign:
    """The last taken value, and since when it has not kept a limit of the regimen."""
    field, unit = VITALS[kind]
    limits = tuple(one for one in bounds(chart, regimen, label, now) if one.key == field)
    since: datetime | None = None
    sign = Sign(kind, None)
    for line in sets(chart, label):
        event = line.event
        value = getattr(event, field, None)
        if not isinstance(event, VitalsTaken) or value is None or line.happened_at > now:
            continue
        past = broken(event, limits).get(field, ())
        since = (since or line.happened_at) if past else None
        nearest = past[0] if past else None
        sign = Sign(
            kind, bool(past), Decimal(value), nearest.limit if nearest else None, unit,
            since or line.happened_at, line.seq,
            nearest.rule.limit.origin if nearest else Origin.LOCAL,
            nearest.rule.limit.source if nearest else "",
        )  # fmt: skip
    return sign


def _oedema(chart: Chart, label: str) -> Sign:
    """What the day's checklists say of swelling."""
    for line in reversed(chart.shelves.get(label, ())):
        told = dict(line.event.values).get(SWELLING) if isinstance(line.event, StepDone) else None
        if isinstance(told, bool):
            return Sign("oedema", told, since=line.happened_at, line=line.seq)
    return Sign("oedema", None)


def _balance(chart: Chart, now: datetime) -> Sign:
    """More in than out over 24 h; without anything counted out it is not known."""
    seen = balance(chart, now)
    if not seen.total("out"):
        return Sign("balance", None, seen.net, unit="mL")
    return Sign("balance", seen.net > 0, seen.net, Decimal(0), "mL", seen.since)
