"""What a kind of day asks for: its steps with their forms and drugs, and when vital signs are due."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from infusetrack.domain.sourced import Origin, Sourced

StepKind = Literal[
    "identity", "measure", "labs", "checklist", "vitals", "release", "order", "bag",
    "hydration", "medication", "double_check", "infusion", "flush", "observation",
    "adverse_events", "sign",
]  # fmt: skip
FieldKind = Literal["yes_no", "number", "text", "choice", "time"]
PartOfDay = Literal["before", "infusion", "after"]
Anchor = Literal[
    "before", "start", "pause", "resume", "rate_rise", "end", "opioid_start", "opioid_bolus", "opioid_stop",
]  # fmt: skip
VitalItem = Literal[
    "sbp", "dbp", "heart_rate", "respiratory_rate", "temperature_c", "spo2", "pain", "sedation",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a checklist step, in the site's words."""

    key: str
    label: str
    kind: FieldKind
    required: bool = True
    must_be: str | None = None
    choices: tuple[str, ...] = ()
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    help: str = ""


@dataclass(frozen=True, slots=True)
class DrugOption:
    """A supportive drug that a medication step offers, dosed by weight with a cap.

    `low` and `high` are amounts per kilogram in `unit`/kg (equal when there is one).
    """

    key: str
    drug: str
    unit: str
    route: str
    low: Sourced
    high: Sourced
    cap: Sourced | None = None
    needed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draw:
    """When blood is drawn: from `after` to `by` minutes after the infusion's start or the day's first act.

    `wants` are the analytes that a panel must have; with none the step itself must be done.
    """

    anchor: Literal["start", "day"]
    after: Sourced
    by: Sourced
    wants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One thing to do on a day, where it stands, and what blocks it.

    `offset_min` counts from the infusion's planned start. `requires` lists step keys
    that must be done or skipped first; a step that is not `skippable` cannot be left out.
    """

    key: str
    kind: StepKind
    part: PartOfDay
    title: str
    offset_min: int
    requires: tuple[str, ...] = ()
    skippable: bool = True
    agent: str | None = None
    minutes: Sourced | None = None
    ml_per_kg: Sourced | None = None
    vitals_plan: str | None = None
    more_vitals_plans: tuple[str, ...] = ()
    fields: tuple[FormField, ...] = ()
    drugs: tuple[DrugOption, ...] = ()
    draw: Draw | None = None
    cycles: tuple[int, int] | None = None
    days: tuple[int, ...] | None = None
    origin: Origin = Origin.LOCAL
    source: str = ""
    help: str = ""

    def applies(self, cycle: int, day: int) -> bool:
        """Whether this step belongs to this cycle day."""
        in_cycle = self.cycles is None or self.cycles[0] <= cycle <= self.cycles[1]
        return in_cycle and (self.days is None or day in self.days)

    def waiting_for(self, there: set[str]) -> "StepPlan":
        """This step on a day that has only these steps; itself where it waits for no other."""
        if there.issuperset(self.requires):
            return self
        return replace(self, requires=tuple(key for key in self.requires if key in there))


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The ordered steps of one kind of day; `agents` empty is a no-infusion day.

    With `cycles` or `days` the plan is for those only; the first plan that fits a day is its plan.
    """

    id: str
    title: str
    agents: tuple[str, ...]
    steps: tuple[StepPlan, ...]
    cycles: tuple[int, int] | None = None
    days: tuple[int, ...] | None = None

    def fits(self, agents: tuple[str, ...], cycle: int, day: int) -> bool:
        """Whether this is a plan for a cycle day on which these agents are due."""
        in_cycle = self.cycles is None or self.cycles[0] <= cycle <= self.cycles[1]
        return set(self.agents) == set(agents) and in_cycle and (self.days is None or day in self.days)


@dataclass(frozen=True, slots=True)
class VitalsPoint:
    """A run of due times: every `every_min` from `from_min` to `to_min` after an anchor."""

    anchor: Anchor
    from_min: int
    to_min: int | None
    every_min: int
    origin: Origin
    source: str


@dataclass(frozen=True, slots=True)
class VitalsPlan:
    """When vital signs are due; anchored to events, not to the clock on the wall.

    `wants` are the items that a set must have to meet a point (none: any set does); `drugs` are
    those whose single doses are anchors.
    """

    id: str
    title: str
    points: tuple[VitalsPoint, ...]
    wants: tuple[VitalItem, ...] = ()
    drugs: tuple[str, ...] = ()
