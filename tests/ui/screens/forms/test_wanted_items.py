"""What a set taken now would be for: the plan of the day says it."""

from dataclasses import replace
from datetime import UTC, datetime

from infusetrack.domain.reminders import Due, DueState
from infusetrack.ui.screens.forms.vitals_fields import WHOLE_SET
from infusetrack.ui.screens.forms.wanted_items import baseline_items, wanted_now

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def due(state, **facts):
    return Due("vitals:infusion", "vitals", AT, state, "infusion", facts=facts)


def test_a_baseline_wants_what_its_plan_says_and_without_one_the_whole_set(bedside):
    (step,) = [one for one in bedside.regimen.steps_of(1, 3) if one.kind == "vitals"]
    assert baseline_items(bedside, step) == bedside.regimen.vitals_plans["V-DIN"].wants
    assert baseline_items(bedside, replace(step, vitals_plan=None)) == WHOLE_SET


def test_what_is_far_off_is_not_asked_for_yet():
    assert wanted_now(None) == ()
    assert wanted_now(due(DueState.LATER, wants=("sbp",))) == ()
    assert wanted_now(due(DueState.SOON, wants=("sbp",))) == ("sbp",)
    assert wanted_now(due(DueState.OVERDUE)) == ()
