"""How a cycle ran beside its plan: decisions of the calendar, deviations, weights, worst laboratory values."""

from infusetrack.domain.deviations import Deviation, deviations
from infusetrack.domain.events import (
    CycleDelayed,
    DayHeld,
    DayMoved,
    Event,
    Measured,
    SurgeryPlanned,
    TreatmentEnded,
)
from infusetrack.domain.record import Line
from infusetrack.reports.cycle_context import CycleContext
from infusetrack.reports.day_changes import words_of
from infusetrack.reports.flow import Strip, together
from infusetrack.reports.patient_pages import section, short_moment, with_remark
from infusetrack.reports.style import FINE, STRONG
from infusetrack.reports.table import CellLike, Column
from infusetrack.wording import figures
from infusetrack.wording.deviations import deviation_words
from infusetrack.wording.translate import tr

FEW = 12
"""So many weights stay on one page."""
DECISIONS: tuple[type[Event], ...] = (DayHeld, DayMoved, CycleDelayed, SurgeryPlanned, TreatmentEnded)


def decisions(context: CycleContext) -> list[Strip]:
    """Days held and moved, a delay of the cycle, and what ended the treatment in it."""
    lines = [line for kind in DECISIONS for line in context.of_kind(kind) if _is_own(context, line)]
    columns = (
        Column(tr("Decided"), 0.16, face=STRONG),
        Column(tr("What"), 0.66),
        Column(tr("Written by"), 0.18),
    )
    rows = [
        (short_moment(context, line.happened_at), words_of(context, line), line.by)
        for line in sorted(lines, key=lambda line: (line.happened_at, line.seq))
    ]
    none = tr("No day was held or moved, and the cycle was not delayed.")
    return section(context, tr("Holds, moved days, delays"), columns, rows, none=none)


def _is_own(context: CycleContext, line: Line) -> bool:
    event = line.event
    match event:
        case DayHeld(day=day) | DayMoved(day=day):
            return context.is_own(day)
        case CycleDelayed(cycle=cycle, post_surgery=post):
            return context.row is not None and (cycle, post) == context.row.number
        case SurgeryPlanned(after_cycle=cycle):
            return context.row is not None and cycle == context.row.cycle
        case _:
            return context.holds(line.happened_at)


def off_plan(context: CycleContext) -> list[Strip]:
    """Late starts, steps left out, overrides: each with its reason and who decided."""
    columns = (
        Column(tr("Day"), 0.08, face=STRONG),
        Column(tr("When"), 0.13),
        Column(tr("What"), 0.30),
        Column(tr("Reason"), 0.29),
        Column(tr("Decided by"), 0.10),
        Column(tr("By"), 0.10),
    )
    rows = [_deviation_row(context, one) for one in deviations(context.chart, context.days)]
    strips = section(
        context, tr("Deviations"), columns, rows,
        none=tr("None is recorded: no late start, no step left out, no rule overridden."),
    )  # fmt: skip
    return with_remark(context, strips, _entries_words(context))


def _deviation_row(context: CycleContext, one: Deviation) -> tuple[CellLike, ...]:
    return (
        one.day,
        short_moment(context, one.line.happened_at),
        deviation_words(one, context.names),
        one.why,
        one.decided_by,
        one.line.by,
    )


def _entries_words(context: CycleContext) -> str:
    """How many entries of the cycle were late, amended or struck out."""
    own = [line for line in context.chart.lines if _names_own(context, line)]
    late = sum(1 for line in own if line.amends is None and line.is_late)
    amended = sum(1 for line in own if line.amends is not None and line.event is not None)
    struck = sum(1 for line in own if line.strikes_out)
    return tr("Entries of these days: {all}; late {late}, amending {amended}, striking out {struck}.").format(
        all=len(own), late=late, amended=amended, struck=struck
    )


def _names_own(context: CycleContext, line: Line) -> bool:
    event = line.event if line.amends is None else context.chart.line(line.amends).event
    return context.is_own(str(getattr(event, "day", "")))


def own_weights(context: CycleContext) -> list[Measured]:
    """The weights of the cycle, oldest first."""
    events = (line.event for line in context.of_kind(Measured))
    return [event for event in events if isinstance(event, Measured) and context.is_own(event.day)]


def weights(context: CycleContext) -> list[Strip]:
    """Every weight of the cycle with its change from the first."""
    lines = [
        line
        for line in context.of_kind(Measured)
        if isinstance(line.event, Measured) and context.is_own(line.event.day)
    ]
    columns = (
        Column(tr("Day"), 0.10, face=STRONG),
        Column(tr("Measured"), 0.18),
        Column(tr("Weight kg"), 0.12, "right", STRONG),
        Column(tr("Since the first"), 0.15, "right"),
        Column(tr("Height cm"), 0.12, "right"),
        Column(tr("By"), 0.10),
        Column(tr("Note"), 0.23, face=FINE),
    )
    first = lines[0].event if lines else None
    rows = [_weight_row(context, line, first) for line in lines]
    none = tr("No weight was measured in this cycle.")
    strips = section(context, tr("Weights"), columns, rows, none=none)
    return together(strips) if len(rows) <= FEW else strips


def _weight_row(context: CycleContext, line: Line, first: Event | None) -> tuple[CellLike, ...]:
    event = line.event
    if not isinstance(event, Measured) or not isinstance(first, Measured):
        return ("",) * 7
    percent = (event.weight_kg - first.weight_kg) / first.weight_kg * 100
    return (
        event.day,
        short_moment(context, line.happened_at),
        figures.fixed(event.weight_kg),
        tr("{percent} %").format(percent=figures.change(percent)) if event is not first else "",
        "" if event.height_cm is None else figures.trimmed(event.height_cm, 1),
        line.by,
        event.change_explained,
    )
