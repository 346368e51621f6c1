"""The systolic pressure of a set against the patient's own baseline and the regimen's limits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from decimal import Decimal

from infusetrack.domain import hypotension
from infusetrack.domain.baseline import Baseline, baseline_of
from infusetrack.domain.chart import Chart
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.hypotension import Limits, Pressure
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.release import years_old
from infusetrack.domain.vitals_limits import Bound, bounds

SBP = "sbp"
OF_BASELINE = "_percent_of_"


@dataclass(frozen=True, slots=True)
class PressureGround:
    """What a systolic pressure is held against at one moment; `source` is of the limit in use."""

    years: int
    baseline: Baseline | None
    in_use: Limits
    published: Limits
    source: str

    def judge(self, sbp: Decimal | None, *, symptoms: bool) -> Pressure:
        """A pressure in mmHg, or none, judged."""
        first = self.baseline.value(SBP) if self.baseline else None
        return hypotension.judge(sbp, first, self.in_use, self.published, symptoms=symptoms)


def pressure_ground(
    chart: Chart, regimen: Regimen, label: str, at: datetime, *, zone: tzinfo = UTC
) -> PressureGround:
    """The limits of a day at a moment; the hold table's own where it has them, else the published."""
    local = at.astimezone(zone)
    years, baseline = years_old(chart, local), baseline_of(chart, regimen, label)
    first = baseline.value(SBP) if baseline else None
    published = hypotension.limits_for(regimen.reference, years, first)
    rules = [one for one in bounds(chart, regimen, label, local) if _stops(one)]
    floor = _highest(one for one in rules if OF_BASELINE not in one.rule.parameter)
    share = _highest(one for one in rules if OF_BASELINE in one.rule.parameter)
    in_use = Limits(
        floor.limit if floor else published.floor,
        share.limit if share else published.of_baseline,
        published.fixed,
        published.watch,
    )
    used = share if in_use.rule == "baseline" else floor
    return PressureGround(years, baseline, in_use, published, _source(used, regimen, in_use))


def pressure_of(chart: Chart, regimen: Regimen, line: Line, label: str, *, zone: tzinfo = UTC) -> Pressure:
    """The pressure of a written set of the day."""
    event = line.event
    if not isinstance(event, VitalsTaken):
        event = VitalsTaken(label)
    ground = pressure_ground(chart, regimen, label, line.happened_at, zone=zone)
    sbp = None if event.sbp is None else Decimal(event.sbp)
    return ground.judge(sbp, symptoms=event.pressure_symptoms)


def _stops(bound: Bound) -> bool:
    return bound.key == SBP and bound.rule.action == "stop" and bound.rule.comparison == "at_least"


def _highest(rules: Iterable[Bound]) -> Bound | None:
    return max(rules, key=lambda one: one.limit, default=None)


def _source(used: Bound | None, regimen: Regimen, in_use: Limits) -> str:
    if used is not None:
        return used.rule.limit.source
    key = "hypotension.baseline_percent" if in_use.rule == "baseline" else "hypotension.base"
    number = regimen.reference.numbers.get(key)
    return number.source if number else ""
