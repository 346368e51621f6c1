"""The largest fall of a week, and the change from baseline with fluids and blood taken out."""

from dataclasses import replace
from decimal import Decimal as D

from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.hemoglobin import review
from infusetrack.domain.hemoglobin_header import Fall, adjusted_change, largest_fall
from tests.domain.hemoglobin_courses import STEADY, course, on, reviews

ONE = review(course(STEADY))[0]


def _series(*values):
    """Reviews of values as (day, g/dL) or (day, g/dL, method)."""
    made = (c.HgbValue(on(day), D(str(g)), *method) for day, g, *method in values)
    return tuple(replace(ONE, at=one.at, value=one) for one in made)


class TestTheLargestFall:
    def test_it_lies_between_the_top_and_a_later_bottom(self):
        assert largest_fall(_series((0, 11), (1, "11.2"), (3, 9), (4, "9.6"))) == Fall(D("2.2"), on(1), on(3))

    def test_what_lies_more_than_seven_days_back_no_longer_counts(self):
        assert largest_fall(_series((0, 13), (6, 11), (7.5, "10.5"))).g_dl == D("0.5")

    def test_a_rise_is_no_fall_and_a_fall_after_it_counts_from_its_top(self):
        assert largest_fall(_series((0, 9), (1, 11))) is None
        assert largest_fall(_series((0, 9), (1, 11), (2, "10.6"))).g_dl == D("0.4")
        assert largest_fall(()) is None

    def test_a_bedside_value_is_not_compared_with_one_of_the_laboratory(self):
        assert largest_fall(_series((0, 11), (1, "9.4", "poc"))) is None
        found = largest_fall(_series((0, 11), (1, "9.4", "poc"), (2, "9.0", "poc"), (3, "10.8")))
        assert found == Fall(D("0.4"), on(1), on(2))

    def test_a_slip_of_the_unit_is_no_top_to_fall_from(self):
        assert largest_fall(_series((0, 112), (1, "11.0"), (2, "10.8"))).g_dl == D("0.2")

    @given(st.lists(st.tuples(st.integers(0, 200), st.integers(50, 150)), min_size=1, max_size=12))
    def test_no_pair_of_the_week_falls_further(self, pairs):
        values = [(hour / 24, D(tenth) / 10) for hour, tenth in sorted(dict(pairs).items())]
        found, last = largest_fall(_series(*values)), values[-1][0]
        week = [(day, g) for day, g in values if on(day) > on(last - 7)]
        falls = [a[1] - b[1] for place, a in enumerate(week) for b in week[place:]]
        assert max(falls) == (found.g_dl if found else 0)


class TestAdjusted:
    def test_it_is_what_the_value_would_be_without_fluids_and_blood_against_the_baseline(self):
        one = replace(ONE, baseline=D("11.2"), adjusted=9.06, unknown=("retic",))
        assert adjusted_change(one) == D("-2.1")

    def test_without_weight_or_fluids_it_is_not_known(self):
        known = replace(ONE, baseline=D("11.2"), adjusted=9.0)
        assert adjusted_change(replace(known, unknown=("weight",))) is None
        assert adjusted_change(replace(known, unknown=("fluids",))) is None
        assert adjusted_change(replace(known, unknown=(), baseline=None)) is None

    def test_a_real_course_without_either_says_so(self):
        assert adjusted_change(reviews([*STEADY, (1, "10.4")])[-1]) is None
