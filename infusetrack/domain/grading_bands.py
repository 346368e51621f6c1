"""The limits of a grade: bands of a number against fixed values, the lab's limits or the baseline.

Every question here has three answers: true, false, or None where a number that it needs is missing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import ge, gt, le, lt

from infusetrack.domain.grading_reading import Reading

Compare = Callable[[Decimal, Decimal], bool]
COMPARISONS: Mapping[str, Compare] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_EDGE = re.compile(r"(<=?|>=?)(?:([0-9.]+) ?)?(LLN|ULN|baseline)?([+-][0-9.]+)?")
_CONDITION = re.compile(r"(not )?([a-z_0-9]+?)(?:(<=?|>=?)([0-9.]+))?")
ONE = Decimal(1)
NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Edge:
    """One side of a band: `<10.0`, `<=3.0 ULN`, `>baseline+60` (an offset in the band's unit)."""

    compare: Compare
    factor: Decimal = ONE
    of: str = ""
    plus: Decimal = NONE

    def holds(self, reading: Reading, scale: Decimal) -> bool | None:
        """Whether the value keeps to this side; fixed numbers are scaled to the reported unit."""
        if not self.of:
            return self.compare(reading.value, self.factor * scale)
        reference = reading.reference(self.of)
        if reference is None:
            return None
        return self.compare(reading.value, self.factor * reference + self.plus * scale)


def edge(text: str) -> Edge:
    """Read a side as the limits file writes it; raises ValueError for anything else."""
    found = _EDGE.fullmatch(text)
    if found is None or not (found[2] or found[3]) or (found[4] and not found[3]):
        raise ValueError(text)
    factor = Decimal(found[2]) if found[2] else ONE
    return Edge(COMPARISONS[found[1]], factor, found[3] or "", Decimal(found[4] or 0))


@dataclass(frozen=True, slots=True)
class Condition:
    """Something besides the value: a flag that is up (or not), or a second number against a limit."""

    key: str
    wanted: bool = True
    compare: Compare | None = None
    limit: Decimal = NONE

    def holds(self, reading: Reading) -> bool | None:
        """True, false, or None where nothing was said of it."""
        if self.compare is None:
            flag = reading.flag(self.key)
            return None if flag is None else flag is self.wanted
        number = reading.more.get(self.key)
        return None if number is None else self.compare(number, self.limit)


def condition(text: str) -> Condition:
    """Read `symptomatic`, `not ionized` or `hours_above_40>24`; ValueError for anything else."""
    found = _CONDITION.fullmatch(text)
    if found is None or (found[1] and found[3]):
        raise ValueError(text)
    if found[3]:
        return Condition(found[2], compare=COMPARISONS[found[3]], limit=Decimal(found[4]))
    return Condition(found[2], wanted=not found[1])


@dataclass(frozen=True, slots=True)
class Band:
    """What one grade asks of a number. `grade` 0 marks numbers that tell nothing by themselves.

    `unit` is the unit of the fixed numbers, "" where only ratios count; `basis` says where
    the limits come from.
    """

    grade: int
    unit: str
    edges: tuple[Edge, ...]
    conditions: tuple[Condition, ...] = ()
    basis: str = ""

    def is_for_others(self, reading: Reading) -> bool:
        """Whether a flag says that this band is for another kind of value (total, not ionized)."""
        return any(one.compare is None and one.holds(reading) is False for one in self.conditions)

    def holds(self, reading: Reading, scale: Decimal) -> bool | None:
        """Whether the reading lies in the band: false if any part fails, None if one is unknown."""
        unknown = False
        for one in self.conditions:
            held = one.holds(reading)
            if held is False:
                return False
            unknown = unknown or held is None
        for side in self.edges:
            held = side.holds(reading, scale)
            if held is False:
                return False
            unknown = unknown or held is None
        return None if unknown else True

    def lacking(self, reading: Reading) -> tuple[str, ...]:
        """The keys of what the band needs and the reading does not say."""
        keys = [one.key for one in self.conditions if one.holds(reading) is None]
        keys += [side.of.lower() for side in self.edges if side.of and reading.reference(side.of) is None]
        return tuple(dict.fromkeys(keys))
