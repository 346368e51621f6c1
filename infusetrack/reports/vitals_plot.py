"""Systolic pressure and heart rate as two marked lines, pain as a row of numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infusetrack.domain.events import VitalsTaken
from infusetrack.reports.flow import draw_text
from infusetrack.reports.style import INK, INK_2, LINE_SOFT, REGULAR, SEMIBOLD, WHITE, Face, width
from infusetrack.reports.timeline import Timeline
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

TICK, NUMBER, NAME = Face(REGULAR, 6.8, INK_2), Face(SEMIBOLD, 6.8), Face(SEMIBOLD, 7.2)
PAIN_ROW = 16.0
STEP = 20
Frame = tuple[float, float, float, float]
"""Left, bottom, width and height in points."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a value to a height on the page."""

    low: int
    high: int
    bottom: float
    tall: float

    def up(self, value: float) -> float:
        return self.bottom + (value - self.low) / (self.high - self.low) * self.tall


def draw_vitals(canvas: "Canvas", line: Timeline, frame: Frame) -> None:
    """Both lines and the row of pain scores inside `frame`."""
    left, bottom, room, tall = frame
    scale = _scale(line, bottom + PAIN_ROW, tall - PAIN_ROW)
    _grid(canvas, scale, left, room)
    ends = [
        _series(canvas, line, _Series(scale, left, room, lambda one: one.sbp, tr("SBP"), solid=True)),
        _series(canvas, line, _Series(scale, left, room, lambda one: one.heart_rate, tr("HR"), solid=False)),
    ]
    _names(canvas, [end for end in ends if end])
    _pain(canvas, line, frame)


def _scale(line: Timeline, bottom: float, tall: float) -> _Scale:
    values = [v for _, one in line.vitals for v in (one.sbp, one.heart_rate) if v is not None] or [60, 120]
    low, high = min(values) // STEP * STEP, -(-(max(values) + 1) // STEP) * STEP
    return _Scale(low, high, bottom, tall)


def _grid(canvas: "Canvas", scale: _Scale, left: float, room: float) -> None:
    canvas.setStrokeColorRGB(*LINE_SOFT)
    canvas.setLineWidth(0.5)
    for value in range(scale.low, scale.high + 1, STEP):
        y, told = scale.up(value), str(value)
        canvas.line(left, y, left + room, y)
        draw_text(canvas, left - 5 - width(told, TICK), y - 2.4, told, TICK)


@dataclass(frozen=True, slots=True)
class _Series:
    """One line of the plot."""

    scale: _Scale
    left: float
    room: float
    value: Callable[[VitalsTaken], int | None]
    name: str
    solid: bool


End = tuple[float, float, str]


def _series(canvas: "Canvas", line: Timeline, series: _Series) -> End | None:
    points = [
        (series.left + line.share(at) * series.room, series.scale.up(value))
        for at, one in line.vitals
        if (value := series.value(one)) is not None
    ]
    if not points:
        return None
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(0.9)
    if not series.solid:
        canvas.setDash(3, 2)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash()
    canvas.setFillColorRGB(*(INK if series.solid else WHITE))
    for x, y in points:
        if series.solid:
            canvas.circle(x, y, 1.5, stroke=0, fill=1)
        else:
            canvas.rect(x - 1.5, y - 1.5, 3, 3, stroke=1, fill=1)
    return (*points[-1], series.name)


def _names(canvas: "Canvas", ends: list[End]) -> None:
    above = 1_000.0
    for x, y, name in sorted(ends, key=lambda end: -end[1]):
        placed = min(y - 2.4, above - 8.5)
        draw_text(canvas, x + 5, placed, name, NAME)
        above = placed


def _pain(canvas: "Canvas", line: Timeline, frame: Frame) -> None:
    left, bottom, room, _ = frame
    draw_text(canvas, left - 30, bottom + 4, tr("Pain"), TICK)
    free_from = left
    for at, one in line.vitals:
        if one.pain is None:
            continue
        told = str(one.pain)
        x = left + line.share(at) * room - width(told, NUMBER) / 2
        if x >= free_from:
            draw_text(canvas, x, bottom + 4, told, NUMBER)
            free_from = x + width(told, NUMBER) + 1.5
