"""Facts of blood products."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from infusetrack.domain.events_root import Event

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
