"""The first page of a whole chart: how much there is, who wrote it, and which day was signed."""

from collections import Counter

from infusetrack.domain.chart import PATIENT
from infusetrack.domain.record import Line
from infusetrack.reports.chart_audit import Seal, proof
from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.style import STRONG
from infusetrack.reports.table import Cell, Column, facts, heading, table, wide_fact
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


def overview(context: PatientContext, seal: Seal | None) -> list[Strip]:
    """What the record holds, whether its chain is whole, and each cycle day."""
    strips = [heading(tr("What this chart holds"), context.room)]
    strips += facts(_counts(context), context.room)
    strips += wide_fact(tr("Written by"), _writers(context), context.room)
    strips += [gap(), *proof(context, seal)]
    return [*strips, gap(), *_days(context)]


def _counts(context: PatientContext) -> list[tuple[str, str]]:
    lines, zone = context.chart.lines, context.zone
    ends = [figures.moment(at, zone) for at in (lines[0].written_at, lines[-1].written_at)] if lines else []
    late = sum(1 for line in lines if line.amends is None and line.is_late)
    struck = sum(1 for line in lines if line.strikes_out)
    amended = len(context.chart.amended_by) - struck
    return [
        (tr("Lines"), str(len(lines))),
        (tr("Amended"), str(amended)),
        (tr("First written"), ends[0] if ends else ""),
        (tr("Struck out"), str(struck)),
        (tr("Last written"), ends[-1] if ends else ""),
        (tr("Entered late"), str(late)),
    ]


def _writers(context: PatientContext) -> str:
    told = Counter(line.by for line in context.chart.lines)
    return ", ".join(
        tr("{who} ({count})").format(who=who, count=count) for who, count in sorted(told.items())
    )


def _days(context: PatientContext) -> list[Strip]:
    columns = (
        Column(tr("Day"), 0.10, face=STRONG),
        Column(tr("Date"), 0.20),
        Column(tr("Standing lines"), 0.14, "right"),
        Column(tr("Signed"), 0.56),
    )
    shelves = [(label, lines) for label, lines in context.chart.shelves.items() if label != PATIENT]
    shelves.sort(key=lambda shelf: shelf[1][0].happened_at)
    rows = [
        (label, _date(context, lines), str(len(lines)), _signed(context, label)) for label, lines in shelves
    ]
    return [heading(tr("Cycle days"), context.room), *table(columns, rows, context.room)]


def _date(context: PatientContext, lines: tuple[Line, ...]) -> str:
    return figures.day(lines[0].happened_at.astimezone(context.zone).date())


def _signed(context: PatientContext, label: str) -> Cell:
    record = context.chart.day(label)
    if record.was_changed_after_signing:
        return Cell(tr("changed after signing, sign again"), STRONG)
    return Cell(tr("signed")) if record.is_signed else Cell(tr("not signed"), STRONG)
