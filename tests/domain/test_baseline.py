"""The day's baseline: fixed before hydration, never changed silently."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.baseline import baseline_of
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import StepStarted, VitalsTaken
from tests.domain.small_trial import DIN, TRIAL, Pen, at, magrolimab_started, started


def told(pen, day=DIN):
    found = baseline_of(pen.chart, TRIAL, day)
    return found and (found.line.seq, found.marked, found.late)


def test_a_set_taken_before_hydration_is_the_baseline_and_a_later_one_does_not_change_it():
    pen = Pen()
    assert told(pen) is None
    first = pen.write(VitalsTaken(DIN, "vitals", sbp=92, baseline=True), at(7))
    assert told(pen) == (first.seq, True, False)
    pen.write(StepStarted(DIN, "hydration"), at(7, 30))
    pen.write(VitalsTaken(DIN, sbp=80), at(9))
    assert told(pen) == (first.seq, True, False)


def test_a_baseline_taken_after_hydration_began_is_flagged():
    pen = Pen()
    pen.write(StepStarted(DIN, "hydration"), at(7, 30))
    late = pen.write(VitalsTaken(DIN, "vitals", sbp=92, baseline=True), at(7, 31))
    assert told(pen) == (late.seq, True, True)


def test_a_baseline_taken_after_the_infusion_began_is_flagged_where_there_is_no_hydration():
    pen = Pen()
    pen.write(magrolimab_started(), at(8))
    late = pen.write(VitalsTaken("C1D1", "vitals", sbp=92, baseline=True), at(8, 1))
    assert told(pen, "C1D1") == (late.seq, True, True)


def test_the_earlier_of_hydration_and_infusion_counts():
    pen = Pen()
    pen.write(StepStarted(DIN, "hydration"), at(7, 30))
    pen.write(started(), at(9))
    assert baseline_of(pen.chart, TRIAL, DIN) is None
    pen.write(VitalsTaken(DIN, sbp=92), at(9, 1))
    assert baseline_of(pen.chart, TRIAL, DIN).began == at(7, 30)


def test_the_first_set_stands_in_and_says_that_it_is_not_marked():
    pen = Pen()
    first = pen.write(VitalsTaken(DIN, sbp=92), at(7))
    assert told(pen) == (first.seq, False, False)


def test_its_numbers_can_be_asked():
    pen = Pen()
    pen.write(VitalsTaken(DIN, heart_rate=100, baseline=True), at(7))
    found = baseline_of(pen.chart, TRIAL, DIN)
    assert (found.value("heart_rate"), found.value("sbp")) == (D(100), None)


def test_a_second_baseline_is_refused_until_the_first_is_gone():
    pen = Pen()
    first = pen.write(VitalsTaken(DIN, "vitals", sbp=92, baseline=True), at(7))
    again = VitalsTaken(DIN, "vitals", sbp=88, baseline=True)
    with pytest.raises(Refused, match="baseline_stands"):
        pen.admit(again, at(9))
    pen.admit(VitalsTaken(DIN, sbp=88), at(9))
    pen.admit(again, at(7), amends=first.seq)
    pen.write(None, at(7), amends=first.seq)
    pen.write(VitalsTaken(DIN, sbp=90), at(8))
    pen.admit(again, at(9))


def test_a_baseline_from_after_the_hydration_began_asks_why():
    pen = Pen()
    pen.write(StepStarted(DIN, "hydration"), at(7, 30))
    late = VitalsTaken(DIN, "vitals", sbp=92, baseline=True)
    with pytest.raises(Refused) as error:
        pen.admit(late, at(7, 31))
    assert (error.value.code, error.value.facts["began"]) == ("baseline_late", at(7, 30))
    with pytest.raises(Refused, match="baseline_late"):
        pen.admit(replace(late, note=" "), at(7, 31))
    pen.admit(late, at(7, 30))
    pen.admit(replace(late, note="cuff was in use elsewhere"), at(7, 31))
    pen.admit(replace(late, baseline=False), at(7, 31))
