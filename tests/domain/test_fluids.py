"""Fluids in and out: counted once each, balanced over a day, urine by weight, weights compared."""

from datetime import timedelta
from decimal import Decimal as D

from hypothesis import given as any_of
from hypothesis import strategies as st

from infusetrack.domain.events import (
    FlushEnded,
    FlushStarted,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    RateChanged,
    StepDone,
    StepStarted,
)
from infusetrack.domain.fluids import balance, flows, urine, weight_change
from tests.domain.small_trial import DIN, TRIAL, Pen, at, open_all, started, weight
from tests.domain.support import fluid, pen


def running():
    written = pen()
    open_all(written, DIN, "infusion", at(7))
    written.write(started(), at(10))
    return written


class TestWhatTheRecordCounts:
    def test_the_antibody_by_its_rates(self):
        written = running()
        assert balance(written.chart, at(11)).total("in") == D("5.16")
        written.write(RateChanged(DIN, "infusion", D("10.32"), "titration"), at(11))
        assert balance(written.chart, at(12)).total("in") == D("5.16") + D("10.32")

    def test_a_pause_lets_nothing_in(self):
        written = running()
        written.write(InfusionPaused(DIN, "infusion", "hives"), at(11))
        assert balance(written.chart, at(13)).total("in") == D("5.16")
        written.write(InfusionResumed(DIN, "infusion", D("5.16"), "MD 03"), at(13))
        assert balance(written.chart, at(14)).total("in") == 2 * D("5.16")

    def test_never_more_than_the_bag_and_its_flush(self):
        written = running()
        ends = written.chart.day(DIN).infusions["infusion"].ends_at()
        late = ends + timedelta(hours=3)
        assert abs(balance(written.chart, late).total("in") - D("103.2")) < D("0.01")
        written.write(InfusionCompleted(DIN, "infusion"), ends)
        written.write(FlushStarted(DIN, "flush", D(15), D(10)), ends)
        assert abs(balance(written.chart, late).total("in") - D("118.2")) < D("0.01")
        written.write(FlushEnded(DIN, "flush"), ends + timedelta(minutes=30))
        assert abs(balance(written.chart, late).total("in") - D("108.2")) < D("0.01")

    def test_hydration_counts_once_and_when_it_is_in(self):
        written = pen()
        written.write(StepStarted(DIN, "hydration", (("volume_ml", D(200)),)), at(8))
        assert balance(written.chart, at(8, 30)).total("in") == 0
        written.write(StepDone(DIN, "hydration", (("volume_ml", D(180)),)), at(9))
        assert balance(written.chart, at(10)).total("in") == 180
        assert balance(written.chart, at(8, 59)).total("in") == 0
        kinds = [(flow.kind, flow.ml, flow.since) for flow in flows(written.chart, at(10))]
        assert kinds == [("hydration", 180, at(8))]

    def test_a_hydration_that_was_only_written_when_done(self):
        written = pen()
        written.write(StepDone(DIN, "hydration", (("volume_ml", D(180)),)), at(9))
        assert balance(written.chart, at(10)).total("in") == 180

    def test_a_step_that_was_begun_again_waits_for_its_end(self):
        written = pen()
        written.write(StepDone(DIN, "hydration", (("volume_ml", D(180)),)), at(9))
        written.write(StepStarted(DIN, "hydration", (("volume_ml", D(180)),)), at(9, 30))
        assert balance(written.chart, at(10)).total("in") == 0


class TestTheBalance:
    def test_in_minus_out(self):
        written = pen()
        written.write(fluid("in", 300, "water"), at(9))
        written.write(fluid("out", 420), at(11))
        seen = balance(written.chart, at(12))
        assert (seen.total("in"), seen.total("out"), seen.net) == (300, 420, -120)

    def test_what_is_older_than_24_hours_falls_out(self):
        written = pen()
        written.write(fluid("in", 300, "water"), at(9))
        assert balance(written.chart, at(9, 0, 25)).net == 0
        assert balance(written.chart, at(8, 59, 25)).net == 300

    def test_an_infusion_that_began_before_counts_its_share(self):
        written = running()
        assert balance(written.chart, at(12), timedelta(hours=1)).total("in") == D("5.16")

    def test_what_comes_later_is_not_known_yet(self):
        written = running()
        written.write(fluid("out", 100), at(11))
        assert flows(written.chart, at(9)) == ()


class TestUrine:
    def test_four_hours_by_weight(self):
        written = pen(20)
        written.write(fluid("out", 100), at(8))
        written.write(fluid("out", 40), at(12))
        written.write(fluid("out", 90, "vomit"), at(12))
        seen = urine(written.chart, TRIAL, DIN, at(12))
        assert seen.ml_kg_h == D("0.5")
        assert not seen.is_low
        assert urine(written.chart, TRIAL, DIN, at(12, 1)).ml_kg_h == D("0.5")

    def test_under_half_a_millilitre_is_low(self):
        written = pen(20)
        written.write(fluid("out", 100), at(8))
        written.write(fluid("out", 39), at(12))
        assert urine(written.chart, TRIAL, DIN, at(12)).is_low

    def test_none_since_it_was_counted_is_low_too(self):
        written = pen(20)
        written.write(fluid("out", 100), at(8))
        seen = urine(written.chart, TRIAL, DIN, at(12, 1))
        assert (seen.ml_kg_h, seen.is_low) == (0, True)

    def test_before_four_hours_of_counting_it_is_not_judged(self):
        written = pen(20)
        written.write(fluid("out", 5), at(8))
        seen = urine(written.chart, TRIAL, DIN, at(11, 59))
        assert (seen.ml_kg_h, seen.is_low, seen.since) == (None, False, at(7, 59))

    def test_without_a_weight_or_a_limit_it_is_not_judged(self):
        written = Pen()
        written.write(fluid("out", 5), at(7))
        assert urine(written.chart, TRIAL, DIN, at(12)).ml_kg_h is None
        assert urine(pen().chart, TRIAL, "C1D1", at(12)).rule is None
        other = pen()
        other.write(fluid("out", 5), at(7))
        assert not urine(other.chart, TRIAL, "C1D1", at(12)).is_low


class TestWeight:
    def test_against_day_1_and_the_day_before(self):
        written = Pen()
        written.write(weight("C1D1", 20), at(7, 0, 23))
        written.write(weight(DIN, "20.5"), at(7))
        written.write(weight("C1D3", 21), at(7, 0, 25))
        seen = weight_change(written.chart, "C1D3")
        assert (seen.kg, seen.from_day_1) == (21, 5)
        assert round(seen.from_before, 2) == D("2.44")

    def test_a_first_weight_has_nothing_beside_it(self):
        assert weight_change(Pen().chart, DIN) is None
        seen = weight_change(pen().chart, DIN)
        assert (seen.from_day_1, seen.from_before) == (None, None)
        written = Pen()
        written.write(weight("C1D1", 20), at(7))
        assert weight_change(written.chart, "C1D1").from_day_1 is None


@any_of(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 300)), max_size=8), st.integers(0, 1500))
def test_two_spans_make_one(volumes, minutes):
    """Nothing is counted twice or lost where a day is cut in two."""
    written = running()
    for ml, after in volumes:
        written.write(fluid("in", ml + 1, "water"), at(10) + timedelta(minutes=after))
    now, cut = at(10) + timedelta(minutes=1500), at(10) + timedelta(minutes=minutes)
    whole = balance(written.chart, now, timedelta(hours=30))
    late = balance(written.chart, now, now - cut)
    early = sum((flow.between(at(6), cut) for flow in flows(written.chart, now) if flow.since <= cut), D(0))
    assert abs(whole.total("in") - late.total("in") - early) < D("1e-12")
