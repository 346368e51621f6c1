"""What is due, in words: each kind, each nearness, each anchor."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infusetrack.domain.regimen import Anchor, VitalItem
from infusetrack.domain.reminders import Due, DueKind, DueState, state_at
from infusetrack.domain.vitals_due import Ask, Point
from infusetrack.wording.dues import (
    ANCHORS,
    ITEMS,
    KINDS,
    anchor_words,
    due_items,
    due_reason,
    due_title,
    due_when,
    due_words,
    items_words,
)
from infusetrack.wording.events_names import names_of
from tests.domain.small_trial import DIN, TRIAL

NOW = datetime(2026, 11, 24, 18, 25, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")
NAMES = names_of(TRIAL)


def due(kind="vitals", seconds=0, agent="dinutuximab", **facts):
    at = NOW + timedelta(seconds=seconds)
    return Due(f"{kind}:infusion", kind, at, state_at(at, NOW), "infusion", agent, facts=facts)


@pytest.mark.parametrize("kind", get_args(DueKind))
def test_each_kind_has_a_line_and_a_title(kind):
    one = due(kind, rate_ml_h=D("10.32"))
    for words in (due_words(one, DIN, NAMES), due_title(one, DIN, NAMES)):
        assert words
        assert "{" not in words
        assert words[0].isupper()
    assert len(due_title(one, DIN, NAMES)) <= len(due_words(one, DIN, NAMES))


def test_no_words_wait_for_a_kind_that_never_comes():
    assert set(KINDS) == set(get_args(DueKind))


def test_every_anchor_that_a_point_may_have_is_explained():
    assert set(get_args(Anchor)) == set(ANCHORS)
    assert anchor_words("pause") == "after the pause began"


def test_a_rate_step_names_the_rate_to_set():
    assert due_title(due("rate_step", rate_ml_h=D(10)), DIN) == "Rate step to 10.0 mL/h"
    assert due_words(due("rate_step", rate_ml_h=D("10.32")), DIN).startswith("Rate step to 10.3 mL/h: assess")


def test_the_end_names_the_drug_and_without_one_the_infusion():
    assert due_words(due("infusion_end"), DIN, NAMES).startswith("Dinutuximab ends")
    assert due_words(due("infusion_end", agent=""), DIN, NAMES) == "Infusion ends; flush, then observe"


def test_a_step_that_ends_is_called_by_its_title():
    title = next(plan.title for plan in TRIAL.steps_of(1, 2) if plan.key == "infusion")
    assert due_words(due("step_end"), DIN, NAMES) == title


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (12 * 60, "in 12 min"), (1, "in 1 min"), (11 * 60 + 1, "in 12 min"), (59 * 60, "in 59 min"),
        (60 * 60, "at 14:25"), (6 * 3600, "at 19:25"), (0, "due now"), (-59, "due now"),
        (-60, "1 min overdue"), (-5 * 60 - 20, "5 min overdue"), (-75 * 60, "75 min overdue"),
    ],
)  # fmt: skip
def test_nearness_is_said_in_minutes_and_far_off_by_the_clock(seconds, words):
    assert due_when(due(seconds=seconds), NOW, ZONE) == words


@given(st.integers(-20_000, 20_000))
def test_overdue_is_said_of_nothing_that_is_still_to_come(seconds):
    one = due(seconds=seconds)
    words = due_when(one, NOW, ZONE)
    assert words.endswith("overdue") == (seconds <= -60)
    assert one.state is not DueState.OVERDUE or words.endswith("overdue")
    assert words.startswith(("in ", "at ")) == (seconds > 0)


def test_a_reason_gives_the_clock_and_for_vital_signs_the_anchor():
    assert due_reason(due("bag_life"), ZONE) == "due 13:25"
    assert due_reason(due(anchor="resume"), ZONE) == "due 13:25 · after resuming"


POINT = Point(NOW, "start", timedelta(minutes=15), timedelta(minutes=15), timedelta(minutes=5))
WHOLE = ("sbp", "dbp", "heart_rate", "respiratory_rate", "temperature_c", "spo2")


def test_one_plan_says_what_it_wants_and_several_are_named():
    antibody, opioid = Ask("V-DIN", WHOLE, POINT), Ask("V-OPIOID", ("sedation", "pain"), POINT)
    assert due_items(due(asks=(antibody,))) == "BP, HR, RR, Temp, SpO₂"
    assert due_items(due(asks=(antibody, opioid))) == (
        "V-DIN: BP, HR, RR, Temp, SpO₂ · V-OPIOID: sedation, pain"
    )
    assert due_items(due(asks=(Ask("V-X", (), POINT),))) == ""
    assert (
        due_reason(due(anchor="start", asks=(opioid,)), ZONE)
        == "due 13:25 · after the start · sedation, pain"
    )


def test_every_item_has_its_word():
    assert set(get_args(VitalItem)) <= set(ITEMS)
    assert items_words(("dbp", "spo2")) == "diastolic BP, SpO₂"


def test_a_rate_step_that_falls_due_with_a_set_is_told_with_it():
    one = due(rate_ml_h=D("10.32"))
    assert due_title(one, DIN) == "Vital signs, then rate step to 10.3 mL/h"
    assert due_words(one, DIN).endswith("assess, then change the pump")
