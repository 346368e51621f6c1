"""From a chart to what the vitals screen shows: flowsheet columns and the course of a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import cast

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import AdverseEventNoted, CheckLapsed, DrugGiven, VitalsTaken
from infusetrack.domain.infusion import Infusion, Segment
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.vitals import sets, values_of
from infusetrack.domain.vitals_limits import Bound, bounds
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.models.flowsheet import Taken, cells_of
from infusetrack.ui.plots.course import Course, Flow, Mark, Strip
from infusetrack.ui.screens.vitals.set_marks import marks_of, score_at, score_words
from infusetrack.ui.widgets.rate_plot import RateSpan
from infusetrack.wording import figures
from infusetrack.wording.events_names import Names
from infusetrack.wording.lapses import lapse_reason
from infusetrack.wording.scores import short_name, total_words
from infusetrack.wording.translate import mark, tr, translated

STRIPS: tuple[tuple[str, str, str, str], ...] = (
    ("sbp", mark("SBP"), "80", "110"),
    ("heart_rate", mark("HR"), "90", "130"),
    ("spo2", mark("SpO₂"), "90", "100"),
    ("pain", mark("Pain"), "0", "10"),
)
"""Field, name, and the span that is shown at least, so that noise does not look like a fall."""
INKS = {"heart_rate": "brand", "spo2": "brand"}


@dataclass(frozen=True, slots=True)
class Running:
    """One infusion of a day with its drug."""

    agent: str
    infusion: Infusion

    def until(self, segment: Segment, now: datetime) -> datetime:
        """Where a stretch ends: its own end, or now, or when the bag is empty."""
        ends = self.infusion.ends_at()
        open_until = min(now, ends) if ends is not None else now
        return segment.until or max(open_until, segment.since)

    def rate_at(self, at: datetime, now: datetime) -> Decimal | None:
        """The rate in mL/h at a moment; None outside the infusion."""
        segments = [one for one in self.infusion.segments if one.since <= at]
        if not segments or at > self.until(segments[-1], now):
            return None
        return segments[-1].rate_ml_h


def infusions_of(chart: Chart, regimen: Regimen, label: str) -> tuple[Running, ...]:
    """The infusions of a day, in the order of their steps."""
    key, record = CycleDay.of(label), chart.day(label)
    agents = regimen.agents_on(key.cycle, key.day)
    plans = (plan for plan in regimen.steps_of(key.cycle, key.day) if plan.kind == "infusion")
    return tuple(
        Running(plan.agent or agents[0], record.infusions[plan.key])
        for plan in plans
        if plan.key in record.infusions
    )


def day_sets(bedside: Bedside, label: str) -> tuple[Taken, ...]:
    """The day's sets as columns, the oldest first."""
    chart, now = bedside.chart, bedside.now()
    ran = infusions_of(chart, bedside.regimen, label)
    found: list[tuple[datetime, Taken]] = []
    for line in sets(chart, label):
        event = cast("VitalsTaken", line.event)
        cells, agent = cells_of(line, event), ""
        for one in ran:
            rate = one.rate_at(line.happened_at, now)
            if rate is not None:
                cells["rate"], agent = figures.fixed(rate), one.agent
        found.append((line.happened_at, _taken(bedside, label, line, cells, agent)))
    found += _lapsed(bedside, label)
    return tuple(taken for _, taken in sorted(found, key=lambda one: one[0]))


def _lapsed(bedside: Bedside, label: str) -> Iterator[tuple[datetime, Taken]]:
    """A planned set that was not taken is a column too, at the moment at which it was due."""
    for line in bedside.chart.of_kind(CheckLapsed):
        event = line.event
        if isinstance(event, CheckLapsed) and event.day == label:
            clock, why = figures.clock(event.due_at, bedside.zone), {"bp": lapse_reason(event)}
            yield event.due_at, Taken(line, clock, {"bp": tr("not taken"), "by": line.by}, why=why)


def _taken(bedside: Bedside, label: str, line: Line, cells: dict[str, str], agent: str) -> Taken:
    event, at = cast("VitalsTaken", line.event), line.happened_at
    told, marks = score_at(bedside, event, at), marks_of(bedside, label, event, at)
    cells["score"] = total_words(told) if told else ""
    why = marks.why if told is None else {"score": score_words(told)} | marks.why
    return Taken(
        line, figures.clock(at, bedside.zone), cells, agent, marks.kinds, why, marks.sources,
        frozenset(marks.below), short_name(told) if told else "",
    )  # fmt: skip


def course_of(bedside: Bedside, label: str) -> Course:
    """The day for the plot: strips, rates, drugs and reactions."""
    now = bedside.now()
    limits = bounds(bedside.chart, bedside.regimen, label, now)
    strips = tuple(_strip(bedside.chart, label, row, limits) for row in STRIPS)
    flows = tuple(
        Flow(
            bedside.regimen.agents[one.agent],
            tuple(RateSpan(s.since, one.until(s, now), s.rate_ml_h) for s in one.infusion.segments),
        )
        for one in infusions_of(bedside.chart, bedside.regimen, label)
    )
    return Course(strips, flows, tuple(_happened(bedside, label)), bedside.zone)


def _strip(chart: Chart, label: str, row: tuple[str, str, str, str], limits: tuple[Bound, ...]) -> Strip:
    key, name, low, high = row
    points = tuple(
        (line.happened_at, values[key])
        for line in sets(chart, label)
        if key in (values := values_of(cast("VitalsTaken", line.event)))
    )
    nearest = _nearest([one for one in limits if one.key == key])
    words = tr("limit {limit}").format(limit=figures.trimmed(nearest.limit, 1)) if nearest else ""
    if nearest is not None and nearest.rule.limit.unit == "%" and "_percent_of_" in nearest.rule.parameter:
        percent = figures.trimmed(nearest.rule.limit.value)
        words = tr("{percent} % of the baseline").format(percent=percent)
    limit = nearest.limit if nearest else None
    return Strip(translated(name), points, Decimal(low), Decimal(high), limit, words, INKS.get(key, "ink"))


def _nearest(limits: list[Bound]) -> Bound | None:
    """The limit that is reached first."""
    if not limits:
        return None
    falling = limits[0].rule.comparison in {"at_least", "above"}
    return max(limits, key=lambda one: one.limit) if falling else min(limits, key=lambda one: one.limit)


def _happened(bedside: Bedside, label: str) -> Iterator[Mark]:
    names = Names(bedside.regimen)
    for line in bedside.chart.shelves.get(label, ()):
        event = line.event
        if isinstance(event, DrugGiven):
            dose = figures.trimmed(event.dose)
            yield Mark(line.happened_at, f"{names.agent(event.drug)} {dose} {event.unit}")
        elif isinstance(event, AdverseEventNoted) and event.reaction:
            yield Mark(event.onset_at, tr("reaction"))
