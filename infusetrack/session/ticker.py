"""The heartbeat: says every second what time it is, has the alarms looked at, sees lost time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from infusetrack.domain.events import ClockGap
from infusetrack.session.alarm_watch import AlarmWatch
from infusetrack.session.board_session import BoardSession
from infusetrack.session.ports import Clock

EVERY_MS = 1000
JUMP_S = 2.0
"""The wall clock may part from the steady one by so much between two ticks (LOCAL)."""
STALL_S = 5.0
"""Two ticks this far apart: the computer slept or hung (LOCAL)."""
BY = "InfuseTrack"
GapKind = Literal["slept", "set_back", "set_forward"]


@dataclass(frozen=True, slots=True)
class Beat:
    """The two clocks at one tick."""

    wall: datetime
    steady: float


def gap_between(last: Beat, beat: Beat, speed: float = 1.0) -> tuple[GapKind, int] | None:
    """What went missing between two ticks, in seconds; None for an ordinary one.

    The steady clock counts sleep. Where one did not, a sleep would be told as a clock set forward:
    then a dose waits longer, never shorter.
    """
    steady = beat.steady - last.steady
    jump = (beat.wall - last.wall).total_seconds() - steady
    if jump < -JUMP_S * speed:
        return "set_back", round(-jump)
    if jump > JUMP_S * speed:
        return "set_forward", round(jump)
    return ("slept", round(steady)) if steady > STALL_S * speed else None


class Ticker(QObject):
    """Looks again once a second.

    Signals: `ticked(now)`; `gap(kind, seconds)` when time passed unseen, which is written to each
    running chart. What falls due between two ticks is looked at in its own moment.
    """

    ticked = Signal(object)
    gap = Signal(str, int)

    def __init__(self, board: BoardSession, *, clock: Clock, watch: AlarmWatch, speed: float = 1.0) -> None:
        """`speed` is that of a practice clock: its seconds are shorter."""
        super().__init__()
        self._board, self._clock, self._watch, self._speed = board, clock, watch, speed
        self._last: Beat | None = None
        self._between = QTimer(self)
        self._between.setSingleShot(True)
        self._between.setTimerType(Qt.TimerType.PreciseTimer)
        self._between.timeout.connect(watch.look_again)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Tick now, and every second from now on."""
        self.tick()
        self._timer.start()

    def forget(self) -> None:
        """The program itself was busy on purpose: the next tick has nothing to compare with."""
        self._last = None

    def stop(self) -> None:
        """Fall silent."""
        self._timer.stop()
        self._between.stop()

    def tick(self) -> None:
        """Look once: at the clocks, at the alarms, and say what time it is."""
        beat = Beat(self._clock.now(), self._clock.monotonic())
        self._look_for_gap(beat)
        self._last = beat
        self._watch.look(beat.wall)
        self._look_between(beat.wall)
        self.ticked.emit(beat.wall)

    def _look_between(self, now: datetime) -> None:
        """A second is too coarse for an alarm: look at the very moment of what comes before the next tick."""
        next_at = self._watch.next_at()
        if next_at is None or not self._timer.isActive():
            return
        ms = (next_at - now).total_seconds() * 1000 / self._speed
        if 0 <= ms < EVERY_MS:
            self._between.start(int(ms) + 1)

    def _look_for_gap(self, beat: Beat) -> None:
        found = gap_between(self._last, beat, self._speed) if self._last else None
        if found is None:
            return
        kind, seconds = found
        for session in self._board.running() if kind == "slept" else self._board.at_work():
            session.write(ClockGap(kind, seconds), by=BY)
        self.gap.emit(kind, seconds)
