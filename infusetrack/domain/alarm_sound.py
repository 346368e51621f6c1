"""Which alarms of the whole unit should be heard now, and which will be heard if nobody does anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from infusetrack.domain.alarm import Alarm, Name, rank, urgency
from infusetrack.domain.events import Priority
from infusetrack.domain.sound_plan import Ringing

LONGEST_PAUSE = timedelta(seconds=120)
"""All sound may be paused for so long at most (GIP 3.2.1; IEC 60601-1-8 audio paused)."""
CHIME = timedelta(seconds=10)
"""A reminder sounds once: it is asked for this long, and its sound repeats only after more than 15 s."""
AHEAD = timedelta(hours=12)
"""How far ahead moments are handed over; a program that is alive hands them over anew long before."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An alarm and where it is: the chair (0 for the station itself) and the patient."""

    chair: int
    study_id: str
    alarm: Alarm

    @property
    def voice(self) -> tuple[str, Name, Priority]:
        """What makes this sound another one than before: it got worse, or it counts from anew."""
        return self.study_id, self.alarm.name, self.alarm.priority


@dataclass(frozen=True, slots=True)
class SoundPause:
    """Silence that a person asked for, and what was sounding then."""

    at: datetime
    until: datetime
    known: frozenset[tuple[str, Name, Priority]]

    def holds(self, placed: Iterable[Placed], now: datetime) -> bool:
        """Whether it lasts: not over, the clock not set back before it, nothing new to be heard."""
        if not self.at <= now < min(self.until, self.at + LONGEST_PAUSE):
            return False
        return all(one.voice in self.known for one in placed if is_loud(one.alarm))


def is_loud(alarm: Alarm) -> bool:
    """Whether it sounds until somebody answers; a reminder only chimes once."""
    return alarm.sounds and rank(alarm.priority) > 1


def in_order(placed: Iterable[Placed]) -> tuple[Placed, ...]:
    """The most urgent first, over all chairs."""
    return tuple(sorted(placed, key=lambda one: (urgency(one.alarm), one.chair)))


def loudest(placed: Iterable[Placed]) -> Placed | None:
    """The one that is heard: one sound at a time, the highest."""
    loud = in_order(one for one in placed if is_loud(one.alarm))
    return loud[0] if loud else None


def ringings(moments: Iterable[tuple[datetime, Priority, str]], now: datetime) -> tuple[Ringing, ...]:
    """What will ring by itself, the earliest first; the same moment is kept once, with its highest."""
    found: dict[tuple[datetime, str], Ringing] = {}
    for at, priority, words in moments:
        if not now < at <= now + AHEAD:
            continue
        old = found.get((at, words))
        if old is None or rank(priority) > rank(old.priority):
            found[(at, words)] = Ringing(at, priority, words)
    return tuple(sorted(found.values(), key=lambda one: (one.at, -rank(one.priority), one.words)))
