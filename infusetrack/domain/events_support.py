"""Facts beside the antibody: the opioid infusion, fluids in and out, a drug not taken, a nurse's note."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from infusetrack.domain.events_root import Event

Way = Literal["in", "out"]


@dataclass(frozen=True, slots=True)
class OpioidRateSet(Event):
    """The opioid infusion was set to a rate in mcg/kg/h; zero is off.

    `checked_by` is the second person at the pump, where there was one.
    """

    day: str
    step: str
    drug: str
    rate_mcg_kg_h: Decimal
    why: str = ""
    checked_by: str = ""


@dataclass(frozen=True, slots=True)
class FluidCounted(Event):
    """A volume in millilitres that went in or came out."""

    day: str
    way: Way
    what: str
    volume_ml: Decimal
    note: str = ""


@dataclass(frozen=True, slots=True)
class DrugRefused(Event):
    """A drug was offered and not taken; nothing was given."""

    day: str
    drug: str
    why: str


@dataclass(frozen=True, slots=True)
class NoteWritten(Event):
    """Free words of the bedside, where no other fact says it."""

    day: str
    words: str


SUPPORT_FACTS: tuple[type[Event], ...] = (FluidCounted, DrugRefused, OpioidRateSet, NoteWritten)
"""Every fact beside the antibody."""
