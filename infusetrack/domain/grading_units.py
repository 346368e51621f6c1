"""Units in which a graded number may be reported, each read in its own system, never across.

CTCAE prints rounded limits in two systems; a value is graded in the one that the lab reported.
Only powers of ten inside one system are bridged, and those exactly, by scaling the limit.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType

from infusetrack.domain.errors import Refused

MONOVALENT = "mmol/L=mEq/L"
"""Sodium and potassium, where both units count the same."""
_SAME: Mapping[str, Mapping[str, str]] = {
    "10^9/L": {
        "1": "10^9/L 10^3/uL 10^3/mm3 K/uL K/mm3 x10^9/L 10e9/L x10e9/L 10^9/l x10^3/uL 10*9/L 10*3/uL",
        "1000": "/uL /mm3 cells/uL cells/mm3 /uL(=/mm3) 10^3/mL 10^6/L",
        "1000000": "10^3/L",
        "1000000000": "/L",
    },
    "g/dL": {"1": "g/dL g/dl", "10": "g/L g/l"},
    "g/L": {"1": "g/L g/l"},
    "mmol/L": {"1": "mmol/L mmol/l mmol/L(monomer,Fe)"},
    "mg/dL": {"1": "mg/dL mg/dl", "0.01": "g/L g/l"},
    MONOVALENT: {"1": "mmol/L mEq/L mmol/l mEq/l meq/L"},
    "degC": {"1": "degC C °C Cel celsius Celsius"},
    "degF": {"1": "degF F °F [degF] fahrenheit Fahrenheit"},
    "ratio": {"1": "ratio INR 1"},
    "pH": {"1": "pH 1"},
    "ms": {"1": "ms msec"},
    "kg": {"1": "kg g lb lbs"},
    "%": {"1": "% percent %BSA"},
    "mmHg": {"1": "mmHg", "0.133322": "kPa"},
    "/day": {"1": "/day stools/day /d"},
    "g/24 h": {"1": "g/24h g/24hr g/24hrs g/day g/d"},
    "P/C": {"1": "P/C ratio mg/mg g/g"},
    "dipstick": {"1": "dipstick +"},
    "mL/8 h": {"1": "mL/8h ml/8h mL/8hr"},
    "mL/12 h": {"1": "mL/12h ml/12h mL/12hr"},
    "mL/24 h": {"1": "mL/24h ml/24h mL/24hr mL/day"},
    "mL/kg/h": {"1": "mL/kg/h mL/kg/hr ml/kg/h"},
    "mL/1.73 m2/day": {"1": "mL/1.73m2/day mL/1.73m2/d mL/1.73m2/24h"},
    "20/": {"1": "20/ 20/x snellen Snellen"},
}
_MADE_PLAIN = str.maketrans(
    {"\u00b5": "u", "\u03bc": "u", "\u00d7": "x", "\u00b3": "3", "\u2079": "^9", " ": ""}
)
"""Both micro signs, the cross, and raised digits, as they come out of other programs."""


def _table() -> Mapping[str, Mapping[str, Decimal]]:
    return MappingProxyType(
        {
            system: MappingProxyType(
                {name: Decimal(many) for many, names in by.items() for name in names.split()}
            )
            for system, by in _SAME.items()
        }
    )


SPELLINGS = _table()
"""By system: every spelling that is understood, and how many of it make one of the system's unit."""
UNMISTAKABLE = frozenset({MONOVALENT, "ratio", "pH", "ms", "%", "mmHg", "/day", "20/"})
"""Units that may be left unsaid where a term has no other."""
WARMEST_C = Decimal(60)
"""A temperature below this without a unit can only be degrees Celsius."""


def system_of(term: str, systems: Iterable[str], unit: str) -> tuple[str, Decimal]:
    """The system that a reported unit belongs to among a term's, and the scale of its limits.

    The system that prints the unit itself wins over one that is a power of ten away. Refuses a
    unit in which the term has no limits.
    """
    known = tuple(systems)
    plain = unit.replace("10\u00b3", "10^3").translate(_MADE_PLAIN)
    best: tuple[str, Decimal] | None = None
    for system in known:
        scale = SPELLINGS[system].get(plain)
        if scale == 1:
            return system, scale
        if scale is not None and best is None:
            best = (system, scale)
    if best is None:
        raise Refused("grade_unit", term=term, unit=unit, known=known)
    return best


def unsaid(term: str, systems: Iterable[str], value: Decimal, *, has_baseline: bool) -> tuple[str, Decimal]:
    """The system of a number without a unit, where it can be no other; else refuses."""
    known = tuple(systems)
    if len(known) == 1 and known[0] in UNMISTAKABLE:
        return known[0], Decimal(1)
    if "degC" in known and value < WARMEST_C:
        return "degC", Decimal(1)
    if "kg" in known and has_baseline:
        return "kg", Decimal(1)
    raise Refused("grade_unit_needed", term=term, known=known)
