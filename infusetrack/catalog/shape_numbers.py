"""The shape of a number in a regimen file: its value, unit, origin and source."""

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from infusetrack.wording.translate import tr

ORIGIN = Literal["SEED", "LABEL", "LIT", "LOCAL", "SITE"]
Word = Annotated[str, Field(min_length=1, max_length=400)]
Prose = Annotated[str, Field(min_length=1, max_length=4000)]
Key = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.\-]{0,59}$")]
Colour = Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]
CycleNumber = Annotated[int, Field(ge=1, le=99)]
DayNumber = Annotated[int, Field(ge=1, le=99)]

MOST = 999_999_999
_NUMBER = re.compile(r"\d{1,9}(\.\d{1,9})?")


class Shape(BaseModel):
    """What every table of a regimen file has in common: exact types, known keys, finite numbers."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


def _exact(value: Any) -> Decimal:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST:
        return Decimal(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError(
        "expected", tr("a number in quotes, zero or more, such as {example}"), {"example": '"1.75"'}
    )


class Number(Shape):
    """A clinical number. `verified` is true only where the source itself was read."""

    value: Annotated[
        Decimal,
        BeforeValidator(_exact),
        WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{1,9}(\.\d{1,9})?$", "minimum": 0}),
    ]
    unit: Word
    origin: ORIGIN
    source: Word
    verified: bool


def _limits(unit: str, low: str, high: str) -> AfterValidator:
    least, most = Decimal(low), Decimal(high)

    def check(number: Number) -> Number:
        if number.unit != unit:
            raise PydanticCustomError("expected", tr("the unit {unit}"), {"unit": unit})
        if not least <= number.value <= most:
            told = {"low": low, "high": high, "unit": unit}
            raise PydanticCustomError("expected", tr("{low} to {high} {unit}"), told)
        return number

    return AfterValidator(check)


Minutes = Annotated[Number, _limits("min", "1", "2880")]
Years = Annotated[Number, _limits("years", "0", "120")]
Days = Annotated[Number, _limits("days", "1", "366")]
Cycles = Annotated[Number, _limits("cycles", "1", "99")]
CycleDays = Annotated[Number, _limits("days", "1", "99")]
Percent = Annotated[Number, _limits("%", "0.1", "100")]
SurfaceRate = Annotated[Number, _limits("mg/m2/h", "0.001", "1000")]
BagShare = Annotated[Number, _limits("bag/h", "0.01", "60")]
Milligrams = Annotated[Number, _limits("mg", "0.001", "100000")]
Millilitres = Annotated[Number, _limits("mL", "0.01", "5000")]
Concentration = Annotated[Number, _limits("mg/mL", "0.0001", "1000")]
FluidPerKilogram = Annotated[Number, _limits("mL/kg", "0.1", "100")]
