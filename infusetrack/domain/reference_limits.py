"""Reference limits of vital signs by age and sex: each range names the table that it is from.

The tables are read by `catalog.reference_tables`; a regimen carries them. Where no table knows an
age there is no range: that is never the same as normal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from infusetrack.domain.body_for_age import BodyTable
from infusetrack.domain.mappings import nothing
from infusetrack.domain.scores_bands import News2Chart, PewsChart
from infusetrack.domain.sourced import Origin, Sourced

Side = Literal["below", "above"]
FROM_AGE = "scores.news2_from_age"
"""The number, and the site value, that says from which completed year NEWS2 counts; below it National PEWS."""
SEXES: Mapping[str, str] = {"m": "male", "f": "female"}
"""Sex as the tables write it, and as a patient's enrolment does."""


@dataclass(frozen=True, slots=True)
class Table:
    """Where a range is from. `of` says of whom; only a table that `marks` marks numbers on screen."""

    id: str
    name: str
    of: str
    source: str
    origin: Origin
    verified: bool
    marks: bool


@dataclass(frozen=True, slots=True)
class Range:
    """What a table gives for one number (in its field's unit) from one month of age up to another.

    Both limits belong to the range; None is no limit on that side. `far_low` and `far_high` are
    the 1st and 99th centile where the table has them. An empty `sex` is both.
    """

    table: Table
    key: str
    from_months: int
    to_months: int
    low: Decimal | None = None
    high: Decimal | None = None
    far_low: Decimal | None = None
    far_high: Decimal | None = None
    sex: str = ""

    def fits(self, months: int, sex: str) -> bool:
        """Whether the range is for this age in completed months and this sex."""
        return self.from_months <= months < self.to_months and self.sex in {"", sex}

    def side(self, value: Decimal) -> Side | None:
        """On which side a value lies outside; None inside."""
        return _side(value, self.low, self.high)

    def far_side(self, value: Decimal) -> Side | None:
        """On which side a value lies outside the 1st and 99th centile; None inside, or without them."""
        return _side(value, self.far_low, self.far_high)

    def limit(self, side: Side) -> Decimal | None:
        """The limit on one side."""
        return self.low if side == "below" else self.high


def _side(value: Decimal, low: Decimal | None, high: Decimal | None) -> Side | None:
    if low is not None and value < low:
        return "below"
    return "above" if high is not None and value > high else None


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """All ranges by field (the table that counts first), single numbers, both scores, body sizes by sex.

    Without tables everything is empty: no ranges, no scores. Two are the same only when they are one.
    """

    ranges: Mapping[str, tuple[Range, ...]] = field(default_factory=nothing)
    numbers: Mapping[str, Sourced] = field(default_factory=nothing)
    pews: PewsChart | None = None
    news2: News2Chart | None = None
    bodies: Mapping[str, BodyTable] = field(default_factory=nothing)

    def at(self, key: str, months: int, sex: str = "") -> tuple[Range, ...]:
        """The ranges for a field at this age in completed months, the one that counts first."""
        return tuple(one for one in self.ranges.get(key, ()) if one.fits(months, sex))

    def number(self, key: str) -> Decimal | None:
        """A single number by its key (`hypotension.base`); None where there is none."""
        found = self.numbers.get(key)
        return found.value if found else None


@dataclass(frozen=True, slots=True)
class Outside:
    """A number that lies outside a range, and on which side; `far` is beyond the 1st or 99th centile."""

    range: Range
    side: Side
    value: Decimal
    far: bool

    @property
    def limit(self) -> Decimal:
        """The limit that is not kept; a range on whose side a value lies has one."""
        return self.range.limit(self.side) or Decimal(0)


def outside(
    reference: Reference, values: Mapping[str, Decimal], months: int, sex: str = ""
) -> Mapping[str, Outside]:
    """The numbers that lie outside a range that marks, by field; the first table that says so tells."""
    found = {}
    for key, value in values.items():
        told = next(_outside(reference.at(key, months, sex), value), None)
        if told is not None:
            found[key] = told
    return found


def _outside(ranges: tuple[Range, ...], value: Decimal) -> Iterator[Outside]:
    far = any(one.far_side(value) for one in ranges if one.table.marks)
    for one in ranges:
        side = one.side(value) if one.table.marks else None
        if side is not None:
            yield Outside(one, side, value, far)


def has_range(reference: Reference, key: str, months: int, sex: str = "") -> bool:
    """Whether any table that marks knows this age: without one the screen says "no range"."""
    return any(one.table.marks for one in reference.at(key, months, sex))
