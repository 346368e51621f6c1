"""What is known of a reported number."""

from decimal import Decimal as D

import pytest

from infusetrack.domain.grading_reading import Reading


@pytest.mark.parametrize(("name", "found"), [("LLN", 2), ("ULN", 4), ("baseline", 3)])
def test_the_limits_of_that_day_are_found_by_name(name, found):
    assert Reading(D(1), lln=D(2), uln=D(4), baseline=D(3)).reference(name) == found
    assert Reading(D(1)).reference(name) is None


def test_flags_are_down_unless_said_and_evidence_must_be_answered():
    assert Reading(D(1)).flag("symptomatic") is False
    assert Reading(D(1)).flag("evidence") is None
    assert Reading(D(1), flags={"evidence": False}).flag("evidence") is False
    assert Reading(D(1), baseline_status="abnormal_low").flag("baseline_low") is True
    assert Reading(D(1)).flag("baseline_high") is False


def test_swapped_limits_are_seen():
    assert Reading(D(1), lln=D(5), uln=D(4)).limits_swapped
    assert not Reading(D(1), lln=D(4), uln=D(4)).limits_swapped
    assert not Reading(D(1), lln=D(4)).limits_swapped
