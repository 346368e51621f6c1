"""What the receiver says back is held against the record: rate, stop limits, next due thing."""

from dataclasses import replace
from datetime import time
from decimal import Decimal as D
from zoneinfo import ZoneInfo

import pytest

from infusetrack.domain.events import InfusionCompleted, InfusionPaused, InfusionResumed, VitalsTaken
from infusetrack.domain.handoff_day import HandoffDay, Ward
from infusetrack.domain.handoff_read_back import NextDue, PatientStands, as_recorded, differing
from infusetrack.domain.reminders import due
from tests.domain.small_trial import DIN, TRIAL, WHOLE, Pen, at, started

NEW_YORK = ZoneInfo("America/New_York")


def running(*facts):
    pen = Pen()
    pen.write(VitalsTaken(DIN, baseline=True, **(WHOLE | {"sbp": 104})), at(7))
    pen.write(started(), at(8))
    for fact, when in facts:
        pen.write(fact, when)
    return pen.chart


def recorded(chart, now=None, **ward):
    return as_recorded(HandoffDay(chart, TRIAL, DIN, now or at(8, 5), Ward(**ward)))


def test_the_record_knows_the_rate_the_stop_limits_and_what_is_due_next():
    stands = recorded(running())
    assert (stands.pump, stands.rate_ml_h) == ("runs", D("5.16"))
    assert (stands.sbp_mmhg, stands.spo2_percent) == (D("88.4"), D("90.0"))
    assert stands.next_due[0] == NextDue("vitals", time(8, 15))


def test_nothing_flows_in_a_pause_and_nothing_runs_before_or_after():
    paused = running((InfusionPaused(DIN, "infusion", "kinked"), at(8, 10)))
    assert (recorded(paused).pump, recorded(paused).rate_ml_h) == ("paused", None)
    again = running(
        (InfusionPaused(DIN, "infusion", "kinked"), at(8, 10)),
        (InfusionResumed(DIN, "infusion", D(5), "MD 03"), at(8, 20)),
    )
    assert (recorded(again).pump, recorded(again).rate_ml_h) == ("runs", D(5))
    ended = running((InfusionCompleted(DIN, "infusion"), at(4, 0, 25)))
    assert (recorded(ended, at(4, 1, 25)).pump, recorded(Pen().chart).pump) == ("none", "none")


def test_a_due_thing_is_told_by_the_clock_at_the_site():
    assert recorded(running(), zone=NEW_YORK).next_due[0].clock == time(3, 15)


def test_the_next_due_thing_is_the_first_of_the_screens_own_due_things():
    chart = running()
    first = due(chart, TRIAL, DIN, at(8, 5))[0]
    assert next((one.kind, one.clock) for one in recorded(chart).next_due) == (first.kind, first.at.time())


def test_where_nothing_was_begun_nothing_is_due():
    assert recorded(Pen().chart).next_due == ()


STANDS = PatientStands("runs", D(10), D("88.4"), D("90.0"), (NextDue("vitals", time(19, 20)),))


def test_what_is_said_as_the_sheet_has_it_agrees():
    assert differing(STANDS, STANDS) == ()
    assert differing(STANDS, replace(STANDS, rate_ml_h=D("10.0"), sbp_mmhg=D(88))) == ()


@pytest.mark.parametrize(
    ("said", "differs"),
    [
        ({"rate_ml_h": D(12)}, ("rate",)),
        ({"pump": "paused", "rate_ml_h": None}, ("rate",)),
        ({"sbp_mmhg": D(82)}, ("stop_limits",)),
        ({"sbp_mmhg": D("88.3")}, ("stop_limits",)),
        ({"sbp_mmhg": None}, ("stop_limits",)),
        ({"spo2_percent": D(94)}, ("stop_limits",)),
        ({"next_due": ()}, ("next_due",)),
        ({"next_due": (NextDue("vitals", time(19, 21)),)}, ("next_due",)),
        ({"next_due": (NextDue("infusion_end", time(19, 20)),)}, ("next_due",)),
        ({"rate_ml_h": D(1), "sbp_mmhg": D(1), "next_due": ()}, ("rate", "stop_limits", "next_due")),
    ],
)
def test_anything_else_differs_and_is_named(said, differs):
    assert differing(STANDS, replace(STANDS, **said)) == differs


def test_of_two_things_in_one_minute_either_may_be_said():
    two = replace(STANDS, next_due=(NextDue("vitals", time(9)), NextDue("rate_step", time(9))))
    for one in two.next_due:
        assert differing(two, replace(two, next_due=(one,))) == ()


def test_where_nothing_is_due_and_no_limit_is_set_saying_so_agrees():
    empty = PatientStands("none", None, None, None, ())
    assert differing(empty, empty) == ()
    assert differing(empty, replace(empty, next_due=(NextDue("draw", time(6)),))) == ("next_due",)
