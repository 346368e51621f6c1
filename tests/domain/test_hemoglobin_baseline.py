"""What a hemoglobin is compared with: the two weeks before the first dose, for screens, gates and the watch alike."""

from datetime import timedelta
from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.hemoglobin_baseline import baseline_values, first_dose_at, mean_of
from infusetrack.domain.hemoglobin_chart import review_chart
from infusetrack.domain.hemoglobin_course import DINUTUXIMAB, MAGROLIMAB, Dose
from infusetrack.domain.labs import hgb_trend
from tests.domain.hemoglobin_courses import on, values
from tests.domain.small_trial import MAG, Pen, at, hgb, magrolimab_started


def _compared(pairs, first, day):
    found = baseline_values(values(pairs), None if first is None else on(first), on(day))
    return [str(one.g_dl) for one in found]


def test_the_two_weeks_before_the_first_dose_count():
    assert _compared([(-15, "12.0"), (-14, "11.4"), (0, "11.2"), (3, "9.9")], 0, 3) == ["11.4", "11.2"]


def test_an_older_value_stands_in_where_none_is_that_near():
    assert _compared([(-30, "12.0"), (-20, "11.6"), (3, "9.9")], 0, 3) == ["11.6"]


def test_without_a_value_before_the_dose_the_first_of_all_is_the_only_one():
    assert _compared([(1, "10.0"), (3, "9.9")], 0, 3) == ["10.0"]


def test_before_any_dose_a_value_is_compared_with_those_before_it():
    assert _compared([(-20, "12.0"), (-9, "11.4"), (-1, "9.4")], None, -1) == ["11.4"]
    assert _compared([(-1, "9.4")], None, -1) == ["9.4"]


def test_magrolimab_counts_first_and_another_drug_where_there_is_none():
    doses = (Dose(on(0), DINUTUXIMAB), Dose(on(2), MAGROLIMAB))
    assert first_dose_at(doses, on(3)) == on(2)
    assert first_dose_at(doses, on(2)) == on(0)
    assert first_dose_at(doses, on(0)) is None


def test_a_slip_of_the_unit_is_no_part_of_the_mean():
    assert mean_of(values([(-2, "112"), (-1, "11.3"), (0, "11.4")])) == D("11.4")
    assert mean_of(values([(-2, "112")])) is None


@given(st.lists(st.decimals(D(6), D(14), places=1), min_size=1, max_size=4), st.booleans())
def test_screens_and_gates_have_the_baseline_of_the_watch(drawn, dosed):
    pen = Pen()
    pen.write(hgb(MAG, "11.0", at(6, 0, 23)), at(7, 0, 23))
    if dosed:
        pen.write(magrolimab_started(), at(9, 0, 23))
    for place, value in enumerate(drawn):
        when = at(10, 0, 23) + timedelta(hours=12 * place)
        pen.write(hgb(MAG, str(value), when), when)
    assert hgb_trend(pen.chart).baseline == review_chart(pen.chart)[-1].baseline
