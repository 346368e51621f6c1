"""A cycle at a glance: the handful of answers that a reader looks for first, each told in full further down."""

from infusetrack.domain.adverse_events import adverse_events
from infusetrack.domain.calendar_state import DayState
from infusetrack.domain.cycle_toxicities import worst_by_term
from infusetrack.domain.deviations import deviations
from infusetrack.domain.events import CycleDelayed, DayMoved
from infusetrack.domain.exposure import totals
from infusetrack.domain.reactions import reactions
from infusetrack.domain.transfusions import rises
from infusetrack.reports.cycle_context import CycleContext
from infusetrack.reports.cycle_course import own_weights
from infusetrack.reports.cycle_exposure import due_so_far, percent_words
from infusetrack.reports.cycle_findings import noted_reactions
from infusetrack.reports.flow import Strip
from infusetrack.reports.hgb_reading import HgbReading
from infusetrack.reports.patient_pages import short_moment
from infusetrack.reports.style import STRONG
from infusetrack.reports.table import Cell, CellLike, facts, heading, wide_fact
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

NAMED = 3
"""So many terms of the worst grade are named."""


def glance(context: CycleContext, read: HgbReading) -> list[Strip]:
    """The section."""
    pairs: list[tuple[str, CellLike]] = [
        (tr("Worst toxicity"), Cell(_worst(context), STRONG)),
        (tr("Lowest Hgb"), Cell(_lowest(context, read), STRONG)),
        (tr("Blood products"), _blood(context)),
        (tr("Reactions"), _reactions(context)),
        (tr("Calendar"), _calendar(context)),
        (tr("Interruptions"), _interruptions(context)),
        (tr("Deviations"), _deviations(context)),
        (tr("Weight"), _weight(context)),
    ]
    given = tuple(Cell(words, STRONG) for words in _given(context))
    return [
        heading(tr("At a glance"), context.room),
        *wide_fact(tr("Given"), given, context.room),
        *facts(pairs, context.room),
    ]


def _given(context: CycleContext) -> list[str]:
    told = [
        tr("{agent} {mg} mg, {percent} of ordered ({bags} of {due} doses)").format(
            agent=context.names.agent(one.agent),
            mg=figures.trimmed(one.given_mg, 2),
            percent=percent_words(one.percent),
            bags=one.bags,
            due=due_so_far(context, one.agent),
        )
        for one in totals(context.bags)
    ]
    return told or [tr("no study drug was begun")]


def _worst(context: CycleContext) -> str:
    rows = worst_by_term(adverse_events(context.chart), context.span)
    if not rows:
        return tr("none graded")
    names = [row.title for row in rows if row.worst == rows[0].worst]
    more = tr(" and {many} more").format(many=len(names) - NAMED) if len(names) > NAMED else ""
    told = tr("grade {grade}: {names}{more}")
    return told.format(grade=rows[0].worst, names=", ".join(names[:NAMED]), more=more)


def _lowest(context: CycleContext, read: HgbReading) -> str:
    own = [one for one in read.reviews if context.holds(one.at)]
    if not own:
        return tr("none reported")
    low = min(own, key=lambda one: one.value.g_dl)
    return tr("{value} g/dL on {at}").format(
        value=figures.fixed(low.value.g_dl), at=short_moment(context, low.at)
    )


def _blood(context: CycleContext) -> str:
    own = [one for one in rises(context.chart) if context.holds(one.given.event.started_at)]
    if not own:
        return tr("none")
    cells = sum(1 for one in own if one.given.event.product == "red_cells")
    return tr("red cells {cells}, other {others}").format(cells=cells, others=len(own) - cells)


def _reactions(context: CycleContext) -> str:
    told = sum(1 for one in reactions(context.chart) if context.is_own(one.day))
    noted = len(noted_reactions(context))
    if not told and not noted:
        return tr("none")
    return tr("recorded {told}, noted without a form {noted}").format(told=told, noted=noted)


def _calendar(context: CycleContext) -> str:
    states = [cell.state for cell in context.planned]
    moved = sum(
        1
        for line in context.of_kind(DayMoved)
        if isinstance(line.event, DayMoved) and context.is_own(line.event.day)
    )
    held, missed = states.count(DayState.HELD), states.count(DayState.MISSED)
    told = [
        tr("held {held}, not given {missed}, moved {moved}").format(held=held, missed=missed, moved=moved)
        if held or missed or moved
        else tr("no day held, missed or moved")
    ]
    if context.row is not None and context.row.shifted_by and context.of_kind(CycleDelayed):
        told.append(tr("cycle delayed by {days} d").format(days=context.row.shifted_by))
    return ", ".join(told)


def _interruptions(context: CycleContext) -> str:
    pauses = [(bag, row) for bag in context.bags for row in bag.interruptions]
    if not pauses:
        return tr("none")
    minutes = sum(bag.lasted(row).total_seconds() for bag, row in pauses) / 60
    return tr("{many}, {minutes} min together").format(many=len(pauses), minutes=round(minutes))


def _weight(context: CycleContext) -> str:
    """First and last of the cycle."""
    own = own_weights(context)
    if not own:
        return tr("not measured")
    first, last = own[0].weight_kg, own[-1].weight_kg
    told = tr("{first} kg, last {last} kg") if len(own) > 1 else tr("{first} kg")
    return told.format(first=figures.fixed(first), last=figures.fixed(last))


def _deviations(context: CycleContext) -> str:
    many = len(deviations(context.chart, context.days))
    return str(many) if many else tr("none recorded")
