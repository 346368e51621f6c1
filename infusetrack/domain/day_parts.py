"""What a day's record is made of: how far a step came, a check by two people, a flush."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from infusetrack.domain.events import PreStartChecked, PreStartWitnessed
from infusetrack.domain.infusion import span_of


class StepStatus(StrEnum):
    """How far a step has come; a step that never happened has no record."""

    STARTED = "started"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class StepRecord:
    """The last word on one step: `since` is its first line, `at` and `by` its latest."""

    status: StepStatus
    since: datetime
    at: datetime
    by: str
    seq: int
    why: str = ""

    @property
    def closed(self) -> bool:
        """Done, or skipped with a reason."""
        return self.status is not StepStatus.STARTED


@dataclass(frozen=True, slots=True)
class PreStartCheck:
    """Two people's numbers for one start. `second` is None until the second has entered."""

    first: PreStartChecked
    first_by: str
    first_at: datetime
    second: PreStartWitnessed | None = None
    second_by: str = ""
    second_at: datetime | None = None

    @property
    def agrees(self) -> bool:
        """True when the second person came to the same dose, volume and rate."""
        one, two = self.first, self.second
        return two is not None and (one.dose_mg, one.volume_ml, one.rate_ml_h) == (
            two.dose_mg,
            two.volume_ml,
            two.rate_ml_h,
        )


@dataclass(frozen=True, slots=True)
class Flush:
    """Saline through the line after the bag, at the last rate."""

    volume_ml: Decimal
    rate_ml_h: Decimal
    started_at: datetime
    ended_at: datetime | None = None

    def ends_at(self) -> datetime:
        """When the flush volume is in."""
        return self.ended_at or self.started_at + span_of(self.volume_ml, self.rate_ml_h)
