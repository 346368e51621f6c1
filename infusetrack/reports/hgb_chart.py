"""Hemoglobin over days on paper, from the same picture as the screen; readable without colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING

from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_course import RED_CELLS
from infusetrack.domain.hemoglobin_numbers import NUMBERS
from infusetrack.domain.hemoglobin_picture import Picture, cycle_day_of
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import Strip, draw_text
from infusetrack.reports.style import (
    INK,
    INK_2,
    LINE,
    LINE_SOFT,
    PALE,
    REGULAR,
    SEMIBOLD,
    WHITE,
    Face,
    width,
)
from infusetrack.wording import figures
from infusetrack.wording.hemoglobin_picture import given_words
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

DAY = timedelta(days=1)
LEFT, RIGHT, TOP, FOOT = 24.0, 46.0, 12.0, 26.0
TICK, NUMBER, NAME = Face(REGULAR, 7.0, INK_2), Face(SEMIBOLD, 8.6), Face(SEMIBOLD, 7.0)
LONG_GAP = 7 * DAY
"""A line is not drawn through a longer silence (as on the screen)."""
APART = 26.0
"""Names on an axis stand at least so many points apart."""
BESIDE = (-12.0, 6.0, -3.0, -20.0, 14.0)
"""How far above its point the last value's number may stand, the best place first."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """The drawing's frame: `x`, `base` are its lower left corner; moments and g/dL to places."""

    canvas: "Canvas"
    picture: Picture
    span: tuple[datetime, datetime]
    values: tuple[float, float]
    frame: tuple[float, float, float, float]

    def across(self, at: datetime) -> float:
        x, _, room, _ = self.frame
        first, last = self.span
        return x + min(max((at - first) / (last - first), 0.0), 1.0) * room

    def up(self, g_dl: float) -> float:
        _, base, _, tall = self.frame
        low, high = self.values
        return base + min(max((g_dl - low) / (high - low), 0.0), 1.0) * tall

    def holds(self, at: datetime) -> bool:
        return self.span[0] <= at <= self.span[1]


def hgb_chart(
    context: PatientContext,
    picture: Picture,
    *,
    room: float = 0.0,
    height: float = 150.0,
    since: datetime | None = None,
) -> Strip | None:
    """The drawing as one strip, `room` by `height` points, from `since` on; None without a value to draw.

    `picture` is `hemoglobin_picture.picture(course_of(chart), review_chart(chart), cycle_spans(...))`.
    """
    shown = [one for one in picture.reviews if since is None or one.at >= since]
    if not shown:
        return None
    wide = (room or context.room) - LEFT - RIGHT
    span = _span(picture, shown, since, context.ends_at)

    def paint(canvas: "Canvas", x: float, top: float) -> None:
        frame = (x + LEFT, top - height + FOOT, wide, height - TOP - FOOT)
        plot = _Plot(canvas, picture, span, _values(picture, shown), frame)
        _expected(plot)
        _scale(plot)
        _limits(plot)
        _doses(plot, context)
        _line(plot, shown)
        _points(plot, shown)
        _axis(plot, context)
        _blood(plot)

    return Strip(height, paint)


def legend_words(context: PatientContext, picture: Picture) -> str:
    """What the signs in the drawing mean, for the right end of its heading."""
    drugs = dict.fromkeys(context.names.agent(bar.drug) for bar in picture.bars)
    told = [
        tr("square: act now"),
        tr("diamond: watch"),
        *(tr("bar: {drug}").format(drug=one) for one in drugs),
    ]
    return " · ".join(told)


def _span(
    picture: Picture, shown: Sequence[Review], since: datetime | None, now: datetime
) -> tuple[datetime, datetime]:
    """From the first value or dose shown to the last thing that happened, at least three days."""
    marks = [
        *(one.at for one in picture.doses),
        *(one.since for one in picture.bars),
        *(one.at for one in picture.given),
    ]
    marks = [at for at in marks if at <= now and (since is None or at >= since)]
    first, last = min(shown[0].at, *marks, now), max(shown[-1].at, *marks, shown[0].at)
    last = max(last, first + 3 * DAY)
    edge = (last - first) / 40
    return first - edge, last + edge


def _values(picture: Picture, shown: Sequence[Review]) -> tuple[float, float]:
    """Whole g/dL below and above all that is drawn; grade 3 is always on the paper."""
    known = [float(one.value.g_dl) for one in shown]
    known += [float(one) for one in (picture.baseline, picture.lln) if one is not None]
    low, high = min(*known, float(NUMBERS["grade_3"].value)), max(known)
    return float(floor(low - 0.3)), float(ceil(high + 0.4))


# --- the ground ------------------------------------------------------------------------------


def _expected(plot: _Plot) -> None:
    """Where hemoglobin is expected, as a pale band."""
    canvas = plot.canvas
    canvas.setFillColorRGB(*PALE)
    for one in plot.picture.expected:
        left, right = plot.across(one.since), plot.across(one.until)
        low, high = plot.up(float(one.low)), plot.up(float(one.high))
        if right > left:
            canvas.rect(left, low, right - left, high - low, stroke=0, fill=1)


def _scale(plot: _Plot) -> None:
    canvas, (x, base, wide, tall) = plot.canvas, plot.frame
    low, high = plot.values
    step = 1 if high - low <= 6 else 2  # noqa: PLR2004 (a number for every g/dL while there is room)
    canvas.setLineWidth(0.4)
    for value in range(int(low), int(high) + 1, step):
        y, told = plot.up(value), str(value)
        canvas.setStrokeColorRGB(*LINE_SOFT)
        canvas.line(x, y, x + wide, y)
        draw_text(canvas, x - 4 - width(told, TICK), y - 2.4, told, TICK)
    canvas.setStrokeColorRGB(*INK_2)
    canvas.setLineWidth(0.7)
    canvas.line(x, base, x, base + tall)
    canvas.line(x, base, x + wide, base)
    draw_text(canvas, x - LEFT, base + tall + 6, tr("g/dL"), TICK)


def _named(picture: Picture) -> list[tuple[float, str, tuple[float, float]]]:
    """The limits: g/dL, name, and the dashes that tell them apart."""
    found = [(float(NUMBERS["grade_3"].value), tr("grade 3"), (1.0, 2.0))]
    if picture.baseline is not None:
        found.append((float(picture.baseline), tr("baseline"), (5.0, 3.0)))
    return found


def _limits(plot: _Plot) -> None:
    """Baseline and the limit of grade 3, each dashed in its own way and named at the right."""
    canvas, (x, _, wide, _) = plot.canvas, plot.frame
    for value, name, dash in _named(plot.picture):
        canvas.setStrokeColorRGB(*INK_2)
        canvas.setLineWidth(0.6)
        canvas.setDash(*dash)
        canvas.line(x, plot.up(value), x + wide, plot.up(value))
        canvas.setDash()
        draw_text(canvas, x + wide + 4, plot.up(value) - 2.4, name, TICK)


# --- what happened -----------------------------------------------------------------------------


def _doses(plot: _Plot, context: PatientContext) -> None:
    """Each magrolimab dose as an upright with its name; days of dinutuximab as a bar at the foot."""
    canvas, (x, base, wide, tall) = plot.canvas, plot.frame
    canvas.setLineWidth(0.8)
    free_from = x
    for one in plot.picture.doses:
        if not plot.holds(one.at):
            continue
        strong, _ = context.agent_colours(one.drug)
        at, name = plot.across(one.at), context.names.agent(one.drug)
        canvas.setStrokeColorRGB(*strong)
        canvas.setDash(3, 2)
        canvas.line(at, base, at, base + tall)
        canvas.setDash()
        start = min(at + 2, x + wide - width(name, NAME))
        if start >= free_from:
            draw_text(canvas, start, base + tall + 4, name, NAME.of(strong))
            free_from = start + width(name, NAME) + 4
    for bar in plot.picture.bars:
        if plot.holds(bar.until) or plot.holds(bar.since):
            strong, _ = context.agent_colours(bar.drug)
            left, right = plot.across(bar.since), plot.across(bar.until + DAY / 3)
            canvas.setFillColorRGB(*strong)
            canvas.rect(left, base, max(right - left, 2.0), 3.0, stroke=0, fill=1)
            name = context.names.agent(bar.drug)
            if width(name, TICK) <= right - left:
                draw_text(canvas, left, base + 5, name, TICK.of(strong))


def _line(plot: _Plot, shown: Sequence[Review]) -> None:
    """The values joined, but not through red cells given nor through a long silence."""
    canvas = plot.canvas
    units = [one.at for one in plot.picture.given if one.product == RED_CELLS]
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(1.1)
    for one, other in pairwise(shown):
        given = any(one.at < at <= other.at for at in units)
        if other.at - one.at <= LONG_GAP and not given:
            canvas.line(*_place(plot, one), *_place(plot, other))


def _place(plot: _Plot, one: Review) -> tuple[float, float]:
    return plot.across(one.at), plot.up(float(one.value.g_dl))


def _points(plot: _Plot, shown: Sequence[Review]) -> None:
    """A square asks for a person now, a diamond is watched, a circle is neither; the last has its number."""
    canvas = plot.canvas
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(1.0)
    for one in shown:
        x, y = _place(plot, one)
        canvas.setFillColorRGB(*(INK if one.value.method == "lab" else WHITE))
        if one.tier is Tier.ACT:
            canvas.rect(x - 2.8, y - 2.8, 5.6, 5.6, stroke=1, fill=1)
        elif one.tier is Tier.WATCH:
            _diamond(canvas, x, y)
        else:
            canvas.circle(x, y, 2.0, stroke=1, fill=1)
    last = shown[-1]
    x, y = _place(plot, last)
    told = figures.fixed(last.value.g_dl)
    if last.fall is not None and last.fall:
        told = tr("{value} ({change})").format(value=told, change=figures.change(-last.fall))
    _number(plot, x, y, told)


def _diamond(canvas: "Canvas", x: float, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x - 3.6, y)
    for at in ((x, y + 3.6), (x + 3.6, y), (x, y - 3.6)):
        path.lineTo(*at)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def _number(plot: _Plot, x: float, y: float, told: str) -> None:
    """The last value beside its point, on white; left of it where the paper ends, never on another name."""
    left, _, wide, _ = plot.frame
    long = width(told, NUMBER)
    start = x + 6 if x + 6 + long <= left + wide + RIGHT else x - 6 - long
    baseline = next((y + by for by in BESIDE if _is_free(plot, y + by)), y + BESIDE[0])
    plot.canvas.setFillColorRGB(*WHITE)
    plot.canvas.rect(start - 1, baseline - 2, long + 2, 10, stroke=0, fill=1)
    draw_text(plot.canvas, start, baseline, told, NUMBER)


def _is_free(plot: _Plot, baseline: float) -> bool:
    """Whether no limit's name stands at this height, and the axis not either."""
    _, base, _, tall = plot.frame
    names = [plot.up(value) for value, _, _ in _named(plot.picture)]
    apart = all(abs(baseline + 3 - name) >= 9 for name in names)  # noqa: PLR2004 (a line's height)
    return apart and base + 4 <= baseline <= base + tall - 4


# --- the axis ---------------------------------------------------------------------------------


def _axis(plot: _Plot, context: PatientContext) -> None:
    """The cycle day and the date under values and doses, the latest first, as many as there is room for."""
    canvas, (_, base, _, _) = plot.canvas, plot.frame
    known = [one.at for one in plot.picture.reviews] + [one.at for one in plot.picture.doses]
    moments = sorted({at for at in known if plot.holds(at)})
    free_to = plot.frame[0] + plot.frame[2] + RIGHT
    for at in reversed(moments):
        local = at.astimezone(context.zone)
        day = cycle_day_of(plot.picture.cycles, at)
        date = f"{local.day} {figures.MONTHS[local.month - 1]}"
        x = plot.across(at)
        if x + APART / 2 > free_to:
            continue
        canvas.setStrokeColorRGB(*LINE)
        canvas.line(x, base, x, base - 2.5)
        for row, told in enumerate(part for part in (day, date) if part):
            draw_text(canvas, x - width(told, TICK) / 2, base - 9.5 - 8 * row, told, TICK)
        free_to = x - APART / 2


def _blood(plot: _Plot) -> None:
    """Red cells as a triangle on the axis with their volume."""
    canvas, (x, base, wide, _) = plot.canvas, plot.frame
    for one in plot.picture.given:
        if one.product != RED_CELLS or not plot.holds(one.at):
            continue
        at = plot.across(one.at)
        path = canvas.beginPath()
        path.moveTo(at, base + 9)
        path.lineTo(at - 4, base + 2)
        path.lineTo(at + 4, base + 2)
        path.close()
        canvas.setFillColorRGB(*INK)
        canvas.drawPath(path, stroke=0, fill=1)
        told = given_words(one)
        start = at + 6 if at + 6 + width(told, TICK) <= x + wide + RIGHT else at - 6 - width(told, TICK)
        draw_text(canvas, start, base + 3.5, told, TICK)
