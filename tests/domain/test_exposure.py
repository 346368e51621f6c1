"""What went in of a cycle: sums that are the delivered amounts, pauses with their reasons, percent of the order."""

from datetime import timedelta
from decimal import Decimal as D

from hypothesis import given, settings
from hypothesis import strategies as st

from infusetrack.domain.events import (
    FlushEnded,
    FlushStarted,
    InfusionCompleted,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    RateChanged,
)
from infusetrack.domain.exposure import bags_given, days_of_cycle, share, totals
from infusetrack.domain.segments import GRAIN
from tests.domain.small_trial import DIN, MAG, TRIAL, Pen, at, magrolimab_started, order, started
from tests.domain.test_segments import ACTS, STARTS, generated

LATE = "Bag came late from the pharmacy"


def two_days():
    """Magrolimab stopped without an order, then dinutuximab paused for hives and seen empty."""
    pen = Pen()
    pen.write(magrolimab_started(), at(9, 0, 23))
    pen.write(InfusionStopped(MAG, "infusion", "line out"), at(10, 0, 23))
    pen.write(order(ordered_mg=D(14)), at(7))
    pen.write(started(late_because=LATE), at(8))
    pen.write(InfusionPaused(DIN, "infusion", "hives"), at(9))
    pen.write(InfusionResumed(DIN, "infusion", D("10.32"), "MD 3"), at(9, 40))
    return pen


def bags(pen, now=None, labels=(DIN, MAG)):
    return bags_given(pen.chart, TRIAL, now or at(12), labels)


def test_each_bag_tells_what_went_in_of_what_was_ordered():
    magrolimab, dinutuximab = bags(two_days())
    assert (magrolimab.day, magrolimab.given_mg, magrolimab.given_ml) == (MAG, D(200), D(125))
    assert (magrolimab.ordered_mg, magrolimab.percent, magrolimab.is_over) == (None, None, True)
    assert (dinutuximab.agent, dinutuximab.late_because, dinutuximab.is_over) == ("dinutuximab", LATE, False)
    assert dinutuximab.given_ml == D("5.16") + D("10.32") * 140 / 60
    assert dinutuximab.percent == dinutuximab.given_mg / 14 * 100


def test_an_interruption_has_its_minutes_and_its_reason():
    (magrolimab, dinutuximab) = bags(two_days())
    assert magrolimab.interruptions == ()
    (pause,) = dinutuximab.interruptions
    assert (pause.why, dinutuximab.lasted(pause)) == ("hives", timedelta(minutes=40))


def test_what_goes_on_lasts_until_now_or_until_the_bag_is_empty():
    (bag,) = bags(two_days(), at(11, 40), (DIN,))
    assert bag.lasted(bag.rows[-1]) == timedelta(hours=2)
    (bag,) = bags(two_days(), at(23, 59), (DIN,))
    assert bag.lasted(bag.rows[-1]) == timedelta(hours=9, minutes=30)
    assert bag.given_mg == D("11.2")
    pen = Pen()
    pen.write(started(), at(8))
    (bag,) = bags(pen, at(7, 59), (DIN,))
    assert bag.lasted(bag.rows[-1]) == timedelta(0)


def test_the_flush_stands_with_its_bag():
    pen = two_days()
    assert bags(pen)[1].flush is None
    pen.write(InfusionCompleted(DIN, "infusion"), at(19, 11))
    pen.write(FlushStarted(DIN, "flush", D(3), D("10.32")), at(19, 12))
    pen.write(FlushEnded(DIN, "flush"), at(19, 30))
    flush = bags(pen, at(20))[1].flush
    assert (flush.started_at, flush.stopped_at, flush.ml) == (at(19, 12), at(19, 30), D(3))


def test_sums_leave_out_of_the_percent_what_nobody_ordered():
    pen = two_days()
    pen.write(started("C1D3"), at(8, 0, 25))
    magrolimab, dinutuximab = totals(bags(pen, at(8, 0, 26), (MAG, DIN, "C1D3")))
    assert (magrolimab.agent, magrolimab.bags, magrolimab.ordered_mg, magrolimab.percent) == (
        "magrolimab",
        1,
        0,
        None,
    )
    assert (dinutuximab.bags, dinutuximab.given_mg, dinutuximab.ordered_mg) == (2, D("22.4"), D(14))
    assert (dinutuximab.of_ordered_mg, dinutuximab.percent) == (D("11.2"), D(80))
    assert totals(()) == ()


def test_a_percentage_needs_something_to_compare_with():
    assert (share(D(7), D(14)), share(D(7), None), share(D(7), D(0))) == (50, None, None)


def test_the_days_of_a_cycle_stand_in_the_order_of_the_protocol():
    pen = Pen()
    for label in ("C1D15", "C1D2", "P-C1D3", "C10D1", "C1D8"):
        pen.write(started(label), at(8))
    assert days_of_cycle(pen.chart, "C1") == ("C1D2", "C1D8", "C1D15")
    assert days_of_cycle(pen.chart, "P-C1") == ("P-C1D3",)
    assert days_of_cycle(pen.chart, "C2") == ()


def test_a_bag_stopped_in_the_moment_of_its_start_gave_nothing_and_is_still_told():
    pen = Pen()
    pen.write(started(), at(8))
    pen.write(InfusionStopped(DIN, "infusion", "wrong bag"), at(8))
    (bag,) = bags(pen)
    assert (bag.rows, bag.given_mg, bag.is_over) == ((), 0, True)


@given(STARTS, ACTS, st.integers(0, 100_000))
@settings(max_examples=60, deadline=None)
def test_the_rows_of_a_bag_add_up_to_what_it_gave(start, acts, span):
    pen, moment = generated(start, acts)
    now = moment + timedelta(seconds=span)
    (bag,) = bags(pen, now, (DIN,))
    assert sum(row.ml for row in bag.rows) == bag.given_ml
    assert abs(sum(row.mg for row in bag.rows) - bag.given_mg) <= GRAIN
    assert sum((bag.lasted(row) for row in bag.interruptions), timedelta(0)) == bag.infusion.paused_for(now)
    (total,) = totals((bag,))
    assert total.given_mg == bag.given_mg <= bag.infusion.dose_mg


def test_a_rate_change_without_time_between_leaves_the_sums():
    pen = Pen()
    pen.write(started(), at(8))
    pen.write(RateChanged(DIN, "infusion", D(8), "prescriber"), at(8))
    (bag,) = bags(pen, at(9))
    assert (len(bag.rows), bag.given_ml) == (1, D(8))
