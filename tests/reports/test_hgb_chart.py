"""Hemoglobin on paper: every value drawn, the last one told, nothing that colour alone would say."""

from datetime import timedelta
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.chart import replay
from infusetrack.domain.hemoglobin import review
from infusetrack.domain.hemoglobin_picture import CycleSpan, Picture, picture
from infusetrack.reports.context import DayContext
from infusetrack.reports.hgb_chart import hgb_chart, legend_words
from infusetrack.reports.hgb_frame import Plot, span_of, values_of
from infusetrack.reports.hgb_ground import named_limits
from infusetrack.reports.hgb_marks import draw_doses
from infusetrack.wording import figures
from tests.days import magrolimab_day, regimen
from tests.domain.hemoglobin_courses import KILOS, STEADY, course, on
from tests.fakes import MemoryRecord
from tests.reports.drawn import Sheet
from tests.reports.pages import printing

FALLING = [*STEADY, (1, "10.4"), (3, "9.6"), (5, "8.8")]
HEIGHT, ROOM = 140.0, 260.0


@pytest.fixture(scope="module")
def context():
    chart = replay(magrolimab_day(MemoryRecord()))
    return DayContext.of(chart, regimen(), "C1D1", printing(chart, at=on(30), zone=ZoneInfo("UTC")))


def _picture(pairs=FALLING, **more):
    known = course(pairs, **more)
    return picture(known, review(known), (CycleSpan("C1", on(0) - timedelta(hours=9), 21),))


def _drawn(context, shown, **more):
    strip = hgb_chart(context, shown, room=ROOM, height=HEIGHT, **more)
    sheet = Sheet()
    strip.paint(sheet, 36.0, 700.0)
    return sheet


def test_the_last_value_stands_with_its_distance_from_baseline(context):
    told = _drawn(context, _picture()).words
    assert f"8.8 ({figures.change(D('-2.4'))})" in told
    assert {"baseline", "grade 3", "g/dL", "magrolimab"} <= set(told)


def test_days_and_dates_stand_at_the_values(context):
    told = _drawn(context, _picture()).words
    assert {"C1D6", "12 Jan"} <= set(told)


def test_what_acts_is_a_square_what_is_watched_a_diamond(context):
    shown = _picture()
    tiers = [one.tier.value for one in shown.reviews]
    sheet = _drawn(context, shown)
    assert len(sheet.of("circle")) == tiers.count("none")
    assert len([one for one in sheet.of("rect") if one[2:4] == (5.6, 5.6)]) == tiers.count("act")
    assert len(sheet.of("close")) == tiers.count("watch")
    assert tiers.count("act")


def test_the_line_is_not_drawn_through_red_cells_nor_through_a_silence(context):
    joined = len(_drawn(context, _picture([*STEADY, (1, "10.4"), (3, "10.2")])).of("line"))
    unit = c.Unit(on(2), c.RED_CELLS, D(10) * KILOS)
    broken = _drawn(context, _picture([*STEADY, (1, "10.4"), (3, "10.2")], units=(unit,)))
    assert len(broken.of("line")) == joined - 1
    assert "Red cells 160 mL (10 mL/kg)" in broken.words
    far = len(_drawn(context, _picture([*STEADY, (1, "10.4"), (9, "10.2")])).of("line"))
    assert far == joined - 1


def test_what_lies_before_the_beginning_is_left_out(context):
    sheet = _drawn(context, _picture(), since=on(2))
    assert not any(word.startswith("C1D2") for word in sheet.words)
    assert hgb_chart(context, _picture(), since=on(9)) is None
    assert hgb_chart(context, Picture()) is None


def test_the_signs_are_explained(context):
    doses = (
        c.Dose(on(0), c.MAGROLIMAB, kind=c.PRIMING),
        c.Dose(on(1), c.DINUTUXIMAB),
        c.Dose(on(2), c.DINUTUXIMAB),
    )
    shown = _picture(doses=(0,))
    assert "square: act now" in legend_words(context, shown)
    known = picture(c.Course(**{**_fields(course(FALLING)), "doses": doses}), review(course(FALLING)))
    assert "bar: dinutuximab" in legend_words(context, known)
    assert _drawn(context, known).words


def _fields(known):
    return {name: getattr(known, name) for name in type(known).__slots__}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0.1, 60).map(lambda x: round(x, 2)), st.decimals(D(3), D(19), places=1)),
        min_size=1,
        max_size=12,
        unique_by=lambda pair: pair[0],
    )
)
def test_everything_stays_inside_its_band(context, pairs):
    shown = _picture(sorted(pairs), units=(c.Unit(on(3), c.RED_CELLS, D(200)),))
    sheet = _drawn(context, shown)
    left, bottom, right, top = sheet.box
    assert left >= 36 - 1
    assert bottom >= 700 - HEIGHT
    assert top <= 700
    assert right <= 36 + ROOM + 1


def test_the_frame_holds_three_days_at_least_and_grade_3_always():
    shown = _picture([(-0.1, "11.2")])
    first, last = span_of(shown, shown.reviews, None, on(30))
    assert last - first >= timedelta(days=3)
    low, high = values_of(shown, shown.reviews)
    assert low < 8
    assert high > 11.2


def test_each_limit_has_dashes_of_its_own():
    dashes = [dash for _, _, dash in named_limits(_picture())]
    assert len(dashes) == len(set(dashes)) == 2
    assert len(named_limits(Picture())) == 1


def test_a_dose_outside_the_frame_is_not_drawn(context):
    sheet = Sheet()
    shown = _picture(doses=(0, 20))
    plot = Plot(sheet, shown, (on(-1), on(9)), (7.0, 12.0), (0.0, 0.0, 200.0, 100.0))
    draw_doses(plot, context)
    assert sheet.words == ["magrolimab"]
