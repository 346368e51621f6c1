"""What an alarm is: a condition that climbs by the clock, and what people have said to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from infusetrack.domain.events import Priority
from infusetrack.domain.mappings import nothing

PRIORITIES: tuple[Priority, ...] = ("low", "medium", "high")
"""From the least to the most urgent (IEC 60601-1-8)."""
AlarmAct = Literal[
    "vitals", "rate", "pump", "end", "restart", "bag", "step", "labs", "draw", "advice", "toxicity",
    "look", "site",
]  # fmt: skip
"""What a person should do next, and thereby the key and the screen that the words name."""
ESCALATES_AFTER = timedelta(minutes=5)
"""A medium alarm that nobody answers sounds as a high one after so long (LOCAL)."""
SOUNDS_AGAIN_AFTER = timedelta(minutes=5)
"""What was acknowledged and is still not done sounds again after so long (LOCAL; GIP 2.2.2: a pause repeats every 5 min)."""
UNANSWERED_SAID_AFTER = timedelta(minutes=2)
"""From then on an alarm says for how long nobody has answered (LOCAL)."""


def rank(priority: str) -> int:
    """A number that grows with urgency; what is no alarm stands below all."""
    return PRIORITIES.index(priority) + 1 if priority in PRIORITIES else 0


class Rung(NamedTuple):
    """From this moment on a condition has this priority."""

    at: datetime
    priority: Priority


def reached(rungs: Sequence[Rung], now: datetime) -> Rung | None:
    """The rung reached: the first at its moment, a higher one only after it (5 min are still plain)."""
    if not rungs or now < rungs[0].at:
        return None
    return [rungs[0], *(rung for rung in rungs[1:] if rung.at < now)][-1]


class Name(NamedTuple):
    """Which alarm a line of the log is about: the condition, and the moment that it counts from."""

    key: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that is, or at a known moment will be, an alarm.

    `since` is when it became so; `rungs` climb with time. `lasting` conditions come from a line of
    the record and hold though the clock was set back before it. `nags`: it is something to be done,
    so that an acknowledgement silences it for a while only. `ends_with_answer`: it latches, and a
    person's acknowledgement is all that it asks for.
    """

    key: str
    kind: str
    since: datetime
    rungs: tuple[Rung, ...]
    day: str = ""
    step: str = ""
    agent: str = ""
    act: AlarmAct = "step"
    lasting: bool = False
    nags: bool = False
    ends_with_answer: bool = False
    facts: Mapping[str, object] = field(default_factory=nothing)

    @property
    def name(self) -> Name:
        """How the log knows it."""
        return Name(self.key, self.since)

    @property
    def latching(self) -> bool:
        """Whether it stays until a person answers, whatever else happens."""
        return self.ends_with_answer

    def rung_at(self, now: datetime) -> Rung | None:
        """The rung that it stands on; None while it is no alarm yet."""
        if self.lasting and now < self.since:
            return self.rungs[-1]
        return reached(self.rungs, now)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A condition that is an alarm now.

    `base` is its own priority, `priority` what it has become after nobody answered. `begun` is since
    when it has stood so and unanswered, `waits_since` since when anybody was waited for, at a lower
    priority too. It `sounds` unless somebody answered or put it off.
    """

    condition: Condition
    base: Priority
    priority: Priority
    begun: datetime
    sounds: bool = True
    answered_by: str = ""
    answered_at: datetime | None = None
    silent_until: datetime | None = None
    times_put_off: int = 0
    raised: bool = False
    escalation_told: bool = False
    waits_since: datetime | None = None

    @property
    def key(self) -> str:
        """The condition's key."""
        return self.condition.key

    @property
    def kind(self) -> str:
        """The condition's kind."""
        return self.condition.kind

    @property
    def since(self) -> datetime:
        """The moment that the condition counts from."""
        return self.condition.since

    @property
    def name(self) -> Name:
        """How the log knows it."""
        return self.condition.name

    @property
    def day(self) -> str:
        """The cycle day, empty for what concerns the station."""
        return self.condition.day

    @property
    def escalated(self) -> bool:
        """Whether it is more urgent because nobody answered."""
        return self.priority != self.base

    @property
    def is_reminder(self) -> bool:
        """A reminder is no alarm: it may be put off."""
        return self.base == "low"

    def unanswered_for(self, now: datetime) -> timedelta | None:
        """For how long an alarm has sounded without an answer, once that is worth saying."""
        waited = now - (self.waits_since or self.begun)
        return waited if self.sounds and rank(self.base) > 1 and waited >= UNANSWERED_SAID_AFTER else None


def urgency(alarm: Alarm) -> tuple[bool, int, int, datetime, str]:
    """Sorts alarms: what nobody has answered, of it the highest, what is so by itself, the oldest."""
    return (not alarm.sounds, -rank(alarm.priority), -rank(alarm.base), alarm.since, alarm.key)
