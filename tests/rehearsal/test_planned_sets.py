"""Practice sets are taken where the plan wants them, and nowhere else."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.vitals_due import Course
from infusetrack.domain.vitals_runs import Run
from infusetrack.rehearsal.planned_sets import afterwards, before, during

PLANS = builtin("nct04751383").vitals_plans
START = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


def minutes(moments, since):
    return [(moment - since) // timedelta(minutes=1) for moment in moments]


@pytest.mark.parametrize(
    ("plan", "wanted"),
    [
        ("V-DIN", [15, 30, 45, 60, 90]),
        ("V-MAG-1", [15, 30, 45, 60, 90]),
        ("V-MAG-n", [15, 30, 60, 90]),
        ("V-NONE", []),
    ],
)
def test_two_hours_hold_the_points_before_their_end(plan, wanted):
    assert minutes(during(PLANS[plan], START, START + timedelta(hours=2)), START) == wanted


@pytest.mark.parametrize(("plan", "wanted"), [("V-DIN", [0, 60, 120, 180, 240]), ("V-MAG-n", [0, 30, 60])])
def test_after_the_end_the_points_go_on_as_planned(plan, wanted):
    assert minutes(afterwards(PLANS[plan], START), START) == wanted


@given(plan=st.sampled_from(["V-DIN", "V-MAG-1", "V-MAG-n"]), lasts=st.integers(1, 24 * 60))
def test_whoever_takes_every_set_owes_none(plan, lasts):
    end = START + timedelta(minutes=lasts)
    taken = (*during(PLANS[plan], START, end), *afterwards(PLANS[plan], end))
    runs = (Run("before", START, START), Run("start", START, end), Run("end", end))
    assert Course("infusion", PLANS[plan], runs, taken, START).ask() is None


@pytest.mark.parametrize(
    ("plan", "wanted"), [("V-DIN", [-5]), ("V-MAG-1", [-5]), ("V-MAG-n", []), ("V-NONE", [])]
)
def test_the_last_look_before_the_start_is_taken_too(plan, wanted):
    assert minutes(before(PLANS[plan], START), START) == wanted
