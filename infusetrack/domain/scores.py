"""The early-warning score of a set of vital signs: which chart counts, its points, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from infusetrack.domain import scores_news2, scores_pews
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.reference_limits import FROM_AGE, Reference
from infusetrack.domain.scores_bands import News2Chart, PewsChart
from infusetrack.domain.sourced import Sourced
from infusetrack.domain.vitals import AIR

ChartKey = Literal["pews", "news2"]


@dataclass(frozen=True, slots=True)
class Score:
    """One set on the chart in use. `level` is by the total, `escalation` with what is not scored.

    `points` has the items that were taken, `missing` those that were not: a total with missing
    items is a lowest total, and says so wherever it stands. `name` names the chart.
    """

    chart: ChartKey
    name: str
    source: str
    points: Mapping[str, int]
    missing: tuple[str, ...]
    level: str
    escalation: str

    @property
    def total(self) -> int:
        """The points of all items that were taken."""
        return sum(self.points.values())


def chart_for(reference: Reference, years: int) -> ChartKey | None:
    """The chart that counts at this age in completed years; None where the charts are not known."""
    limit = reference.number(FROM_AGE)
    if limit is None or reference.pews is None or reference.news2 is None:
        return None
    return "news2" if years >= limit else "pews"


def age_limit(reference: Reference) -> Sourced | None:
    """From which completed year NEWS2 counts, with its source."""
    return reference.numbers.get(FROM_AGE)


def score(reference: Reference, years: int, event: VitalsTaken) -> Score | None:
    """The score of a set at this age; None without a chart, or where nothing that counts was taken."""
    chart = chart_for(reference, years)
    if chart == "pews" and reference.pews is not None:
        return _pews(reference.pews, years, event)
    if chart == "news2" and reference.news2 is not None:
        return _news2(reference.news2, event)
    return None


def _pews(chart: PewsChart, years: int, event: VitalsTaken) -> Score | None:
    known, missing = _split(scores_pews.points(chart, years, pews_set(event)))
    if not known:
        return None
    level = scores_pews.level_of(chart, sum(known.values()))
    raised = scores_pews.raised(chart, level, event.consciousness, worried=event.worried)
    return Score("pews", chart.name, chart.source, known, missing, level, raised)


def _news2(chart: News2Chart, event: VitalsTaken) -> Score | None:
    scored = scores_news2.points(chart, news2_set(event))
    known, missing = _split(scored)
    if not known:
        return None
    risk = scores_news2.risk_of(chart, scored)
    return Score("news2", chart.name, chart.source, known, missing, risk, risk)


def _split(scored: Mapping[Any, int | None]) -> tuple[dict[str, int], tuple[str, ...]]:
    known = {str(item): points for item, points in scored.items() if points is not None}
    return known, tuple(str(item) for item, points in scored.items() if points is None)


def device_of(event: VitalsTaken) -> str:
    """The oxygen device; a set that only says "air" in words was taken in air."""
    if event.oxygen_device:
        return event.oxygen_device
    return AIR if event.oxygen.strip().casefold() == AIR else ""


def pews_set(event: VitalsTaken) -> scores_pews.PewsSet:
    """A set as the paediatric chart asks for it."""
    return scores_pews.PewsSet(
        respiratory_rate=_number(event.respiratory_rate),
        respiratory_distress=event.respiratory_distress,
        spo2=_number(event.spo2),
        oxygen_device=device_of(event),
        oxygen_delivery=event.oxygen_delivery,
        oxygen_unit=event.oxygen_unit,
        heart_rate=_number(event.heart_rate),
        systolic_bp=_number(event.sbp),
        bp_not_possible=event.bp_not_possible,
        concern=event.worried or event.pressure_symptoms,
        capillary_refill_s=event.capillary_refill_s,
    )


def news2_set(event: VitalsTaken) -> scores_news2.News2Set:
    """A set as the adult chart asks for it, on the SpO2 scale 1."""
    device = device_of(event)
    return scores_news2.News2Set(
        respiratory_rate=_number(event.respiratory_rate),
        spo2=_number(event.spo2),
        on_oxygen=device != AIR if device else None,
        systolic_bp=_number(event.sbp),
        pulse=_number(event.heart_rate),
        acvpu=event.consciousness,
        temperature_c=event.temperature_c,
    )


def _number(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
