"""What ran beside the antibody, for the day's page: the opioid infusion, fluids in and out, notes."""

from decimal import Decimal

from infusetrack.domain.events import DrugRefused, FluidCounted, NoteWritten, OpioidRateSet
from infusetrack.domain.fluids import flows
from infusetrack.domain.opioid import opioid_state
from infusetrack.domain.record import Line
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_changes import words_of
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.style import STRONG
from infusetrack.reports.table import Column, heading, table
from infusetrack.wording import figures
from infusetrack.wording.support_words import fluid_words, opioid_total_words
from infusetrack.wording.translate import tr


def support(context: DayContext) -> list[Strip]:
    """The opioid infusion line by line with the day's total, drugs not taken, the volumes of the day, notes."""
    return [*_opioid(context), *_fluids(context), *_notes(context)]


def _notes(context: DayContext) -> list[Strip]:
    """Free words of the bedside; nothing on a day without any."""
    rows = [
        (context.time(line.happened_at), line.event.words, line.by)
        for line in context.of_kind(NoteWritten)
        if isinstance(line.event, NoteWritten)
    ]
    if not rows:
        return []
    columns = (Column(tr("Time"), 0.12), Column(tr("Note"), 0.70), Column(tr("By"), 0.18))
    return [gap(), heading(tr("Notes of the day"), context.room), *table(columns, rows, context.room)]


def _opioid(context: DayContext) -> list[Strip]:
    lines = (*context.of_kind(OpioidRateSet), *context.of_kind(DrugRefused))
    if not lines:
        return []
    columns = (Column(tr("Time"), 0.12), Column(tr("What"), 0.70), Column(tr("By"), 0.18))
    rows = [_row(context, line) for line in sorted(lines, key=lambda line: (line.happened_at, line.seq))]
    end = context.lines[-1].happened_at
    state = opioid_state(context.chart, context.regimen, context.label, end, context.zone)
    aside = opioid_total_words(state) if state is not None and state.mcg_per_kg else ""
    title = heading(tr("Opioid infusion, drugs not taken"), context.room, aside)
    return [gap(), title, *table(columns, rows, context.room)]


def _row(context: DayContext, line: Line) -> tuple[str, str, str]:
    return context.time(line.happened_at), words_of(context, line), line.by


def _fluids(context: DayContext) -> list[Strip]:
    """Only where a person counted something: what the record counts alone stands with its step."""
    if not context.of_kind(FluidCounted):
        return []
    totals: dict[tuple[str, str], Decimal] = {}
    for flow in flows(context.chart, context.printing.at):
        if flow.day == context.label:
            key = (flow.way, fluid_words(flow))
            totals[key] = totals.get(key, Decimal(0)) + flow.ml
    columns = (Column(tr("Way"), 0.15), Column(tr("What"), 0.55), Column("mL", 0.30, "right", STRONG))
    words = {"in": tr("in"), "out": tr("out")}
    rows = [(words[way], what, figures.fixed(ml, 0)) for (way, what), ml in sorted(totals.items())]
    into, out = (
        sum((ml for (one, _), ml in totals.items() if one == way), Decimal(0)) for way in ("in", "out")
    )
    aside = tr("in {into} mL, out {out} mL, balance {net} mL").format(
        into=figures.fixed(into, 0), out=figures.fixed(out, 0), net=figures.change(into - out, 0)
    )
    return [gap(), heading(tr("Fluids of the day"), context.room, aside), *table(columns, rows, context.room)]
