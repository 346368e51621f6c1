"""What the picture of the red cells holds: doses, bars, blood with its volume, what it would be without."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.chart import Chart
from infusetrack.domain.hemoglobin import review
from infusetrack.domain.hemoglobin_picture import (
    CycleSpan,
    cycle_day_of,
    cycle_spans,
    picture,
    spread,
    without_red_cells,
)
from tests.domain.hemoglobin_courses import KILOS, STEADY, course, fluid, on
from tests.domain.small_trial import DIN, MAG, TRIAL, Pen, at, magrolimab_started, started

FALLING = [*STEADY, (1, "10.4"), (3, "9.6"), (5, "8.8"), (7, "9.9"), (9, "9.4")]


def _picture(pairs=FALLING, **more):
    known = replace(course(pairs), **more)
    return picture(known, review(known))


def _bag(day, ml_kg="10", product=c.RED_CELLS):
    return c.Unit(on(day), product, D(ml_kg) * KILOS)


def test_magrolimab_is_a_mark_and_dinutuximab_a_bar_of_its_days():
    days = (2, 3, 4, 5, 30)
    doses = (c.Dose(on(0), c.MAGROLIMAB, kind=c.PRIMING), *(c.Dose(on(day), c.DINUTUXIMAB) for day in days))
    shown = _picture(doses=doses)
    assert [one.at for one in shown.doses] == [on(0)]
    assert [(one.since, one.until) for one in shown.bars] == [(on(2), on(5)), (on(30), on(30))]


def test_a_transfusion_has_its_volume_by_weight():
    (shown,) = _picture(units=(_bag(6),)).given
    assert (shown.ml, shown.ml_kg) == (D(160), D("10.0"))


def test_without_the_red_cells_the_line_lies_lower_from_the_unit_on():
    shown = _picture(units=(_bag(6),))
    lower = without_red_cells(shown)
    assert [moment for moment, _ in lower] == [on(5), on(7), on(9)]
    assert lower[0][1] == D("8.8")
    assert lower[1][1] < 9


def test_without_red_cells_given_there_is_no_second_line():
    assert without_red_cells(_picture()) == ()
    assert without_red_cells(_picture(units=(_bag(6, product="platelets"),))) == ()


def test_only_a_fluid_that_can_move_hemoglobin_is_drawn():
    shown = _picture(fluids=(fluid(1, 9), fluid(2, 10)))
    assert [one.ml_kg for one in shown.fluids] == [D("10.0")]


def test_the_published_dip_follows_priming_and_little_follows_later_doses():
    first, later = _picture(doses=tuple(c.Dose(on(day), c.MAGROLIMAB) for day in (0, 7, 14))).expected
    assert (first.since, first.until, first.high - first.low) == (on(0), on(21), D("1.6"))
    assert (later.since, later.until, later.high - later.low) == (on(21), on(35), D("0.5"))


def test_a_single_dose_has_the_published_dip_and_no_more():
    (only,) = _picture().expected
    assert only.until == on(21)


def test_after_a_long_gap_the_dip_begins_anew():
    doses = tuple(c.Dose(on(day), c.MAGROLIMAB) for day in (0, 30))
    assert [(one.since, one.until) for one in _picture(doses=doses).expected] == [
        (on(0), on(21)), (on(21), on(30)), (on(30), on(51)),
    ]  # fmt: skip


def test_nothing_is_expected_without_a_baseline_or_a_dose():
    known = course([(1, "112")])
    assert picture(known, review(known)).expected == ()
    assert _picture(doses=()).expected == ()
    assert picture(known, ()).baseline is None


def test_a_value_may_lie_apart_from_the_childs_own_and_a_bedside_value_further():
    assert spread(c.HgbValue(on(0), D("10.0"))) == D("0.59")
    assert spread(c.HgbValue(on(0), D("10.0"), "poc")) == D("1.5")


def test_a_cycle_begins_at_the_midnight_of_its_first_day():
    pen = Pen()
    pen.write(magrolimab_started(), at(9, day=23))
    pen.write(started(DIN), at(10, day=24))
    (span,) = cycle_spans(pen.chart, TRIAL, at(0).tzinfo)
    assert (span.label, span.since, span.days) == ("C1", at(0, day=23), 21)


def test_before_any_dose_the_planned_first_cycle_stands():
    (span,) = cycle_spans(Pen().chart, TRIAL, at(0).tzinfo)
    assert (span.label, span.since) == ("C1", at(0, day=23))
    assert cycle_spans(Chart(), TRIAL, at(0).tzinfo) == ()


def test_a_later_cycle_is_counted_back_to_its_first_day():
    pen = Pen()
    pen.write(magrolimab_started(), at(9, day=23))
    pen.write(started("C2D3"), at(10, day=23) + timedelta(days=25))
    assert [(one.label, one.since) for one in cycle_spans(pen.chart, TRIAL, at(0).tzinfo)] == [
        ("C1", at(0, day=23)), ("C2", at(0, day=23) + timedelta(days=23)),
    ]  # fmt: skip


def test_magrolimab_on_day_one_names_the_cycle():
    pen = Pen()
    pen.write(started(MAG, "magrolimab", ("400", "250", "125")), at(9, day=23))
    assert cycle_spans(pen.chart, TRIAL, at(0).tzinfo)[0].label == "C1"


def test_a_moment_has_its_cycle_day():
    cycles = (CycleSpan("C1", at(0, day=1), 21), CycleSpan("C2", at(0, day=22), 21))
    assert [cycle_day_of(cycles, moment) for moment in (at(9, day=1), at(1, day=15), at(0, day=22))] == [
        "C1D1", "C1D15", "C2D1",
    ]  # fmt: skip
    assert cycle_day_of(cycles, at(0, day=1) - timedelta(minutes=1)) == ""
