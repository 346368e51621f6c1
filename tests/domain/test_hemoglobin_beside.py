"""What stands beside the values: markers in their order, blood drawn by volume, the rise after red cells, re-exposure."""

from dataclasses import replace
from decimal import Decimal as D

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.events import FluidCounted
from infusetrack.domain.hemoglobin_beside import (
    DrawnShare,
    Rise,
    beside,
    drawn_shares,
    reexposed,
    rise_after,
)
from infusetrack.domain.hemoglobin_chart import course_of
from tests.domain.hemoglobin_courses import KILOS, STEADY, course, on
from tests.domain.small_trial import MAG, Pen, at, hgb, lab, labs


def test_markers_dat_and_smear_stand_in_the_order_of_their_draws():
    pen = Pen()
    pen.write(labs(MAG, at(9), lab("ldh", "310", "U/L"), lab("sodium", "138", "mmol/L")), at(10))
    pen.write(labs(MAG, at(6), lab("smear", "1", "result"), lab("dat", "1", "result")), at(11))
    assert [(one.at, one.result.analyte) for one in beside(pen.chart)] == [
        (at(6), "smear"), (at(6), "dat"), (at(9), "ldh"),
    ]  # fmt: skip


class TestBloodDrawn:
    def test_fourteen_days_are_summed_as_a_share_of_the_blood_volume(self):
        draws = tuple(c.Draw(on(day), D(ml)) for day, ml in ((0, 6), (7, 8), (14.5, 10)))
        known = replace(course(STEADY), draws=draws)
        assert drawn_shares(known) == (
            DrawnShare(on(0), D(6), D("0.5")), DrawnShare(on(7), D(14), D("1.2")),
            DrawnShare(on(14.5), D(18), D("1.5")),
        )  # fmt: skip

    def test_what_is_counted_out_as_blood_for_tests_is_a_draw_and_nothing_else_is(self):
        pen = Pen()
        pen.write(hgb(MAG, "11.0", at(6)), at(7))
        pen.write(FluidCounted(MAG, "out", "blood", D(6)), at(8))
        pen.write(FluidCounted(MAG, "out", "urine", D(90)), at(8))
        pen.write(FluidCounted(MAG, "in", "blood", D(50)), at(8))
        assert course_of(pen.chart).draws == (c.Draw(at(8), D(6)),)


class TestTheRiseAfterRedCells:
    def _rise(self, pairs, *units):
        made = tuple(c.Unit(on(day), c.RED_CELLS, 10 * KILOS) for day in units)
        return rise_after(replace(course([*STEADY, *pairs]), units=made), made[0])

    def test_ten_millilitres_a_kilogram_promise_two_and_what_was_seen_stands_beside(self):
        assert self._rise([(5, "8.0"), (6.2, "9.3")], 6) == Rise(D("2.0"), D("1.3"))

    def test_a_value_within_the_hour_or_after_two_days_is_not_judged(self):
        assert self._rise([(5, "8.0"), (6.02, "9.3")], 6).seen is None
        assert self._rise([(5, "8.0"), (8.1, "9.3")], 6).seen is None
        assert self._rise([(6.2, "9.3")], 6).seen is None

    def test_what_a_second_unit_brought_is_not_told_as_the_first_ones(self):
        assert self._rise([(5, "8.0"), (6.5, "11.0")], 6, 6.3).seen is None
        assert self._rise([(5, "8.0"), (6.2, "9.5"), (6.5, "11.0")], 6, 6.3).seen == D("1.5")

    def test_a_value_during_the_transfusion_is_not_its_rise(self):
        drop = c.Unit(on(6), c.RED_CELLS, KILOS * 10, on(6.2))
        known = replace(course([*STEADY, (5, "8.0"), (6.15, "8.6"), (6.3, "9.4")]), units=(drop,))
        assert rise_after(known, drop) == Rise(D("2.0"), D("1.4"))

    def test_platelets_promise_no_rise(self):
        assert rise_after(course(STEADY), c.Unit(on(6), "platelets", D(100))) is None


def test_a_dose_after_three_weeks_without_is_a_re_exposure_and_priming_is_none():
    assert reexposed(course(STEADY, doses=(0, 7, 28, 35))) == {on(28)}
    assert reexposed(course(STEADY, doses=())) == frozenset()
