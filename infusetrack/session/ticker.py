"""The heartbeat: says every second what time it is, rings for what is due, sees lost time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from infusetrack.domain.board import Coming
from infusetrack.domain.events import ClockGap
from infusetrack.session.board_session import BoardSession
from infusetrack.session.ports import Bell, Clock

EVERY_MS = 1000
JUMP_S = 2.0
"""The wall clock may part from the steady one by so much between two ticks (LOCAL)."""
STALL_S = 5.0
"""Two ticks this far apart: the computer slept or hung (LOCAL)."""
SLEEP_S = 60.0
"""A forward jump this large is taken for sleep: the steady clock may stop while asleep."""
BY = "InfuseTrack"
GapKind = Literal["slept", "set_back", "set_forward"]


@dataclass(frozen=True, slots=True)
class Beat:
    """The two clocks at one tick."""

    wall: datetime
    steady: float


def gap_between(last: Beat, beat: Beat, speed: float = 1.0) -> tuple[GapKind, int] | None:
    """What went missing between two ticks, in seconds; None for an ordinary one."""
    steady = beat.steady - last.steady
    jump = (beat.wall - last.wall).total_seconds() - steady
    if jump < -JUMP_S * speed:
        return "set_back", round(-jump)
    if jump > JUMP_S * speed:
        return ("slept" if jump >= SLEEP_S * speed else "set_forward"), round(jump)
    return ("slept", round(steady)) if steady > STALL_S * speed else None


class Ticker(QObject):
    """Looks again once a second.

    Signals: `ticked(now)`; `due(coming)` once for each thing and due time, with the bell;
    `gap(kind, seconds)` when time passed unseen, which is written to each running chart.
    """

    ticked = Signal(object)
    due = Signal(object)
    gap = Signal(str, int)

    def __init__(self, board: BoardSession, *, clock: Clock, bell: Bell, speed: float = 1.0) -> None:
        """`speed` is that of a practice clock: its seconds are shorter."""
        super().__init__()
        self._board, self._clock, self._bell, self._speed = board, clock, bell, speed
        self._last: Beat | None = None
        self._told: set[tuple[str, str, datetime]] = set()
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

    def tick(self) -> None:
        """Look once: at the clocks, at what is due, and say what time it is."""
        beat = Beat(self._clock.now(), self._clock.monotonic())
        self._look_for_gap(beat)
        self._last = beat
        self._tell_due(beat.wall)
        self.ticked.emit(beat.wall)

    def _look_for_gap(self, beat: Beat) -> None:
        found = gap_between(self._last, beat, self._speed) if self._last else None
        if found is None:
            return
        kind, seconds = found
        for session in self._board.running():
            session.write(ClockGap(kind, seconds), by=BY)
        self.gap.emit(kind, seconds)

    def _tell_due(self, now: datetime) -> None:
        come = [one for one in self._board.coming_up(now) if one.due.has_come]
        new = [one for one in come if _name(one) not in self._told]
        self._told = {_name(one) for one in come}
        for one in new:
            self.due.emit(one)
        if new:
            self._bell.ring()


def _name(one: Coming) -> tuple[str, str, datetime]:
    return one.study_id, one.due.key, one.due.at
