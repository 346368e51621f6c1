"""Slow work off the window's thread: what works there holds nothing of Qt, and its answers are fetched from here.

The last hold on a widget that is let go in another thread would destroy it there, and Qt ends the program
for that. So the thread is given a queue; a piece of work stays held here until its answer is.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import count
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, QTimer

Work = Callable[[], Any]
Then = Callable[[Any], None]
Run = Callable[[Work, Then], None]
COLLECT_MS = 15
"""How often the window looks for answers, while something is asked for."""


class Aside(QObject):
    """Does pieces of work in a thread of its own, one after the other; each answer comes on the window's thread."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """`name` is the thread's, for who looks at the process; it begins with the first piece of work."""
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, name)
        self._tasks: SimpleQueue[Work] = SimpleQueue()
        self._answers: SimpleQueue[tuple[int, Any]] = SimpleQueue()
        self._asked: dict[int, tuple[Work, Then]] = {}
        self._running: list[Future[None]] = []
        self._numbers = count()
        self._timer = QTimer(self, interval=COLLECT_MS)
        self._timer.timeout.connect(self.collect)

    @property
    def is_busy(self) -> bool:
        """Something was asked for whose answer was not fetched yet."""
        return bool(self._asked)

    def run(self, work: Work, then: Then) -> None:
        """Do `work` elsewhere; `then(what it gave)` follows here, `then(None)` where it broke off."""
        number = next(self._numbers)
        self._asked[number] = work, then
        self._tasks.put(work)
        self._running.append(self._pool.submit(_answered, number, self._tasks, self._answers))
        self._timer.start()

    def wait(self) -> None:
        """Until everything begun is done and answered; used at close."""
        while self._running:
            wait(self._running)
            self.collect()

    def collect(self) -> None:
        """Give the answers that are there; a fault of the work comes up here, on the window's thread."""
        finished = [one for one in self._running if one.done()]
        self._running = [one for one in self._running if one not in finished]
        while not self._answers.empty():
            number, answer = self._answers.get()
            _, then = self._asked.pop(number)
            then(answer)
        if not self._running:
            self._timer.stop()
        for one in finished:
            one.result()


def _answered(number: int, tasks: SimpleQueue[Work], answers: SimpleQueue[tuple[int, Any]]) -> None:
    """Do the next piece; who asked still holds it when it is let go here."""
    work, answer = tasks.get(), None
    try:
        answer = work()
    finally:
        del work
        answers.put((number, answer))


def at_once(work: Work, then: Then | None = None) -> None:
    """Do it here and now: for scripts, and for tests."""
    answer = work()
    if then is not None:
        then(answer)
