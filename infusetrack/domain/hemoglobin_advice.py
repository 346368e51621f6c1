"""What the hemoglobin watch answers: estimates with their intervals, the rules met, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from infusetrack.domain.hemoglobin_course import HgbValue
from infusetrack.domain.hemoglobin_rules import Fired, Tier


@dataclass(frozen=True, slots=True)
class Span:
    """An estimate in g/dL with the interval that holds it in 90 of 100."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Review:
    """What one value says. `fall` is baseline minus value as measured, None without a baseline.

    `missing` is the estimated red-cell deficit with fluids taken out, transfused cells counted;
    `cd47` the part taken by CD47 blockade, transfused cells not counted against it. `adjusted`
    is what the line would be without dilution and without what was transfused.
    `news` is false where the same alert already stands. `due_hours` is when the next value is
    asked for: 0 is now; None is by the plan.
    """

    at: datetime
    value: HgbValue
    tier: Tier
    rules: tuple[Fired, ...]
    cause: str
    causes: Mapping[str, float]
    p_cd47: float
    grade: int | None
    baseline: Decimal | None
    fall: Decimal | None
    missing: Span
    cd47: Span
    adjusted: float
    thinned: float
    fluid_ml_kg: float
    days_since_exposure: float | None
    expected: tuple[Decimal, Decimal]
    too_few: bool
    flags: tuple[str, ...]
    unknown: tuple[str, ...]
    due_hours: int | None
    news: bool
