"""The ground of a hemoglobin drawing on paper: expected range, scale, limits, days."""

from infusetrack.domain.hemoglobin_numbers import NUMBERS
from infusetrack.domain.hemoglobin_picture import Picture, cycle_day_of
from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import draw_text
from infusetrack.reports.hgb_frame import (
    APART,
    LEFT,
    RIGHT,
    TICK,
    Plot,
)
from infusetrack.reports.style import (
    INK_2,
    LINE,
    LINE_SOFT,
    PALE,
    width,
)
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


def draw_expected(plot: Plot) -> None:
    """Where hemoglobin is expected, as a pale band."""
    canvas = plot.canvas
    canvas.setFillColorRGB(*PALE)
    for one in plot.picture.expected:
        left, right = plot.across(one.since), plot.across(one.until)
        low, high = plot.up(float(one.low)), plot.up(float(one.high))
        if right > left:
            canvas.rect(left, low, right - left, high - low, stroke=0, fill=1)


def draw_scale(plot: Plot) -> None:
    """Both axes and the whole g/dL."""
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


def named_limits(picture: Picture) -> list[tuple[float, str, tuple[float, float]]]:
    """The limits: g/dL, name, and the dashes that tell them apart."""
    found = [(float(NUMBERS["grade_3"].value), tr("grade 3"), (1.0, 2.0))]
    if picture.baseline is not None:
        found.append((float(picture.baseline), tr("baseline"), (5.0, 3.0)))
    return found


def draw_limits(plot: Plot) -> None:
    """Baseline and the limit of grade 3, each dashed in its own way and named at the right."""
    canvas, (x, _, wide, _) = plot.canvas, plot.frame
    for value, name, dash in named_limits(plot.picture):
        canvas.setStrokeColorRGB(*INK_2)
        canvas.setLineWidth(0.6)
        canvas.setDash(*dash)
        canvas.line(x, plot.up(value), x + wide, plot.up(value))
        canvas.setDash()
        draw_text(canvas, x + wide + 4, plot.up(value) - 2.4, name, TICK)


def draw_axis(plot: Plot, context: PatientContext) -> None:
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
