"""The laboratory panels of a day: each value with its limits, its side of them, and the grade that its number allows."""

from decimal import Decimal

from infusetrack.domain.events import LabsReported, LabValue
from infusetrack.domain.lab_analytes import ANALYTES, WORDS
from infusetrack.domain.lab_extremes import graded_value
from infusetrack.domain.labs import history
from infusetrack.domain.record import Line
from infusetrack.reports.context import DayContext
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.style import BODY, SMALL, STRONG
from infusetrack.reports.table import CellLike, Column, heading, table
from infusetrack.wording import figures
from infusetrack.wording.events import analyte_words
from infusetrack.wording.labs import FLOOR, grade_short, value_words
from infusetrack.wording.translate import tr
from infusetrack.wording.units import unit_words


def labs(context: DayContext) -> list[Strip]:
    """Every panel of the day with the limits that came with it; what the letters G mean below the last one."""
    strips: list[Strip] = []
    for line in context.of_kind(LabsReported):
        if isinstance(line.event, LabsReported):
            strips += _panel(context, line, line.event)
    graded = context.terms is not None and bool(context.terms.terms)
    return [*strips, *_explained(context)] if strips and graded else strips


def _explained(context: DayContext) -> list[Strip]:
    words = tr(
        "G: CTCAE grade by the number alone; {sign} what was seen or done may raise it; ? it cannot be told. "
        "An investigator grades the event."
    ).format(sign=FLOOR)
    return table((Column("", 1.0, face=SMALL),), [(words,)], context.room)


def _panel(context: DayContext, line: Line, event: LabsReported) -> list[Strip]:
    aside = tr("drawn {drawn}, entered {entered} by {by}").format(
        drawn=context.time(event.drawn_at), entered=context.time(line.happened_at), by=line.by
    )
    if event.laboratory:
        aside = tr("{laboratory}, {told}").format(laboratory=event.laboratory, told=aside)
    cells = [_result(result, _grade(context, line, result)) for result in event.results]
    half = -(-len(cells) // 2)
    empty: tuple[CellLike, ...] = ("",) * 4
    rows = [(*cells[at], *(cells[at + half] if at + half < len(cells) else empty)) for at in range(half)]
    strips = [gap(), heading(tr("Laboratory"), context.room, aside), *table(_columns(), rows, context.room)]
    if event.note:
        strips += table((Column("", 1.0, face=BODY),), [(event.note,)], context.room)
    return strips


def _columns() -> tuple[Column, ...]:
    """Two values to a line."""
    one = (
        Column(tr("Value"), 0.11),
        Column(tr("Result"), 0.08, "right", STRONG),
        Column(tr("Unit, limits"), 0.24),
        Column(tr("Grade"), 0.07, face=STRONG),
    )
    return (*one, *one)


def _grade(context: DayContext, line: Line, result: LabValue) -> str:
    """The grade in short; empty for none, and where no terms are at hand."""
    if context.terms is None or result.analyte not in ANALYTES:
        return ""
    known = (one for one in history(context.chart, result.analyte) if one.line == line.seq)
    found = next(known, None)
    graded = None if found is None else graded_value(context.chart, found, context.terms)
    return "" if graded is None else grade_short(graded.grade)


def _result(result: LabValue, grade: str) -> tuple[CellLike, ...]:
    limits = _limits(result.lln, result.uln)
    side = _side(result)
    unit = "" if result.unit == WORDS else unit_words(result.unit)
    told = " ".join(part for part in (unit, limits, side) if part)
    return analyte_words(result.analyte), value_words(result), told, grade


def _limits(low: Decimal | None, high: Decimal | None) -> str:
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return (
            tr("(below {high})").format(high=figures.trimmed(high))
            if high is not None
            else tr("(above {low})").format(low=figures.trimmed(low or Decimal(0)))
        )
    return tr("({low} to {high})").format(low=figures.trimmed(low), high=figures.trimmed(high))


def _side(result: LabValue) -> str:
    if result.lln is not None and result.value < result.lln:
        return tr("▼ LOW")
    if result.uln is not None and result.value > result.uln:
        return tr("▲ HIGH")
    return ""
