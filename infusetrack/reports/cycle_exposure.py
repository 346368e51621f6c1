"""What was given in a cycle: sums by drug, each day beside its plan, every stretch of rate, each interruption."""

from collections.abc import Iterator
from decimal import Decimal

from infusetrack.domain.calendar_state import DayCell, DayState
from infusetrack.domain.exposure import BagGiven, totals
from infusetrack.domain.segments import RateRow
from infusetrack.reports.cycle_context import CycleContext
from infusetrack.reports.flow import Strip
from infusetrack.reports.patient_pages import section, short_moment
from infusetrack.reports.style import FINE, QUIET, STRONG
from infusetrack.reports.table import Cell, CellLike, Column
from infusetrack.wording import figures
from infusetrack.wording.calendar_days import state_words
from infusetrack.wording.events import phase_words
from infusetrack.wording.segments import reason_words
from infusetrack.wording.translate import tr

Row = tuple[CellLike, ...]
DASH = "\N{EM DASH}"


def exposure(context: CycleContext) -> list[Strip]:
    """The section."""
    return [*_sums(context), *_by_day(context), *_rates(context), *_interruptions(context)]


def _sums(context: CycleContext) -> list[Strip]:
    columns = (
        Column(tr("Drug"), 0.28, face=STRONG),
        Column(tr("Doses begun"), 0.18, "right"),
        Column(tr("Planned so far"), 0.18, "right"),
        Column(tr("Ordered mg"), 0.12, "right"),
        Column(tr("Given mg"), 0.12, "right", STRONG),
        Column(tr("Of ordered"), 0.12, "right", STRONG),
    )
    rows = [
        (
            context.names.agent(one.agent),
            str(one.bags),
            str(due_so_far(context, one.agent)),
            figures.trimmed(one.ordered_mg, 2) if one.ordered_mg else tr("no order"),
            figures.trimmed(one.given_mg, 2),
            percent_words(one.percent),
        )
        for one in totals(context.bags)
    ]
    return section(
        context,
        tr("Exposure in this cycle"),
        columns,
        rows,
        none=tr("No study drug was begun in this cycle."),
    )


def due_so_far(context: CycleContext, agent: str) -> int:
    """The agent's days up to the day of printing, held and missed ones counted too."""
    today = context.printing.at.astimezone(context.zone).date()
    return sum(1 for cell in context.planned if agent in cell.agents and cell.on <= today)


def percent_words(percent: Decimal | None) -> str:
    """Percent of what was ordered, with one decimal; a dash without an order."""
    return DASH if percent is None else tr("{percent} %").format(percent=figures.fixed(percent))


def _by_day(context: CycleContext) -> list[Strip]:
    columns = (
        Column(tr("Day"), 0.08, face=STRONG),
        Column(tr("Date"), 0.115),
        Column(tr("Drug"), 0.115),
        Column(tr("Ordered mg"), 0.095, "right"),
        Column(tr("Given mg"), 0.08, "right", STRONG),
        Column(tr("% of it"), 0.09, "right"),
        Column(tr("Start"), 0.066),
        Column(tr("End"), 0.07),
        Column(tr("Paused"), 0.08),
        Column(tr("Flush"), 0.12, face=FINE),
        Column(tr("State"), 0.089, face=FINE),
    )
    return section(context, tr("Each day"), columns, list(_day_rows(context)))


def _day_rows(context: CycleContext) -> Iterator[Row]:
    """Days of the plan and days that were given beside it, in the order of the protocol."""
    planned = {cell.key.label: cell for cell in context.planned}
    labels = sorted({*planned, *(bag.day for bag in context.bags)}, key=_number)
    for label in labels:
        own = [bag for bag in context.bags if bag.day == label]
        yield from (_given_row(context, bag) for bag in own)
        cell = planned.get(label)
        for agent in cell.agents if cell else ():
            if cell and all(bag.agent != agent for bag in own):
                yield _not_given_row(context, cell, agent)


def _number(label: str) -> int:
    return int(label.rpartition("D")[2])


def _given_row(context: CycleContext, bag: BagGiven) -> Row:
    run = bag.infusion
    began = run.started_at or bag.asked_at
    paused = run.paused_for(bag.asked_at)
    return (
        bag.day,
        figures.weekday(began.astimezone(context.zone).date()),
        context.names.agent(bag.agent),
        DASH if bag.ordered_mg is None else figures.trimmed(bag.ordered_mg, 2),
        figures.trimmed(bag.given_mg, 2),
        percent_words(bag.percent),
        figures.clock(began, context.zone),
        figures.clock(run.ended_at, context.zone) if run.ended_at else tr("not yet"),
        figures.long_span(paused) if paused else DASH,
        flush_words(context, bag.flush),
        phase_words(run.phase),
    )


def flush_words(context: CycleContext, flush: RateRow | None) -> str:
    """When the line was flushed."""
    if flush is None:
        return tr("not recorded")
    began = figures.clock(flush.started_at, context.zone)
    if flush.stopped_at is None:
        return tr("since {at}").format(at=began)
    told = tr("{start} to {end}")
    return told.format(start=began, end=figures.clock(flush.stopped_at, context.zone))


def _not_given_row(context: CycleContext, cell: DayCell, agent: str) -> Row:
    state = state_words(cell.state)
    if cell.state in {DayState.RUNNING, DayState.DONE}:
        state = tr("not begun")
    told = tr("{state}: {why}").format(state=state, why=cell.why) if cell.why else state
    blank = (DASH,) * 7
    return (cell.key.label, figures.weekday(cell.on), context.names.agent(agent), *blank, Cell(told, STRONG))


def _rates(context: CycleContext) -> list[Strip]:
    columns = (
        Column(tr("Day"), 0.08, face=STRONG),
        Column(tr("Drug"), 0.115),
        Column(tr("From"), 0.065),
        Column(tr("To"), 0.065),
        Column(tr("Time"), 0.105, "right"),
        Column(tr("Rate mL/h"), 0.09, "right", STRONG),
        Column(tr("mg/m²/h"), 0.08, "right"),
        Column("mL", 0.065, "right"),
        Column("mg", 0.07, "right"),
        Column(tr("What set it"), 0.265, face=FINE),
    )
    rows = [_rate_row(context, bag, row) for bag in context.bags for row in bag.rows]
    return section(context, tr("Rate segments"), columns, rows)


def _rate_row(context: CycleContext, bag: BagGiven, row: RateRow) -> Row:
    surface = row.rate_mg_m2_h
    running = row.kind == "infusion"
    first = row.number == 1
    return (
        row.day if first else "",
        context.names.agent(row.agent) if first else "",
        figures.clock(row.started_at, context.zone),
        figures.clock(row.stopped_at, context.zone) if row.stopped_at else tr("now"),
        figures.long_span(bag.lasted(row)),
        figures.fixed(row.rate_ml_h) if running else tr("paused"),
        figures.trimmed(surface, 3) if surface and running else DASH,
        figures.fixed(row.ml),
        figures.trimmed(row.mg, 2),
        tr("{words} (entered late)").format(words=reason_words(row))
        if row.entered_late
        else reason_words(row),
    )


def _interruptions(context: CycleContext) -> list[Strip]:
    columns = (
        Column(tr("Day"), 0.08, face=STRONG),
        Column(tr("Drug"), 0.14),
        Column(tr("From"), 0.13),
        Column(tr("To"), 0.13),
        Column(tr("Time"), 0.12, "right", STRONG),
        Column(tr("Reason"), 0.40),
    )
    rows = [
        (
            bag.day,
            context.names.agent(bag.agent),
            short_moment(context, row.started_at),
            short_moment(context, row.stopped_at) if row.stopped_at else tr("goes on"),
            figures.long_span(bag.lasted(row)),
            Cell(row.why or tr("no reason given"), QUIET if not row.why else None),
        )
        for bag in context.bags
        for row in bag.interruptions
    ]
    none = tr("No infusion was interrupted.") if context.bags else ""
    return section(context, tr("Interruptions"), columns, rows, none=none)
