"""What a trial orders: agents, days, rates, steps and limits, each number with its origin.

A regimen is read from a TOML file by `catalog.regimens`; nothing here knows the file.
Every clinical number is a `Sourced`, so that a screen can answer "where is this from?".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from infusetrack.domain.day_plan import (
    Anchor,
    DayPlan,
    Draw,
    DrugOption,
    FieldKind,
    FormField,
    PartOfDay,
    StepKind,
    StepPlan,
    VitalItem,
    VitalsPlan,
    VitalsPoint,
)
from infusetrack.domain.errors import Refused
from infusetrack.domain.mappings import nothing
from infusetrack.domain.reaction_rules import NO_REACTIONS, Reactions
from infusetrack.domain.reference_limits import Reference
from infusetrack.domain.sourced import Origin, Sourced
from infusetrack.domain.support_plan import OpioidPlan, SideDrug

Action = Literal["gate", "alert", "stop"]
Comparison = Literal["at_least", "at_most", "below", "above"]

__all__ = [  # every part of a regimen is imported from here
    "Action", "Agent", "Anchor", "Arm", "Comparison", "CycleLength", "DayPlan", "DoseReference", "Draw", "DrugOption",
    "EligibilityItem", "FieldKind", "FollowUp", "FormField", "HoldRule", "OpioidPlan", "Origin",
    "PartOfDay", "RateStep", "Regimen", "ScheduleRule", "SideDrug", "SiteEntry", "Sourced", "StepKind", "StepPlan",
    "SurgeryRule", "VitalItem", "VitalsPlan", "VitalsPoint",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RateStep:
    """One planned rate: mg/m²/h when the dose is by surface, and a share of the bag per hour.

    `minutes` is None for the last step, which runs until the bag is empty.
    """

    mg_m2_h: Sourced | None
    bag_share_per_h: Sourced
    minutes: Sourced | None


@dataclass(frozen=True, slots=True)
class DoseReference:
    """A dose to compare an order with; it never fills an order in."""

    basis: Literal["mg_m2", "mg_kg", "flat"]
    per_unit: Sourced


@dataclass(frozen=True, slots=True)
class Agent:
    """One drug of the regimen: how it comes, how it is mixed, how fast it runs."""

    id: str
    name: str
    colour_day: str
    colour_day_soft: str
    colour_night: str
    colour_night_soft: str
    basis: Literal["mg_m2", "mg_kg", "flat", "ordered"]
    infusion_minutes: Sourced
    rate_steps: tuple[RateStep, ...]
    reference: DoseReference | None = None
    vial_mg: Sourced | None = None
    vial_ml: Sourced | None = None
    diluent: str = ""
    concentration_low: Sourced | None = None
    concentration_high: Sourced | None = None
    longest_minutes: Sourced | None = None
    start_within_minutes_of_mixing: Sourced | None = None
    bag_life_minutes: Sourced | None = None
    gap_warning_days: Sourced | None = None
    look_alike: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleRule:
    """An agent is due on these days of cycles `first` to `last`."""

    agent: str
    first_cycle: int
    last_cycle: int
    days: tuple[int, ...]
    origin: Origin
    source: str


@dataclass(frozen=True, slots=True)
class HoldRule:
    """A laboratory or bedside limit and what it does: closes the gate, alerts, stops.

    `comparison` is what the value must be (at_least 9.5, below 38.5); when it is not, the
    rule fires. Ages are completed years; `per_year` is added to the limit for each of them.
    """

    id: str
    parameter: str
    comparison: Comparison
    limit: Sourced
    action: Action
    agents: tuple[str, ...] = ()
    cycles: tuple[int, int] | None = None
    days: tuple[int, ...] | None = None
    times_uln: bool = False
    words: str = ""
    age_low: Sourced | None = None
    age_high: Sourced | None = None
    per_year: Sourced | None = None

    def applies(self, agents: tuple[str, ...], cycle: int, day: int) -> bool:
        """Whether this limit is looked at on this cycle day."""
        for_agent = not self.agents or any(agent in self.agents for agent in agents)
        in_cycle = self.cycles is None or self.cycles[0] <= cycle <= self.cycles[1]
        return for_agent and in_cycle and (self.days is None or day in self.days)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A visit after the last dose: exactly one of days, months or years is set."""

    label: str
    days: int = 0
    months: int = 0
    years: int = 0
    origin: Origin = Origin.LOCAL
    source: str = ""


@dataclass(frozen=True, slots=True)
class SurgeryRule:
    """Resection between cycles; the site says how "up to `cycles_after`" counts."""

    cohorts: tuple[str, ...]
    after_cycle: Sourced
    cycles_after: Sourced
    start_within_days: Sourced


@dataclass(frozen=True, slots=True)
class EligibilityItem:
    """One line of the eligibility checklist. It advises; the investigator decides.

    `kind`: yes_no (expects `must_be`), number (compared with `limit`; `times_uln` scales
    it by the laboratory's ULN), washout (whole days since a date, compared with `limit`).
    """

    key: str
    words: str
    kind: Literal["yes_no", "number", "washout"]
    must_be: bool = True
    comparison: Comparison = "at_least"
    limit: Sourced | None = None
    times_uln: bool = False
    arms: tuple[str, ...] = ()
    cohorts: tuple[str, ...] = ()
    only_if: str = ""


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """A value that the registry does not give: the site or the signed order enters it."""

    key: str
    words: str
    why: str
    choices: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Arm:
    """An arm, its cohorts and its ages in completed years (both ends included)."""

    id: str
    title: str
    cohorts: tuple[str, ...]
    age_low: Sourced
    age_high: Sourced


@dataclass(frozen=True, slots=True)
class CycleLength:
    """Cycles `first_cycle` to `last_cycle` last `days` days."""

    first_cycle: int
    last_cycle: int
    days: Sourced


@dataclass(frozen=True, slots=True)
class Regimen:
    """A whole trial as its file gives it. `digest` is the file's SHA-256.

    `side_drugs` are given beside the antibody, in a step or when needed; `opioid_infusion` is None
    where none runs; `numbers` finds every number by its place.
    `reference` are the limits by age and the scores, which come with the program; `criticals` are
    the site's critical limits of laboratory values, beside those of `holds`.
    """

    id: str
    title: str
    version: str
    digest: str
    status_note: str
    max_cycles: Sourced
    cycle_lengths: tuple[CycleLength, ...]
    arms: tuple[Arm, ...]
    agents: Mapping[str, Agent]
    schedule: tuple[ScheduleRule, ...]
    day_plans: tuple[DayPlan, ...]
    vitals_plans: Mapping[str, VitalsPlan]
    holds: tuple[HoldRule, ...]
    follow_up: tuple[FollowUp, ...]
    surgery: SurgeryRule | None = None
    eligibility: tuple[EligibilityItem, ...] = ()
    site_entries: tuple[SiteEntry, ...] = ()
    bsa_formula: str = "mosteller"
    weight_change_percent: Sourced | None = None
    side_drugs: tuple[SideDrug, ...] = ()
    opioid_infusion: OpioidPlan | None = None
    reactions: Reactions = NO_REACTIONS
    numbers: Mapping[str, Sourced] = field(default_factory=nothing)
    clock: Mapping[str, Sourced] = field(default_factory=nothing)
    reference: Reference = field(default_factory=Reference)
    criticals: tuple[HoldRule, ...] = ()

    def length_of(self, cycle: int) -> int:
        """Days in this cycle; refuses a cycle off the protocol."""
        for run in self.cycle_lengths:
            if run.first_cycle <= cycle <= run.last_cycle:
                return int(run.days.value)
        raise Refused("cycle_off_protocol", cycle=cycle, last=int(self.max_cycles.value))

    def agents_on(self, cycle: int, day: int) -> tuple[str, ...]:
        """The agents due on this cycle day, empty on a no-infusion day; refuses any other."""
        if not 1 <= cycle <= int(self.max_cycles.value):
            raise Refused("cycle_off_protocol", cycle=cycle, last=int(self.max_cycles.value))
        if not 1 <= day <= self.length_of(cycle):
            raise Refused("day_off_protocol", day=day, last=self.length_of(cycle), cycle=cycle)
        return tuple(
            rule.agent
            for rule in self.schedule
            if rule.first_cycle <= cycle <= rule.last_cycle and day in rule.days
        )

    def steps_of(self, cycle: int, day: int) -> tuple[StepPlan, ...]:
        """The ordered steps of this cycle day; each waits only for steps that the day has."""
        steps = tuple(step for step in self.plan_of(cycle, day).steps if step.applies(cycle, day))
        there = {step.key for step in steps}
        return tuple(step.waiting_for(there) for step in steps)

    def plan_of(self, cycle: int, day: int) -> DayPlan:
        """The plan of this cycle day; refuses a day that no plan covers."""
        agents = self.agents_on(cycle, day)
        for plan in self.day_plans:
            if plan.fits(agents, cycle, day):
                return plan
        raise Refused("no_day_plan", cycle=cycle, day=day)

    def holds_on(self, cycle: int, day: int) -> tuple[HoldRule, ...]:
        """The limits that are looked at on this cycle day."""
        agents = self.agents_on(cycle, day)
        return tuple(rule for rule in self.holds if rule.applies(agents, cycle, day))

    def arm(self, arm_id: str) -> Arm:
        """The arm with this id; refuses an unknown one."""
        for arm in self.arms:
            if arm.id == arm_id:
                return arm
        raise Refused("no_such_arm", arm=arm_id, known=", ".join(a.id for a in self.arms))
