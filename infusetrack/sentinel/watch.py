"""What the sentinel knows and what follows from it: a value, two clocks in, a sound out. No I/O."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from infusetrack.sentinel.clocks import Moment
from infusetrack.sentinel.messages import LEVELS, Beat, Coming, Gone, Goodbye, Message, Wish
from infusetrack.sentinel.tones import Priority

SILENT_S = 5.0
"""A window that does not beat for so long is frozen (GIP 3.5 as the hazard file holds it; LOCAL)."""
LONGEST_PAUSE_S = 120.0
"""No sound is paused for longer (GIP 3.2: two minutes)."""
OWN_GAP_S = 2.0
"""The sentinel itself was asleep for so long: the program could not beat either (LOCAL)."""


class Program(StrEnum):
    """What became of the program."""

    ALIVE = "alive"
    FROZEN = "frozen"
    DEAD = "dead"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Alarm:
    """What should be heard now; `lost` says that the program itself is the reason."""

    priority: Priority
    soft: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause of the sound as it was asked for, held to the longest one by the steady clock.

    `over` is what sounded when it began; anything else breaks it.
    """

    asked_until: float
    began: float
    ends: float
    over: Priority | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """All that the sentinel holds. `received` is when the wish came, `beat` the steady time of the last beat."""

    received: Moment
    beat: float
    wish: Wish = field(default_factory=Wish)
    pause: Pause | None = None
    patience_s: float = SILENT_S
    program: Program = Program.ALIVE
    quiet: Pause | None = None
    looked: float = 0.0

    @classmethod
    def begun(cls, at: Moment) -> "Watch":
        """Nothing to ring for yet."""
        return cls(at, at.steady, looked=at.steady)

    # --- what is told ---------------------------------------------------------------

    def told(self, message: Message, at: Moment) -> "Watch":
        """The watch once a message has come."""
        match message:
            case Beat(busy_s=busy):
                return replace(self, beat=at.steady, patience_s=max(SILENT_S, busy), quiet=None)
            case Wish():
                pause = self._paused(message, at)
                return replace(self, wish=message, received=at, pause=pause)
            case Goodbye():
                return replace(self, program=Program.CLOSED)
            case Gone() if self.program is not Program.CLOSED:
                return replace(self, program=Program.DEAD, quiet=None)
            case _:
                return self

    def _paused(self, wish: Wish, at: Moment) -> Pause | None:
        """The longest pause counts from its beginning, however often it is asked for again."""
        until, old = wish.paused_until, self.pause
        if until is None:
            return None
        if old is None or (at.steady >= old.ends and until != old.asked_until):
            lasts = min(LONGEST_PAUSE_S, max(0.0, until - at.wall))
            return Pause(until, at.steady, at.steady + lasts, wish.now)
        ends = min(old.began + LONGEST_PAUSE_S, at.steady + until - at.wall)
        return replace(old, asked_until=until, ends=ends)

    def looked_at(self, at: Moment) -> "Watch":
        """Once a round: whether the program beats; a sentinel that slept gives it time to wake too."""
        slept = at.steady - self.looked > OWN_GAP_S
        beat = at.steady if slept else self.beat
        program = self.program
        if program in {Program.ALIVE, Program.FROZEN}:
            program = Program.FROZEN if at.steady - beat > self.patience_s else Program.ALIVE
        return replace(self, beat=beat, looked=at.steady, program=program)

    def quieted(self, at: Moment, seconds: float = LONGEST_PAUSE_S) -> "Watch":
        """A person asked the sentinel itself for silence, two minutes at most."""
        held = min(seconds, LONGEST_PAUSE_S)
        return replace(self, quiet=Pause(at.wall, at.steady, at.steady + held))

    # --- what follows ----------------------------------------------------------------

    @property
    def is_abandoned(self) -> bool:
        """The program stopped, by itself, while something had to be watched."""
        return self.program in {Program.DEAD, Program.FROZEN} and self.wish.watched

    @property
    def is_over(self) -> bool:
        """Nobody is left to ring for."""
        gone = self.program in {Program.DEAD, Program.CLOSED}
        return gone and not self.wish.watched and not self.wish.coming

    def alarm(self, at: Moment) -> Alarm | None:
        """What should be heard at this moment, the most urgent of all."""
        if self.quiet is not None and at.steady < self.quiet.ends:
            return None
        wanted: list[Priority] = [one.priority for one in self.come(at) if self._breaks(one, at)]
        if self.wish.now is not None and not (self._holds(at) and self._is_paused_over(self.wish.now)):
            wanted.append(self.wish.now)
        if self.is_abandoned:
            wanted.append("high")
        if not wanted:
            return None
        soft = self.wish.soft and not self.is_abandoned
        return Alarm(max(wanted, key=LEVELS.index), soft, lost=self.is_abandoned)

    def come(self, at: Moment) -> tuple[Coming, ...]:
        """What fell due since the wish came, by either clock: setting one back mutes nothing."""
        return tuple(one for one in self.wish.coming if at.wall >= one.at or at.steady >= self._steady(one))

    def _steady(self, one: Coming) -> float:
        return self.received.steady + one.at - self.received.wall

    def _holds(self, at: Moment) -> bool:
        return self.pause is not None and at.steady < self.pause.ends

    def _is_paused_over(self, priority: Priority) -> bool:
        return self.pause is not None and self.pause.over == priority

    def _breaks(self, one: Coming, at: Moment) -> bool:
        """What falls due within a pause is new: it sounds."""
        return not self._holds(at) or self.pause is None or self._steady(one) >= self.pause.began
