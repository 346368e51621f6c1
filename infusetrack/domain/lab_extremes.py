"""The lowest, the highest and the worst-graded value of each analyte in a span of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.ctcae import Ctcae
from infusetrack.domain.events import LabsReported
from infusetrack.domain.lab_analytes import ANALYTES, WORDS, analyte_of
from infusetrack.domain.lab_grades import LabGrade, baseline_of, grades_of, shown
from infusetrack.domain.labs import LabResult, history
from infusetrack.domain.toxicity_map import Span


@dataclass(frozen=True, slots=True)
class Graded:
    """A value with what CTCAE says of its number."""

    result: LabResult
    grade: LabGrade


@dataclass(frozen=True, slots=True)
class Extremes:
    """One analyte of a span: how often it was drawn, its ends, and the value with the highest grade.

    `worst` is None where no value reaches a grade, or where no terms are at hand.
    """

    analyte: str
    drawn: int
    lowest: LabResult
    highest: LabResult
    worst: Graded | None = None


def extremes(chart: Chart, span: Span, terms: Ctcae | None) -> tuple[Extremes, ...]:
    """A row for each analyte that was told as a number in the span, in the order of a laboratory's sheet."""
    told = {
        one.analyte
        for line in chart.of_kind(LabsReported)
        if isinstance(line.event, LabsReported) and span.start <= line.event.drawn_at < span.end
        for one in line.event.results
    }
    found = (_of_analyte(chart, analyte, span, terms) for analyte in ANALYTES if analyte in told)
    return tuple(one for one in found if one is not None)


def _of_analyte(chart: Chart, analyte: str, span: Span, terms: Ctcae | None) -> Extremes | None:
    own = [
        one for one in history(chart, analyte) if span.start <= one.drawn_at < span.end and one.unit != WORDS
    ]
    if not own:
        return None
    low = min(own, key=lambda one: one.canonical)
    high = max(own, key=lambda one: one.canonical)
    return Extremes(analyte, len(own), low, high, _worst(chart, own, terms))


def _worst(chart: Chart, results: Iterable[LabResult], terms: Ctcae | None) -> Graded | None:
    if terms is None:
        return None
    graded = [found for one in results if (found := graded_value(chart, one, terms)) is not None]
    reached = [one for one in graded if one.grade.proposal.grade]
    return max(reached, key=_how_bad, default=None)


def _how_bad(one: Graded) -> tuple[int, Decimal]:
    """By grade, and among values of one grade how far out: down for a low term, up for a high one."""
    value = one.result.canonical
    low = one.grade.term == analyte_of(one.result.analyte).low
    return one.grade.proposal.grade or 0, -value if low else value


def graded_value(chart: Chart, result: LabResult, terms: Ctcae) -> Graded | None:
    """The grade to show beside a value; None where CTCAE has none for its analyte."""
    grade = shown(grades_of(result, terms, baseline_of(chart, result.analyte)))
    return None if grade is None else Graded(result, grade)
