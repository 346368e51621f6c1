"""The shapes of the drugs on the side in a regimen file, and whether they fit."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from infusetrack.catalog.shape_numbers import ORIGIN, Key, Minutes, Number, Shape, Word
from infusetrack.domain import support_plan as domain
from infusetrack.domain.labs import ANALYTES
from infusetrack.domain.regimen import Regimen, SideDrug
from infusetrack.wording.translate import tr

Told = tuple[str, str, str]
Names = Annotated[list[Word], Field(max_length=20)]


class SideDrugShape(Shape):
    """A drug beside the antibody; a daily maximum stands in no file."""

    makes: ClassVar[type] = domain.SideDrug

    id: Key
    drug: Word
    group: Literal["opioid", "antipyretic", "antihistamine", "adjunct", "steroid"]
    unit: Literal["mg", "mcg"]
    route: Word
    low: Number | None = None
    high: Number | None = None
    cap: Number | None = None
    again_low: Minutes | None = None
    again_high: Minutes | None = None
    never_early: bool = False
    restricted: bool = False
    labs: Annotated[list[Key], Field(max_length=10)] = Field(default=[])
    names: Names = Field(default=[])
    note: str = Field(default="", max_length=400)
    origin: ORIGIN
    source: Word
    verified: bool = False


class OpioidShape(Shape):
    """The opioid infusion that runs beside the antibody."""

    makes: ClassVar[type] = domain.OpioidPlan

    drug: Word
    rate_low: Number
    rate_high: Number
    runs_on: Minutes


def support_faults(regimen: Regimen) -> Iterator[Told]:
    """(key, found, expected) for every drug on the side that does not fit."""
    for name, count in Counter(one.id for one in regimen.side_drugs).items():
        if count > 1:
            yield f"side_drugs.{name}", tr("the id twice"), tr("each id once")
    for drug in regimen.side_drugs:
        yield from _drug_faults(drug, f"side_drugs.{drug.id}")
    yield from _name_faults(regimen)
    plan = regimen.opioid_infusion
    if plan is not None:
        yield from _rate_faults(plan)


def _rate_faults(plan: domain.OpioidPlan) -> Iterator[Told]:
    for name, number in (("rate_low", plan.rate_low), ("rate_high", plan.rate_high)):
        if number.unit != "mcg/kg/h":
            yield f"opioid_infusion.{name}.unit", number.unit, tr("the unit {unit}").format(unit="mcg/kg/h")
    if plan.rate_low.value > plan.rate_high.value:
        found = f"{plan.rate_low.value} > {plan.rate_high.value}"
        yield "opioid_infusion.rate_low", found, tr("at most rate_high")


def _drug_faults(drug: SideDrug, key: str) -> Iterator[Told]:
    for name, number in (("low", drug.low), ("high", drug.high)):
        if number and number.unit != f"{drug.unit}/kg":
            yield f"{key}.{name}.unit", number.unit, tr("the unit {unit}").format(unit=f"{drug.unit}/kg")
    if (drug.low is None) != (drug.high is None):
        yield f"{key}.high", tr("one of low and high"), tr("both of them, or neither")
    elif drug.low and drug.high and not 0 < drug.low.value <= drug.high.value:
        yield f"{key}.low", f"{drug.low.value}", tr("more than zero, at most high")
    if drug.cap and (drug.cap.unit != drug.unit or not drug.cap.value):
        found = f"{drug.cap.value} {drug.cap.unit}"
        yield f"{key}.cap", found, tr("more than zero, in {unit}").format(unit=drug.unit)
    if drug.again_high and (not drug.again_low or drug.again_low.value > drug.again_high.value):
        yield f"{key}.again_high", str(drug.again_high.value), tr("again_low or later")
    for analyte in drug.labs:
        if analyte not in ANALYTES:
            yield f"{key}.labs", f'"{analyte}"', tr("one of {names}").format(names=", ".join(ANALYTES))


def _name_faults(regimen: Regimen) -> Iterator[Told]:
    """One name in the record must not mean two substances."""
    named = [
        name for one in regimen.side_drugs for name in {n.casefold() for n in (one.id, one.drug, *one.names)}
    ]
    for name, count in Counter(named).items():
        if count > 1:
            yield "side_drugs", tr("the name {name} twice").format(name=name), tr("each name once")
