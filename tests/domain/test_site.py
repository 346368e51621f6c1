"""The site's stream: staff, chairs, and values that the registry leaves open."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    ChairLeft,
    ChairTaken,
    ClockGap,
    PinChanged,
    SignedIn,
    SignInFailed,
    SiteValueReset,
    SiteValueSet,
    StaffAdded,
    StaffLeft,
)
from infusetrack.domain.record import Line
from infusetrack.domain.site import Site, replay_site, site_number
from tests.domain.small_trial import at


def lines(*events):
    return [Line("site", n, at(8, n), at(8, n), "RN 27", event) for n, event in enumerate(events, start=1)]


def site(*events):
    return replay_site(lines(*events))


NURSE = StaffAdded("RN 27", "nurse", "hash")


class TestStaff:
    def test_an_account_knows_its_role(self):
        assert site(NURSE).staff["RN 27"].role == "nurse"

    def test_a_badge_is_given_once(self):
        with pytest.raises(Refused, match="badge_known"):
            site(NURSE, NURSE)

    @pytest.mark.parametrize(
        "event", [SignedIn("RN 9"), SignInFailed("RN 9"), PinChanged("RN 9", ""), StaffLeft("RN 9")]
    )
    def test_an_unknown_badge_is_refused(self, event):
        with pytest.raises(Refused, match="badge_unknown"):
            site(event)

    def test_wrong_pins_are_counted_until_the_right_one(self):
        wrong = site(NURSE, SignInFailed("RN 27"), SignInFailed("RN 27"))
        assert (wrong.staff["RN 27"].failures, wrong.staff["RN 27"].last_failure_at) == (2, at(8, 3))
        assert site(NURSE, SignInFailed("RN 27"), SignedIn("RN 27")).staff["RN 27"].failures == 0

    def test_a_new_pin_clears_the_count(self):
        who = site(NURSE, SignInFailed("RN 27"), PinChanged("RN 27", "new")).staff["RN 27"]
        assert (who.pin_hash, who.failures) == ("new", 0)

    def test_who_left_is_no_longer_active(self):
        assert not site(NURSE, StaffLeft("RN 27")).staff["RN 27"].active


class TestChairs:
    TAKEN = ChairTaken(1, "PED-0417", "C1D2")

    def test_a_chair_holds_one_patient(self):
        with pytest.raises(Refused, match="chair_taken"):
            site(self.TAKEN, ChairTaken(1, "PED-0398", "C2D8"))

    def test_a_patient_sits_in_one_chair(self):
        with pytest.raises(Refused, match="patient_seated"):
            site(self.TAKEN, ChairTaken(2, "PED-0417", "C1D2"))

    def test_a_chair_left_is_free(self):
        assert site(self.TAKEN, ChairLeft(1, "PED-0417")).seats == {}

    @pytest.mark.parametrize("event", [ChairLeft(1, "PED-0398"), ChairLeft(2, "PED-0417")])
    def test_only_who_sits_there_can_leave(self, event):
        with pytest.raises(Refused, match="chair_not_theirs"):
            site(self.TAKEN, event)


class TestValues:
    def test_a_value_keeps_its_source(self):
        known = site(SiteValueSet("surgery.count", "five_more", "Letter of 2 Nov 2026"))
        assert known.value("surgery.count") == "five_more"
        assert known.value("surgery.numbering") is None
        assert known.values["surgery.count"].source == "Letter of 2 Nov 2026"

    def test_a_value_without_a_source_is_refused(self):
        with pytest.raises(Refused, match="site_value_source"):
            site(SiteValueSet("surgery.count", "five_more", " "))

    def test_a_limit_must_be_a_number(self):
        with pytest.raises(Refused, match="site_value_number"):
            site(SiteValueSet("hold.hgb", "nine", "Letter"))
        assert site(SiteValueSet("hold.hgb", "9.0", "Letter")).value("hold.hgb") == "9.0"

    @pytest.mark.parametrize("value", ["12", "19", "16.5", "sixteen", "NaN"])
    def test_the_age_of_the_adult_chart_is_one_at_which_both_charts_count(self, value):
        key = "scores.news2_from_age"
        with pytest.raises(Refused, match="site_value_age"):
            site(SiteValueSet(key, value, "Policy"))
        for allowed in ("13", "18"):
            assert site(SiteValueSet(key, allowed, "Policy")).value(key) == allowed

    @pytest.mark.parametrize("key", ["toxicity.dlt_review_hours", "expedited.severe.notice_h"])
    def test_a_time_of_the_adverse_event_log_is_more_than_zero(self, key):
        with pytest.raises(Refused, match="site_value_number"):
            site(SiteValueSet(key, "soon", "Protocol"))
        with pytest.raises(Refused, match="site_value_above_zero"):
            site(SiteValueSet(key, "0", "Protocol"))
        assert site(SiteValueSet(key, "24", "Protocol")).value(key) == "24"

    @pytest.mark.parametrize(("text", "number"), [(" 9.0 ", D("9.0")), ("", None), ("Infinity", None)])
    def test_only_a_finite_number_counts(self, text, number):
        assert site_number(text) == number


def test_what_concerns_no_site_changes_nothing_but_the_count():
    assert replace(site(NURSE, ClockGap("slept", 60)), last_seq=1) == site(NURSE)


def test_an_empty_stream_is_an_empty_site():
    assert replay_site([]) == Site()


class TestTakingAValueBack:
    def test_the_reason_stands_with_the_value(self):
        known = site(SiteValueSet("hold.hgb", "8.5", "policy", "audit")).values["hold.hgb"]
        assert (known.value, known.why, known.by) == ("8.5", "audit", "RN 27")

    def test_a_value_taken_back_is_not_set(self):
        after = site(SiteValueSet("hold.hgb", "8.5", "policy"), SiteValueReset("hold.hgb", "amended"))
        assert after.value("hold.hgb") is None

    def test_what_was_never_set_cannot_be_taken_back(self):
        with pytest.raises(Refused, match="site_value_unset"):
            site(SiteValueReset("hold.hgb", "amended"))
