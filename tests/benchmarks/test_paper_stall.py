"""The window while the whole chart of twelve cycles is put on paper: its silences, with and without that work."""

from datetime import timedelta
from threading import Thread
from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt, QTimer

from infusetrack.app.errand import Errand
from infusetrack.app.making import Making, fetched
from infusetrack.app.wanting import Files
from infusetrack.domain.record import Draft
from infusetrack.reports.context import Printing
from infusetrack.store.record_store import RecordStore
from infusetrack.ui import theme
from infusetrack.ui.screens.vitals import VitalsScreen
from tests.benchmarks.test_alarm_latency import practice_bedside
from tests.benchmarks.test_store_speed import KEY
from tests.benchmarks.test_write_speed import FIRST, _years
from tests.store.facts import ENROLLED, STREAM
from tests.ui.conftest import ZONE

BEAT_MS, STALL_MS, ALONE_S = 5, 50, 4.0
SHARE = 0.99


def _silences(qapp, is_going_on):
    """How much later than due the window's beats came (ms), sorted."""
    late, last = [], [perf_counter()]

    def beat():
        now = perf_counter()
        late.append((now - last[0]) * 1000 - BEAT_MS)
        last[0] = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(BEAT_MS)
    timer.timeout.connect(beat)
    timer.start()
    while is_going_on():
        qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    timer.stop()
    return sorted(late)


def test_the_window_goes_on_while_a_long_chart_is_put_on_paper(tmp_path, qapp, qtbot, capsys):
    theme.apply(qapp, theme.Theme.load("day"))
    store = RecordStore(tmp_path / "record.db", KEY)
    store.append(STREAM, 1, Draft(FIRST, FIRST, "RN 27", ENROLLED, entry="form"))
    at = _years(store) + timedelta(days=1)
    lines = len(store.lines(STREAM))
    bedside = practice_bedside(qapp)
    screen = VitalsScreen(bedside)
    qtbot.addWidget(screen)
    screen.resize(1272, 680)
    screen.show()
    redraw = QTimer()
    redraw.setInterval(300)
    redraw.timeout.connect(screen.repaint)
    redraw.start()
    begun = perf_counter()
    alone = _silences(qapp, lambda: perf_counter() - begun < ALONE_S)
    errand = Errand(
        Files(store.path, KEY, tmp_path), ENROLLED.study_id, "chart", "", lines, Printing(at, "RN 27", ZONE)
    )
    made, begun = [], perf_counter()
    worker = Thread(target=lambda: made.append(fetched(errand, Making())))
    worker.start()
    beside = _silences(qapp, worker.is_alive)
    took = perf_counter() - begun
    redraw.stop()
    told = ", ".join(
        f"{name}: longest {found[-1]:.0f} ms, 99 of 100 under {found[int(len(found) * SHARE)]:.0f} ms"
        for name, found in (("alone", alone), ("beside the making", beside))
    )
    with capsys.disabled():
        print(f"\n{lines} lines in {took:.1f} s, {len(made[0]) / 1e6:.1f} MB; {told}")  # noqa: T201
    assert beside[int(len(beside) * SHARE)] <= STALL_MS, told
