"""Which chart counts, and what a score says of a set that is not whole."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.reference_limits import Reference
from infusetrack.domain.release import with_site_limits
from infusetrack.domain.scores import age_limit, chart_for, score
from infusetrack.domain.scores_bands import Bands
from infusetrack.domain.site import Site, SiteValue
from tests.domain.small_trial import DIN, START, TRIAL

REFERENCE = TRIAL.reference
WHOLE = VitalsTaken(
    DIN, sbp=92, dbp=53, heart_rate=121, respiratory_rate=22, temperature_c=D("38.2"), spo2=98, oxygen="air",
    capillary_refill_s=D(2), respiratory_distress="none", consciousness="A",
)  # fmt: skip


def site(value):
    return Site(
        values={
            "scores.news2_from_age": SiteValue("scores.news2_from_age", value, "policy 7", "PI 01", START)
        }
    )


@pytest.mark.parametrize(("years", "chart"), [(1, "pews"), (15, "pews"), (16, "news2"), (35, "news2")])
def test_the_paediatric_chart_counts_below_the_age_limit(years, chart):
    assert chart_for(REFERENCE, years) == chart
    assert score(REFERENCE, years, WHOLE).chart == chart


def test_the_site_may_choose_another_age_limit_which_names_its_source():
    own = with_site_limits(TRIAL, site("18")).reference
    assert (chart_for(own, 17), chart_for(own, 18)) == ("pews", "news2")
    assert (age_limit(own).source, age_limit(own).origin) == ("policy 7", "SITE")
    assert with_site_limits(TRIAL, site("soon")).reference is REFERENCE
    assert with_site_limits(TRIAL, Site()).reference is REFERENCE
    bare = replace(TRIAL, reference=Reference())
    assert with_site_limits(bare, site("18")).reference is bare.reference


def test_a_whole_set_has_all_points_and_names_its_chart():
    found = score(REFERENCE, 6, WHOLE)
    assert (found.name, found.total, found.missing, found.level) == ("National PEWS 2023", 1, (), "low")
    assert found.points["heart_rate"] == 1
    adult = score(REFERENCE, 20, WHOLE)
    assert (adult.name, adult.total, adult.missing, adult.level) == ("NEWS2", 7, (), "high")


def test_a_partial_set_says_what_is_missing():
    found = score(REFERENCE, 6, VitalsTaken(DIN, heart_rate=121))
    assert found.total == 1
    assert found.missing == (
        "respiratory_rate", "respiratory_distress", "spo2", "oxygen", "systolic_bp", "capillary_refill_s",
    )  # fmt: skip
    adult = score(REFERENCE, 16, VitalsTaken(DIN, heart_rate=121, oxygen_device="NP"))
    assert (adult.total, adult.points["on_oxygen"]) == (4, 2)
    assert adult.missing == ("respiratory_rate", "spo2", "systolic_bp", "acvpu", "temperature_c")


def test_a_set_with_nothing_that_counts_has_no_score():
    assert score(REFERENCE, 6, VitalsTaken(DIN, pain=4)) is None
    assert score(REFERENCE, 20, VitalsTaken(DIN, pain=4)) is None
    assert score(Reference(), 6, WHOLE) is None
    assert score(replace(REFERENCE, pews=None), 6, WHOLE) is None


def test_less_than_alert_raises_the_level_above_that_of_the_total():
    found = score(REFERENCE, 6, replace(WHOLE, consciousness="V"))
    assert (found.level, found.escalation) == ("low", "high")


def test_oxygen_in_words_is_only_known_where_it_says_air():
    assert score(REFERENCE, 6, replace(WHOLE, oxygen=" Air ")).points["oxygen"] == 0
    assert "oxygen" in score(REFERENCE, 6, replace(WHOLE, oxygen="2 L mask")).missing


def test_a_value_below_the_first_band_has_the_first_points():
    assert Bands((D(0), D(10)), (4, 0)).of(D(-1)) == 4
