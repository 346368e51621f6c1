"""What looks wrong in a panel: two numbers that cannot stand together, and one far from the last.

Nothing here refuses. A doubt asks the person to read the report again; what was confirmed is recorded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import LabValue
from infusetrack.domain.lab_analytes import ANALYTES, Analyte, analyte_of
from infusetrack.domain.labs import LabResult
from infusetrack.domain.mappings import nothing
from infusetrack.domain.quantities import FACTORS, convert, slips_between

TENFOLD = (Decimal(8), Decimal("12.5"))
"""A value so many times the last one, or that small a share of it, may be a slipped point (LOCAL)."""
NEAR = (Decimal("0.6"), Decimal("1.6"))
"""Taken for another unit, a value lies so near the last one (LOCAL)."""
FAR = Decimal(6)
"""Only a value that is this many times the last one, or its share, is held against other units (LOCAL)."""
BLAMED: Mapping[str, str] = {
    "slip_anc_over_wbc": "neutrophils",
    "slip_direct_over_total": "bilirubin_direct",
    "slip_hematocrit": "hematocrit",
}
"""Which row a doubt about two values is shown at."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to read again: `code` names its sentence, `facts` fill it."""

    analyte: str
    code: str
    facts: Mapping[str, object] = field(default_factory=nothing)

    @property
    def name(self) -> str:
        """How the record names it once it was confirmed."""
        return f"{self.analyte}:{self.code}"

    @property
    def refusal(self) -> Refused:
        """The doubt as a refusal, to be worded."""
        return Refused(self.code, **self.facts)


def doubts(results: Sequence[LabValue], last: Mapping[str, LabResult]) -> tuple[Doubt, ...]:
    """All doubts of a panel; `last` is the patient's latest result by analyte."""
    found = [*_together(results)]
    for one in results:
        before = last.get(one.analyte)
        if before is not None:
            found += _against(one, before)
    return tuple(found)


def _together(results: Iterable[LabValue]) -> Iterator[Doubt]:
    """Neutrophils over white cells, direct over total bilirubin, hematocrit far from three times Hgb."""
    plain = {ANALYTES[one.analyte].guard: _canonical(one) for one in results if one.analyte in ANALYTES}
    for code in slips_between(plain):
        yield Doubt(BLAMED[code], code)


def _canonical(one: LabValue) -> Decimal:
    analyte = analyte_of(one.analyte)
    return _in(analyte, one.value, one.unit, analyte.unit)


def _in(analyte: Analyte, value: Decimal, from_unit: str, to_unit: str) -> Decimal:
    return value if from_unit == to_unit else convert(analyte.quantity, value, from_unit, to_unit)


def _against(one: LabValue, before: LabResult) -> Iterator[Doubt]:
    value, last = _canonical(one), before.canonical
    if not value or not last or analyte_of(one.analyte).in_words:
        return
    ratio = value / last
    other = _other_unit(one, last) if ratio >= FAR or ratio <= 1 / FAR else ""
    facts = {"value": one.value, "unit": one.unit, "last": before.value, "last_unit": before.unit}
    if other:
        yield Doubt(one.analyte, "lab_other_unit", {**facts, "other": other})
    elif _is_tenfold(ratio):
        yield Doubt(one.analyte, "lab_tenfold", facts)


def _is_tenfold(ratio: Decimal) -> bool:
    low, high = TENFOLD
    return low <= ratio <= high or low <= 1 / ratio <= high


def _other_unit(one: LabValue, last: Decimal) -> str:
    """The unit in which the typed number would lie near the last value; empty for none."""
    analyte = analyte_of(one.analyte)
    for unit in FACTORS.get(analyte.quantity, ()):
        if unit == one.unit or unit not in analyte.units:
            continue
        if NEAR[0] <= _in(analyte, one.value, unit, analyte.unit) / last <= NEAR[1]:
            return unit
    return ""
