"""The infusion as rate over time, vital signs under it on the same axis; readable without colour."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from infusetrack.domain.events import InfusionStarted
from infusetrack.domain.infusion import Infusion
from infusetrack.reports.context import DayContext
from infusetrack.reports.flow import Strip, draw_text
from infusetrack.reports.style import (
    INK,
    INK_2,
    LINE_SOFT,
    REGULAR,
    SEMIBOLD,
    WHITE,
    Colour,
    Face,
    width,
)
from infusetrack.reports.timeline import Timeline
from infusetrack.reports.vitals_plot import draw_vitals
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LEFT, RIGHT = 34.0, 30.0
FLAGS, BETWEEN, AXIS = 15.0, 10.0, 15.0
PANELS = (58.0, 84.0)
"""How high the rates and the vital signs are drawn."""
TICK, NUMBER, NAME = Face(REGULAR, 6.8, INK_2), Face(SEMIBOLD, 6.8), Face(SEMIBOLD, 7.6)
HATCH = 4.0
NARROW = 11.0
"""Flags closer than this stand one row higher, so that their numbers can be read."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """The rate panel's frame on the page: `x` and `base` are its lower left corner."""

    canvas: "Canvas"
    line: Timeline
    x: float
    base: float
    room: float
    top_rate: float
    tall: float

    def across(self, at: datetime) -> float:
        return self.x + self.line.share(at) * self.room

    def up(self, rate: float) -> float:
        return self.base + rate / self.top_rate * self.tall


def chart(context: DayContext, line: Timeline, panels: tuple[float, float] = PANELS) -> Strip:
    """The drawing as one strip; `panels` are the heights of the rates and of the vital signs."""
    rows = _flag_rows(line, context.room - LEFT - RIGHT)
    flags = FLAGS + 10.0 * max(rows, default=0)
    rates, signs = panels
    height = flags + rates + BETWEEN + (signs if line.vitals else 0.0) + AXIS + 4

    def paint(canvas: "Canvas", x: float, top: float) -> None:
        base = top - flags - rates
        plot = _Plot(canvas, line, x + LEFT, base, context.room - LEFT - RIGHT, _top_rate(line), rates)
        bottom = base - (BETWEEN + signs if line.vitals else 0.0)
        _axis(plot, context, bottom)
        _rates(plot, context)
        if line.vitals:
            draw_vitals(canvas, line, (plot.x, bottom, plot.room, signs))
        _flags(plot, rows, bottom)

    told = tr(
        "Rates and vital signs over time, {first} to {last}; the tables beside it hold the same values."
    )
    ends = (context.time(line.first), context.time(line.last))
    return Strip(height, paint, role="Figure", alt=told.format(first=ends[0], last=ends[1]))


def _top_rate(line: Timeline) -> float:
    fastest = max(float(s.rate_ml_h) for _, run in line.infusions for s in run.segments)
    return fastest * 1.35


def _axis(plot: _Plot, context: DayContext, bottom: float) -> None:
    canvas = plot.canvas
    canvas.setStrokeColorRGB(*LINE_SOFT)
    canvas.setLineWidth(0.5)
    for at in plot.line.ticks():
        x, told = plot.across(at), figures.clock(at, context.zone)
        canvas.line(x, bottom, x, plot.base + plot.tall)
        draw_text(canvas, x - width(told, TICK) / 2, bottom - 10, told, TICK)
    canvas.setStrokeColorRGB(*INK_2)
    canvas.setLineWidth(0.6)
    canvas.line(plot.x, plot.base, plot.x + plot.room, plot.base)
    canvas.line(plot.x, bottom, plot.x + plot.room, bottom)
    draw_text(canvas, plot.x - LEFT + 4, plot.base + plot.tall - 6, tr("mL/h"), TICK)


def _rates(plot: _Plot, context: DayContext) -> None:
    started = {
        line.event.step: line.event
        for line in context.of_kind(InfusionStarted)
        if isinstance(line.event, InfusionStarted)
    }
    for key, run in plot.line.infusions:
        event = started.get(key)
        agent = event.agent if event else ""
        strong, soft = context.agent_colours(agent)
        stretches = list(_stretches(run, plot.line.last, context.printing.at))
        _area(plot, stretches, strong, soft)
        _rate_labels(plot, stretches)
        told = tr("{agent} {dose} mg in {volume} mL").format(
            agent=context.names.agent(agent),
            dose=figures.trimmed(run.dose_mg),
            volume=figures.fixed(run.volume_ml),
        )
        longest = max((s for s in stretches if s[2]), key=lambda s: s[1] - s[0])
        draw_text(plot.canvas, plot.across(longest[0]) + 5, plot.base + 5, told, NAME.of(strong))
    _flushes(plot)


Stretch = tuple[datetime, datetime, float]


def _stretches(run: Infusion, last: datetime, now: datetime) -> Iterator[Stretch]:
    for segment in run.segments:
        until = segment.until or min(last, run.ends_at() or now, max(now, segment.since))
        yield segment.since, max(until, segment.since), float(segment.rate_ml_h)


def _area(plot: _Plot, stretches: list[Stretch], strong: Colour, soft: Colour) -> None:
    canvas = plot.canvas
    for since, until, rate in stretches:
        x, wide = plot.across(since), plot.across(until) - plot.across(since)
        if rate == 0:
            _pause(plot, x, wide)
            continue
        canvas.setFillColorRGB(*soft)
        canvas.rect(x, plot.base, wide, plot.up(rate) - plot.base, stroke=0, fill=1)
    path = canvas.beginPath()
    path.moveTo(plot.across(stretches[0][0]), plot.base)
    for since, until, rate in stretches:
        path.lineTo(plot.across(since), plot.up(rate))
        path.lineTo(plot.across(until), plot.up(rate))
    path.lineTo(plot.across(stretches[-1][1]), plot.base)
    canvas.setStrokeColorRGB(*strong)
    canvas.setLineWidth(1.3)
    canvas.drawPath(path, stroke=1, fill=0)


def _pause(plot: _Plot, x: float, wide: float) -> None:
    canvas, tall = plot.canvas, plot.tall * 0.62
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(x, plot.base, wide, tall)
    canvas.clipPath(frame, stroke=0, fill=0)
    canvas.setStrokeColorRGB(*INK_2)
    canvas.setLineWidth(0.5)
    for step in range(int((wide + tall) / HATCH) + 1):
        canvas.line(x + step * HATCH - tall, plot.base, x + step * HATCH, plot.base + tall)
    canvas.restoreState()


def _rate_labels(plot: _Plot, stretches: list[Stretch]) -> None:
    taken_to = plot.x - LEFT
    for since, until, rate in stretches:
        told = tr("paused") if rate == 0 else f"{rate:.1f}"
        left, wide = plot.across(since), width(told, NUMBER)
        if rate == 0 and plot.across(until) - left < wide + 4:
            continue  # a short pause is told by its hatching and its number
        centred = (left + plot.across(until)) / 2 - wide / 2
        x = max(centred, taken_to + 3, left + 2 if rate == 0 else 0)
        y = plot.base + plot.tall * 0.62 + 3 if rate == 0 else plot.up(rate) + 3
        draw_text(plot.canvas, x, y, told, NUMBER)
        taken_to = x + wide


def _flushes(plot: _Plot) -> None:
    canvas = plot.canvas
    for flush in plot.line.flushes:
        ended = flush.ended_at or plot.line.last
        x = plot.across(flush.started_at)
        canvas.setStrokeColorRGB(*INK)
        canvas.setLineWidth(0.8)
        canvas.setDash(2, 2)
        canvas.rect(x, plot.base, plot.across(ended) - x, plot.up(float(flush.rate_ml_h)) - plot.base)
        canvas.setDash()
        draw_text(canvas, x, plot.up(float(flush.rate_ml_h)) + 3, tr("flush"), TICK)


def _flag_rows(line: Timeline, room: float) -> list[int]:
    """How many rows above the panel each flag stands."""
    rows = [0] * len(line.moments)
    for (at, one), (_, other) in pairwise(enumerate(line.moments)):
        close = (line.share(other.at) - line.share(one.at)) * room < NARROW
        rows[at + 1] = (rows[at] + 1) % 5 if close else 0
    return rows


def _flags(plot: _Plot, rows: list[int], bottom: float) -> None:
    canvas = plot.canvas
    for moment, row in zip(plot.line.moments, rows, strict=True):
        x, y = plot.across(moment.at), plot.base + plot.tall + 6 + 10 * row
        canvas.setStrokeColorRGB(*INK_2)
        canvas.setLineWidth(0.5)
        canvas.setDash(1, 2)
        canvas.line(x, bottom, x, y - 4)
        canvas.setDash()
        canvas.setFillColorRGB(*INK)
        canvas.circle(x, y, 4.6, stroke=0, fill=1)
        told, face = str(moment.number), NUMBER.of(WHITE)
        draw_text(canvas, x - width(told, face) / 2, y - 2.4, told, face)
