"""Hemoglobin values as a table: what was drawn, how far from baseline, what the watch said, who decided what."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from infusetrack.domain.events import HemoglobinAnswered, LabsReported
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_answers import answer_to
from infusetrack.domain.hemoglobin_chart import MARKERS
from infusetrack.domain.hemoglobin_picture import cycle_day_of
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import Strip
from infusetrack.reports.hgb_reading import HgbReading
from infusetrack.reports.patient_pages import section, short_moment, with_remark
from infusetrack.reports.style import FINE, STRONG
from infusetrack.reports.table import Cell, CellLike, Column
from infusetrack.wording import figures
from infusetrack.wording.events import analyte_words
from infusetrack.wording.hemoglobin import advice_of, tier_words, unread_words
from infusetrack.wording.labs import result_words
from infusetrack.wording.translate import tr

DASH = "\N{EM DASH}"
BESIDE = (*MARKERS, "dat")
"""Analytes that are told beside a hemoglobin of the same draw."""


def values_table(
    context: PatientContext,
    read: HgbReading,
    reviews: Iterable[Review],
    *,
    title: str,
    none: str,
    aside: str = "",
) -> list[Strip]:
    """The section; where the watch broke off it says so, for silence is no all-clear."""
    columns = (
        Column(tr("Drawn"), 0.125, face=STRONG),
        Column(tr("Day"), 0.075),
        Column("g/dL", 0.06, "right", STRONG),
        Column(tr("Change"), 0.07, "right"),
        Column(tr("Grade"), 0.06, "right"),
        Column(tr("Tier"), 0.085),
        Column(tr("What it rests on, what it is consistent with"), 0.395, face=FINE),
        Column(tr("Decision"), 0.13, face=FINE),
    )
    beside = _drawn_beside(context)
    rows = [_row(context, read, one, beside.get(one.at, "")) for one in reviews]
    if read.unread:
        return section(context, title, columns, (), none=unread_words())
    strips = section(context, title, columns, rows, none=none, aside=aside)
    return with_remark(context, strips, _explained()) if rows else strips


def _explained() -> str:
    return tr(
        "Change: from baseline as measured. Grade: CTCAE of the number alone. A watch states which rule is met and "
        "what the values are consistent with; it is no diagnosis, and a person decides."
    )


def _drawn_beside(context: PatientContext) -> Mapping[datetime, str]:
    """By moment of the draw: what says how red cells fare, as the laboratory told it."""
    found: dict[datetime, list[str]] = {}
    for line in context.of_kind(LabsReported):
        if isinstance(line.event, LabsReported):
            told = [
                tr("{analyte} {value}").format(analyte=analyte_words(one.analyte), value=result_words(one))
                for one in line.event.results
                if one.analyte in BESIDE
            ]
            found.setdefault(line.event.drawn_at, []).extend(told)
    return {at: tr("Beside it: {told}.").format(told=", ".join(told)) for at, told in found.items() if told}


def _row(context: PatientContext, read: HgbReading, one: Review, beside: str) -> tuple[CellLike, ...]:
    quiet = one.tier is Tier.NONE
    return (
        short_moment(context, one.at),
        cycle_day_of(read.drawn.cycles, one.at) or DASH,
        figures.fixed(one.value.g_dl),
        DASH if one.fall is None else figures.change(-one.fall),
        "?" if one.grade is None else str(one.grade),
        DASH if quiet else Cell(tier_words(one.tier), STRONG),
        " ".join(part for part in ("" if quiet else _why(one), beside) if part),
        _decision(context, one),
    )


def _why(one: Review) -> str:
    told = advice_of(one)
    return " ".join(part for part in (told.rule, told.cause, told.remarks) if part)


def _decision(context: PatientContext, one: Review) -> str:
    line = answer_to(context.chart, one.at)
    if line is None or not isinstance(line.event, HemoglobinAnswered):
        return "" if one.tier is Tier.NONE else tr("none recorded")
    who = tr("{who} agrees") if line.event.agrees else tr("{who} does not agree")
    parts = (who.format(who=line.event.decided_by), line.event.why)
    written = tr("recorded {at} by {by}").format(at=short_moment(context, line.happened_at), by=line.by)
    return " · ".join(part for part in (*parts, written) if part)
