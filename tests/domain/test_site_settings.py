"""Every number that the site may set stands in one list, with its file value, bounds, and the less strict side."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal as D

import pytest

from infusetrack.catalog.emergency import emergency_card
from infusetrack.domain.events import SiteValueReset, SiteValueSet
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Origin
from infusetrack.domain.release import with_site_limits
from infusetrack.domain.site import replay_site
from infusetrack.domain.site_settings import changed, history, settings
from tests.domain.small_trial import TRIAL

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
EVERY = {one.key: one for one in settings(TRIAL, emergency_card())}


def lines(*facts):
    return [Line("site", seq, AT, AT, "AD 01", fact) for seq, fact in enumerate(facts, 1)]


def site_with(**values):
    facts = [
        SiteValueSet(key.replace("__", "."), value, "policy", "why not") for key, value in values.items()
    ]
    return replay_site(lines(*facts))


def test_every_hold_of_the_trial_is_there_and_each_key_once():
    assert {f"hold.{rule.id}" for rule in TRIAL.holds} <= set(EVERY)
    assert len(settings(TRIAL, emergency_card())) == len(EVERY)
    assert {one.group for one in EVERY.values()} == {
        "holds",
        "labs",
        "clock",
        "plans",
        "drugs",
        "scores",
        "handoff",
        "emergency",
    }


def test_the_files_own_number_always_lies_inside_its_bounds():
    for one in EVERY.values():
        assert one.file is None or one.allows(one.file.value), one.key
        assert one.low < one.high


@pytest.mark.parametrize(
    ("key", "looser", "stricter"),
    [
        ("hold.hgb-c1d1", "9.0", "10"),
        ("hold.temperature", "39", "38"),
        ("hold.sbp-fall", "80", "90"),
        ("clock.on_time_often", "10", "3"),
        ("plan.V-DIN.3.every", "20", "10"),
        ("drug.morphine.again", "60", "180"),
        ("drug.morphine.high", "60", "40"),
    ],
)
def test_the_less_strict_side_is_known(key, looser, stricter):
    assert EVERY[key].is_looser(D(looser))
    assert not EVERY[key].is_looser(D(stricter))
    assert not EVERY[key].is_looser(EVERY[key].file.value)


def test_what_no_file_gives_is_neither_loose_nor_strict():
    daily = EVERY["drug.morphine.daily_max"]
    assert daily.file is None
    assert not daily.is_looser(D(10_000))
    assert daily.in_force(site_with()) is None
    assert daily.allows(D("0.5"))
    assert not daily.allows(D(0))


def test_an_age_has_no_less_strict_side():
    age = EVERY["scores.news2_from_age"]
    assert not age.is_looser(D(18))
    assert not age.allows(D("16.5"))


def test_the_number_in_force_is_the_sites_with_its_source():
    site = site_with(**{"hold.hgb": "8.5"})
    found = EVERY["hold.hgb"].in_force(site)
    assert (found.value, found.origin, found.source) == (D("8.5"), Origin.SITE, "policy")
    assert changed(EVERY["hold.hgb"], site).why == "why not"
    assert changed(EVERY["hold.platelets"], site) is None


def test_history_keeps_every_step_and_who():
    facts = lines(
        SiteValueSet("hold.hgb", "8.5", "policy", "audit"),
        SiteValueSet("hold.platelets", "40", "policy", "audit"),
        SiteValueReset("hold.hgb", "protocol amended"),
    )
    steps = history(facts, "hold.hgb")
    assert [(one.value, one.why, one.line.by) for one in steps] == [
        ("8.5", "audit", "AD 01"),
        (None, "protocol amended", "AD 01"),
    ]


class TestWhatHoldsAfterwards:
    def test_a_rhythm_of_a_plan_and_the_on_time_minutes_are_the_sites(self):
        own = with_site_limits(TRIAL, site_with(**{"plan.V-DIN.3.every": "10", "clock.on_time_often": "7"}))
        point = own.vitals_plans["V-DIN"].points[2]
        assert (point.every_min, point.origin, point.source) == (10, Origin.SITE, "policy")
        assert own.clock["on_time_often"].value == D(7)
        assert own.clock["on_time_hourly"] == TRIAL.clock["on_time_hourly"]
        assert own.vitals_plans["V-NONE"] is TRIAL.vitals_plans["V-NONE"]

    @pytest.mark.parametrize("odd", ["often", "0", "-5"])
    def test_an_odd_value_in_an_old_record_leaves_the_files(self, odd):
        own = with_site_limits(TRIAL, site_with(**{"plan.V-DIN.3.every": odd, "clock.on_time_often": odd}))
        assert own.vitals_plans["V-DIN"] == TRIAL.vitals_plans["V-DIN"]
        assert own.clock["on_time_often"].value == D(5)

    def test_a_value_taken_back_leaves_the_files(self):
        site = replay_site(
            lines(SiteValueSet("hold.hgb", "8.5", "policy", "x"), SiteValueReset("hold.hgb", "amended"))
        )
        assert with_site_limits(TRIAL, site).holds == TRIAL.holds


def test_a_trial_without_a_score_age_has_no_such_setting():
    bare = replace(TRIAL, reference=replace(TRIAL.reference, numbers={}))
    assert "scores.news2_from_age" not in {one.key for one in settings(bare)}
