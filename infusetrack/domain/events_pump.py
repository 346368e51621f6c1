"""Facts at the pump: the check by two people, the infusion, the flush."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from infusetrack.domain.events_root import StepEvent
from infusetrack.domain.events_steps import Primed

RateReason = Literal["titration", "reaction", "prescriber", "pump", "other"]


@dataclass(frozen=True, slots=True)
class PreStartChecked(StepEvent):
    """The first person's numbers for the pre-start check."""

    agent: str
    dose_mg: Decimal
    volume_ml: Decimal
    rate_ml_h: Decimal


@dataclass(frozen=True, slots=True)
class PreStartWitnessed(StepEvent):
    """The second person's numbers, entered without seeing the first's."""

    agent: str
    dose_mg: Decimal
    volume_ml: Decimal
    rate_ml_h: Decimal


@dataclass(frozen=True, slots=True)
class InfusionStarted(StepEvent):
    """The pump runs: what it holds and at which rate."""

    agent: str
    dose_mg: Decimal
    volume_ml: Decimal
    rate_ml_h: Decimal
    dead_volume_ml: Decimal = Decimal(0)
    primed_with: Primed = "saline"
    late_because: str = ""


@dataclass(frozen=True, slots=True)
class RateChanged(StepEvent):
    """The pump was set to another rate; `reaction` is the line of the reaction it was changed for."""

    rate_ml_h: Decimal
    reason: RateReason
    why: str = ""
    reaction: int = 0


@dataclass(frozen=True, slots=True)
class InfusionPaused(StepEvent):
    """The pump was halted, to go on later; `reaction` is the line of the reaction it was halted for."""

    why: str
    reaction: int = 0


@dataclass(frozen=True, slots=True)
class InfusionResumed(StepEvent):
    """The pump goes on at a rate that the prescriber ordered."""

    rate_ml_h: Decimal
    ordered_by: str


@dataclass(frozen=True, slots=True)
class InfusionStopped(StepEvent):
    """The infusion ended before the volume was in; `reaction` is the line of the reaction that ended it."""

    why: str
    reaction: int = 0


@dataclass(frozen=True, slots=True)
class InfusionCompleted(StepEvent):
    """A person saw the bag empty and confirmed it."""


@dataclass(frozen=True, slots=True)
class FlushStarted(StepEvent):
    """Saline pushes the drug that is left in the line, at the same rate."""

    volume_ml: Decimal
    rate_ml_h: Decimal


@dataclass(frozen=True, slots=True)
class FlushEnded(StepEvent):
    """The line is clear."""
