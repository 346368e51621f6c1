"""What is known when a number is graded: the value as reported, that day's limits, the baseline."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from infusetrack.domain.mappings import nothing

BaselineStatus = Literal["normal", "abnormal_high", "abnormal_low"]
STATUSES: tuple[BaselineStatus, ...] = ("normal", "abnormal_high", "abnormal_low")
FLAGS = ("symptomatic", "ionized", "on_anticoagulation", "on_exertion")
"""Flags that are down unless said otherwise."""
ASKED_FLAGS = ("evidence",)
"""Flags of which nothing is known unless they were answered."""
MORE = (
    "age_years",
    "diastolic",
    "hours_above_40",
    "hours_from_38",
    "pressors",
    "temperature_c",
)
"""Further numbers that a term may need: years, mmHg, hours, hours, count, degrees Celsius."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as it was reported; limits and baseline in the same unit.

    A missing `baseline_status` counts as normal; "abnormal_low" is graded by the ULN like normal.
    """

    value: Decimal
    unit: str = ""
    lln: Decimal | None = None
    uln: Decimal | None = None
    baseline: Decimal | None = None
    baseline_status: BaselineStatus = "normal"
    flags: Mapping[str, bool] = field(default_factory=nothing)
    more: Mapping[str, Decimal] = field(default_factory=nothing)

    def reference(self, name: str) -> Decimal | None:
        """The LLN, ULN or baseline; None where it is missing or zero: nothing can be a multiple of it."""
        if name == "ULN":
            found = self.uln
        elif name == "LLN":
            found = self.lln
        else:
            found = self.baseline
        return found or None

    def flag(self, name: str) -> bool | None:
        """Whether a flag is up; None where it must be answered and was not."""
        if name == "baseline_high":
            return self.baseline_status == "abnormal_high"
        if name == "baseline_low":
            return self.baseline_status == "abnormal_low"
        return self.flags.get(name, None if name in ASKED_FLAGS else False)

    @property
    def limits_swapped(self) -> bool:
        """True where the lower limit lies above the upper one."""
        return self.lln is not None and self.uln is not None and self.lln > self.uln
