"""Facts of alarms and of what the machine saw: raised, answered, put off, lapsed, and the pump's own number."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from infusetrack.domain.events_root import Event, StepEvent

Priority = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class AlarmRaised(Event):
    """An alarm began to sound; `key` names its condition and `since` the moment that it counts from."""

    day: str
    key: str
    kind: str
    priority: Priority
    since: datetime


@dataclass(frozen=True, slots=True)
class AlarmAcknowledged(Event):
    """A person saw the alarm and took it on; the visual sign stays while the condition lasts."""

    day: str
    key: str
    kind: str
    priority: Priority
    since: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class AlarmEscalated(Event):
    """Nobody answered for so long: it sounds with the next priority and says so."""

    day: str
    key: str
    kind: str
    priority: Priority
    since: datetime


@dataclass(frozen=True, slots=True)
class ReminderPutOff(Event):
    """A reminder that is no alarm shall come again in so many minutes (5, 10 or 15)."""

    day: str
    key: str
    kind: str
    since: datetime
    minutes: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class CheckLapsed(Event):
    """A planned set of vital signs was not taken before the next one fell due; the machine's own line."""

    day: str
    step: str
    plan: str
    anchor: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class PumpRead(StepEvent):
    """The volume that the pump itself shows, beside what the record computed; both in millilitres."""

    volume_ml: Decimal
    computed_ml: Decimal
    explained: str = ""


@dataclass(frozen=True, slots=True)
class SoundPaused(Event):
    """All sound was paused for so many seconds, at most 120; a new alarm breaks the pause."""

    seconds: int


@dataclass(frozen=True, slots=True)
class SoundTested(Event):
    """The alarm tone was played and a person said whether it was heard; `through` names the way of sound."""

    heard: bool
    through: str


ALARM_FACTS: tuple[type[Event], ...] = (
    AlarmAcknowledged,
    AlarmEscalated,
    AlarmRaised,
    CheckLapsed,
    PumpRead,
    ReminderPutOff,
    SoundPaused,
    SoundTested,
)
"""Every fact of alarms and of what the machine saw."""
