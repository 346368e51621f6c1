"""Hemoglobin over days on paper, from the same picture as the screen; readable without colour."""

from datetime import datetime
from typing import TYPE_CHECKING

from infusetrack.domain.hemoglobin_picture import Picture
from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import Strip
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

from infusetrack.reports.hgb_frame import (
    FOOT,
    LEFT,
    RIGHT,
    TOP,
    Plot,
    span_of,
    values_of,
)
from infusetrack.reports.hgb_ground import draw_axis, draw_expected, draw_limits, draw_scale
from infusetrack.reports.hgb_marks import draw_blood, draw_doses, draw_line, draw_points


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
    span = span_of(picture, shown, since, context.ends_at)

    def paint(canvas: "Canvas", x: float, top: float) -> None:
        frame = (x + LEFT, top - height + FOOT, wide, height - TOP - FOOT)
        plot = Plot(canvas, picture, span, values_of(picture, shown), frame)
        draw_expected(plot)
        draw_scale(plot)
        draw_limits(plot)
        draw_doses(plot, context)
        draw_line(plot, shown)
        draw_points(plot, shown)
        draw_axis(plot, context)
        draw_blood(plot)

    told = tr("Hemoglobin over time, {first} to {last}; the table of values holds the same.")
    ends = (context.time(shown[0].at), context.time(shown[-1].at))
    return Strip(height, paint, role="Figure", alt=told.format(first=ends[0], last=ends[1]))


def legend_words(context: PatientContext, picture: Picture) -> str:
    """What the signs in the drawing mean, for the right end of its heading."""
    drugs = dict.fromkeys(context.names.agent(bar.drug) for bar in picture.bars)
    told = [
        tr("square: act now"),
        tr("diamond: watch"),
        *(tr("bar: {drug}").format(drug=one) for one in drugs),
    ]
    return " · ".join(told)
