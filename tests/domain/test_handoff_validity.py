"""Until when a handoff's page may be trusted: the next due thing, or its expiry by shift and site."""

from datetime import time, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.handoff_expiry import shift_at
from infusetrack.domain.site import SiteValue
from infusetrack.domain.site_settings import settings
from infusetrack.domain.sourced import Origin
from infusetrack.wording.site_settings import setting_words
from tests.domain.handing_over import of, running
from tests.domain.small_trial import (
    START,
    TRIAL,
    Pen,
    at,
)


class TestValidity:
    def test_the_next_due_thing_ends_it(self):
        found = of(running().pen, at(8, 50))
        assert (found.valid_until, found.valid.action.due.kind) == (at(9), "vitals")
        assert found.next_due == found.valid.action

    def test_an_overdue_set_does_not_make_it_end_in_the_past(self):
        found = of(running().pen, at(9, 20))
        assert found.valid_until == at(9, 30)
        assert [one.kind for one in found.overdue] == ["vitals"]

    @pytest.mark.parametrize(("hour", "minutes"), [(8, 198), (18, 198), (19, 360), (3, 360)])
    def test_without_a_due_thing_it_expires_by_day_and_by_night(self, hour, minutes):
        found = of(Pen(), at(hour))
        assert found.valid_until - found.at == timedelta(minutes=minutes)
        assert found.valid.action is None
        assert found.valid.expiry.origin is Origin.LIT

    @pytest.mark.parametrize(("value", "minutes"), [("60", 60), ("0", 198), ("soon", 198), ("90.0", 90)])
    def test_the_site_may_set_its_own_minutes(self, value, minutes):
        site = {"handoff.day": SiteValue("handoff.day", value, "policy 7", "AD 01", at(0))}
        found = of(Pen(), at(8), site=site)
        assert found.valid_until == at(8) + timedelta(minutes=minutes)
        assert found.valid.expiry.origin is (Origin.LIT if minutes == 198 else Origin.SITE)

    def test_an_expiry_that_comes_before_the_next_due_thing_ends_it(self):
        site = {"handoff.day": SiteValue("handoff.day", "5", "policy 7", "AD 01", at(0))}
        found = of(running().pen, at(8, 50), site=site)
        assert (found.valid_until, found.valid.action) == (at(8, 55), None)

    def test_the_shifts_meet_at_seven(self):
        clocks = (time(6, 59), time(7), time(18, 59), time(19))
        assert [shift_at(one) for one in clocks] == ["night", "day", "day", "night"]

    def test_each_shift_has_a_setting_of_its_own(self):
        found = {one.key: one for one in settings(TRIAL) if one.group == "handoff"}
        assert {key: one.file.value for key, one in found.items()} == {
            "handoff.day": 198,
            "handoff.night": 360,
        }
        assert all(setting_words(one) and one.is_looser(D(700)) for one in found.values())

    @given(st.integers(0, 900))
    def test_a_sheet_is_valid_for_some_time_and_never_longer_than_its_expiry(self, minutes):
        now = START + timedelta(minutes=minutes)
        found = of(running().pen, now)
        assert now < found.valid_until <= now + timedelta(minutes=int(found.valid.expiry.value))
