"""The worst laboratory values of a cycle: lowest, highest, and the highest grade that a number allows."""

from infusetrack.domain.lab_extremes import Extremes, Graded, extremes
from infusetrack.domain.labs import LabResult
from infusetrack.reports.cycle_context import CycleContext
from infusetrack.reports.flow import Strip
from infusetrack.reports.patient_pages import section, short_moment, with_remark
from infusetrack.reports.style import STRONG
from infusetrack.reports.table import CellLike, Column
from infusetrack.wording.events import analyte_words
from infusetrack.wording.labs import grade_in_full, result_words
from infusetrack.wording.translate import tr

DASH = "\N{EM DASH}"


def worst_labs(context: CycleContext) -> list[Strip]:
    """The section; nothing is said of grades where no terms are at hand."""
    columns = (
        Column(tr("Value"), 0.14, face=STRONG),
        Column(tr("Drawn"), 0.08, "right"),
        Column(tr("Lowest"), 0.24),
        Column(tr("Highest"), 0.24),
        Column(tr("Worst grade by the number"), 0.30),
    )
    rows = [_row(context, one) for one in extremes(context.chart, context.span, context.terms)]
    none = tr("No laboratory value was reported in this cycle.")
    strips = section(context, tr("Laboratory, worst values"), columns, rows, none=none)
    if not rows:
        return strips
    told = tr("A grade here is what CTCAE v5.0 says of the number alone; an investigator grades the event.")
    if context.terms is None:
        told = tr("The CTCAE terms were not at hand: values stand without grades.")
    return with_remark(context, strips, told)


def _row(context: CycleContext, one: Extremes) -> tuple[CellLike, ...]:
    return (
        analyte_words(one.analyte),
        str(one.drawn),
        _value(context, one.lowest),
        _value(context, one.highest) if one.highest is not one.lowest else DASH,
        _grade(one.worst),
    )


def _value(context: CycleContext, one: LabResult) -> str:
    return tr("{value} ({at})").format(value=result_words(one), at=short_moment(context, one.drawn_at))


def _grade(worst: Graded | None) -> str:
    if worst is None:
        return DASH
    return tr("{grade} ({value})").format(grade=grade_in_full(worst.grade), value=result_words(worst.result))
