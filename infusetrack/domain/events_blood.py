"""Facts of blood: products that went in, and what was decided on the hemoglobin watch's advice."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from infusetrack.domain.events_root import Event

Advice = Literal["none", "watch", "act"]
BloodProduct = Literal["red_cells", "platelets", "plasma", "other"]


@dataclass(frozen=True, slots=True)
class Transfused(Event):
    """A blood product that went in, in millilitres; `reaction` is a note of one, empty without."""

    day: str
    product: BloodProduct
    volume_ml: Decimal
    started_at: datetime
    stopped_at: datetime | None = None
    reaction: str = ""
    unit_number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class HemoglobinAnswered(Event):
    """What a person decided on the advice for the value drawn at `drawn_at`; `rule` is the rule that was met.

    `tier` is none, watch or act as it was shown; `decided_by` is the investigator.
    """

    day: str
    drawn_at: datetime
    value_g_dl: Decimal
    tier: Advice
    rule: str
    cause: str
    agrees: bool
    decided_by: str
    why: str = ""
