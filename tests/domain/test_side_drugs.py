"""Drugs when needed: windows, intervals, the last 24 hours; and no dose ever slips through early."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from infusetrack.domain.admission_support import check_support
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import ClockGap
from infusetrack.domain.side_drugs import (
    Verdict,
    doses_of,
    drug_with,
    labs_missing,
    slip_of,
    standing,
    too_near,
    window_for,
)
from tests.domain.small_trial import DIN, TRIAL, Pen, at, lab, labs
from tests.domain.support import draft, drug, given, pen, rate, site_with

MORPHINE = drug("morphine")
INTERVAL = timedelta(minutes=120)


def seen(written, when, name="morphine", regimen=TRIAL, day=DIN):
    return standing(written.chart, regimen, drug(name, regimen), day, when)


class TestTheWindow:
    def test_extra_morphine_is_25_to_50_micrograms_a_kilogram(self):
        window = window_for(MORPHINE, D(15))
        assert (window.low, window.high, window.unit) == (D(375), D(750), "mcg")

    def test_the_cap_of_acetaminophen_bites(self):
        assert window_for(drug("acetaminophen"), D(50)).high == 650

    def test_no_weight_and_no_dose_of_a_source_give_no_window(self):
        assert window_for(MORPHINE, None) is None
        assert window_for(drug("fentanyl"), D(20)) is None
        assert seen(Pen(), at(10)).window is None

    def test_the_sites_highest_dose_makes_a_window_from_zero(self):
        fentanyl = drug("fentanyl", site_with(drug__fentanyl__high="1"))
        assert (window_for(fentanyl, D(20)).low, window_for(fentanyl, D(20)).high) == (0, 20)


class TestTheNextDose:
    def test_given_at_10_05_not_before_12_05(self):
        written = pen()
        written.write(given(), at(10, 5))
        assert seen(written, at(10, 6)).next_at == at(12, 5)
        assert seen(written, at(12, 4)).verdict is Verdict.EARLY
        assert seen(written, at(12, 4)).wait == timedelta(minutes=1)
        assert seen(written, at(12, 5)).verdict is Verdict.NOT_SET
        assert seen(written, at(12, 5)).wait == timedelta(0)

    def test_the_loading_dose_of_the_step_counts(self):
        written = pen()
        written.write(given("morphine_load", step="opioid"), at(8))
        assert seen(written, at(9)).next_at == at(10)

    def test_the_dose_of_the_evening_before_counts_on_the_next_day(self):
        written = pen()
        written.write(given(), at(23, 30))
        assert seen(written, at(1, 0, 25), day="C1D3").next_at == at(1, 30, 25)

    def test_another_name_is_the_same_substance(self):
        written = pen()
        written.write(given("Paracetamol", "250", "mg"), at(10))
        assert seen(written, at(11), "acetaminophen").next_at == at(14)

    def test_before_a_first_dose_nothing_is_waited_for(self):
        assert seen(pen(), at(10)).next_at is None
        assert seen(pen(), at(10)).last is None

    def test_no_interval_no_next_moment(self):
        written = pen()
        written.write(given("fentanyl", "10", note="MD 03"), at(10))
        assert seen(written, at(10, 1), "fentanyl").next_at is None
        assert seen(written, at(10, 1), "fentanyl").verdict is Verdict.NOT_SET
        assert too_near(written.chart, drug("fentanyl"), at(10, 1)) is None

    def test_a_clock_set_forward_takes_nothing_off_the_wait(self):
        written = pen()
        written.write(given(), at(10))
        written.write(ClockGap("set_forward", 3600), at(11, 30))
        written.write(ClockGap("slept", 3600), at(11, 40))
        assert seen(written, at(12, 30)).next_at == at(13)

    def test_a_struck_out_dose_is_none(self):
        written = pen()
        line = written.write(given(), at(10))
        written.write(None, at(10), amends=line.seq)
        assert seen(written, at(10, 1)).next_at is None


class TestTheLastDay:
    REGIMEN = site_with(drug__morphine__daily_max_per_kg="200", drug__acetaminophen__daily_max="600",
                        drug__acetaminophen__daily_max_per_kg="75")  # fmt: skip

    def test_not_set_until_the_site_enters_it(self):
        assert seen(pen(), at(10)).most is None
        assert seen(pen(), at(10), regimen=self.REGIMEN).most == 4000
        assert seen(pen(), at(10), regimen=self.REGIMEN).verdict is Verdict.OPEN

    def test_the_smaller_of_two_maxima_counts(self):
        assert seen(pen(), at(10), "acetaminophen", self.REGIMEN).most == 600
        assert seen(pen(4), at(10), "acetaminophen", self.REGIMEN).most == 300
        assert seen(Pen(), at(10), "acetaminophen", self.REGIMEN).most == 600

    def test_24_hours_are_summed_and_older_doses_fall_out(self):
        written = pen()
        written.write(given("acetaminophen", "300", "mg"), at(8))
        written.write(given("acetaminophen", "250000", "mcg"), at(12))
        now = seen(written, at(16), "acetaminophen", self.REGIMEN)
        assert (now.given, now.doses) == (550, 2)
        assert now.passes_maximum(D(51))
        assert not now.passes_maximum(D(50))
        later = seen(written, at(8, 0, 25), "acetaminophen", self.REGIMEN)
        assert (later.given, later.doses) == (250, 1)

    def test_at_the_maximum(self):
        written = pen()
        written.write(given("acetaminophen", "300", "mg"), at(8))
        written.write(given("acetaminophen", "300", "mg"), at(12))
        assert seen(written, at(16), "acetaminophen", self.REGIMEN).verdict is Verdict.AT_MAXIMUM

    def test_the_morphine_infusion_counts_with_the_boluses(self):
        written = pen()
        written.write(rate(30), at(8))
        written.write(given(), at(9))
        assert seen(written, at(10)).given == 2 * 30 * 20 + 1000

    def test_so_many_doses_and_then_a_call(self):
        regimen = site_with(drug__morphine__daily_doses="1", drug__morphine__daily_max_per_kg="9999")
        written = pen()
        assert not seen(written, at(9), regimen=regimen).passes_maximum(D(500))
        written.write(given(), at(9))
        assert seen(written, at(12), regimen=regimen).verdict is Verdict.AT_MAXIMUM
        assert seen(written, at(12), regimen=regimen).passes_maximum(D(500))

    def test_a_site_value_that_is_no_number_is_not_set(self):
        with pytest.raises(Refused, match="site_value_number"):
            site_with(drug__morphine__daily_max_per_kg="many")
        with pytest.raises(Refused, match="site_value_above_zero"):
            site_with(drug__morphine__daily_max_per_kg="0")


class TestSlips:
    @pytest.mark.parametrize(
        ("dose", "slip"),
        [("0.5", 1000), ("1", 1000), ("10000", 10),
         ("50", 10), ("500", 0), ("1000", 0), ("1500", 0), ("500000", 1000)],
    )  # fmt: skip
    def test_a_point_or_a_unit_in_the_wrong_place(self, dose, slip):
        assert slip_of(window_for(MORPHINE, D(20)), D(dose)) == slip


class TestLabs:
    def test_ibuprofen_wants_platelets_and_creatinine(self):
        written = pen()
        written.write(labs(DIN, at(7), lab("platelets", "120", "10^9/L")), at(7, 30))
        assert labs_missing(written.chart, drug("ibuprofen"), at(9)) == ("creatinine",)
        assert labs_missing(written.chart, MORPHINE, at(9)) == ()


def test_a_drug_by_its_id():
    assert drug_with(TRIAL, "morphine") is TRIAL.side_drugs[0]
    with pytest.raises(Refused, match="no_such_drug"):
        drug_with(TRIAL, "aspirin")


# --- the law: no dose is ever let through early ----------------------------------------------

BEGIN = datetime(2026, 11, 1, 3, 0, tzinfo=UTC)
"""An hour before the clocks of New York go back: the wall clock has 01:30 twice in this night."""
NEW_YORK = ZoneInfo("America/New_York")
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["give", "late", "amend", "strike", "gap"]),
        st.one_of(st.integers(85, 125), st.integers(0, 400)),
        st.integers(0, 30),
    ),
    min_size=1,
    max_size=25,
)


@any_of(ACTS)
def test_no_dose_is_ever_allowed_early(acts):
    """Whatever is written, in whatever order: two standing doses without a reason keep their distance."""
    written, now = pen(), BEGIN
    for kind, minutes, pick in acts:
        now += timedelta(minutes=minutes if kind != "gap" else 0)
        _tried(written, kind, now, timedelta(minutes=minutes), pick)
    lines = [line for line in doses_of(written.chart, MORPHINE) if not line.event.early_because]
    for before, after in pairwise(lines):
        assert after.happened_at - before.happened_at >= INTERVAL


def _tried(written, kind, now, back, pick):
    doses = doses_of(written.chart, MORPHINE)
    if kind == "gap":
        written.write(ClockGap("set_back" if pick % 2 else "set_forward", 60 * pick), now)
    elif kind == "strike" and doses:
        written.write(None, now, amends=doses[pick % len(doses)].seq)
    elif kind == "amend" and doses:
        _write(written, now - back / 4, amends=doses[pick % len(doses)].seq)
    elif kind in {"give", "late"}:
        when = now - back if kind == "late" else now
        _write(written, when.astimezone(NEW_YORK).astimezone(UTC))


def _write(written, when, amends=None):
    with suppress(Refused):
        check_support(written.chart, TRIAL, draft(given(), when, amends=amends))
        written.write(given(), when, amends=amends)


@any_of(st.lists(st.integers(1, 600), min_size=1, max_size=12), st.integers(0, 1200))
def test_what_is_open_may_be_written_and_what_is_early_may_not(gaps, after):
    written, now = pen(), BEGIN
    for minutes in gaps:
        now += timedelta(minutes=minutes)
        _write(written, now)
    then = now + timedelta(minutes=after)
    early = standing(written.chart, TRIAL, MORPHINE, DIN, then).verdict is Verdict.EARLY
    assert early is (too_near(written.chart, MORPHINE, then) is not None)


@any_of(st.integers(1, 7200), st.integers(0, 600))
def test_a_clock_set_forward_never_brings_a_dose_nearer(jump, minutes):
    """As many minutes must truly pass, whatever the wall clock says."""
    written = pen()
    written.write(given(), at(10))
    written.write(ClockGap("set_forward", jump), at(10) + timedelta(seconds=jump))
    then = at(10) + timedelta(seconds=jump, minutes=minutes)
    allowed = too_near(written.chart, MORPHINE, then) is None
    assert allowed is (minutes >= 120)


MOVES = st.lists(
    st.tuples(st.integers(1, 200), st.sampled_from(["give", "forward", "back"]), st.integers(1, 300)),
    min_size=1,
    max_size=14,
)


@any_of(MOVES)
def test_no_dose_given_now_is_early_by_true_minutes_however_the_clock_is_moved(moves):
    """True time runs on; the wall clock is set forward and back, and each move stands in the record."""
    written, true, offset, doses = pen(), timedelta(), timedelta(), []
    for wait, act, minutes in moves:
        true += timedelta(minutes=wait)
        if act != "give":
            offset += timedelta(minutes=minutes if act == "forward" else -minutes)
            written.write(ClockGap(f"set_{act}", 60 * minutes), BEGIN + true + offset)
            continue
        with suppress(Refused):
            check_support(written.chart, TRIAL, draft(given(), BEGIN + true + offset))
            written.write(given(), BEGIN + true + offset)
            doses.append(true)
    assert all(after - before >= INTERVAL for before, after in pairwise(doses))


def test_the_law_can_fail():
    """With no interval in the file, doses come as near as they like."""
    loose = replace(MORPHINE, again_low=None)
    written = pen()
    written.write(given(), at(10))
    assert too_near(written.chart, loose, at(10, 1)) is None
