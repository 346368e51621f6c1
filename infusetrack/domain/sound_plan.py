"""What should be heard, now and later: handed to whatever makes sound, so that it can outlive the program."""

from dataclasses import dataclass
from datetime import datetime

from infusetrack.domain.events import Priority


@dataclass(frozen=True, slots=True)
class Ringing:
    """A sound that falls due at an absolute moment unless a newer plan takes it away."""

    at: datetime
    priority: Priority
    words: str = ""


@dataclass(frozen=True, slots=True)
class SoundPlan:
    """The whole wish at one moment; each plan replaces the one before.

    `now` sounds at once and repeats until a plan without it comes; until `paused_until` only a
    new plan with another `now` may sound. `coming` are absolute due times. While `watched`
    (an infusion runs, or something falls due) the program's own silence is an alarm.
    """

    now: Priority | None = None
    words: str = ""
    paused_until: datetime | None = None
    coming: tuple[Ringing, ...] = ()
    watched: bool = False
