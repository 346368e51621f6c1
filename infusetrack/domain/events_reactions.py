"""Facts of an infusion reaction, from the first press to the restart that two people checked."""

from dataclasses import dataclass
from decimal import Decimal

from infusetrack.domain.events_root import Event, StepEvent


@dataclass(frozen=True, slots=True)
class ReactionBegan(Event):
    """One press: the moment, and what the pump had done by then (None where nothing ran).

    Rate in mL/h, infused in mL and mg, `minutes` since the infusion's first start.
    """

    day: str
    step: str = ""
    agent: str = ""
    rate_ml_h: Decimal | None = None
    infused_ml: Decimal | None = None
    infused_mg: Decimal | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ReactionDescribed(Event):
    """What is known of a reaction so far; the latest stands. `reaction` is the line of its first press.

    `kind` names the reaction rule of the regimen file, `grade` is the person's own.
    """

    day: str
    reaction: int
    kind: str = ""
    signs: tuple[str, ...] = ()
    grade: int | None = None
    note: str = ""
    finished: bool = False


@dataclass(frozen=True, slots=True)
class TeamCalled(Event):
    """Somebody was called for a reaction."""

    day: str
    reaction: int
    whom: str


@dataclass(frozen=True, slots=True)
class TeamAnswered(Event):
    """Who was called came, or answered."""

    day: str
    reaction: int
    whom: str


@dataclass(frozen=True, slots=True)
class ReactionSettled(Event):
    """The signs are gone; how long the calm must last counts from here."""

    day: str
    reaction: int


@dataclass(frozen=True, slots=True)
class RestartOrdered(StepEvent):
    """The prescriber's rate for going on after a reaction, in mL/h, with the rule that it follows.

    Where the rules say that it never runs again, a named person overrides with a reason.
    """

    reaction: int
    prescriber: str
    rate_ml_h: Decimal
    rule: str = ""
    override_by: str = ""
    override_reason: str = ""


@dataclass(frozen=True, slots=True)
class RestartChecked(StepEvent):
    """The first person's rate for the restart, in mL/h, as read from the order."""

    reaction: int
    rate_ml_h: Decimal


@dataclass(frozen=True, slots=True)
class RestartWitnessed(StepEvent):
    """The second person's rate for the restart, entered without seeing the first's."""

    reaction: int
    rate_ml_h: Decimal
