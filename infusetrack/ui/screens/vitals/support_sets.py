"""From a chart to the strip of pain, opioid and sedation, and to the bars of fluids."""

from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import DrugGiven, VitalsTaken
from infusetrack.domain.fluids import flows
from infusetrack.domain.opioid import rate_spans
from infusetrack.domain.pain_scale import too_sedated
from infusetrack.domain.support_plan import drug_called
from infusetrack.domain.vitals import sets
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.plots.course import HOUR, Flow, Mark
from infusetrack.ui.plots.support_course import (
    FluidDay,
    FluidHour,
    OpioidSpan,
    Score,
    Sedation,
    SupportCourse,
)
from infusetrack.ui.screens.vitals.day_sets import infusions_of
from infusetrack.ui.widgets.rate_plot import RateSpan
from infusetrack.wording.support_words import sum_words
from infusetrack.wording.translate import tr

FIRST_ACT = "pain"
HOURS = 24


def support_course(bedside: Bedside, label: str) -> SupportCourse:
    """The day's pain, sedation, opioid and antibody on one time axis."""
    taken = [line for line in sets(bedside.chart, label) if isinstance(line.event, VitalsTaken)]
    events = [(line.happened_at, line.event) for line in taken if isinstance(line.event, VitalsTaken)]
    now = bedside.now()
    return SupportCourse(
        pain=tuple(
            Score(at, event.pain, event.pain_scale or "") for at, event in events if event.pain is not None
        ),
        sedation=tuple(
            Sedation(at, event.sedation, too_sedated(event.sedation))
            for at, event in events
            if event.sedation
        ),
        opioid=_opioid(bedside, label, now),
        boluses=_boluses(bedside, label),
        flows=_antibody(bedside, label, now),
        act_at=_act_at(bedside, label),
        zone=bedside.zone,
    )


def _opioid(bedside: Bedside, label: str, now: datetime) -> tuple[OpioidSpan, ...]:
    spans = rate_spans(bedside.chart, bedside.zone)
    return tuple(
        OpioidSpan(one.since, max(one.since, one.until or now), one.rate) for one in spans if one.day == label
    )


def _boluses(bedside: Bedside, label: str) -> tuple[Mark, ...]:
    """Single doses of opioids."""
    found = []
    for line in bedside.chart.day(label).drugs:
        event = line.event
        drug = drug_called(bedside.regimen.side_drugs, event.drug) if isinstance(event, DrugGiven) else None
        if isinstance(event, DrugGiven) and drug is not None and drug.group == "opioid":
            words = tr("{drug} {dose}").format(drug=drug.drug, dose=sum_words(event.dose, event.unit))
            found.append(Mark(line.happened_at, words))
    return tuple(found)


def _antibody(bedside: Bedside, label: str, now: datetime) -> tuple[Flow, ...]:
    return tuple(
        Flow(
            bedside.regimen.agents[one.agent],
            tuple(RateSpan(s.since, one.until(s, now), s.rate_ml_h) for s in one.infusion.segments),
        )
        for one in infusions_of(bedside.chart, bedside.regimen, label)
    )


def _act_at(bedside: Bedside, label: str) -> Decimal | None:
    """The lowest pain score that the regimen, or the site, asks to act upon."""
    key = CycleDay.of(label)
    limits = [
        rule.limit.value
        for rule in bedside.regimen.holds_on(key.cycle, key.day)
        if rule.parameter == FIRST_ACT
    ]
    return min(limits, default=None)


def fluid_day(bedside: Bedside, now: datetime) -> FluidDay:
    """The last 24 hours, from full hour to full hour; the present one runs still."""
    local = now.astimezone(bedside.zone)
    into = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    first = now - into - (HOURS - 1) * HOUR
    found = flows(bedside.chart, now)
    hours = []
    for place in range(HOURS):
        since = first + place * HOUR
        parts = [(flow.way, flow.between(since, since + HOUR)) for flow in found]
        into_, out = (sum((ml for one, ml in parts if one == way), Decimal(0)) for way in ("in", "out"))
        hours.append(FluidHour(since, into_, out))
    return FluidDay(tuple(hours), bedside.zone)
