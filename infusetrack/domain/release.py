"""Release: each limit of the day beside the value found, and whether the gate is open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from infusetrack.domain import labs, vitals
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import Measured, Released, VitalsTaken
from infusetrack.domain.lab_site_limits import site_criticals
from infusetrack.domain.limits import fits, for_age, limit_at
from infusetrack.domain.mappings import plus
from infusetrack.domain.patient import completed_years
from infusetrack.domain.reference_limits import FROM_AGE, Reference
from infusetrack.domain.regimen import HoldRule, Origin, Regimen, Sourced
from infusetrack.domain.site import Site, site_number
from infusetrack.domain.site_clock import with_site_clock
from infusetrack.domain.support_plan import with_site_numbers, with_site_rule

STALE_AFTER = timedelta(hours=72)
"""Older laboratory values do not release a day (LOCAL)."""
SYNONYMS: Mapping[str, str] = {
    "hgb": "hemoglobin", "anc": "neutrophils", "plt": "platelets", "temperature": "temperature_c",
    "na": "sodium", "k": "potassium", "ca": "calcium", "hr": "heart_rate", "rr": "respiratory_rate",
}  # fmt: skip
HGB_FALL = "hemoglobin_fall"
WEIGHT_GAIN = "weight_gain_percent"
VITAL_OF: Mapping[str, str] = {"sbp_age_floor": "sbp"}
"""Parameters that look at a vital sign under another name."""


class Verdict(StrEnum):
    """How a value stands to its limit; a missing or stale value never passes."""

    MET = "met"
    NOT_MET = "not_met"
    MISSING = "missing"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Finding:
    """One limit and what was found. `value` is in `unit`, `limit` scaled where it counts ULNs."""

    rule: HoldRule
    parameter: str
    verdict: Verdict
    limit: Decimal | None
    unit: str
    value: Decimal | None = None
    at: datetime | None = None

    @property
    def source(self) -> Sourced:
        """Where the limit comes from."""
        return self.rule.limit

    @property
    def closes_gate(self) -> bool:
        """A broken gate or stop limit closes it; a gate's value that is not there does too."""
        if self.verdict is Verdict.MET or self.rule.action == "alert":
            return False
        return self.verdict is Verdict.NOT_MET or self.rule.action == "gate"


def with_site_limits(regimen: Regimen, site: Site) -> Regimen:
    """The regimen with the numbers that the site entered, marked SITE: limits, clock, drugs, scores."""
    opioid = regimen.opioid_infusion
    return replace(
        with_site_clock(regimen, site.values),
        holds=tuple(_for_site(rule, site) for rule in regimen.holds),
        side_drugs=tuple(with_site_numbers(drug, site.values) for drug in regimen.side_drugs),
        opioid_infusion=with_site_rule(opioid, site.values) if opioid else None,
        reference=_scores_for_site(regimen.reference, site),
        criticals=site_criticals(site.values),
    )


def _scores_for_site(reference: Reference, site: Site) -> Reference:
    known, entered = reference.numbers.get(FROM_AGE), site.values.get(FROM_AGE)
    number = site_number(entered.value) if entered else None
    if known is None or entered is None or number is None:
        return reference
    own = replace(known, value=number, origin=Origin.SITE, source=entered.source, verified=True)
    return replace(reference, numbers=plus(reference.numbers, FROM_AGE, own))


def _for_site(rule: HoldRule, site: Site) -> HoldRule:
    entered = site.values.get(f"hold.{rule.id}")
    number = site_number(entered.value) if entered else None
    if entered is None or number is None:
        return rule
    limit = replace(
        rule.limit, value=number, origin=Origin.SITE, source=entered.source, verified=True, key=entered.key
    )
    return replace(rule, limit=limit)


def release_findings(chart: Chart, regimen: Regimen, label: str, now: datetime) -> tuple[Finding, ...]:
    """One finding for each limit that is looked at on this cycle day, in the regimen's order."""
    key = CycleDay.of(label)
    years = years_old(chart, now)
    rules = (rule for rule in regimen.holds_on(key.cycle, key.day) if for_age(rule, years))
    return tuple(_finding(chart, rule, label, now) for rule in rules)


def years_old(chart: Chart, now: datetime) -> int:
    """The patient's completed years; 0 before enrolment."""
    return completed_years(chart.patient.birth_date, now.date()) if chart.patient else 0


def gate_open(findings: Iterable[Finding]) -> bool:
    """Whether nothing found closes the gate."""
    return not any(finding.closes_gate for finding in findings)


def check_release(chart: Chart, regimen: Regimen, event: Released, now: datetime) -> None:
    """Refuse a release through a closed gate unless someone named decided, with a reason."""
    if bool(event.override_by.strip()) != bool(event.override_reason.strip()):
        raise Refused("override_incomplete")
    closed = tuple(one for one in release_findings(chart, regimen, event.day, now) if one.closes_gate)
    if closed and not event.override_by.strip():
        raise Refused("gate_closed", findings=closed)


def _finding(chart: Chart, rule: HoldRule, label: str, now: datetime) -> Finding:
    parameter = SYNONYMS.get(rule.parameter, rule.parameter)
    if parameter in labs.ANALYTES:
        return _lab_finding(chart, rule, parameter, now)
    value, at = _bedside(chart, parameter, label)
    limit, unit = limit_at(rule, years_old(chart, now)), rule.limit.unit
    if value is None:
        return Finding(rule, parameter, Verdict.MISSING, limit, unit)
    return Finding(rule, parameter, _judged(rule, value, limit), limit, unit, value, at)


def _lab_finding(chart: Chart, rule: HoldRule, parameter: str, now: datetime) -> Finding:
    result = labs.latest(chart, parameter, before=now)
    unit = labs.analyte_of(parameter).unit if rule.times_uln else rule.limit.unit
    base = limit_at(rule, years_old(chart, now))
    if result is None:
        return Finding(rule, parameter, Verdict.MISSING, None if rule.times_uln else base, unit)
    value, uln = result.in_unit(unit), result.uln_in(unit)
    if rule.times_uln and uln is None:
        return Finding(rule, parameter, Verdict.MISSING, None, unit, value, result.drawn_at)
    limit = base * uln if rule.times_uln and uln is not None else base
    stale = now - result.drawn_at > STALE_AFTER
    verdict = Verdict.STALE if stale else _judged(rule, value, limit)
    return Finding(rule, parameter, verdict, limit, unit, value, result.drawn_at)


def _bedside(chart: Chart, parameter: str, label: str) -> tuple[Decimal | None, datetime | None]:
    if parameter == HGB_FALL:
        trend = labs.hgb_trend(chart)
        fall = None if trend.change is None else -trend.change
        return fall, trend.latest.drawn_at if trend.latest else None
    if parameter == WEIGHT_GAIN:
        return _weight_gain(chart, label)
    field, _, of_baseline = parameter.partition("_percent_of_")
    value, at = _last_vital(chart, VITAL_OF.get(field, field), label)
    if not of_baseline or value is None:
        return value, at
    baseline = vitals.baseline_set(chart, label)
    event = baseline.event if baseline else None
    first = vitals.values_of(event).get(field) if isinstance(event, VitalsTaken) else None
    return (value * 100 / first if first else None), at


def _last_vital(chart: Chart, field: str, label: str) -> tuple[Decimal | None, datetime | None]:
    for line in reversed(vitals.sets(chart, label)):
        if isinstance(line.event, VitalsTaken) and field in (found := vitals.values_of(line.event)):
            return found[field], line.happened_at
    return None, None


def _weight_gain(chart: Chart, label: str) -> tuple[Decimal | None, datetime | None]:
    """Percent over the weight of day 1 of the cycle."""
    first = replace(CycleDay.of(label), day=1).label
    weights = {
        line.event.day: (line.event.weight_kg, line.happened_at)
        for line in chart.of_kind(Measured)
        if isinstance(line.event, Measured)
    }
    if first not in weights or label not in weights:
        return None, None
    (base, _), (weight, at) = weights[first], weights[label]
    return (weight - base) * 100 / base, at


def _judged(rule: HoldRule, value: Decimal, limit: Decimal) -> Verdict:
    return Verdict.MET if fits(rule.comparison, value, limit) else Verdict.NOT_MET
