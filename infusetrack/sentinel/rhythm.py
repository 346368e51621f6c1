"""When a burst begins: at once, again after its interval, at once when something more urgent comes."""

from dataclasses import dataclass, replace

from infusetrack.sentinel.messages import LEVELS
from infusetrack.sentinel.tones import BURSTS, Priority
from infusetrack.sentinel.watch import Alarm


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The last burst: which, and when it began (steady seconds); None before the first and in silence.

    The loss of the program is news even while another high alarm sounds: it begins at once.
    """

    priority: Priority | None = None
    began: float = 0.0
    lost: bool = False

    def after(self, alarm: Alarm | None, steady: float) -> tuple["Rhythm", bool]:
        """The rhythm at this moment, and whether a burst begins now."""
        if alarm is None:
            return replace(self, priority=None), False
        if self._begins(alarm, steady):
            return Rhythm(alarm.priority, steady, alarm.lost), True
        return replace(self, lost=self.lost and alarm.lost), False

    def _begins(self, alarm: Alarm, steady: float) -> bool:
        if self.priority is None or (alarm.lost and not self.lost):
            return True
        burst = BURSTS[self.priority]
        if alarm.priority == self.priority:
            return steady >= self.began + burst.length_s + burst.repeat_s
        if LEVELS.index(alarm.priority) > LEVELS.index(self.priority):
            return True
        return steady >= self.began + burst.length_s + BURSTS["high"].repeat_s
