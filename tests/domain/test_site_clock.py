"""The site's own minutes stand under keys of their own."""

from infusetrack.domain.site_clock import plan_key, with_site_clock
from tests.domain.small_trial import TRIAL


def test_a_key_names_plan_and_place():
    assert plan_key("V-DIN", 3) == "plan.V-DIN.3.every"


def test_without_values_the_file_holds():
    assert with_site_clock(TRIAL, {}) == TRIAL
