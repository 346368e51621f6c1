"""The grade that a laboratory value allows: a floor for the person who grades, beside each value."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.ctcae import Ctcae
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import InfusionStarted
from infusetrack.domain.grading import Proposal, propose
from infusetrack.domain.grading_reading import BaselineStatus, Reading
from infusetrack.domain.lab_analytes import analyte_of
from infusetrack.domain.labs import LabResult, history

IONIZED = "calcium_ionized"


@dataclass(frozen=True, slots=True)
class LabGrade:
    """What one value says of one CTCAE term."""

    term: str
    proposal: Proposal


def baseline_of(chart: Chart, analyte: str) -> LabResult | None:
    """The last value drawn at or before the first dose; None before it was given, or without one."""
    starts = [line.happened_at for line in chart.of_kind(InfusionStarted)]
    if not starts:
        return None
    dosed = min(starts)
    before = [one for one in history(chart, analyte) if one.drawn_at <= dosed]
    return before[-1] if before else None


def grades_of(result: LabResult, ctcae: Ctcae, baseline: LabResult | None = None) -> tuple[LabGrade, ...]:
    """What the value says of each term that it may grade; empty where CTCAE has none for it."""
    terms = [term for term in analyte_of(result.analyte).terms if term in ctcae.terms]
    reading = _reading(result, baseline)
    return tuple(LabGrade(term, _proposal(ctcae, term, result, reading)) for term in terms)


def shown(grades: Iterable[LabGrade]) -> LabGrade | None:
    """The one to show beside the value: the highest grade; else what cannot be told; else none reached."""
    known = tuple(grades)
    reached = [one for one in known if one.proposal.grade]
    if reached:
        return max(reached, key=lambda one: one.proposal.grade or 0)
    return next((one for one in known if one.proposal.grade is None), known[0] if known else None)


def _proposal(ctcae: Ctcae, term: str, result: LabResult, reading: Reading) -> Proposal:
    try:
        found = propose(ctcae.term(term), reading)
    except Refused as error:
        return Proposal(None, why=error.code)
    return replace(found, floor=True) if result.beyond and found.grade is not None else found


def _reading(result: LabResult, baseline: LabResult | None) -> Reading:
    value = _in_unit_of(result, baseline)
    flags = {"ionized": True} if result.analyte == IONIZED else {}
    return Reading(
        value=result.value,
        unit=result.unit,
        lln=result.lln,
        uln=result.uln,
        baseline=value,
        baseline_status=_status(baseline),
        flags=flags,
    )


def _in_unit_of(result: LabResult, baseline: LabResult | None) -> Decimal | None:
    """The baseline as a number of the reported unit."""
    return None if baseline is None else baseline.in_unit(result.unit)


def _status(baseline: LabResult | None) -> BaselineStatus:
    if baseline is None:
        return "normal"
    if baseline.uln is not None and baseline.value > baseline.uln:
        return "abnormal_high"
    if baseline.lln is not None and baseline.value < baseline.lln:
        return "abnormal_low"
    return "normal"
