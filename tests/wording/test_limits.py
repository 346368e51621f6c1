"""A number that does not keep a limit says which, and where it comes from."""

from dataclasses import replace
from decimal import Decimal

import pytest

from infusetrack.domain.vitals_limits import Bound
from infusetrack.wording.limits import bound_source, bound_words


def _bound(regimen, comparison):
    rule = next(one for one in regimen.holds if one.id == "sbp-fall")
    return Bound("sbp", Decimal("88.4"), replace(rule, comparison=comparison))


@pytest.mark.parametrize(
    ("comparison", "told"),
    [
        ("at_least", "under 88.4"),
        ("at_most", "over 88.4"),
        ("below", "88.4 or more"),
        ("above", "88.4 or less"),
    ],
)
def test_each_comparison_has_its_own_words(regimen, comparison, told):
    words = bound_words(_bound(regimen, comparison))
    assert words == f"{told}: Systolic pressure more than 15 % under the baseline of the day"


def test_a_limit_tells_its_source(regimen):
    assert "J Pediatr Oncol Nurs" in bound_source(_bound(regimen, "at_least"))
