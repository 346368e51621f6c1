"""The plot of a day draws what it is given, at every size, and says it aloud."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from infusetrack.ui.plots.course import Course, Flow, Mark, Strip, ticks
from infusetrack.ui.plots.course_plot import CoursePlot
from infusetrack.ui.widgets.rate_plot import RateSpan

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _course(regimen):
    points = tuple((NINE + place * HOUR, Decimal(100 - place)) for place in range(4))
    strip = Strip("SBP", points, Decimal(80), Decimal(110), Decimal(70), "limit 70")
    flow = Flow(regimen.agents["dinutuximab"], (RateSpan(NINE, NINE + HOUR, Decimal(5)),))
    return Course((strip,), (flow,), (Mark(NINE + HOUR, "acetaminophen 300 mg"),), UTC)


def _inks(plot):
    plot.resize(640, 240)
    image = plot.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(640) for y in range(0, 240, 2)}


def test_an_empty_day_says_so(looked, qtbot):
    plot = CoursePlot()
    qtbot.addWidget(plot)
    assert Course().ends is None
    assert plot.look.colour("ink_2").name() in _inks(plot)


def test_the_rate_is_drawn_in_the_colour_of_its_drug(looked, qtbot, regimen):
    plot = CoursePlot()
    qtbot.addWidget(plot)
    plot.show_course(_course(regimen))
    line, soft = plot.look.agent_colours(regimen.agents["dinutuximab"])
    assert {line.name(), soft.name()} <= _inks(plot)


def test_what_is_seen_is_also_said(looked, qtbot, regimen):
    plot = CoursePlot()
    qtbot.addWidget(plot)
    plot.show_course(_course(regimen))
    assert plot.accessibleDescription() == "SBP last 97, from 97 to 100; acetaminophen 300 mg at 10:00"


def test_a_value_or_limit_beyond_the_usual_span_is_still_shown(regimen):
    assert _course(regimen).strips[0].span() == (Decimal(70), Decimal(110))
    assert Strip("Pain", (), Decimal(0), Decimal(10), Decimal(20)).span() == (Decimal(0), Decimal(10))


def test_a_single_point_has_room_around_it():
    course = Course((Strip("SBP", ((NINE, Decimal(100)),), Decimal(80), Decimal(110)),))
    assert course.ends == (NINE, NINE + HOUR)
    assert course.highest == 0


@pytest.mark.parametrize(("hours", "count"), [(1, 2), (8, 9), (9, 5), (30, 8), (400, 8)])
def test_the_axis_has_full_hours_and_not_too_many(hours, count):
    found = list(ticks(NINE, NINE + hours * HOUR, UTC))
    assert len(found) <= 10
    assert abs(len(found) - count) <= 1
    assert all(at.minute == 0 for at in found)


def test_on_the_night_of_the_clock_change_the_ticks_stay_full_hours():
    zone = ZoneInfo("America/New_York")
    begin = datetime(2026, 11, 1, 4, 20, tzinfo=UTC)
    local = [at.astimezone(zone) for at in ticks(begin, begin + 5 * HOUR, zone)]
    assert [f"{at:%H:%M}" for at in local] == ["01:00", "01:00", "02:00", "03:00", "04:00"]
