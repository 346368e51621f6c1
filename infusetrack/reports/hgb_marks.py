"""What stands in a hemoglobin drawing on paper: doses, values, red cells, the last number."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_course import RED_CELLS
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import draw_text
from infusetrack.reports.style import (
    INK,
    WHITE,
    width,
)
from infusetrack.wording import figures
from infusetrack.wording.hemoglobin_picture import given_words
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

from infusetrack.reports.hgb_frame import (
    BESIDE,
    DAY,
    LONG_GAP,
    NAME,
    NUMBER,
    RIGHT,
    TICK,
    Plot,
)
from infusetrack.reports.hgb_ground import named_limits


def draw_doses(plot: Plot, context: PatientContext) -> None:
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


def draw_line(plot: Plot, shown: Sequence[Review]) -> None:
    """The values joined, but not through red cells given nor through a long silence."""
    canvas = plot.canvas
    units = [one.at for one in plot.picture.given if one.product == RED_CELLS]
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(1.1)
    for one, other in pairwise(shown):
        given = any(one.at < at <= other.at for at in units)
        if other.at - one.at <= LONG_GAP and not given:
            canvas.line(*_place(plot, one), *_place(plot, other))


def _place(plot: Plot, one: Review) -> tuple[float, float]:
    return plot.across(one.at), plot.up(float(one.value.g_dl))


def draw_points(plot: Plot, shown: Sequence[Review]) -> None:
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


def _number(plot: Plot, x: float, y: float, told: str) -> None:
    """The last value beside its point, on white; left of it where the paper ends, never on another name."""
    left, _, wide, _ = plot.frame
    long = width(told, NUMBER)
    start = x + 6 if x + 6 + long <= left + wide + RIGHT else x - 6 - long
    baseline = next((y + by for by in BESIDE if _is_free(plot, y + by)), y + BESIDE[0])
    plot.canvas.setFillColorRGB(*WHITE)
    plot.canvas.rect(start - 1, baseline - 2, long + 2, 10, stroke=0, fill=1)
    draw_text(plot.canvas, start, baseline, told, NUMBER)


def _is_free(plot: Plot, baseline: float) -> bool:
    """Whether no limit's name stands at this height, and the axis not either."""
    _, base, _, tall = plot.frame
    names = [plot.up(value) for value, _, _ in named_limits(plot.picture)]
    apart = all(abs(baseline + 3 - name) >= 9 for name in names)  # noqa: PLR2004 (a line's height)
    return apart and base + 4 <= baseline <= base + tall - 4


def draw_blood(plot: Plot) -> None:
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
