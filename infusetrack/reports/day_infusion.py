"""The infusion on paper: the drawing, what its marks mean, its sums and its rates."""

from datetime import datetime, timedelta

from infusetrack.domain.events import InfusionStarted, OrderEntered
from infusetrack.domain.infusion import Infusion, Segment, hours
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_orders import HUNDRED
from infusetrack.reports.flow import Strip, gap, side_by_side, stacked, together
from infusetrack.reports.infusion_chart import chart
from infusetrack.reports.style import QUIET, STRONG
from infusetrack.reports.table import Cell, CellLike, Column, facts, heading, table
from infusetrack.reports.timeline import Timeline, timeline
from infusetrack.wording import figures
from infusetrack.wording.events import phase_words
from infusetrack.wording.translate import tr

FEW = 10
"""So many rows of marks stay on one page."""


def infusions(context: DayContext) -> list[Strip]:
    """The section; empty on a day without an infusion."""
    line = timeline(context)
    if line is None:
        return []
    strips = [gap(), heading(tr("Infusion"), context.room), chart(context, line)]
    for key, run in line.infusions:
        strips += _told(context, key, run)
    return [*strips, gap(5), *_legend(context, line)]


def _legend(context: DayContext, line: Timeline) -> list[Strip]:
    one = (Column(tr("Mark"), 0.06, "right", STRONG), Column(tr("At"), 0.07), Column(tr("What it is"), 0.37))
    columns = (*one, *one)
    cells = [(str(one.number), context.time(one.at), one.words) for one in line.moments]
    if len(cells) % 2:
        cells.append(("", "", ""))
    half = len(cells) // 2
    rows = [(*cells[at], *cells[at + half]) for at in range(half)]
    found = table(columns, rows, context.room) if rows else []
    return together(found) if len(rows) <= FEW else found


def _ordered(context: DayContext, agent: str, run: Infusion) -> str:
    line = context.view.record.orders.get(agent)
    event = line.event if line else None
    ordered = event.ordered_mg if isinstance(event, OrderEntered) else run.dose_mg
    share = run.delivered_mg(context.printing.at) / ordered * HUNDRED
    return tr("{percent} % of the ordered {ordered} mg").format(
        percent=figures.fixed(share), ordered=figures.trimmed(ordered)
    )


def _told(context: DayContext, key: str, run: Infusion) -> list[Strip]:
    """The sums, and the rates beside them as long as those are few."""
    pairs = _sums(context, key, run)
    if len(run.segments) >= len(pairs):
        return [gap(5), *facts(pairs, context.room), gap(5), *_rates(context, run, context.room)]
    left, right = context.room * 0.40, context.room * 0.57
    one_column = (Column("", 0.34, face=QUIET), Column("", 0.66))
    sums, rates = stacked(table(one_column, pairs, left)), stacked(_rates(context, run, right))
    return [gap(5), side_by_side(((0.0, sums), (context.room - right, rates)))]


def _sums(context: DayContext, key: str, run: Infusion) -> list[tuple[str, CellLike]]:
    now = context.printing.at
    started = next(
        e
        for line in context.of_kind(InfusionStarted)
        if isinstance(e := line.event, InfusionStarted) and e.step == key
    )
    given = tr("{ml} of {all} mL, {mg} mg").format(
        ml=figures.fixed(run.delivered_ml(now)),
        all=figures.fixed(run.volume_ml),
        mg=figures.trimmed(run.delivered_mg(now), 2),
    )
    flush = context.view.record.flushes
    cleared = next((one for one in flush.values() if one.started_at >= (run.started_at or now)), None)
    return [
        (context.names.agent(started.agent), Cell(phase_words(run.phase), STRONG)),
        (tr("Given"), Cell(given, STRONG)),
        (tr("Started"), _at(context, run.started_at)),
        (tr("Of the order"), _ordered(context, started.agent, run)),
        (_end_name(run), _at(context, run.ended_at or run.ends_at())),
        (tr("Infusing"), figures.long_span(run.infusing(now))),
        (
            tr("Flush"),
            tr("not recorded")
            if cleared is None
            else _flush_words(context, cleared.started_at, cleared.ended_at),
        ),
        (tr("Paused"), figures.long_span(run.paused_for(now))),
    ]


def _end_name(run: Infusion) -> str:
    if run.ended_at is not None:
        return tr("Ended")
    return tr("Bag empty at")


def _at(context: DayContext, at: datetime | None) -> str:
    return tr("not yet") if at is None else context.time(at)


def _flush_words(context: DayContext, started: datetime, ended: datetime | None) -> str:
    if ended is None:
        return tr("since {at}").format(at=context.time(started))
    return tr("{start} to {end}").format(start=context.time(started), end=context.time(ended))


def _rates(context: DayContext, run: Infusion, room: float) -> list[Strip]:
    columns = (
        Column(tr("From"), 0.15),
        Column(tr("To"), 0.15),
        Column(tr("Rate mL/h"), 0.16, "right", STRONG),
        Column(tr("Time"), 0.20, "right"),
        Column(tr("Volume mL"), 0.18, "right"),
        Column(tr("Dose mg"), 0.16, "right"),
    )
    rows = [_segment(context, run, segment) for segment in run.segments]
    return table(columns, rows, room)


def _segment(context: DayContext, run: Infusion, segment: Segment) -> tuple[CellLike, ...]:
    now = context.printing.at
    until = segment.until or min(now, run.ends_at() or now)
    span = max(until - segment.since, timedelta(0))
    volume = hours(span) * segment.rate_ml_h
    dose = volume * run.dose_mg / run.volume_ml
    rate = figures.fixed(segment.rate_ml_h) if segment.rate_ml_h else tr("paused")
    to = context.time(segment.until) if segment.until else tr("now")
    return (
        context.time(segment.since),
        to,
        rate,
        figures.long_span(span),
        figures.fixed(volume),
        figures.trimmed(dose, 2),
    )
