"""What is seen when the program cannot show anything: a small window of its own, else words on the terminal."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from json import dumps
from typing import Protocol

from infusetrack.sentinel.messages import Answer
from infusetrack.sentinel.pipes import Ear
from infusetrack.wording.sentinel import plain


@dataclass(frozen=True, slots=True)
class Notice:
    """What the window says: what became of the program, what is due, and which hints belong to it."""

    program: str
    words: str = ""
    can_start: bool = False
    practice: bool = False
    not_started: bool = False
    silent: bool = False


class Sign(Protocol):
    """Something that shows one notice at a time and takes answers."""

    def show(self, notice: Notice | None) -> None:
        """Show it, or nothing; the same notice again changes nothing."""
        ...

    def answers(self) -> tuple[Answer, ...]:
        """What was pressed since asked last."""
        ...


class Terminal:
    """Words on the terminal, where no window can open."""

    def __init__(self) -> None:
        """Nothing said yet."""
        self._shown: Notice | None = None

    def show(self, notice: Notice | None) -> None:
        """Say a new notice once."""
        if notice is not None and notice != self._shown:
            with contextlib.suppress(OSError, ValueError):
                sys.stderr.write(f"{plain(notice.program, notice.words)}\n")
                sys.stderr.flush()
        self._shown = notice

    def answers(self) -> tuple[Answer, ...]:
        """Nobody can press anything here."""
        return ()


class Window:
    """A window in a process of its own, started when it is first needed."""

    def __init__(self) -> None:
        """Nothing shown yet."""
        self._shown: Notice | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._ear: Ear | None = None

    def show(self, notice: Notice | None) -> None:
        """Another notice takes the place of the old one; None closes the window."""
        if notice == self._shown and (notice is None or self._is_open()):
            return
        self._close()
        self._shown = notice
        if notice is not None:
            self._open(notice)

    def _is_open(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _open(self, notice: Notice) -> None:
        with contextlib.suppress(OSError):
            self._process = subprocess.Popen(  # noqa: S603 (our own module, words as one argument)
                [sys.executable, "-m", "infusetrack.sentinel.window", dumps(asdict(notice))],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
            )
            if self._process.stdout is not None:
                self._ear = Ear(self._process.stdout)  # type: ignore[arg-type]

    def _close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            if self._ear is not None:
                self._ear.wait(1.0)
            if self._process.stdout is not None:
                self._process.stdout.close()
        self._process = self._ear = None

    def answers(self) -> tuple[Answer, ...]:
        """What was pressed since asked last."""
        found: list[Answer] = []
        while self._ear is not None and (message := self._ear.next(0)) is not None:
            if isinstance(message, Answer):
                found.append(message)
            else:
                break
        return tuple(found)


def sign_for(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Sign:
    """A window where one can open, else the terminal."""
    if environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return Terminal()
    on_linux = platform.startswith("linux")
    has_display = bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    return Window() if has_display or not on_linux else Terminal()
