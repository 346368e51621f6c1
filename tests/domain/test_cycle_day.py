"""A cycle day's labels, and its steps beside what is known of them."""

from datetime import UTC, datetime

import pytest

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.cycle_day import CycleDay, StepState, day_view, waits_for
from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import StepDone, StepSkipped, StepStarted
from infusetrack.domain.record import Line

TRIAL = builtin("nct04751383")
AT = datetime(2026, 11, 24, 8, tzinfo=UTC)


def record(*events, label="C1D2"):
    lines = (Line("p", seq, AT, AT, "RN 27", event) for seq, event in enumerate(events, start=1))
    return DayRecord.of(label, lines)


def plans(label="C1D2"):
    key = CycleDay.of(label)
    return TRIAL.steps_of(key.cycle, key.day)


def closed_before(wanted, label="C1D2"):
    """A record in which every step before the first of this kind is done."""
    events = []
    for plan in plans(label):
        if plan.kind == wanted:
            return plan, events
        events.append(StepDone(label, plan.key))
    raise AssertionError(wanted)


@pytest.mark.parametrize("label", ["C1D1", "C12D21", "P-C1D8", "C9D32"])
def test_a_label_is_read_back_as_it_is_written(label):
    assert CycleDay.of(label).label == label


@pytest.mark.parametrize("label", ["", "C0D1", "C1D0", "c1d1", "C1 D1", "C100D1", "D1C1", "C1D2x", "C٣D1"])
def test_what_is_no_label_is_refused(label):
    with pytest.raises(Refused, match="no_cycle_day"):
        CycleDay.of(label)


def test_the_first_step_is_in_hand_and_those_behind_it_wait():
    view = day_view(TRIAL, record())
    assert view.in_hand is view.steps[0]
    assert view.steps[0].state is StepState.IN_HAND
    start = view.of_kind("infusion")[0]
    assert start.state is StepState.BLOCKED
    assert start.waits_for == waits_for(start.plan, record())
    assert view.agents == ("dinutuximab",)


def test_done_and_skipped_steps_are_told_apart():
    first, second = plans()[:2]
    view = day_view(TRIAL, record(StepDone("C1D2", first.key), StepSkipped("C1D2", second.key, "not today")))
    assert (view.steps[0].state, view.steps[1].state) == (StepState.DONE, StepState.SKIPPED)
    assert view.steps[1].record.why == "not today"


def test_a_running_step_is_in_hand_before_any_open_one():
    plan, before = closed_before("hydration")
    view = day_view(TRIAL, record(*before[1:], StepStarted("C1D2", plan.key)))
    assert view.step(plan.key).state is StepState.RUNNING
    assert view.in_hand.plan.key == plan.key
    assert view.steps[0].state is StepState.IN_HAND


def test_a_begun_form_is_in_hand_when_it_is_the_first():
    first = plans()[0]
    assert day_view(TRIAL, record(StepStarted("C1D2", first.key))).steps[0].state is StepState.IN_HAND


def test_a_begun_form_behind_the_first_is_open():
    second = plans()[1]
    view = day_view(TRIAL, record(StepStarted("C1D2", second.key)))
    assert (view.steps[0].state, view.step(second.key).state) == (StepState.IN_HAND, StepState.OPEN)


def test_free_steps_behind_the_one_in_hand_are_open():
    view = day_view(TRIAL, record())
    free = [step for step in view.steps[1:] if not step.waits_for]
    assert {step.state for step in free} <= {StepState.OPEN}


def test_a_finished_day_has_nothing_in_hand():
    every = (StepDone("C1D2", plan.key) for plan in plans())
    assert day_view(TRIAL, record(*every)).in_hand is None


def test_a_step_of_another_day_is_refused():
    with pytest.raises(Refused, match="no_such_step"):
        day_view(TRIAL, record()).step("nonsense")


def test_a_day_off_the_protocol_has_no_view():
    with pytest.raises(Refused, match="cycle_off_protocol"):
        day_view(TRIAL, record(label="C13D1"))
