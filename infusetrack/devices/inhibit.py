"""Keeping the computer awake while something runs, where the system allows it; best effort, never in the way."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence

WHY = "An infusion runs"
CONTINUOUS, SYSTEM_REQUIRED = 0x80000000, 0x00000001
"""What Windows calls these wishes (SetThreadExecutionState)."""
Start = Callable[[Sequence[str]], "subprocess.Popen[bytes]"]


def _start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 (a fixed program of the system)
        list(command), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def command_for(platform: str, which: Callable[[str], str | None] = shutil.which) -> tuple[str, ...]:
    """What keeps this kind of computer awake until its input or this program ends; empty for nothing."""
    if platform == "darwin" and which("caffeinate"):
        return ("caffeinate", "-i", "-s", "-w", str(os.getpid()))
    if platform.startswith("linux") and which("systemd-inhibit"):
        what = "--what=sleep:idle:handle-lid-switch"
        return ("systemd-inhibit", what, "--who=InfuseTrack", f"--why={WHY}", "--mode=block", "cat")
    return ()


def ask_windows(wish: int) -> None:
    """Tell Windows what this thread needs."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (Windows alone)

        ctypes.windll.kernel32.SetThreadExecutionState(wish)


class Awake:
    """`keep(wanted)` may be called each second; a system that refuses is not asked again."""

    def __init__(
        self,
        platform: str = sys.platform,
        *,
        command: Sequence[str] | None = None,
        start: Start = _start,
        windows: Callable[[int], None] = ask_windows,
    ) -> None:
        """Nothing is kept awake yet."""
        self._platform, self._start, self._windows = platform, start, windows
        self._command = command_for(platform) if command is None else tuple(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._kept = False

    def keep(self, *, wanted: bool) -> None:
        """Stay awake from now on, or do as you like again."""
        if wanted == self._kept:
            return
        self._kept = wanted
        if self._platform == "win32":
            self._windows(CONTINUOUS | SYSTEM_REQUIRED if wanted else CONTINUOUS)
        elif wanted and self._command:
            self._hold()
        else:
            self._let_go()

    def _hold(self) -> None:
        try:
            self._process = self._start(self._command)
        except OSError:
            self._process = None

    def _let_go(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        process.terminate()
        process.wait()
