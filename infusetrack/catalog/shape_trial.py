"""The shapes of a trial in a regimen file: arms, agents, schedule, limits and follow-up."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from infusetrack.catalog.shape_numbers import (
    ORIGIN,
    BagShare,
    Colour,
    Concentration,
    CycleDays,
    CycleNumber,
    Cycles,
    Days,
    Key,
    Milligrams,
    Millilitres,
    Minutes,
    Number,
    Percent,
    Prose,
    Shape,
    SurfaceRate,
    Word,
    Years,
)
from infusetrack.catalog.shape_reactions import ReactionsShape
from infusetrack.catalog.shape_steps import DayList, DayPlanShape, TwoCycles, VitalsPlanShape
from infusetrack.catalog.shape_support import OpioidShape, SideDrugShape
from infusetrack.domain import regimen as domain

COMPARISON = Literal["at_least", "at_most", "below", "above"]
Keys = Annotated[list[Key], Field(max_length=50)]


class RateStepShape(Shape):
    """One planned rate."""

    makes: ClassVar[type] = domain.RateStep

    mg_m2_h: SurfaceRate | None = None
    bag_share_per_h: BagShare
    minutes: Minutes | None = None


class ReferenceShape(Shape):
    """A dose to compare an order with."""

    makes: ClassVar[type] = domain.DoseReference

    basis: Literal["mg_m2", "mg_kg", "flat"]
    per_unit: Number


class AgentShape(Shape):
    """One drug of the regimen."""

    makes: ClassVar[type] = domain.Agent

    id: Key
    name: Word
    colour_day: Colour
    colour_day_soft: Colour
    colour_night: Colour
    colour_night_soft: Colour
    basis: Literal["mg_m2", "mg_kg", "flat", "ordered"]
    infusion_minutes: Minutes
    rate_steps: Annotated[list[RateStepShape], Field(min_length=1, max_length=20)]
    reference: ReferenceShape | None = None
    vial_mg: Milligrams | None = None
    vial_ml: Millilitres | None = None
    diluent: str = Field(default="", max_length=80)
    concentration_low: Concentration | None = None
    concentration_high: Concentration | None = None
    longest_minutes: Minutes | None = None
    start_within_minutes_of_mixing: Minutes | None = None
    bag_life_minutes: Minutes | None = None
    gap_warning_days: Days | None = None
    look_alike: str = Field(default="", max_length=400)


class ScheduleShape(Shape):
    """An agent is due on these days of these cycles."""

    makes: ClassVar[type] = domain.ScheduleRule
    units: ClassVar[dict[str, str]] = {"first_cycle": "cycle", "last_cycle": "cycle", "days": "day"}

    agent: Key
    first_cycle: CycleNumber
    last_cycle: CycleNumber
    days: DayList
    origin: ORIGIN
    source: Word
    verified: bool = False


class HoldShape(Shape):
    """A limit; `comparison` is what the value must be."""

    makes: ClassVar[type] = domain.HoldRule

    id: Key
    parameter: Key
    comparison: COMPARISON
    limit: Number
    action: Literal["gate", "alert", "stop"]
    agents: Keys = Field(default=[])
    cycles: TwoCycles | None = None
    days: DayList | None = None
    times_uln: bool = False
    words: Word
    age_low: Years | None = None
    age_high: Years | None = None
    per_year: Number | None = None


class FollowUpShape(Shape):
    """A visit after the last dose."""

    makes: ClassVar[type] = domain.FollowUp
    units: ClassVar[dict[str, str]] = {"days": "days", "months": "months", "years": "years"}

    label: Word
    days: Annotated[int, Field(ge=0, le=366)] = 0
    months: Annotated[int, Field(ge=0, le=120)] = 0
    years: Annotated[int, Field(ge=0, le=30)] = 0
    origin: ORIGIN
    source: Word
    verified: bool = False


class SurgeryShape(Shape):
    """Resection between cycles."""

    makes: ClassVar[type] = domain.SurgeryRule

    cohorts: Annotated[list[Key], Field(min_length=1, max_length=20)]
    after_cycle: Cycles
    cycles_after: Cycles
    start_within_days: Days


class EligibilityShape(Shape):
    """One line of the eligibility checklist."""

    makes: ClassVar[type] = domain.EligibilityItem

    key: Key
    words: Word
    kind: Literal["yes_no", "number", "washout"]
    must_be: bool = True
    comparison: COMPARISON = "at_least"
    limit: Number | None = None
    times_uln: bool = False
    arms: Keys = Field(default=[])
    cohorts: Keys = Field(default=[])
    only_if: Literal["", "childbearing", "over_16", "up_to_16"] = ""


class SiteEntryShape(Shape):
    """A value that only the site or the signed order can give."""

    makes: ClassVar[type] = domain.SiteEntry

    key: Key
    words: Word
    why: Word
    choices: list[Key] = Field(default=[], max_length=10)
    unit: str = Field(default="", max_length=40)


class ArmShape(Shape):
    """An arm, its cohorts and ages."""

    makes: ClassVar[type] = domain.Arm

    id: Key
    title: Word
    cohorts: Keys
    age_low: Years
    age_high: Years


class CycleLengthShape(Shape):
    """How long some cycles last."""

    makes: ClassVar[type] = domain.CycleLength
    units: ClassVar[dict[str, str]] = {}

    first_cycle: CycleNumber
    last_cycle: CycleNumber
    days: CycleDays


class RegimenShape(Shape):
    """A whole regimen file."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
    title: Word
    version: Word
    status_note: Prose
    bsa_formula: Literal["mosteller", "dubois", "haycock", "gehan_george", "boyd"] = "mosteller"
    max_cycles: Cycles
    weight_change_percent: Percent | None = None
    side_drugs: list[SideDrugShape] = Field(default=[], max_length=60)
    opioid_infusion: OpioidShape | None = None
    clock: dict[Key, Minutes] = Field(default={}, max_length=40)
    cycle_lengths: Annotated[list[CycleLengthShape], Field(min_length=1, max_length=99)]
    arms: Annotated[list[ArmShape], Field(min_length=1, max_length=20)]
    agents: Annotated[list[AgentShape], Field(min_length=1, max_length=10)]
    schedule: Annotated[list[ScheduleShape], Field(min_length=1, max_length=100)]
    day_plans: Annotated[list[DayPlanShape], Field(min_length=1, max_length=20)]
    vitals_plans: Annotated[list[VitalsPlanShape], Field(max_length=20)]
    holds: Annotated[list[HoldShape], Field(max_length=100)]
    follow_up: Annotated[list[FollowUpShape], Field(max_length=40)]
    surgery: SurgeryShape | None = None
    eligibility: list[EligibilityShape] = Field(default=[], max_length=100)
    site_entries: list[SiteEntryShape] = Field(default=[], max_length=60)
    reactions: ReactionsShape | None = None
