"""The shapes of a day in a regimen file: its steps, forms, drugs and vital-sign plans."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from infusetrack.catalog.shape_numbers import (
    ORIGIN,
    CycleNumber,
    DayNumber,
    FluidPerKilogram,
    Key,
    Minutes,
    Number,
    Prose,
    Shape,
    Word,
)
from infusetrack.domain import regimen as domain

Offset = Annotated[int, Field(ge=-2880, le=2880)]
TwoCycles = Annotated[list[CycleNumber], Field(min_length=2, max_length=2)]
DayList = Annotated[list[DayNumber], Field(min_length=1, max_length=99)]


class FormFieldShape(Shape):
    """One field of a checklist."""

    makes: ClassVar[type] = domain.FormField

    key: Key
    label: Word
    kind: Literal["yes_no", "number", "text", "choice", "time"]
    required: bool = True
    must_be: Word | None = None
    choices: list[Word] = Field(default=[], max_length=20)
    unit: str = Field(default="", max_length=40)
    low: Number | None = None
    high: Number | None = None
    help: str = Field(default="", max_length=400)


class DrugShape(Shape):
    """A supportive drug dosed by weight."""

    makes: ClassVar[type] = domain.DrugOption

    key: Key
    drug: Word
    unit: Literal["mg", "mcg"]
    route: Word
    low: Number
    high: Number
    cap: Number | None = None
    needed: bool = False
    note: str = Field(default="", max_length=400)


class DrawShape(Shape):
    """When blood is drawn, and what is wanted of it."""

    makes: ClassVar[type] = domain.Draw

    anchor: Literal["start", "day"]
    after: Minutes
    by: Minutes
    wants: list[Key] = Field(default=[], max_length=20)


class StepShape(Shape):
    """One thing to do on a day."""

    makes: ClassVar[type] = domain.StepPlan
    units: ClassVar[dict[str, str]] = {"offset_min": "min"}

    key: Key
    kind: domain.StepKind
    part: Literal["before", "infusion", "after"]
    title: Annotated[str, Field(min_length=1, max_length=80)]
    offset_min: Offset
    requires: list[Key] = Field(default=[], max_length=30)
    skippable: bool = True
    agent: Key | None = None
    minutes: Minutes | None = None
    ml_per_kg: FluidPerKilogram | None = None
    vitals_plan: Key | None = None
    more_vitals_plans: list[Key] = Field(default=[], max_length=5)
    fields: list[FormFieldShape] = Field(default=[], max_length=40)
    drugs: list[DrugShape] = Field(default=[], max_length=20)
    draw: DrawShape | None = None
    cycles: TwoCycles | None = None
    days: DayList | None = None
    origin: ORIGIN
    source: Word
    verified: bool = False
    help: str = Field(default="", max_length=1000)


class DayPlanShape(Shape):
    """The ordered steps of one kind of day."""

    makes: ClassVar[type] = domain.DayPlan

    id: Key
    title: Word
    agents: Annotated[list[Key], Field(max_length=10)]
    cycles: TwoCycles | None = None
    days: DayList | None = None
    steps: Annotated[list[StepShape], Field(min_length=1, max_length=60)]


class VitalsPointShape(Shape):
    """A run of due times after an anchor."""

    makes: ClassVar[type] = domain.VitalsPoint
    units: ClassVar[dict[str, str]] = {"from_min": "min", "to_min": "min", "every_min": "min"}

    anchor: domain.Anchor
    from_min: Offset
    to_min: Offset | None = None
    every_min: Annotated[int, Field(ge=1, le=1440)]
    origin: ORIGIN
    source: Word
    verified: bool = False


class VitalsPlanShape(Shape):
    """When vital signs are due."""

    makes: ClassVar[type] = domain.VitalsPlan

    id: Key
    title: Prose
    points: Annotated[list[VitalsPointShape], Field(max_length=40)]
    wants: list[domain.VitalItem] = Field(default=[], max_length=10)
    drugs: list[Word] = Field(default=[], max_length=10)
