"""The shift handoff as a value: what stands first, the same at every look."""

from dataclasses import replace

import pytest

from infusetrack.domain import events as e
from infusetrack.domain.errors import Refused
from infusetrack.domain.handoff_day import SHIFT
from tests.domain.handing_over import QUIET, give, of, receive, running
from tests.domain.small_trial import (
    DIN,
    MAG,
    Pen,
    at,
    hgb,
)


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
