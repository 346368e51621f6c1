"""What a limit asks of a value and of an age."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from infusetrack.domain.limits import fits, for_age, limit_at
from tests.domain.small_trial import TRIAL

CHILD = next(rule for rule in TRIAL.holds if rule.id == "sbp-child")
ANY = next(rule for rule in TRIAL.holds if rule.id == "hgb")


@pytest.mark.parametrize(
    ("comparison", "under", "equal", "over"),
    [
        ("at_least", False, True, True),
        ("at_most", True, True, False),
        ("below", True, False, False),
        ("above", False, False, True),
    ],
)
def test_the_limit_itself_belongs_to_at_least_and_at_most(comparison, under, equal, over):
    got = [fits(comparison, D(value), D("9.5")) for value in ("9.4", "9.5", "9.6")]
    assert got == [under, equal, over]


@pytest.mark.parametrize(("years", "meant"), [(0, False), (1, True), (10, True), (11, False)])
def test_a_limit_for_an_age_is_for_that_age_only(years, meant):
    assert for_age(CHILD, years) is meant


def test_a_limit_without_ages_is_for_everybody():
    assert for_age(ANY, 0)
    assert for_age(replace(CHILD, age_low=None, age_high=None), 40)


def test_the_pressure_floor_rises_by_two_a_year():
    assert limit_at(CHILD, 3) == 76
    assert limit_at(ANY, 3) == D("8.0")
