"""The strip of pain, opioid and sedation, and the bars of fluids: what they say and what they paint."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from infusetrack.catalog.regimens import builtin
from infusetrack.ui.plots.axis import TimeAxis, height_of
from infusetrack.ui.plots.course import Flow, Mark
from infusetrack.ui.plots.support_bars import FluidBars
from infusetrack.ui.plots.support_course import (
    FluidDay,
    FluidHour,
    OpioidSpan,
    Score,
    Sedation,
    SupportCourse,
)
from infusetrack.ui.plots.support_plot import SupportPlot
from infusetrack.ui.widgets.rate_plot import RateSpan

BEGIN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
AGENT = builtin("nct04751383").agents["dinutuximab"]


def at(minutes):
    return BEGIN + timedelta(minutes=minutes)


COURSE = SupportCourse(
    pain=(Score(at(0), 2, "FLACC"), Score(at(60), 6, "FLACC")),
    sedation=(Sedation(at(0), "1", asks=False), Sedation(at(1), "1", asks=False), Sedation(at(60), "3", asks=True)),
    opioid=(OpioidSpan(at(0), at(30), D(20)), OpioidSpan(at(30), at(90), D(30))),
    boluses=(Mark(at(20), "morphine 0.6 mg"), Mark(at(22), "morphine 0.6 mg"), Mark(at(89), "morphine 1 mg")),
    flows=(Flow(AGENT, (RateSpan(at(5), at(90), D("5.16")),)),),
    act_at=D(4),
)  # fmt: skip
DAY = FluidDay(
    tuple(FluidHour(at(60 * n), D(40 if n == 2 else 0), D(20 if n == 3 else 0)) for n in range(24))
)


def painted(widget, qtbot, width=640, height=240):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    widget.render(image)
    return {image.pixelColor(x, y).name() for x in range(0, width, 3) for y in range(0, height, 2)}


def test_it_is_said_to_a_screen_reader(looked, qtbot):
    plot = SupportPlot()
    plot.show_course(COURSE)
    spoken = plot.accessibleDescription()
    assert "pain last 6 of 10, FLACC, from 2 to 6" in spoken
    assert "sedation last 3" in spoken
    assert "opioid 30 mcg/kg/h from 09:30" in spoken
    assert "morphine 0.6 mg at 09:20" in spoken
    assert plot.course is COURSE
    plot.deleteLater()


def test_the_drugs_colour_is_in_the_strip(looked, qtbot):
    plot = SupportPlot()
    plot.show_course(COURSE)
    line, soft = plot.look.agent_colours(AGENT)
    seen = painted(plot, qtbot)
    assert soft.name() in seen
    assert line.name() != soft.name()


def test_an_empty_day_says_so_and_paints_no_axis(looked, qtbot):
    plot = SupportPlot()
    plot.show_course(SupportCourse())
    assert plot.accessibleDescription() == ""
    assert SupportCourse().ends is None
    assert len(painted(plot, qtbot)) > 1


@pytest.mark.parametrize("hours", [0, 1, 30])
def test_the_axis_is_never_shorter_than_an_hour(hours):
    course = SupportCourse(pain=(Score(at(0), 2, ""), Score(at(60 * hours), 2, "")))
    first, last = course.ends
    assert last - first == timedelta(hours=max(1, hours))


def test_one_axis_for_all_rows():
    axis = TimeAxis(QRectF(100, 0, 200, 50), (at(0), at(100)))
    assert axis.x(at(0)) == 100
    assert axis.x(at(50)) == 200
    box = QRectF(0, 0, 10, 100)
    assert height_of(box, D(5), D(0), D(10)) == 50
    assert height_of(box, D(5), D(5), D(5)) == 100


def test_highest_rates_of_a_strip():
    assert (COURSE.highest_opioid, COURSE.highest_rate) == (30, D("5.16"))
    assert (SupportCourse().highest_opioid, SupportCourse().highest_rate) == (0, 0)


def test_bars_tell_each_hour_and_need_no_colour(looked, qtbot):
    bars = FluidBars()
    bars.show_day(DAY)
    assert "11:00 in 40 mL, out 0 mL" in bars.accessibleDescription()
    assert (DAY.highest, DAY.net) == (40, 20)
    assert bars.look.colour("brand").name() in painted(bars, qtbot)
    assert bars.day is DAY


def test_no_fluid_is_said(looked, qtbot):
    bars = FluidBars()
    bars.show_day(FluidDay())
    assert bars.accessibleDescription() == ""
    assert len(painted(bars, qtbot)) > 1
