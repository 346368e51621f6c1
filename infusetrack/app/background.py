"""Work off the window's thread, with its answer back on it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from infusetrack.domain.errors import BrokenWorld, InfuseTrackError
from infusetrack.session.aside import Aside

Then = Callable[[Any, InfuseTrackError | None], None]


class Background(QObject):
    """Runs one piece of work at a time in a thread; answers come on the window's thread.

    The work must hold nothing of Qt: bytes, paths and charts only. Signal: `busy(bool)`.
    """

    busy = Signal(bool)

    def __init__(self, parent: QObject | None = None, name: str = "papers") -> None:
        """A thread of its own: documents and backups come one after the other."""
        super().__init__(parent)
        self._aside = Aside(name, self)

    def run(self, work: Callable[[], Any], then: Then) -> None:
        """Do `work` elsewhere; `then(result, None)` or `then(None, error)` follows here."""
        self.busy.emit(True)
        self._aside.run(partial(_tried, work), partial(self._arrived, then))

    def wait(self) -> None:
        """Until everything begun is done and answered; used at close."""
        self._aside.wait()

    def _arrived(self, then: Then, answer: tuple[Any, InfuseTrackError | None] | None) -> None:
        self.busy.emit(self._aside.is_busy)
        then(*(answer or (None, BrokenWorld("broke_off"))))


def _tried(work: Callable[[], Any]) -> tuple[Any, InfuseTrackError | None]:
    try:
        return work(), None
    except InfuseTrackError as error:
        return None, error
    except OSError as error:
        return None, BrokenWorld("paper_not_saved", why=error.strerror or str(error))
