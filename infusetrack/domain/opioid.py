"""The opioid infusion beside the antibody: its rates over time, how much went in, until when it must run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from typing import cast

from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.chart import Chart
from infusetrack.domain.events import OpioidRateSet, StepDone, Value
from infusetrack.domain.infusion import ZERO, hours
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import OpioidPlan, Regimen

RATE, STARTED, STOPPED = "infusion_rate", "infusion_start", "stopped"
"""Fields of the day plan's steps that speak of the infusion: its rate, its start, and that it is off."""
OFF_STEP = "opioid_off"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class RateSpan:
    """A stretch of one rate in mcg/kg/h; `until` is None while it lasts. `line` is what set it."""

    since: datetime
    until: datetime | None
    rate: Decimal
    day: str
    line: int


@dataclass(frozen=True, slots=True)
class OpioidState:
    """The infusion at a moment: rate in mcg/kg/h (zero is off), and the day's total so far.

    `mcg` is None without a weight. `must_run_until` is the end of the antibody and so much longer,
    None before an infusion; `outside` says that the rate lies outside the regimen's range.
    """

    drug: str
    rate: Decimal
    since: datetime | None
    mcg_per_kg: Decimal
    mcg: Decimal | None
    must_run_until: datetime | None
    outside: bool

    @property
    def runs(self) -> bool:
        """Whether anything flows."""
        return self.rate > 0


@dataclass(frozen=True, slots=True)
class _Change:
    at: datetime
    line: int
    rate: Decimal
    day: str


def rate_spans(chart: Chart, zone: tzinfo | None = None) -> tuple[RateSpan, ...]:
    """All rates in their order, over all days. `zone` reads the times that a form wrote as words."""
    found = sorted((*_set(chart), *_of_steps(chart, zone)), key=lambda one: (one.at, one.line))
    ends = [one.at for one in found[1:]]
    return tuple(
        RateSpan(one.at, until, one.rate, one.day, one.line)
        for one, until in zip(found, [*ends, None], strict=False)
    )


def _set(chart: Chart) -> Iterator[_Change]:
    for line in chart.of_kind(OpioidRateSet):
        event = cast("OpioidRateSet", line.event)
        yield _Change(line.happened_at, line.seq, event.rate_mcg_kg_h, event.day)


def _of_steps(chart: Chart, zone: tzinfo | None) -> Iterator[_Change]:
    for line in chart.of_kind(StepDone):
        event = cast("StepDone", line.event)
        values = dict(event.values)
        rate = values.get(RATE)
        if isinstance(rate, Decimal):
            yield _Change(_started_at(line, values, zone), line.seq, rate, event.day)
        elif event.step == OFF_STEP and values.get(STOPPED) is True:
            yield _Change(line.happened_at, line.seq, ZERO, event.day)


def _started_at(line: Line, values: Mapping[str, Value], zone: tzinfo | None) -> datetime:
    """When the form says that it was started, else when the form was written."""
    read = _moment(str(values.get(STARTED, "")), zone) if zone is not None else None
    return line.happened_at if read is None else min(read, line.happened_at)


def _moment(words: str, zone: tzinfo | None) -> datetime | None:
    """A moment that a form wrote at the site: "24 Nov 2026 13:05", an offset where it came twice."""
    parts = words.split()
    if len(parts) not in {4, 5} or parts[1] not in MONTHS:
        return None
    day, month, year, *clock = parts
    try:
        offset = clock[1] if len(clock) > 1 else ""
        text = f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}T{clock[0]}{offset}"
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo is not None else read.replace(tzinfo=zone)


def given_between(
    chart: Chart, since: datetime, until: datetime, zone: tzinfo | None = None
) -> tuple[Decimal, Decimal | None]:
    """How much flowed from `since` to `until`: mcg/kg, and mcg (None where a day has no weight)."""
    return _summed(chart, rate_spans(chart, zone), since, until)


def _summed(
    chart: Chart, spans: tuple[RateSpan, ...], since: datetime, until: datetime
) -> tuple[Decimal, Decimal | None]:
    per_kg, mcg = ZERO, ZERO
    known = True
    for span in spans:
        flowed = span.rate * hours(min(span.until or until, until) - max(span.since, since))
        weight = weight_on(chart, span.day) if flowed else ZERO
        known = known and weight is not None
        per_kg += flowed
        mcg += flowed * (weight or ZERO)
    return per_kg, mcg if known else None


def opioid_state(
    chart: Chart, regimen: Regimen, label: str, now: datetime, zone: tzinfo | None = None
) -> OpioidState | None:
    """The infusion on this day at `now`; None where the regimen has none."""
    plan = regimen.opioid_infusion
    if plan is None:
        return None
    spans = rate_spans(chart, zone)
    last = [span for span in spans if span.since <= now]
    rate = last[-1].rate if last else ZERO
    of_day = tuple(span for span in spans if span.day == label)
    per_kg, mcg = _summed(chart, of_day, of_day[0].since, now) if of_day else (ZERO, ZERO)
    return OpioidState(
        drug=plan.drug,
        rate=rate,
        since=last[-1].since if last else None,
        mcg_per_kg=per_kg,
        mcg=mcg,
        must_run_until=must_run_until(chart, plan, label),
        outside=rate > 0 and is_outside(plan, rate),
    )


def is_outside(plan: OpioidPlan, rate: Decimal) -> bool:
    """Whether a rate lies outside the regimen's range."""
    return not plan.rate_low.value <= rate <= plan.rate_high.value


def must_run_until(chart: Chart, plan: OpioidPlan, label: str) -> datetime | None:
    """The day's last end of an infusion, known or expected, and so many minutes more; None without one."""
    infusions = chart.day(label).infusions.values()
    ends = [end for one in infusions if (end := one.ended_at or one.ends_at()) is not None]
    return max(ends) + timedelta(minutes=int(plan.runs_on.value)) if ends else None
