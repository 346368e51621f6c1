"""The shape of the emergency card's file: rescue drugs by weight, each number with its source."""

from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from infusetrack.catalog.shape_numbers import Key, Minutes, Number, Shape, Word
from infusetrack.domain import emergency as domain
from infusetrack.wording.translate import tr

STEPS = ("0.001", "0.01", "0.1", "0.5", "1", "5", "10")
UNIT = Literal["mg", "mL", "g", "L/min"]
PART = Literal["per_kg_low", "per_kg_high", "fixed_low", "fixed_high", "cap", "mg_per_ml"]


def _step(value: object) -> Decimal:
    if isinstance(value, str) and value in STEPS:
        return Decimal(value)
    raise PydanticCustomError("expected", tr("one of {names}"), {"names": ", ".join(STEPS)})


class RepeatShape(Shape):
    """When a dose may come again, as one source tells it."""

    makes: ClassVar[type] = domain.Repeat

    id: Key
    low: Minutes
    high: Minutes


class OpenPartShape(Shape):
    """A number that the site enters."""

    makes: ClassVar[type] = domain.OpenPart

    part: PART
    unit: Word


class EmergencyDrugShape(Shape):
    """One line of the card."""

    makes: ClassVar[type] = domain.EmergencyDrug

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,39}$")]
    name: Word
    route: Word
    unit: UNIT
    round_to: Annotated[Decimal, BeforeValidator(_step)]
    words: str = Field(default="", max_length=400)
    flag: Literal["", "steroid"] = ""
    per_kg_low: Number | None = None
    per_kg_high: Number | None = None
    fixed_low: Number | None = None
    fixed_high: Number | None = None
    cap: Number | None = None
    heavy_from: Number | None = None
    heavy_low: Number | None = None
    heavy_high: Number | None = None
    mg_per_ml: Number | None = None
    repeats: Annotated[list[RepeatShape], Field(max_length=6)] = Field(default=[])
    open_parts: Annotated[list[OpenPartShape], Field(max_length=6)] = Field(default=[])


class EmergencyShape(Shape):
    """The whole file."""

    drugs: Annotated[list[EmergencyDrugShape], Field(min_length=1, max_length=40)]
