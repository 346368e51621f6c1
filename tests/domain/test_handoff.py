"""The shift handoff as a value: how long it is valid, what stands first, the same at every look."""

from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain import events as e
from infusetrack.domain.errors import Refused
from infusetrack.domain.handoff_day import SHIFT
from infusetrack.domain.handoff_expiry import shift_at
from infusetrack.domain.site import SiteValue
from infusetrack.domain.site_settings import settings
from infusetrack.domain.sourced import Origin
from infusetrack.wording.site_settings import setting_words
from tests.domain.handing_over import QUIET, give, of, receive, running
from tests.domain.small_trial import (
    DIN,
    MAG,
    START,
    TRIAL,
    Pen,
    at,
    hgb,
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


class TestWhatStandsFirst:
    def test_alarms_overdue_things_and_closed_limits(self):
        found = of(running().pen, at(9, 30))
        assert [one.kind for one in found.alarms] == ["vitals"]
        pen = Pen()
        pen.write(hgb(MAG, "9.0", at(7, day=23)), at(7, day=23))
        assert [one.rule.id for one in of(pen, at(8, day=23), MAG).closed] == ["hgb-c1d1"]

    def test_what_was_amended_struck_or_entered_late_since_the_last_handoff(self):
        day = running()
        taken = day.write(replace(QUIET, pain=9), 60)
        give(day.pen, at(9, 5))
        receive(day.pen, at(9, 10))
        assert of(day.pen, at(9, 20)).since == at(9, 10)
        assert of(day.pen, at(9, 20)).changed == ()
        day.write(replace(QUIET, pain=2), 60, amends=taken.seq)
        assert of(day.pen, at(9, 20)).changed == ()
        late = replace(
            day.chart.lines[-1], seq=day.chart.next_seq, amends=None, written_at=at(9, 40), event=QUIET
        )
        day.pen.chart = day.chart.after(replace(late, reason="busy", hash="late"))
        assert [line.seq for line in of(day.pen, at(9, 45)).changed] == [late.seq]

    def test_struck_paper_is_no_change_of_the_patient(self):
        day = running()
        printed = day.write(e.DocumentPrinted(DIN, "day", "ab", day.chart.tip), 50)
        taken = day.write(QUIET, 55)
        day.write(None, 60, amends=printed.seq)
        day.write(None, 61, amends=taken.seq)
        assert [line.amends for line in of(day.pen, at(9, 20)).changed] == [taken.seq]

    def test_the_last_twelve_hours_where_nobody_ever_received(self):
        found = of(running().pen, at(9))
        assert found.since == at(9) - SHIFT
        assert found.open_before is None

    def test_lapsed_checks_of_the_shift(self):
        day = running()
        lapse = e.CheckLapsed(DIN, "infusion", "V-DIN", "start", at(9))
        day.write(lapse, 90)
        assert of(day.pen, at(10)).lapsed == (lapse,)
        assert of(day.pen, at(9) + SHIFT).lapsed == ()

    def test_a_sheet_that_nobody_received_is_said(self):
        pen = running().pen
        given_before = give(pen, at(8, 50))
        assert of(pen, at(9)).open_before.given == given_before


def test_the_same_chart_and_moment_give_the_same_handoff():
    pen = running().pen
    assert of(pen, at(9)) == of(pen, at(9))


def test_a_day_off_the_protocol_is_refused():
    with pytest.raises(Refused):
        of(Pen(), at(9), "C1D40")
