"""Surgery of cohort B4: the site's rule for the cycles after it."""

from dataclasses import replace

import pytest

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.errors import Refused
from infusetrack.domain.surgery import COUNT, NUMBERING, agents_after, cycles_after, surgery_rule, unset

TRIAL = builtin("nct04751383")


def site(count="five_more", numbering="goes_on"):
    return {COUNT: count, NUMBERING: numbering}


@pytest.mark.parametrize(
    ("count", "numbering", "first", "last"),
    [
        ("five_more", "goes_on", 2, 6),
        ("five_in_all", "goes_on", 2, 5),
        ("five_more", "restarts", 1, 5),
        ("five_in_all", "restarts", 1, 4),
    ],
)
def test_the_site_decides_how_up_to_five_counts(count, numbering, first, last):
    found = cycles_after(TRIAL.surgery, site(count, numbering), 1)
    assert (found.first, found.last, found.restarted) == (first, last, numbering == "restarts")


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({}, (COUNT, NUMBERING)),
        ({COUNT: "five_more"}, (NUMBERING,)),
        ({COUNT: "six", NUMBERING: "restarts"}, (COUNT,)),
        (site(), ()),
    ],
)
def test_an_open_decision_is_named(values, missing):
    assert unset(values) == missing


def test_nothing_is_assumed_while_the_site_has_not_decided():
    with pytest.raises(Refused, match="surgery_rule_unset"):
        agents_after(TRIAL, "B4", {}, 2, 8)


@pytest.mark.parametrize("cohort", ["B1", None])
def test_other_cohorts_have_no_surgery(cohort):
    with pytest.raises(Refused, match="surgery_not_in_cohort"):
        surgery_rule(TRIAL, cohort)
    with pytest.raises(Refused, match="surgery_not_in_cohort"):
        surgery_rule(replace(TRIAL, surgery=None), "B4")


def test_restarted_cycles_have_day_8_twice():
    assert agents_after(TRIAL, "B4", site(numbering="restarts"), 1, 8) == ("magrolimab",)
    assert agents_after(TRIAL, "B4", site(numbering="restarts"), 2, 8) == ("magrolimab",)
    assert agents_after(TRIAL, "B4", site(numbering="goes_on"), 3, 8) == ()


@pytest.mark.parametrize("cycle", [1, 7])
def test_a_cycle_off_the_plan_after_surgery_is_refused(cycle):
    with pytest.raises(Refused, match="cycle_not_after_surgery"):
        agents_after(TRIAL, "B4", site(), cycle, 1)
