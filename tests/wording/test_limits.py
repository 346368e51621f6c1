"""Why a number is marked: which side of which limit, and where the limit comes from."""

from decimal import Decimal as D
from typing import get_args

import pytest

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.regimen import Comparison
from infusetrack.domain.vitals_limits import Bound
from infusetrack.wording.limits import BROKEN, bound_source, bound_words

RULES = {rule.id: rule for rule in builtin("nct04751383").holds}


@pytest.mark.parametrize(
    ("rule", "limit", "past"),
    [("spo2-alert", "94", "under 94: "), ("heart-rate", "122.4", "over 122.4: "), ("temperature", "38.50", "38.5 or more: ")],
)  # fmt: skip
def test_a_mark_says_which_side_and_which_rule(rule, limit, past):
    assert bound_words(Bound("sbp", D(limit), RULES[rule])) == past + RULES[rule].words


def test_each_direction_of_a_limit_has_its_words():
    assert set(BROKEN) == set(get_args(Comparison))


def test_a_mark_names_its_source():
    assert bound_source(Bound("spo2", D(94), RULES["spo2-alert"])) == RULES["spo2-alert"].limit.source
