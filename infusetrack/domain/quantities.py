"""Typed numbers, their plausible limits, the usual slips, and exact unit conversion.

One grammar for every typed number (hazards H04, F11): ASCII digits, a leading zero, at most
one separator, point or comma; no groups, exponent, blank or NaN. Arithmetic is `Decimal`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.errors import Refused

Judgement = Literal["refused", "unusual", "fine"]
DIGITS_MAX = 9
_NUMBER = re.compile(r"(-?)([0-9]+)(?:([.,])([0-9]+))?")
_NO_LEADING_ZERO = re.compile(r"(-?)[.,]([0-9]+)")


def parse_number(text: str, *, decimals_max: int = 3, negative: bool = False) -> Decimal:
    """The number that was typed, or a refusal; never a number that could be read otherwise.

    A comma before exactly three digits (1,500) is refused: it may be a group.
    """
    if not text.strip():
        raise Refused("number_empty")
    if _NO_LEADING_ZERO.fullmatch(text):
        raise Refused("number_leading_zero", text=text, meant=_NO_LEADING_ZERO.sub(r"\g<1>0.\g<2>", text))
    found = _NUMBER.fullmatch(text)
    if found is None or len(text) > DIGITS_MAX + 2:
        raise Refused("number_unreadable", text=text[:20])
    minus, whole, separator, part = found.groups(default="")
    if minus and not negative:
        raise Refused("number_negative", text=text)
    if separator == "," and len(part) == len("000") and whole.strip("0"):
        raise Refused("number_ambiguous", text=text)
    if len(part) > decimals_max:
        raise Refused("number_decimals", text=text, decimals=decimals_max)
    return Decimal(f"{minus}{whole}.{part}" if part else f"{minus}{whole}")


@dataclass(frozen=True, slots=True)
class Guard:
    """Plausible limits of one field, in `unit`; None where the file gives no plain number.

    Outside reject: never true, refused. Outside confirm: unusual, a person confirms.
    """

    field: str
    unit: str
    reject_low: Decimal
    reject_high: Decimal
    confirm_low: Decimal | None = None
    confirm_high: Decimal | None = None
    decimals: int = 0
    basis: str = ""

    def classify(self, value: Decimal) -> Judgement:
        """How a value looks against the limits; both limits belong to the range."""
        if not value.is_finite() or not self.reject_low <= value <= self.reject_high:
            return "refused"
        low, high = self.confirm_low, self.confirm_high
        unusual = (low is not None and value < low) or (high is not None and value > high)
        return "unusual" if unusual else "fine"

    def check(self, value: Decimal) -> Judgement:
        """Refuse an implausible value with the range named; else say fine or unusual."""
        judged = self.classify(value)
        if judged == "refused":
            raise Refused(
                "number_implausible",
                field=self.field,
                value=value,
                low=self.reject_low,
                high=self.reject_high,
                unit=self.unit,
            )
        return judged


# --- typed slips (toxicity.md 6.3) ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Slip:
    """Values of `field` from `low` to `high` are usually another unit typed by mistake."""

    field: str
    low: Decimal
    high: Decimal
    code: str


def _slip(field: str, low: str, high: str, code: str) -> Slip:
    return Slip(field, Decimal(low), Decimal(high), code)


SLIPS: tuple[Slip, ...] = (
    _slip("temperature", "79", "115", "slip_fahrenheit"),
    _slip("height", "21", "54.9", "slip_inches"),
    _slip("FiO2", "21", "100", "slip_percent"),
    _slip("SpO2", "100.1", "1000", "slip_spo2"),
    _slip("hemoglobin", "30", "250", "slip_g_per_l"),
    _slip("albumin", "10", "70", "slip_g_per_l"),
    _slip("WBC", "1000.1", "1000000", "slip_per_ul"),
    _slip("neutrophils (ANC)", "100.1", "1000000", "slip_per_ul"),
    _slip("platelets", "3000", "3000000", "slip_per_ul"),
    _slip("lymphocytes (ALC)", "100.1", "1000000", "slip_per_ul"),
    _slip("creatinine", "20.1", "3000", "slip_umol"),
    _slip("total bilirubin", "60.1", "1200", "slip_umol"),
    _slip("calcium total", "0.5", "3.99", "slip_mmol"),
    _slip("magnesium", "0.3", "0.99", "slip_mmol"),
    _slip("glucose", "1", "29.9", "slip_mmol"),
)


def slip(field: str, value: Decimal) -> str | None:
    """The code of the slip that this value looks like; None when it looks like none."""
    for known in SLIPS:
        if known.field == field and known.low <= value <= known.high:
            return known.code
    return None


def slip_since_last(field: str, value: Decimal, last: Decimal) -> str | None:
    """A weight about 2.2 times the last one was typed in pounds; a height 0.39 times in inches."""
    if last <= 0:
        return None
    ratio = value / last
    if field == "weight" and Decimal("2.0") <= ratio <= Decimal("2.4"):
        return "slip_pounds"
    if field == "height" and Decimal("0.37") <= ratio <= Decimal("0.42"):
        return "slip_inches"
    return None


def slips_between(values: Mapping[str, Decimal]) -> tuple[str, ...]:
    """Codes of what cannot be true of two fields of one form together."""
    found = [code for below, above, code in _ORDERED if _out_of_order(values, below, above)]
    mean, low, high = (values.get(f"{name} BP") for name in ("mean", "diastolic", "systolic"))
    if mean is not None and low is not None and high is not None and not low <= mean <= high:
        found.append("slip_mean_pressure")
    red, packed = values.get("hemoglobin"), values.get("hematocrit")
    if red and packed and not Decimal("2.5") <= packed / red <= Decimal("3.5"):
        found.append("slip_hematocrit")
    return tuple(found)


_ORDERED = (
    ("neutrophils (ANC)", "WBC", "slip_anc_over_wbc"),
    ("direct bilirubin", "total bilirubin", "slip_direct_over_total"),
    ("diastolic BP", "systolic BP", "slip_pressure_swapped"),
)


def _out_of_order(values: Mapping[str, Decimal], below: str, above: str) -> bool:
    low, high = values.get(below), values.get(above)
    if low is None or high is None:
        return False
    return low >= high if below == "diastolic BP" else low > high


# --- units (toxicity.md 6.2; names as in unit_conversion_cases.csv) -----------------------


def _factors(**by_unit: str) -> dict[str, Decimal]:
    return {unit: Decimal(factor) for unit, factor in by_unit.items()}


_PER_DL_PER_L = _factors(**{"mg/dL": "1", "g/L": "0.01"})
FACTORS: Mapping[str, Mapping[str, Decimal]] = MappingProxyType(
    {
        "weight": _factors(lb="1", kg="0.45359237"),
        "length": _factors(**{"in": "1", "cm": "2.54"}),
        "hemoglobin": _factors(**{"g/dL": "1", "g/L": "10", "mmol/L (monomer, Fe)": "0.62058"}),
        "cell count": _factors(
            **{
                "10^9/L": "1",
                "10^3/uL": "1",
                "/uL (=/mm3)": "1000",
                "10^3/mL": "1000",
                "10^3/L": "1000000",
            }
        ),
        "creatinine": _factors(**{"mg/dL": "1", "umol/L": "88.42"}),
        "bilirubin": _factors(**{"mg/dL": "1", "umol/L": "17.104"}),
        "calcium": _factors(**{"mg/dL": "1", "mmol/L": "0.2495"}),
        "glucose": _factors(**{"mg/dL": "1", "mmol/L": "0.05551"}),
        "magnesium": _factors(**{"mg/dL": "1", "mmol/L": "0.41144"}),
        "phosphate": _factors(**{"mg/dL": "1", "mmol/L": "0.3229"}),
        "albumin": _factors(**{"g/dL": "1", "g/L": "10"}),
        "fibrinogen": _PER_DL_PER_L,
        "haptoglobin": _PER_DL_PER_L,
        "uric acid": _factors(**{"mg/dL": "1", "umol/L": "59.48"}),
        "urea nitrogen (BUN)": _factors(**{"mg/dL": "1", "mmol/L urea": "0.357"}),
        "triglycerides": _factors(**{"mg/dL": "1", "mmol/L": "0.01129"}),
        "cholesterol": _factors(**{"mg/dL": "1", "mmol/L": "0.02586"}),
        "pressure": _factors(mmHg="1", kPa="0.133322"),
    }
)
"""How much of each unit one base unit makes. Temperature is apart: it has an offset."""
TEMPERATURE_UNITS = ("degC", "degF")


def convert(quantity: str, value: Decimal, from_unit: str, to_unit: str) -> Decimal:
    """The same amount in another unit, unrounded; refuses unknown names and negative values."""
    if not value.is_finite() or value < 0:
        raise Refused("convert_value", value=value)
    if quantity == "temperature":
        _known_unit(quantity, TEMPERATURE_UNITS, from_unit, to_unit)
        return _temperature(value, from_unit, to_unit)
    factors = FACTORS.get(quantity)
    if factors is None:
        raise Refused("convert_quantity", quantity=quantity, known=(*FACTORS, "temperature"))
    _known_unit(quantity, tuple(factors), from_unit, to_unit)
    return value if from_unit == to_unit else value * factors[to_unit] / factors[from_unit]


def _known_unit(quantity: str, known: tuple[str, ...], *units: str) -> None:
    for unit in units:
        if unit not in known:
            raise Refused("convert_unit", quantity=quantity, unit=unit, known=known)


def _temperature(value: Decimal, from_unit: str, to_unit: str) -> Decimal:
    if from_unit == to_unit:
        return value
    return (value - 32) * 5 / 9 if to_unit == "degC" else value * 9 / 5 + 32


MICROGRAMS: Mapping[str, Decimal] = MappingProxyType({"mcg": Decimal(1), "mg": Decimal(1000)})
"""How many micrograms a unit of mass is; doses are told in these two only."""


def convert_mass(value: Decimal, from_unit: str, to_unit: str) -> Decimal:
    """A dose in the other unit of mass, exactly; refuses any other unit."""
    _known_unit("dose", tuple(MICROGRAMS), from_unit, to_unit)
    return value * MICROGRAMS[from_unit] / MICROGRAMS[to_unit]
