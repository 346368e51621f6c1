"""The capillary-leak watch: each sign stands, does not, or is not known; with since when and from where."""

from dataclasses import replace
from decimal import Decimal as D

from infusetrack.domain.events import StepDone, VitalsTaken
from infusetrack.domain.leak_watch import SIGNS, leak_signs, standing_signs
from tests.domain.small_trial import DIN, TRIAL, Pen, at, lab, labs, weight
from tests.domain.support import fluid, pen

DAY3 = "C1D3"


def sign(written, kind, now=None, day=DIN, regimen=TRIAL):
    found = leak_signs(written.chart, regimen, day, now or at(15))
    assert tuple(one.kind for one in found) == SIGNS
    return next(one for one in found if one.kind == kind)


def albumin(written, value, hour):
    written.write(labs(DIN, at(hour), lab("albumin", value, "g/dL")), at(hour))


def test_nothing_known_is_no_sign_and_no_calm():
    assert {one.stands for one in leak_signs(pen().chart, TRIAL, DIN, at(9))} == {None}
    assert standing_signs(leak_signs(pen().chart, TRIAL, DIN, at(9))) == ()


def test_five_percent_more_weight_than_on_day_1():
    for kg, stands in (("20.99", False), ("21", True)):
        written = Pen()
        written.write(weight("C1D1", 20), at(7, 0, 23))
        line = written.write(weight(DIN, kg), at(7))
        seen = sign(written, "weight")
        assert seen.stands is stands
        assert (seen.limit, seen.unit, seen.line, seen.since) == (5, "%", line.seq, at(7))
        assert "limit of this site" in seen.source


def test_albumin_that_falls_stands_since_the_fall_began():
    written = pen()
    for value, hour in (("4.0", 7), ("4.1", 8), ("3.9", 9), ("3.6", 11)):
        albumin(written, value, hour)
    seen = sign(written, "albumin")
    assert (seen.stands, seen.value, seen.since) == (True, D("3.6"), at(9))
    albumin(written, "3.6", 12)
    assert sign(written, "albumin").stands is False
    assert sign(written, "albumin", at(6)).stands is None


def test_albumin_under_the_limit_stands_without_a_fall():
    written = pen()
    albumin(written, "2.4", 8)
    assert sign(written, "albumin").stands is True
    bare = replace(TRIAL, holds=())
    assert sign(written, "albumin", regimen=bare).stands is False
    assert sign(written, "weight", regimen=bare).stands is None


def test_a_low_pressure_stands_since_it_fell():
    written = pen()
    for sbp, hour in ((104, 8), (80, 10), (None, 11), (79, 12)):
        written.write(VitalsTaken(DIN, sbp=sbp, heart_rate=100), at(hour))
    seen = sign(written, "pressure")
    assert (seen.stands, seen.value, seen.since) == (True, 79, at(10))
    assert seen.limit is not None
    written.write(VitalsTaken(DIN, sbp=100), at(13))
    assert sign(written, "pressure").stands is False
    assert sign(written, "pressure", at(12, 30)).stands is True


def test_saturation_under_94():
    written = pen()
    written.write(VitalsTaken(DIN, spo2=94), at(8))
    assert sign(written, "spo2").stands is False
    written.write(VitalsTaken(DIN, spo2=93), at(9))
    assert (sign(written, "spo2").stands, sign(written, "spo2").limit) == (True, 94)


def test_swelling_as_the_last_checklist_says():
    written = pen()
    written.write(StepDone(DIN, "neuro", (("swelling", False),)), at(8))
    assert sign(written, "oedema").stands is False
    written.write(StepDone(DIN, "events", (("swelling", True),)), at(9))
    written.write(StepDone(DIN, "access", (("second", True),)), at(10))
    assert (sign(written, "oedema").stands, sign(written, "oedema").since) == (True, at(9))


def test_a_balance_is_known_once_something_came_out():
    written = pen()
    written.write(fluid("in", 500, "water"), at(9))
    assert sign(written, "balance").stands is None
    written.write(fluid("out", 200), at(10))
    assert (sign(written, "balance").stands, sign(written, "balance").value) == (True, 300)
    written.write(fluid("out", 300), at(11))
    assert sign(written, "balance").stands is False
    assert [one.kind for one in standing_signs(leak_signs(written.chart, TRIAL, DIN, at(15)))] == []
