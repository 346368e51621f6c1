"""What was known at a moment: baseline, fluid left, blood drawn, exposures."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain import hemoglobin_course as c
from infusetrack.domain.hemoglobin_known import Known
from tests.domain.hemoglobin_courses import KILOS, STEADY, course, fluid, on


def test_the_baseline_is_the_14_days_before_the_first_dose():
    known = Known(course([(-20, "9.0"), (-10, "11.0"), (-1, "11.4"), (3, "9.5")]))
    assert [one.g_dl for one in known.baseline_values(on(3))] == [D("11.0"), D("11.4")]


def test_an_older_value_serves_where_the_14_days_are_empty():
    known = Known(course([(-20, "9.0"), (3, "9.5")]))
    assert [one.g_dl for one in known.baseline_values(on(3))] == [D("9.0")]


def test_before_the_first_dose_the_values_so_far_are_the_baseline():
    known = Known(course([(-2, "11.0"), (-1, "11.4")]))
    assert [one.g_dl for one in known.baseline_values(on(-1.5))] == [D("11.0")]


def test_priming_and_a_long_gap_are_first_meetings():
    known = Known(course(STEADY, doses=(0, 7, 35)))
    assert known.days_since_exposure(on(6)) == 6
    assert known.days_since_exposure(on(20)) == 20
    assert known.days_since_exposure(on(36)) == 1
    assert known.days_since_dose(on(8)) == 1
    assert known.days_since_exposure(on(0)) is None
    steps = list(known.steps(on(-1), on(8)))
    assert [step.first_exposure for step in steps if step.first_exposure or step.later_dose] == [True, False]


def test_a_bolus_runs_off_quickly_then_slowly():
    known = Known(course(STEADY, fluids=(fluid(1, 20),)))
    at_end, hours_later, next_day = (known.excess(on(day)) for day in (1 + 1 / 24, 1.25, 2.5))
    assert known.excess(on(1)).slow == (0, 0, 0)
    assert at_end.fast > 0.05
    assert hours_later.fast < at_end.fast / 20
    assert at_end.slow[1] == pytest.approx(20 * 0.15 / 75, rel=0.05)
    assert next_day.slow[1] < hours_later.slow[1] < at_end.slow[1]
    assert known.fluid_ml_kg(on(1.5)) == pytest.approx(20)
    assert known.running(on(1.1))
    assert not known.running(on(1.5))


def test_weight_is_compared_with_the_days_before():
    weights = (c.Weight(on(3), KILOS), c.Weight(on(5), KILOS * D("1.02")))
    known = Known(course(STEADY, weights=weights))
    assert known.weight_change_percent(on(5.1)) == pytest.approx(2)
    assert known.weight_change_percent(on(3.1)) is None
    assert known.weight_change_percent(on(9)) is None


def test_steps_end_at_doses_and_units_and_are_never_long():
    known = Known(
        course(
            STEADY, doses=(0,), units=(c.Unit(on(2), "rbc", 10 * KILOS), c.Unit(on(2), "platelets", D(99)))
        )
    )
    steps = list(known.steps(on(-1), on(6)))
    assert sum(step.days for step in steps) == pytest.approx(7)
    assert max(step.days for step in steps) <= 1.5
    assert [step.red_cells for step in steps if step.red_cells] == [pytest.approx(2)]
    assert len(list(known.steps(on(0), on(4000)))) < 40


@pytest.mark.parametrize(("years", "ml_kg"), [("1.9", 80), ("2", 75), ("6", 70), ("12", 65), ("120", 65)])
def test_blood_volume_goes_by_age_and_weight(years, ml_kg):
    known = Known(replace(course(STEADY), age_years=D(years)))
    assert known.blood_volume_ml == pytest.approx(ml_kg * 16)


def test_a_hydration_day_is_known_by_its_dinutuximab():
    dose = c.Dose(on(1), c.DINUTUXIMAB)
    known = Known(replace(course(STEADY), doses=(dose,)))
    assert known.on_dinutuximab(on(2))
    assert not known.on_dinutuximab(on(3))
    assert not known.on_dinutuximab(on(1))
    assert known.days_since_dose(on(2)) is None


def test_markers_before_the_dose_are_the_childs_own():
    markers = (c.Markers(on(-1), D(1)), c.Markers(on(-0.5), None, D(300)), c.Markers(on(2), D(3)))
    known = Known(course(STEADY, markers=markers))
    assert known.marker_before_dose("retic_pct", on(5)) == [0]
    undosed = Known(course(STEADY, doses=(), markers=markers))
    assert len(undosed.marker_before_dose("retic_pct", on(5))) == 2


def test_a_value_repeats_the_last_one_if_it_shows_the_same_within_two_days():
    known = Known(course([(0, "11.2"), (1, "7.6"), (1.2, "7.9"), (1.2, "7.9"), (2, "8.8"), (4.1, "8.8")]))
    assert [known.repeats_the_last(place) for place in range(6)] == [False, False, True, False, False, False]
