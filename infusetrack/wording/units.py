"""How a unit is read at the bedside; the record and the files keep their plain spelling."""

TIMES = "\N{MULTIPLICATION SIGN}"
READ_AS = (
    ("/uL (=/mm3)", "/µL"),
    ("10^9", f"{TIMES} 10⁹"),
    ("10^6", f"{TIMES} 10⁶"),
    ("10^3", f"{TIMES} 10³"),
    ("x ULN", f"{TIMES} ULN"),
    ("umol", "µmol"),
    ("uL", "µL"),
    ("degC", "°C"),
    ("m2", "m²"),
)
"""From the spelling in the files to the one on screen and paper; every sign is in the fonts."""


def unit_words(unit: str) -> str:
    """A unit with its powers raised and its Greek letters: "10^9/L" reads as times 10⁹/L."""
    for plain, read in READ_AS:
        unit = unit.replace(plain, read)
    return unit


def with_unit(value: str, unit: str) -> str:
    """A written number and its unit; nothing hangs behind a number without one."""
    return f"{value} {unit_words(unit)}".strip()
