"""Numbers of the record that speak about a CTCAE term: the latest vital sign or lab value, as graded.

Total calcium is left out: CTCAE grades it corrected for albumin, and the record has no corrected value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import cast

from infusetrack.domain.chart import Chart
from infusetrack.domain.ctcae import Term
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import InfusionStarted, Measured, VitalsTaken
from infusetrack.domain.grading import Proposal, propose
from infusetrack.domain.grading_reading import BaselineStatus, Reading
from infusetrack.domain.infusion import hours
from infusetrack.domain.labs import LabResult, history
from infusetrack.domain.patient import completed_years
from infusetrack.domain.record import Line

FRESH = timedelta(hours=24)
"""A vital sign older than this suggests nothing any more (LOCAL); labs keep their date beside them."""
HOT = Decimal(40)
"""Degrees Celsius above which the hours count for grade 4 of fever (CTCAE v5.0)."""
VITALS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"Fever": ("temperature_c", "degC"), "Hypoxia": ("spo2", "%"), "Hypertension": ("sbp", "mmHg")}
)
"""By term: the number of a set of vital signs, and its unit."""
LABS: Mapping[str, str] = MappingProxyType(
    {
        "Anemia": "hemoglobin",
        "Platelet count decreased": "platelets",
        "Neutrophil count decreased": "neutrophils",
        "Hyponatremia": "sodium",
        "Hypernatremia": "sodium",
        "Hypokalemia": "potassium",
        "Hyperkalemia": "potassium",
        "Hypoalbuminemia": "albumin",
        "Creatinine increased": "creatinine",
        "Blood bilirubin increased": "bilirubin",
        "Alanine aminotransferase increased": "alt",
        "Aspartate aminotransferase increased": "ast",
    }
)
"""By term: the analyte that grades it."""
WEIGHT = frozenset({"Weight gain", "Weight loss"})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A number of the record beside a term: the reading, when it was so, its line, the grade it allows."""

    reading: Reading
    at: datetime
    line: int
    proposal: Proposal


def suggestion(chart: Chart, term: Term, now: datetime) -> Suggestion | None:
    """What the latest number says of a term; None where the record has none that could."""
    if term.name in VITALS:
        found = _from_vitals(chart, term.name, now)
    elif term.name in LABS:
        found = _from_labs(chart, LABS[term.name], now)
    elif term.name in WEIGHT:
        found = _from_weight(chart, now)
    else:
        return None
    if found is None:
        return None
    reading, at, line = found
    try:
        return Suggestion(reading, at, line, propose(term, reading))
    except Refused:
        return None


Found = tuple[Reading, datetime, int]


def _from_vitals(chart: Chart, term: str, now: datetime) -> Found | None:
    key, unit = VITALS[term]
    taken = list(_taken(chart, key, now))
    if not taken or now - taken[-1][0].happened_at > FRESH:
        return None
    line, value = taken[-1]
    more = _more(chart, term, line, taken)
    return Reading(value, unit, more=MappingProxyType(more)), line.happened_at, line.seq


def _taken(chart: Chart, key: str, now: datetime) -> Iterator[tuple[Line, Decimal]]:
    for line in chart.of_kind(VitalsTaken):
        value = getattr(line.event, key)
        if value is not None and line.happened_at <= now:
            yield line, Decimal(value)


def _more(chart: Chart, term: str, line: Line, taken: list[tuple[Line, Decimal]]) -> dict[str, Decimal]:
    event = line.event
    if term == "Fever":
        return {"hours_above_40": _hours_hot(taken)}
    if term != "Hypertension" or not isinstance(event, VitalsTaken):
        return {}
    more = {} if event.dbp is None else {"diastolic": Decimal(event.dbp)}
    if chart.patient is not None:
        born = chart.patient.birth_date
        more["age_years"] = Decimal(completed_years(born, line.happened_at.date()))
    return more


def _hours_hot(taken: list[tuple[Line, Decimal]]) -> Decimal:
    """Hours from the first to the last of the unbroken run of sets above 40 °C up to the latest."""
    hot = []
    for line, value in reversed(taken):
        if value <= HOT:
            break
        hot.append(line.happened_at)
    return hours(hot[0] - hot[-1]) if hot else Decimal(0)


def _from_labs(chart: Chart, analyte: str, now: datetime) -> Found | None:
    drawn = [result for result in history(chart, analyte) if result.drawn_at <= now]
    if not drawn:
        return None
    last, before = drawn[-1], _baseline(chart, drawn)
    reading = Reading(
        last.value,
        last.unit,
        last.lln,
        last.uln,
        baseline=before.in_unit(last.unit) if before else None,
        baseline_status=_status(before),
    )
    return reading, last.drawn_at, last.line


def _baseline(chart: Chart, drawn: list[LabResult]) -> LabResult | None:
    """The last result drawn before study drug was first begun; the newest result is no baseline of itself."""
    doses = chart.of_kind(InfusionStarted)
    before = [one for one in drawn[:-1] if doses and one.drawn_at <= doses[0].happened_at]
    return before[-1] if before else None


def _status(before: LabResult | None) -> BaselineStatus:
    if before is None:
        return "normal"
    if before.uln is not None and before.value > before.uln:
        return "abnormal_high"
    if before.lln is not None and before.value < before.lln:
        return "abnormal_low"
    return "normal"


def _from_weight(chart: Chart, now: datetime) -> Found | None:
    weighed = [line for line in chart.of_kind(Measured) if line.happened_at <= now]
    if len(weighed) < 2:  # noqa: PLR2004 (a change needs two)
        return None
    first, last = (cast("Measured", weighed[at].event).weight_kg for at in (0, -1))
    return Reading(last, "kg", baseline=first), weighed[-1].happened_at, weighed[-1].seq
