"""The hemoglobin watch off the window's thread: each chart is reviewed once, when its red cells have news.

What works in the thread holds the chart and a queue, nothing of Qt: the last hold on a widget that is let go
there would destroy it on a thread that is not its own, and Qt ends the program for that.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from queue import SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal

from infusetrack.domain.chart import Chart
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_chart import course_of, review_course
from infusetrack.domain.hemoglobin_course import Course
from infusetrack.domain.labs import HEMOGLOBIN, has_any

Reviews = tuple[Review, ...]
Run = Callable[[Callable[[], None]], None]
COLLECT_MS = 40
"""How often the window looks for what the thread has computed, while something is asked for."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A chart and what the watch says of it."""

    chart: Chart
    course: Course | None
    reviews: Reviews


@dataclass(frozen=True, slots=True)
class Unread:
    """A chart on which the computing broke off."""

    chart: Chart


def not_at_all(_work: Callable[[], None]) -> None:
    """Compute nothing: where no advice is asked for."""


class HemoglobinWatch(QObject):
    """Reviews of each patient's hemoglobin, computed elsewhere and kept while the chart stays the same.

    Signal: `reviewed(study id)` once a chart's reviews are there, or once it is known that none will come.
    """

    reviewed = Signal(str)

    def __init__(self, run: Run | None = None) -> None:
        """One after the other in a thread of its own; `run` does the work elsewhere or at once."""
        super().__init__()
        self._pool = ThreadPoolExecutor(1, "hemoglobin")
        self._running: list[Future[None]] = []
        self._run = run or self._in_thread
        self._arrivals: SimpleQueue[tuple[str, Watched | Unread]] = SimpleQueue()
        self._known: dict[str, Watched] = {}
        self._asked: dict[str, Chart] = {}
        self._unread: dict[str, Chart] = {}
        self._timer = QTimer(self, interval=COLLECT_MS)
        self._timer.timeout.connect(self.collect)

    def _in_thread(self, work: Callable[[], None]) -> None:
        self._running.append(self._pool.submit(work))
        self._timer.start()

    def of(self, chart: Chart) -> Reviews | None:
        """The reviews of this very chart; None while they are being computed, which this asks for."""
        if not _study_id(chart) or not has_any(chart, HEMOGLOBIN):
            return ()
        found = self.watched(chart)
        return None if found is None else found.reviews

    def watched(self, chart: Chart) -> Watched | None:
        """The same with the course that was read from the chart."""
        study_id = _study_id(chart)
        known = self._known.get(study_id)
        if (known is None or known.chart is not chart) and self._asked.get(study_id) is not chart:
            self._ask(study_id, chart, known)
            known = self._known.get(study_id)
        return known if known is not None and known.chart is chart else None

    def could_not_read(self, chart: Chart) -> bool:
        """Whether the computing broke off on this very chart, so that no advice on it will come."""
        return self._unread.get(_study_id(chart)) is chart

    def last_of(self, chart: Chart) -> Reviews:
        """The same, or what was known of the patient before: an alarm does not pause while one computes."""
        found = self.of(chart)
        if found is not None:
            return found
        known = self._known.get(_study_id(chart))
        return known.reviews if known is not None else ()

    def known_of(self, chart: Chart) -> Reviews:
        """What is known of the patient by now; it asks for nothing, so that a board computes nothing at the start."""
        known = self._known.get(_study_id(chart))
        return known.reviews if known is not None else ()

    def wait(self) -> None:
        """Until everything asked for is computed and told; used at close and for pictures."""
        wait(self._running)
        self.collect()

    def collect(self) -> None:
        """Take in what was computed; a fault of the computing comes up here, on the window's thread."""
        finished = [one for one in self._running if one.done()]
        self._running = [one for one in self._running if one not in finished]
        while not self._arrivals.empty():
            self._arrived(*self._arrivals.get())
        if not self._running:
            self._timer.stop()
        for one in finished:
            one.result()

    def _ask(self, study_id: str, chart: Chart, known: Watched | None) -> None:
        self._asked[study_id] = chart
        arrivals = self._arrivals
        self._run(lambda: _read_into(arrivals, study_id, chart, known))
        self.collect()

    def _arrived(self, study_id: str, found: Watched | Unread) -> None:
        if self._asked.get(study_id) is not found.chart:
            return
        if isinstance(found, Unread):
            self._unread[study_id] = found.chart
        else:
            self._known[study_id] = found
        self.reviewed.emit(study_id)


def _study_id(chart: Chart) -> str:
    return chart.patient.study_id if chart.patient else ""


def _read_into(
    arrivals: SimpleQueue[tuple[str, Watched | Unread]], study_id: str, chart: Chart, before: Watched | None
) -> None:
    """The answer to who asked; a fault is told there too before it goes on, so that nobody waits for ever."""
    found: Watched | Unread = Unread(chart)
    try:
        found = watched(chart, before)
    finally:
        arrivals.put((study_id, found))


def watched(chart: Chart, before: Watched | None) -> Watched:
    """The chart's reviews: those of before where nothing that moves red cells was written since."""
    course = course_of(chart)
    if before is not None and before.course == course:
        return Watched(chart, course, before.reviews)
    return Watched(chart, course, review_course(course))
