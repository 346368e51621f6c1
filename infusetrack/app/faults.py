"""A bug: written down without patient data, told once, and the program goes on."""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from infusetrack.session.ports import Clock
from infusetrack.wording.translate import tr


class FaultLog:
    """The last resort for what nobody caught. Values and messages stay out: they may name a person."""

    def __init__(self, folder: Path, clock: Clock, tell: Callable[[str, str], object]) -> None:
        """Faults go to `faults.log` in the data folder; `tell(words, level)` shows the first one."""
        self._path, self._clock, self._tell = folder / "faults.log", clock, tell
        self._told = False

    def install(self) -> None:
        """Catch everything from now on."""
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        """Write the kind of fault and where it happened."""
        places = [
            f"  {Path(one.filename).name}:{one.lineno} {one.name}" for one in traceback.extract_tb(trace)
        ]
        at = self._clock.now().isoformat(timespec="seconds")
        self._write("\n".join((f"{at} {kind.__name__}", *places, "")))
        if not self._told:
            self._told = True
            words = tr("The program made a mistake. What is saved is safe. Tell support: {file}")
            self._tell(words.format(file=self._path.name), "refused")

    def _write(self, words: str) -> None:
        try:
            with self._path.open("a", encoding="utf-8") as log:
                log.write(words)
        except OSError:
            self._told = False
