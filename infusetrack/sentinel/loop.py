"""The sentinel's round: hear what is told, look at the clocks, sound, show, and say through what."""

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from infusetrack.assets import asset
from infusetrack.sentinel.again import TRIED_S, Restart
from infusetrack.sentinel.clocks import Moment
from infusetrack.sentinel.messages import Answer, Hello, Message, Report, Wish
from infusetrack.sentinel.players import Loudspeaker
from infusetrack.sentinel.rhythm import Rhythm
from infusetrack.sentinel.sign import Notice, Sign
from infusetrack.sentinel.tones import file_name
from infusetrack.sentinel.watch import Program, Watch

ROUND_S = 0.1
REPORT_S = 1.0


@dataclass(slots=True)
class World:
    """What the sentinel acts upon."""

    speaker: Loudspeaker
    sign: Sign
    say: Callable[[Message], None]
    restart: Restart


class Sentinel:
    """One sentinel for one running program."""

    def __init__(self, world: World, at: Moment) -> None:
        """Silent until something is told."""
        self._world, self.watch = world, Watch.begun(at)
        self._hello, self._rhythm = Hello(os.getpid()), Rhythm()
        self._reported, self._through = -REPORT_S, ""
        self._in_charge = False
        self._tried_at: float | None = None
        self.is_over = False

    # --- what is told -------------------------------------------------------------------

    def hear(self, message: Message, at: Moment) -> None:
        """One message of the program."""
        before = self.watch.program
        if isinstance(message, Hello):
            self._hello = message
        if isinstance(message, Wish) and not self._in_charge:
            self._take_charge()
        self.watch = self.watch.told(message, at)
        self._note(before, at)

    def _take_charge(self) -> None:
        self._in_charge = True
        if self._hello.token:
            with contextlib.suppress(OSError):
                Path(self._hello.token).write_text(str(os.getpid()), encoding="ascii")

    def _is_relieved(self) -> bool:
        """Another sentinel took charge of the folder: the program was started again."""
        if not (self._in_charge and self._hello.token):
            return False
        try:
            return Path(self._hello.token).read_text(encoding="ascii") not in {"", str(os.getpid())}
        except (OSError, ValueError):
            return False

    # --- one round ------------------------------------------------------------------------

    def look(self, at: Moment) -> None:
        """Everything that depends on the clock."""
        before = self.watch.program
        self.watch = self.watch.looked_at(at)
        self._note(before, at)
        if self.watch.is_over:
            self.is_over = True
            return
        self._sound(at)
        if at.steady - self._reported >= REPORT_S:
            self._reported = at.steady
            self._report(at)
        self._show(at)
        for answer in self._world.sign.answers():
            self._answer(answer, at)

    def _sound(self, at: Moment) -> None:
        if self._world.speaker.has_failed(at.steady):
            self._rhythm = Rhythm()
        alarm = self.watch.alarm(at)
        silent = alarm is None and self._rhythm.priority is not None
        self._rhythm, begins = self._rhythm.after(alarm, at.steady)
        if silent:
            self._world.speaker.stop()
        if begins and alarm is not None:
            path = asset("sounds", file_name(alarm.priority, soft=alarm.soft))
            self._world.speaker.begin(path, at.steady)

    def _report(self, at: Moment) -> None:
        self._through = self._world.speaker.through(at.steady)
        self._world.say(Report(self._through))
        self.is_over = self.is_over or self._is_relieved()
        self._world.restart.look()

    # --- what is seen ----------------------------------------------------------------------

    def _show(self, at: Moment) -> None:
        tried = self._tried_at
        waits = tried is not None and at.steady - tried < TRIED_S and not self._world.restart.failed
        if self._world.restart.failed and self.watch.quiet is not None and tried is not None:
            self._tried_at, self.watch = None, replace(self.watch, quiet=None)
        self._world.sign.show(None if waits else self._notice(at))

    def _notice(self, at: Moment) -> Notice | None:
        if not self.watch.is_abandoned and self.watch.program is not Program.CLOSED:
            return None
        come = [one.words for one in self.watch.come(at)]
        return Notice(
            program=str(self.watch.program),
            words=" · ".join(dict.fromkeys(words for words in (self.watch.wish.words, *come) if words)),
            can_start=bool(self._hello.restart),
            practice=self._hello.practice,
            not_started=self._world.restart.failed,
            silent=not self._through,
        )

    def _answer(self, answer: Answer, at: Moment) -> None:
        if answer.pressed == "end":
            self.is_over = True
        elif answer.pressed == "quiet":
            self.watch = self.watch.quieted(at)
        elif answer.pressed == "again" and self._hello.restart:
            frozen = self._hello.program if self.watch.program is Program.FROZEN else None
            self._world.restart.begin(self._hello.restart, frozen)
            self._tried_at, self.watch = at.steady, self.watch.quieted(at, TRIED_S)

    # --- the end ------------------------------------------------------------------------------

    def end(self) -> None:
        """Silence, and nothing on the screen."""
        self._world.speaker.stop()
        self._world.sign.show(None)

    def _note(self, before: Program, at: Moment) -> None:
        """A line in the sentinel's own log whenever the program changed; no patient is named."""
        if before is self.watch.program or not self._hello.token:
            return
        when = datetime.fromtimestamp(at.wall, UTC).isoformat(timespec="seconds")
        with (
            contextlib.suppress(OSError),
            Path(self._hello.token).with_suffix(".log").open("a", encoding="ascii") as log,
        ):
            log.write(f"{when} {self._hello.program} {self.watch.program}\n")
