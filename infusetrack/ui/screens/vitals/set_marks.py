"""Why the numbers of a written set are marked: a limit of the regimen, seldom, or outside the range."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.pressure import pressure_ground
from infusetrack.domain.reference_limits import has_range
from infusetrack.domain.scores import Score, age_limit, chart_for, score
from infusetrack.domain.vitals import FIELDS, values_of
from infusetrack.domain.vitals_limits import bounds, broken
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.forms.vitals_ranges import MONTHS, UNJUDGED, age_at, outside_now, sex_of
from infusetrack.wording import figures
from infusetrack.wording.limits import bound_source, bound_words
from infusetrack.wording.pressure import definitions_words
from infusetrack.wording.scores import level_words, missing_words, points_words
from infusetrack.wording.translate import tr
from infusetrack.wording.vitals import field_words, outside_words

ROW_OF: Mapping[str, str] = {"sbp": "bp", "dbp": "bp"}
"""Fields that share a row of the flowsheet."""
FALLING = {"at_least", "above"}
OF_NOTE = {"medium", "high", "emergency", "low-medium"}
"""Levels of a score that are marked."""


@dataclass(slots=True)
class Marks:
    """By row: what kind of mark, why, from which source, and which rows lie below their limit."""

    kinds: dict[str, str] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    below: set[str] = field(default_factory=set)

    def put(self, key: str, kind: str, why: str, source: str, *, below: bool) -> None:
        """Mark a row; a graver mark that comes later takes its place."""
        row = ROW_OF.get(key, key)
        self.kinds[row], self.why[row], self.sources[row] = kind, why, source
        self.below.discard(row)
        if below:
            self.below.add(row)


def marks_of(bedside: Bedside, label: str, event: VitalsTaken, at: datetime) -> Marks:
    """The marks of a written set; a limit of the regimen counts before what is only unusual."""
    found, values, years = Marks(), values_of(event), age_at(bedside, at) // MONTHS
    for key, told in outside_now(bedside, event, at).items():
        found.put(
            key, "range", outside_words(told, years), told.range.table.source, below=told.side == "below"
        )
    for key, value in values.items():
        guard = bedside.guards.get(FIELDS[key].item)
        if guard is not None and guard.classify(value) != "fine":
            low = guard.confirm_low is not None and value < guard.confirm_low
            found.put(key, "unusual", _seldom(event, key), guard.basis, below=low)
    limits = bounds(bedside.chart, bedside.regimen, label, at.astimezone(bedside.zone))
    for key, past in broken(event, limits).items():
        why = "; ".join(bound_words(one) for one in past)
        if key == "sbp":
            why += f" ({_definitions(bedside, label, event, at)})"
        source = "; ".join(dict.fromkeys(bound_source(one) for one in past))
        found.put(key, "limit", why, source, below=past[0].rule.comparison in FALLING)
    told_score = score_at(bedside, event, at)
    if told_score is not None and told_score.escalation in OF_NOTE:
        found.put("score", "limit", score_words(told_score), told_score.source, below=False)
    return found


def _definitions(bedside: Bedside, label: str, event: VitalsTaken, at: datetime) -> str:
    """What all three definitions of a low pressure say of a set."""
    ground = pressure_ground(bedside.chart, bedside.regimen, label, at, zone=bedside.zone)
    sbp = None if event.sbp is None else Decimal(event.sbp)
    return definitions_words(ground.judge(sbp, symptoms=event.pressure_symptoms))


def _seldom(event: VitalsTaken, key: str) -> str:
    return tr("unusual, read twice") if key in event.confirmed else tr("unusual: measured again?")


def score_at(bedside: Bedside, event: VitalsTaken, at: datetime) -> Score | None:
    """The score of a set on the chart in use at the open patient's age."""
    return score(bedside.regimen.reference, age_at(bedside, at) // MONTHS, event)


def score_words(told: Score) -> str:
    """A score in one line: level, points, what is missing, and the chart."""
    parts = (
        level_words(told.escalation),
        points_words(told),
        missing_words(told.missing),
        tr("chart {name}").format(name=told.name),
    )
    return " · ".join(part for part in parts if part)


def range_words(bedside: Bedside, at: datetime) -> str:
    """Which tables count for the open patient's age, which numbers have none, and which chart scores."""
    months, sex = age_at(bedside, at), sex_of(bedside)
    reference = bedside.regimen.reference
    names = [one.table.name for key in FIELDS for one in reference.at(key, months, sex) if one.table.marks]
    told = tr("Ranges for {years} y: {tables}").format(
        years=months // MONTHS, tables=", ".join(dict.fromkeys(names)) or tr("none known")
    )
    without = [key for key in FIELDS if key not in UNJUDGED and not has_range(reference, key, months, sex)]
    if without and names:
        told += "; " + tr("no range: {fields}").format(fields=", ".join(map(field_words, without)))
    return f"{told}. {_chart_words(bedside, months)}".strip()


def _chart_words(bedside: Bedside, months: int) -> str:
    reference = bedside.regimen.reference
    limit, chart = age_limit(reference), chart_for(reference, months // MONTHS)
    known = reference.pews if chart == "pews" else reference.news2
    if limit is None or chart is None or known is None:
        return ""
    return tr("Score: {name}, NEWS2 from {years} y ({origin}).").format(
        name=known.name, years=figures.trimmed(limit.value), origin=str(limit.origin)
    )
