"""Starting the program again, at a person's wish: end a frozen one, begin a new one, look whether it stays."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence

TRIED_S = 20.0
"""A program that still runs after so long has started (LOCAL)."""


class Restart:
    """One try at a time."""

    def __init__(self) -> None:
        """Nothing tried yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self.failed = False

    def begin(self, command: Sequence[str], frozen: int | None) -> None:
        """End the frozen process if there is one, and start the command on its own."""
        if frozen is not None:
            with contextlib.suppress(OSError):
                os.kill(frozen, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
        self.failed = False
        try:
            self._process = subprocess.Popen(  # noqa: S603 (the program's own command, as it said itself)
                list(command), stdin=subprocess.DEVNULL, start_new_session=True
            )
        except OSError:
            self.failed = True

    def look(self) -> None:
        """Whether it ended at once."""
        if self._process is not None and self._process.poll() is not None:
            self.failed = self._process.returncode != 0
            self._process = None
