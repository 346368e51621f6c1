"""The sound is asked for at its moment while the window's thread is busy; the measured version is in the benchmarks."""

from datetime import timedelta

from PySide6.QtCore import QTimer

from tests.benchmarks.test_alarm_latency import RealMoments

LATE_MS, BUSY_MS = 500, 60


def _spin(clock):
    begun = clock.monotonic()
    while clock.monotonic() - begun < BUSY_MS / 1000:
        pass


def test_what_falls_due_between_two_ticks_sounds_then_though_the_window_is_busy(qapp, qtbot):
    ward = RealMoments(timedelta(milliseconds=1450))
    busy = QTimer()
    busy.setInterval(BUSY_MS)
    busy.timeout.connect(lambda: _spin(ward.clock))
    busy.start()
    ward.ticker.start()
    qtbot.waitUntil(lambda: ward.late_ms() is not None, timeout=8000)
    busy.stop()
    ward.ticker.stop()
    assert 0 <= ward.late_ms() <= LATE_MS
