"""Work off the window's thread, with its answer back on it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from infusetrack.domain.errors import BrokenWorld, InfuseTrackError


class Background(QObject):
    """Runs one piece of work at a time in a thread; answers come on the window's thread.

    Signal: `busy(bool)`.
    """

    busy = Signal(bool)
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """A pool of one thread: documents and backups come one after the other."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting = 0
        self._done.connect(self._arrived)

    def run(self, work: Callable[[], Any], then: Callable[[Any, InfuseTrackError | None], None]) -> None:
        """Do `work` elsewhere; `then(result, None)` or `then(None, error)` follows here."""
        self._waiting += 1
        self.busy.emit(True)
        self._pool.start(QRunnable.create(lambda: self._done.emit((then, *_tried(work)))))

    def wait(self) -> None:
        """Until everything begun is done; used at close."""
        self._pool.waitForDone()

    def _arrived(self, answer: tuple[Callable[[Any, InfuseTrackError | None], None], Any, Any]) -> None:
        then, result, error = answer
        self._waiting -= 1
        self.busy.emit(self._waiting > 0)
        then(result, error)


def _tried(work: Callable[[], Any]) -> tuple[Any, InfuseTrackError | None]:
    try:
        return work(), None
    except InfuseTrackError as error:
        return None, error
    except OSError as error:
        return None, BrokenWorld("paper_not_saved", why=error.strerror or str(error))
