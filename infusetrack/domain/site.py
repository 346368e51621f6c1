"""The site's own record: staff, chairs, and the values that the registry leaves open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    ChairLeft,
    ChairTaken,
    PinChanged,
    SignedIn,
    SignInFailed,
    SiteValueReset,
    SiteValueSet,
    StaffAdded,
    StaffLeft,
)
from infusetrack.domain.mappings import nothing
from infusetrack.domain.record import Line, standing_lines
from infusetrack.domain.reference_limits import FROM_AGE

SITE = "site"
"""The stream of staff, chairs and site values."""
Role = Literal["nurse", "prescriber", "investigator", "pharmacist", "monitor", "admin"]
_ROLES: tuple[Role, ...] = ("nurse", "prescriber", "investigator", "pharmacist", "monitor", "admin")
ROLES: Mapping[str, Role] = MappingProxyType({role: role for role in _ROLES})
"""The roles that an account may have."""
HOLD = "hold."
"""Site values under this key replace the limit of the hold rule whose id follows."""
EMERGENCY = "emergency."
"""Site values under this key set a number of the emergency card; each is more than zero."""
DRUG = "drug."
"""Site values under this key set a number of a drug on the side; each is more than zero."""

CRITICAL = "critical."
"""Site values under this key are critical limits of an analyte; each is more than zero."""
HANDOFF = "handoff."
"""Site values under this key say after how many minutes the page of a handoff expires."""
TOXICITY = ("toxicity.", "expedited.")
"""Site values under these keys are times and counts of the adverse event log; each is more than zero."""


YOUNGEST, OLDEST = Decimal(13), Decimal(18)
"""The ages in completed years at which the paediatric and the adult chart overlap (toxicity.md 4.7)."""


def _age_of_chart(text: str) -> bool:
    number = site_number(text)
    return number is not None and YOUNGEST <= number <= OLDEST and number == number.to_integral_value()


def site_number(text: str) -> Decimal | None:
    """A site value as a finite number; None where it is not one."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


@dataclass(frozen=True, slots=True)
class Staff:
    """A person who may sign in. `failures` counts wrong PINs since the last right one."""

    badge: str
    role: str
    pin_hash: str
    active: bool = True
    failures: int = 0
    last_failure_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SiteValue:
    """A value that the site entered, with its source and reason, who entered it and when."""

    key: str
    value: str
    source: str
    by: str
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A patient in a chair for a cycle day."""

    chair: int
    study_id: str
    day: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Site:
    """What the site's stream says now."""

    staff: Mapping[str, Staff] = field(default_factory=nothing)
    values: Mapping[str, SiteValue] = field(default_factory=nothing)
    seats: Mapping[int, Seat] = field(default_factory=nothing)
    last_seq: int = 0

    def value(self, key: str) -> str | None:
        """The site's value for a key, None while it is not set."""
        found = self.values.get(key)
        return found.value if found else None

    def after(self, line: Line) -> "Site":
        """The site with one more fact; refuses one that makes no sense."""
        seen = replace(self, last_seq=line.seq)
        match line.event:
            case SiteValueSet() | SiteValueReset():
                return seen._valued(line.event, line)
            case ChairTaken():
                return seen._seated(line.event, line)
            case ChairLeft():
                return seen._left(line.event)
            case StaffAdded():
                return seen._added(line.event)
            case PinChanged(badge=badge, pin_hash=pin_hash):
                return seen._staff(replace(self._known(badge), pin_hash=pin_hash, failures=0))
            case StaffLeft(badge=badge):
                return seen._staff(replace(self._known(badge), active=False))
            case SignedIn(badge=badge):
                return seen._staff(replace(self._known(badge), failures=0))
            case SignInFailed(badge=badge):
                return seen._failed(badge, line.happened_at)
            case _:
                return seen

    def _valued(self, event: SiteValueSet | SiteValueReset, line: Line) -> "Site":
        if isinstance(event, SiteValueReset):
            return self._reset(event.key)
        number = site_number(event.value)
        if event.key.startswith((HOLD, EMERGENCY, DRUG, CRITICAL, HANDOFF, *TOXICITY)) and number is None:
            raise Refused("site_value_number", value=event.value)
        if event.key.startswith((EMERGENCY, DRUG, CRITICAL, HANDOFF, *TOXICITY)) and (
            number is None or number <= 0
        ):
            raise Refused("site_value_above_zero", value=event.value)
        if event.key == FROM_AGE and not _age_of_chart(event.value):
            raise Refused("site_value_age", value=event.value, low=YOUNGEST, high=OLDEST)
        if not event.source.strip():
            raise Refused("site_value_source")
        entered = SiteValue(event.key, event.value, event.source, line.by, line.happened_at, event.why)
        return replace(self, values=MappingProxyType({**self.values, event.key: entered}))

    def _reset(self, key: str) -> "Site":
        if key not in self.values:
            raise Refused("site_value_unset")
        left = {name: value for name, value in self.values.items() if name != key}
        return replace(self, values=MappingProxyType(left))

    def _left(self, event: ChairLeft) -> "Site":
        seat = self.seats.get(event.chair)
        if seat is None or seat.study_id != event.study_id:
            raise Refused("chair_not_theirs", chair=event.chair, study_id=event.study_id)
        left = {chair: kept for chair, kept in self.seats.items() if chair != event.chair}
        return replace(self, seats=MappingProxyType(left))

    def _failed(self, badge: str, at: datetime) -> "Site":
        known = self._known(badge)
        return self._staff(replace(known, failures=known.failures + 1, last_failure_at=at))

    def _seated(self, event: ChairTaken, line: Line) -> "Site":
        if event.chair in self.seats:
            raise Refused("chair_taken", chair=event.chair)
        if any(seat.study_id == event.study_id for seat in self.seats.values()):
            raise Refused("patient_seated", study_id=event.study_id)
        seat = Seat(event.chair, event.study_id, event.day, line.happened_at)
        return replace(self, seats=MappingProxyType({**self.seats, event.chair: seat}))

    def _added(self, event: StaffAdded) -> "Site":
        if event.badge in self.staff:
            raise Refused("badge_known", badge=event.badge)
        return self._staff(Staff(event.badge, event.role, event.pin_hash))

    def _known(self, badge: str) -> Staff:
        if badge not in self.staff:
            raise Refused("badge_unknown", badge=badge)
        return self.staff[badge]

    def _staff(self, person: Staff) -> "Site":
        return replace(self, staff=MappingProxyType({**self.staff, person.badge: person}))


def replay_site(lines: Iterable[Line]) -> Site:
    """The site as all lines of its stream leave it."""
    site = Site()
    for line in standing_lines(tuple(lines)):
        site = site.after(line)
    return site
