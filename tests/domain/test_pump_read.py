"""The pump's number beside the record's: asked for after a gap, explained when they differ."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    ClockGap,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    PumpRead,
    RateChanged,
)
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.pump_read import (
    Unreconciled,
    check_pump_read,
    difference_percent,
    gaps_during,
    is_apart,
    recorded_ml,
    unreconciled,
)
from infusetrack.domain.record import Draft
from tests.domain.small_trial import DIN, MAG, Pen, at, magrolimab_started, started

STEP = "infusion"


def read(volume, computed="5.16", why="", day=DIN):
    return PumpRead(day, STEP, D(volume), D(computed), why)


@pytest.fixture
def pen():
    """Dinutuximab runs at 5.16 mL/h since 08:00."""
    made = Pen()
    made.write(started(), at(8))
    return made


# --- how far apart -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pump", "record", "apart"),
    [
        ("42", "40", False),
        ("42.01", "40", True),
        ("38", "40", False),
        ("37.99", "40", True),
        ("0.5", "0", False),
        ("0.51", "0", True),
        ("1.5", "1", False),
        ("1.51", "1", True),
        ("0", "0", False),
    ],
)
def test_five_percent_or_half_a_millilitre(pump, record, apart):
    assert is_apart(D(pump), D(record)) is apart


@given(st.decimals(0, 500, places=2), st.decimals(0, 500, places=2))
def test_the_same_number_is_never_apart_and_ten_times_as_much_always(pump, record):
    assert not is_apart(record, record)
    assert is_apart(pump, record) == is_apart(record + (pump - record), record)
    if record >= 1:
        assert is_apart(record * 10, record)


def test_the_difference_in_percent_has_a_sign_and_none_at_zero():
    assert difference_percent(D(42), D(40)) == 5
    assert difference_percent(D(38), D(40)) == -5
    assert difference_percent(D(1), D(0)) is None


# --- what the record says -------------------------------------------------------------------


def test_before_the_start_nothing_has_gone_in():
    assert recorded_ml(Infusion(), at(8)) == 0


def test_a_moment_before_the_last_change_is_counted_by_the_rates_of_then(pen):
    pen.write(RateChanged(DIN, STEP, D("10.32"), "titration"), at(9))
    pen.write(InfusionPaused(DIN, STEP, "fever"), at(10))
    pen.write(InfusionResumed(DIN, STEP, D("5.16"), "MD 3"), at(11))
    infusion = pen.chart.day(DIN).infusions[STEP]
    half_hours = {9.5: "10.32", 10.5: "15.48", 11.5: "18.06", 8.5: "2.58", 8: "0"}
    for hour, volume in half_hours.items():
        when = at(8) + timedelta(hours=hour - 8)
        assert recorded_ml(infusion, when) == D(volume), hour


@given(st.integers(0, 300), st.integers(0, 300))
def test_the_record_never_runs_backwards_whenever_it_is_asked(first, second):
    made = Pen()
    made.write(started(), at(8))
    made.write(RateChanged(DIN, STEP, D("10.32"), "titration"), at(9))
    made.write(InfusionPaused(DIN, STEP, "fever"), at(10))
    infusion = made.chart.day(DIN).infusions[STEP]
    early, late = sorted((first, second))
    volumes = [recorded_ml(infusion, at(7) + timedelta(minutes=minute)) for minute in (early, late)]
    assert 0 <= volumes[0] <= volumes[1] <= infusion.volume_ml


# --- when it is asked for ---------------------------------------------------------------------


def test_without_a_gap_nothing_is_asked(pen):
    assert unreconciled(pen.chart) == ()


def test_a_program_that_was_away_asks_from_when_to_when(pen):
    pen.write(ClockGap("away", 420), at(9, 9), by="InfuseTrack")
    assert unreconciled(pen.chart) == (Unreconciled(DIN, STEP, at(9, 2), at(9, 9), "away"),)


def test_the_pumps_number_answers_it_and_the_next_gap_asks_again(pen):
    pen.write(ClockGap("away", 420), at(9, 9))
    pen.write(read("6"), at(9, 10))
    assert unreconciled(pen.chart) == ()
    pen.write(ClockGap("slept", 600), at(10))
    assert [one.kind for one in unreconciled(pen.chart)] == ["slept"]


def test_several_gaps_are_one_question(pen):
    pen.write(ClockGap("away", 60), at(9))
    pen.write(ClockGap("slept", 120), at(9, 30))
    assert unreconciled(pen.chart) == (Unreconciled(DIN, STEP, at(8, 59), at(9, 30), "slept"),)


def test_a_number_that_was_struck_out_answers_nothing(pen):
    pen.write(ClockGap("away", 420), at(9, 9))
    line = pen.write(read("6"), at(9, 10))
    pen.write(None, at(9, 11), amends=line.seq)
    assert len(unreconciled(pen.chart)) == 1


@pytest.mark.parametrize(
    ("kind", "seconds", "asks"),
    [
        ("slept", 59, False),
        ("slept", 60, True),
        ("set_back", 59, False),
        ("set_forward", 61, True),
        ("away", 0, True),
    ],
)
def test_a_hiccup_asks_for_nothing_being_away_always(pen, kind, seconds, asks):
    pen.write(ClockGap(kind, seconds), at(9))
    assert bool(unreconciled(pen.chart)) is asks


def test_a_gap_before_the_start_is_no_matter_of_this_infusion(pen):
    made = Pen()
    made.write(ClockGap("away", 420), at(7))
    made.write(started(), at(8))
    assert unreconciled(made.chart) == ()


def test_a_paused_pump_is_read_too_and_an_ended_one_no_more(pen):
    pen.write(ClockGap("away", 420), at(9))
    pen.write(InfusionPaused(DIN, STEP, "fever"), at(9, 5))
    assert len(unreconciled(pen.chart)) == 1
    pen.write(InfusionStopped(DIN, STEP, "fever"), at(9, 10))
    assert unreconciled(pen.chart) == ()


# --- what may be written -------------------------------------------------------------------------


def check(pen, event, when=None, amends=None):
    moment = when or at(9)
    check_pump_read(pen.chart, Draft(moment, moment, "RN 27", event, amends))


def refused(code, pen, event, when=None, amends=None):
    with pytest.raises(Refused) as refusal:
        check(pen, event, when, amends)
    assert refusal.value.code == code


def test_a_number_near_the_records_is_taken(pen):
    check(pen, read("5.2"))
    check(pen, read("5.66"))


def test_a_number_far_from_the_records_is_explained_first(pen):
    refused("pump_read_apart", pen, read("5.8"))
    refused("pump_read_apart", pen, read("5.8", why="  "))
    check(pen, read("5.8", why="rate was 5.8 on the pump"))


def test_the_records_own_number_cannot_be_made_up(pen):
    refused("pump_read_moved", pen, read("40", computed="40"))


def test_a_comparison_put_right_keeps_the_records_number_it_was_made_with(pen):
    line = pen.write(read("5.2"), at(9))
    refused("pump_read_moved", pen, read("40", computed="40"), amends=line.seq)
    refused("pump_read_moved", pen, read("40", computed="40"), amends=99)
    refused("pump_read_moved", pen, read("40", computed="40"), amends=1)
    refused("pump_read_apart", pen, read("40"), amends=line.seq)
    check(pen, read("5.3"), amends=line.seq)
    pen.write(RateChanged(DIN, STEP, D("10.32"), "titration"), at(8, 30))
    check(pen, read("5.3"), amends=line.seq)
    check(pen, read("7.8", computed="7.74"), amends=line.seq)


def test_a_clock_set_back_behind_the_start_asks_too(pen):
    pen.write(ClockGap("set_back", 7200), at(7))
    assert [one.step for one in unreconciled(pen.chart)] == [STEP]


def test_a_late_comparison_is_held_against_the_record_of_then(pen):
    pen.write(RateChanged(DIN, STEP, D("10.32"), "titration"), at(9))
    check(pen, read("2.58", computed="2.58"), when=at(8, 30))


@pytest.mark.parametrize("volume", ["-1", "NaN", "Infinity"])
def test_a_volume_that_cannot_be_is_refused(pen, volume):
    refused("pump_read_amount", pen, read(volume))


def test_a_pump_that_was_never_started_has_no_volume(pen):
    refused("pump_read_of_nothing", pen, read("5", day=MAG))


def test_other_facts_pass(pen):
    check(pen, InfusionCompleted(DIN, STEP))
    check(pen, None)


def test_the_gates_of_the_day_ask_this_too(pen):
    made = Pen()
    made.write(magrolimab_started(), at(8))
    with pytest.raises(Refused, match="pump_read_apart"):
        made.admit(replace(read("10", computed="125"), day=MAG), at(9))
    made.admit(replace(read("125", computed="125"), day=MAG), at(9))


def test_the_gaps_of_a_day_are_those_within_its_infusion(pen):
    for hour in (7, 9):
        pen.write(ClockGap("away", 60), at(hour))
    assert [line.happened_at for line in gaps_during(pen.chart, DIN)] == [at(9)]
    assert gaps_during(pen.chart, MAG) == ()
    pen.write(InfusionStopped(DIN, STEP, "fever"), at(10))
    pen.write(ClockGap("slept", 3600), at(10, 30))
    pen.write(ClockGap("slept", 60), at(11))
    assert [line.happened_at for line in gaps_during(pen.chart, DIN)] == [at(9), at(10, 30)]
