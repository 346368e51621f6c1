"""What lies far from any sense is a slip: each parameter has its bounds."""

from dataclasses import replace
from decimal import Decimal as D

from infusetrack.domain.setting_bounds import bounds_of_hold, threefold
from tests.domain.small_trial import TRIAL

HOLDS = {rule.id: rule for rule in TRIAL.holds}


def test_a_known_parameter_has_its_own_bounds():
    assert bounds_of_hold(HOLDS["hgb"]) == (D(5), D(15))


def test_multiples_of_the_upper_limit_share_theirs():
    assert bounds_of_hold(HOLDS["creatinine"]) == (D("0.5"), D(20))


def test_an_unknown_parameter_may_be_a_third_to_three_times_of_the_file():
    strange = replace(HOLDS["hgb"], parameter="ferritin")
    assert bounds_of_hold(strange) == (D(8) / 3, D(24))


def test_without_a_number_anything_above_zero_may_be_meant():
    assert threefold(None, D(100)) == (D("0.000001"), D(100))
