"""All results of a patient in one sheet: analytes as rows, draws as columns, each with its grade."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from infusetrack.domain.chart import Chart
from infusetrack.domain.ctcae import Ctcae
from infusetrack.domain.events import InfusionStarted, LabsReported
from infusetrack.domain.lab_analytes import ANALYTES
from infusetrack.domain.lab_grades import LabGrade, grades_of, shown
from infusetrack.domain.labs import LabResult, history
from infusetrack.domain.mappings import nothing
from infusetrack.domain.record import Line

Side = Literal["", "low", "high"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One result, on which side of the laboratory's limits it lies, and the grade that it allows."""

    result: LabResult
    side: Side = ""
    grade: LabGrade | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """`panels` are the standing lines, the oldest draw first; `rows` hold cells by analyte and line."""

    panels: tuple[Line, ...] = ()
    rows: Mapping[str, Mapping[int, Cell]] = field(default_factory=nothing)

    def cell(self, analyte: str, seq: int) -> Cell | None:
        """The cell of an analyte in the panel with this line number; None where it was not told."""
        return self.rows.get(analyte, {}).get(seq)


def side_of(result: LabResult) -> Side:
    """Below or above the laboratory's own limits; empty inside them, or where they are not known."""
    if result.lln is not None and result.value < result.lln:
        return "low"
    return "high" if result.uln is not None and result.value > result.uln else ""


def sheet(chart: Chart, ctcae: Ctcae) -> Sheet:
    """The sheet of a chart, in the order of a laboratory's own sheet."""
    panels = sorted(
        (line for line in chart.of_kind(LabsReported) if isinstance(line.event, LabsReported)), key=_drawn
    )
    told = {one.analyte for line in panels for one in _event(line).results}
    dosed = min((line.happened_at for line in chart.of_kind(InfusionStarted)), default=None)
    rows: dict[str, dict[int, Cell]] = {}
    for analyte in ANALYTES:
        results = history(chart, analyte) if analyte in told else ()
        before = [one for one in results if dosed is not None and one.drawn_at <= dosed]
        baseline = before[-1] if before else None
        for one in results:
            grade = _grade(one, ctcae, None if one is baseline else baseline)
            rows.setdefault(analyte, {})[one.line] = Cell(one, side_of(one), grade)
    return Sheet(tuple(panels), rows)


def _grade(one: LabResult, ctcae: Ctcae, baseline: LabResult | None) -> LabGrade | None:
    """Before the first dose a value is its own baseline, where only that is lacking."""
    found = shown(grades_of(one, ctcae, baseline))
    if found is None or baseline is not None or found.proposal.lacking != ("baseline",):
        return found
    return shown(grades_of(one, ctcae, one))


def _event(line: Line) -> LabsReported:
    if not isinstance(line.event, LabsReported):
        raise TypeError(line.seq)
    return line.event


def _drawn(line: Line) -> tuple[object, int]:
    return _event(line).drawn_at, line.seq


@dataclass(frozen=True, slots=True)
class Trend:
    """One analyte over time in its canonical unit, with the last limits that a laboratory gave."""

    analyte: str
    results: tuple[LabResult, ...]
    lln: Decimal | None = None
    uln: Decimal | None = None


def trend(chart: Chart, analyte: str) -> Trend:
    """The course of one analyte; empty where it was never told."""
    results = history(chart, analyte)
    unit = ANALYTES[analyte].unit
    lows = [one.lln_in(unit) for one in results if one.lln is not None]
    highs = [one.uln_in(unit) for one in results if one.uln is not None]
    return Trend(analyte, results, lows[-1] if lows else None, highs[-1] if highs else None)
