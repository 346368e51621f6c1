"""Facts of the unit: chairs, site values, staff."""

from dataclasses import dataclass
from typing import Literal

from infusetrack.domain.events_root import Event


@dataclass(frozen=True, slots=True)
class ChairTaken(Event):
    """A patient sits down for a cycle day."""

    chair: int
    study_id: str
    day: str


@dataclass(frozen=True, slots=True)
class ChairLeft(Event):
    """The chair is free again."""

    chair: int
    study_id: str


@dataclass(frozen=True, slots=True)
class SiteValueSet(Event):
    """The site entered a value that the registry does not give, or overrode a default."""

    key: str
    value: str
    source: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class SiteValueReset(Event):
    """The site took its own value back: the file's holds again, or none."""

    key: str
    why: str


@dataclass(frozen=True, slots=True)
class StaffAdded(Event):
    """A person may sign in; `pin_hash` is an argon2id string, never the PIN."""

    badge: str
    role: Literal["nurse", "prescriber", "investigator", "pharmacist", "monitor", "admin"]
    pin_hash: str


@dataclass(frozen=True, slots=True)
class PinChanged(Event):
    """A staff member chose another PIN."""

    badge: str
    pin_hash: str


@dataclass(frozen=True, slots=True)
class StaffLeft(Event):
    """A staff member may no longer sign in."""

    badge: str


@dataclass(frozen=True, slots=True)
class SignedIn(Event):
    """A staff member opened a session at this station."""

    badge: str


@dataclass(frozen=True, slots=True)
class SignInFailed(Event):
    """A PIN did not fit; counted, so that guessing is slowed."""

    badge: str
