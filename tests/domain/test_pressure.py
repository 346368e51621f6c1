"""The pressure of a set against the limits of the regimen, the site's own and the published ones."""

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.pressure import pressure_ground, pressure_of
from infusetrack.domain.release import with_site_limits
from infusetrack.domain.site import Site, SiteValue
from tests.domain.small_trial import DIN, START, TRIAL, Pen, at

THREE = date(2023, 5, 1)


def chart_of(*sbps, born=THREE, **more):
    pen = Pen(birth_date=born)
    pen.write(VitalsTaken(DIN, "vitals", sbp=92, baseline=True), at(7))
    lines = [pen.write(VitalsTaken(DIN, sbp=sbp, **more), at(9, minute)) for minute, sbp in enumerate(sbps)]
    return pen.chart, lines


@pytest.mark.parametrize(("sbp", "level"), [(79, "watch"), (78, "stop"), (83, "none")])
def test_a_child_of_three_falls_from_92(sbp, level):
    chart, (line,) = chart_of(sbp)
    assert pressure_of(chart, TRIAL, line, DIN).level == level


def test_the_limits_name_their_rule_and_source():
    chart, _ = chart_of()
    ground = pressure_ground(chart, TRIAL, DIN, at(9))
    assert (ground.years, ground.in_use.floor, ground.in_use.of_baseline) == (3, D(76), D("78.20"))
    assert "more than 15 % under baseline" in ground.source
    assert "PALS" in pressure_ground(Pen(birth_date=THREE).chart, TRIAL, DIN, at(9)).source


def test_a_limit_of_the_site_counts_and_the_published_ones_stay_in_sight():
    own = with_site_limits(
        TRIAL, Site(values={"hold.sbp-fall": SiteValue("hold.sbp-fall", "80", "policy", "PI", START)})
    )
    chart, (line,) = chart_of(77)
    found = pressure_of(chart, own, line, DIN)
    assert (found.level, found.limits.highest) == ("watch", D(76))
    assert [one.fired for one in found.definitions] == [("baseline",), ("baseline",), ()]
    assert "PALS" in pressure_ground(chart, own, DIN, at(9)).source


def test_a_regimen_without_such_limits_goes_by_the_published_ones():
    bare = replace(TRIAL, holds=())
    chart, (line,) = chart_of(78)
    assert pressure_of(chart, bare, line, DIN).level == "stop"
    assert "more than 15 %" in pressure_ground(chart, bare, DIN, at(9)).source
    alone = replace(bare, reference=replace(bare.reference, numbers={}))
    assert pressure_ground(chart, alone, DIN, at(9)).source == ""


def test_signs_of_a_low_pressure_count_without_a_number():
    chart, (line,) = chart_of(None, pressure_symptoms=True, heart_rate=100)
    assert pressure_of(chart, TRIAL, line, DIN).fired == ("symptoms",)


def test_the_age_is_that_of_the_site_calendar():
    chart, _ = chart_of(born=date(2023, 11, 25))
    late = at(2, 0, 25)
    assert pressure_ground(chart, TRIAL, DIN, late, zone=ZoneInfo("America/New_York")).years == 2
    assert pressure_ground(chart, TRIAL, DIN, late).years == 3


def test_a_line_that_is_no_set_has_no_pressure():
    chart, _ = chart_of()
    assert pressure_of(chart, TRIAL, chart.lines[0], DIN).level == "unknown"
