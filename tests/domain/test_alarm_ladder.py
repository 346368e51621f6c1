"""How urgent each due thing becomes, on both sides of each limit."""

from datetime import timedelta
from typing import get_args

import pytest

from infusetrack.domain.alarm import reached
from infusetrack.domain.alarm_ladder import LADDERS, ladder
from infusetrack.domain.reminders import DueKind
from tests.domain.small_trial import at

DUE = at(9)
HOUR = {"after": timedelta(minutes=60), "anchor": "start"}


def urgent(kind, minutes, **facts):
    rung = reached(ladder(kind, DUE, facts), DUE + timedelta(minutes=minutes))
    return rung.priority if rung else None


@pytest.mark.parametrize(
    ("kind", "minutes", "priority"),
    [
        ("rate_step", 0, "low"), ("rate_step", 5, "low"), ("rate_step", 5.1, "medium"), ("rate_step", 600, "medium"),
        ("infusion_end", -0.1, None), ("infusion_end", 0, "medium"), ("infusion_end", 5, "medium"),
        ("infusion_end", 5.1, "high"), ("pause", -0.1, None), ("pause", 0, "medium"), ("longest", 0, "medium"),
        ("bag_life", 0, "medium"), ("bag_start", 0, "medium"), ("flush_end", 5.1, "medium"),
        ("hydration_end", 600, "low"), ("observation_end", 600, "low"), ("step_end", 600, "low"),
        ("second_check", 4.9, None), ("second_check", 600, "low"),
    ],
)  # fmt: skip
def test_each_thing_climbs_as_the_map_says(kind, minutes, priority):
    assert urgent(kind, minutes) == priority


@pytest.mark.parametrize(
    ("minutes", "priority"), [(0, "low"), (5, "low"), (5.1, "medium"), (15, "medium"), (15.1, "high")]
)
def test_vital_signs_of_the_first_hour_become_high(minutes, priority):
    assert urgent("vitals", minutes, **HOUR) == priority


@pytest.mark.parametrize(
    "facts", [{"after": timedelta(minutes=61), "anchor": "start"}, {**HOUR, "anchor": "end"}, {}]
)
def test_later_vital_signs_stay_medium(facts):
    assert urgent("vitals", 600, **facts) == "medium"


def test_a_rise_after_a_resume_waits_for_the_prescriber():
    assert urgent("rate_step", 600, after_resume=True) is None


def test_the_ladders_name_kinds_that_there_are():
    assert LADDERS.keys() <= set(get_args(DueKind))
