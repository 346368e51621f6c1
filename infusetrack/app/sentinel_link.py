"""The program's end of the pipe to the sentinel: heartbeat, sound plans, and whether it can be heard."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from infusetrack.domain.sound_plan import SoundPlan
from infusetrack.sentinel.messages import Beat, Coming, Goodbye, Hello, Report, Wish
from infusetrack.sentinel.pipes import Ear, Mouth
from infusetrack.session.ports import Clock

EVERY_MS = 1000
UNHEARD_BEATS = 3
"""Without a report for so many heartbeats nothing can be relied upon: NO SOUND."""
STUCK_BEATS = 5
"""Then the sentinel is ended and another one begins."""
GOODBYE_S = 2.0


@dataclass(frozen=True, slots=True)
class Partner:
    """What the sentinel must know of the program: who it is, how to start it again, its clock.

    `wall` is the real clock; `clock` may be a practice clock that runs `speed` times as fast.
    """

    clock: Clock
    wall: Clock
    hello: Hello
    speed: float = 1.0
    soft: Callable[[], bool] = field(default=lambda: False)
    words: Sequence[str] = ()


class SentinelLink(QObject):
    """Sounds through a process of its own (a `Sounder`). It beats on the window's thread: a frozen window is silent.

    A sentinel that dies or hangs is replaced, and `through` is empty until the new one reports.
    """

    def __init__(self, partner: Partner) -> None:
        """Nothing is started yet; `partner.words` are more words on the sentinel's command line."""
        super().__init__()
        self._partner = partner
        self._process: subprocess.Popen[bytes] | None = None
        self._ear: Ear | None = None
        self._mouth: Mouth | None = None
        self._through, self._unheard = "", 0
        self._plan = SoundPlan()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.beat)

    @property
    def through(self) -> str:
        """The way that sound takes; empty where nothing can be heard, or nobody knows."""
        return self._through

    @property
    def pid(self) -> int | None:
        """The sentinel's process; None while there is none."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the sentinel and beat from now on."""
        self._begin()
        self._timer.start()

    def _begin(self) -> None:
        self._unheard, self._through = 0, ""
        try:
            self._process = _started(self._partner.words)
        except OSError:
            return
        if self._process.stdin is None or self._process.stdout is None:
            return
        self._ear, self._mouth = Ear(self._process.stdout), Mouth(self._process.stdin)  # type: ignore[arg-type]
        self._mouth.say(self._partner.hello)
        self._mouth.say(Beat())
        if self._plan != SoundPlan():
            self._mouth.say(self._wish(self._plan))

    def beat(self) -> None:
        """Once a second: say that the window lives, hear through what it would sound."""
        if self._mouth is not None:
            self._mouth.say(Beat())
        self._listen()
        if self._process is None or self._process.poll() is not None or self._unheard > STUCK_BEATS:
            self._drop()
            self._begin()

    def _listen(self) -> None:
        self._unheard += 1
        while self._ear is not None and (message := self._ear.next(0)) is not None:
            if not isinstance(message, Report):
                break
            self._through, self._unheard = message.through, 0
        if self._unheard > UNHEARD_BEATS:
            self._through = ""

    def keep(self, plan: SoundPlan) -> None:
        """Sound as this plan says, from now on and without the program."""
        self._plan = plan
        if self._mouth is not None:
            self._mouth.say(self._wish(plan))

    def _wish(self, plan: SoundPlan) -> Wish:
        return Wish(
            now=plan.now,
            words=plan.words,
            paused_until=None if plan.paused_until is None else self._at(plan.paused_until),
            coming=tuple(Coming(self._at(one.at), one.priority, one.words) for one in plan.coming),
            watched=plan.watched,
            soft=self._partner.soft(),
        )

    def _at(self, moment: datetime) -> float:
        """The moment on this computer's own clock, as seconds since 1970."""
        real, now = self._partner.wall.now(), self._partner.clock.now()
        return (real + timedelta(seconds=(moment - now).total_seconds() / self._partner.speed)).timestamp()

    def expect_busy(self, seconds: float) -> None:
        """Long work on purpose begins on the window's thread: wait so long before calling it frozen."""
        if self._mouth is not None:
            self._mouth.say(Beat(busy_s=seconds))

    def close(self) -> None:
        """The program is closed by a person: while something is watched the sentinel stays."""
        self._timer.stop()
        if self._mouth is not None:
            self._mouth.say(Goodbye())
            self._mouth.end(GOODBYE_S)
        if self._plan.watched or self._plan.coming:
            self._let_go()
        else:
            self._drop(patience_s=GOODBYE_S)

    def _let_go(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            self._process.returncode = 0  # it goes on without us: nobody waits for it
        self._process = self._ear = self._mouth = None

    def _drop(self, patience_s: float = 0.0) -> None:
        """Let the sentinel end, or end it: it has nothing left to do, or it hangs."""
        process, self._process = self._process, None
        mouth, self._mouth = self._mouth, None
        ear, self._ear = self._ear, None
        if process is None or process.stdin is None or process.stdout is None:
            return
        _ended(process, patience_s)
        if mouth is not None:
            mouth.end(GOODBYE_S)
        if ear is not None:
            ear.wait(GOODBYE_S)
        for pipe in (process.stdin, process.stdout):
            _close(pipe)


def _ended(process: "subprocess.Popen[bytes]", patience_s: float) -> None:
    try:
        process.wait(patience_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _close(pipe: object) -> None:
    try:
        pipe.close()  # type: ignore[attr-defined]
    except OSError:
        return


def _started(words: Sequence[str]) -> "subprocess.Popen[bytes]":
    """A group of its own, so that what ends the program does not end the sentinel."""
    new_group = 0x200 if sys.platform == "win32" else 0
    return subprocess.Popen(  # noqa: S603 (our own module)
        [sys.executable, "-m", "infusetrack.sentinel", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": _path()},
        start_new_session=sys.platform != "win32",
        creationflags=new_group,
    )


def _path() -> str:
    """Where this very package lies, wherever the program was started."""
    here = str(Path(__file__).resolve().parents[2])
    return os.pathsep.join(part for part in (here, os.environ.get("PYTHONPATH", "")) if part)
