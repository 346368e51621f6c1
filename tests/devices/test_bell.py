"""The bell sounds where there is a window system, and never stands in the way."""

import subprocess
import sys
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication

from infusetrack.devices.bell import SystemBell


@pytest.fixture
def beeps(qapp, monkeypatch):
    """How often the window system was asked to sound."""
    heard = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append(True))
    return heard


def test_each_ring_sounds_once(beeps):
    bell = SystemBell()
    bell.ring()
    bell.ring()
    assert len(beeps) == 2


def test_ringing_does_not_hold_the_window_up(qapp):
    bell = SystemBell()
    before = perf_counter()
    for _ in range(20):
        bell.ring()
    assert perf_counter() - before < 1


def test_without_a_window_system_ringing_is_silent_and_harmless():
    words = "from infusetrack.devices.bell import SystemBell; SystemBell().ring(); print('quiet')"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "quiet")
