"""A cycle day's steps: which are done, which is in hand, and what blocks one and why."""

import re
from dataclasses import dataclass
from enum import StrEnum

from infusetrack.domain.day_record import DayRecord, StepRecord, StepStatus
from infusetrack.domain.errors import Refused
from infusetrack.domain.regimen import Regimen, StepPlan

LABEL = re.compile(r"(P-)?C([1-9]\d?)D([1-9]\d?)")


@dataclass(frozen=True, slots=True, order=True)
class CycleDay:
    """A numbered day of a numbered cycle; after surgery with restarted numbering, `P-C1D8`."""

    cycle: int
    day: int
    post_surgery: bool = False

    @property
    def label(self) -> str:
        """The label as it stands in the record: C1D8, P-C1D8."""
        return f"{'P-' if self.post_surgery else ''}C{self.cycle}D{self.day}"

    @classmethod
    def of(cls, label: str) -> "CycleDay":
        """Read a label back; refuses anything that is not one."""
        found = LABEL.fullmatch(label)
        if found is None:
            raise Refused("no_cycle_day", label=label)
        return cls(int(found[2]), int(found[3]), bool(found[1]))


class StepState(StrEnum):
    """How a step looks to the nurse."""

    DONE = "done"
    SKIPPED = "skipped"
    RUNNING = "running"
    IN_HAND = "in_hand"
    OPEN = "open"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class StepView:
    """A planned step beside what is known of it. `waits_for` names the steps that block it."""

    plan: StepPlan
    state: StepState
    record: StepRecord | None
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayView:
    """All steps of a cycle day in their order."""

    key: CycleDay
    agents: tuple[str, ...]
    steps: tuple[StepView, ...]
    record: DayRecord

    def step(self, key: str) -> StepView:
        """The step with this key; refuses one that the day does not have."""
        for view in self.steps:
            if view.plan.key == key:
                return view
        raise Refused("no_such_step", step=key, day=self.key.label)

    def of_kind(self, kind: str) -> tuple[StepView, ...]:
        """The steps of one kind, in their order."""
        return tuple(view for view in self.steps if view.plan.kind == kind)

    @property
    def in_hand(self) -> StepView | None:
        """The step that a nurse should look at now; None when the day is finished."""
        for state in (StepState.RUNNING, StepState.IN_HAND):
            for view in self.steps:
                if view.state is state:
                    return view
        return None


def day_view(regimen: Regimen, record: DayRecord) -> DayView:
    """The day's plan beside its record. Refuses a day that the regimen does not have."""
    key = CycleDay.of(record.label)
    steps: list[StepView] = []
    for plan in regimen.steps_of(key.cycle, key.day):
        first_open = not any(view.state is StepState.IN_HAND for view in steps)
        steps.append(_view(plan, record, first_open=first_open))
    return DayView(key, regimen.agents_on(key.cycle, key.day), tuple(steps), record)


def waits_for(plan: StepPlan, record: DayRecord) -> tuple[str, ...]:
    """The keys of the steps that must be closed before this one may begin."""
    return tuple(key for key in plan.requires if not record.closed(key))


def _view(plan: StepPlan, record: DayRecord, *, first_open: bool) -> StepView:
    known = record.step(plan.key)
    if known is not None and known.closed:
        done = known.status is StepStatus.DONE
        return StepView(plan, StepState.DONE if done else StepState.SKIPPED, known)
    blocked_by = waits_for(plan, record)
    if known is not None:
        running = plan.kind in {"infusion", "flush", "hydration", "observation"}
        state = StepState.RUNNING if running else StepState.IN_HAND
        return StepView(plan, state if running or first_open else StepState.OPEN, known, blocked_by)
    if blocked_by:
        return StepView(plan, StepState.BLOCKED, None, blocked_by)
    return StepView(plan, StepState.IN_HAND if first_open else StepState.OPEN, None)
