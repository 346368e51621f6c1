"""How long the window did not answer: each key, each round of events, timed by name.

What counts is the time that the window's own thread worked: other programs on the machine, which
take the processor away, are none of its doing.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from statistics import median

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

BEAT_MS = 2
ROUNDS = 4
"""Rounds of the event loop after which work in bites is done; keys would come between them."""
WORST = 5


class Stopwatch:
    """Keeps every single delivery of an event with the seconds worked and a name."""

    def __init__(self) -> None:
        """Nothing was done yet."""
        self.laps: list[tuple[float, str]] = []
        self.step = ""
        self._beats: list[float] = []
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.timeout.connect(lambda: self._beats.append(time.thread_time()))

    @contextmanager
    def lap(self, name: str) -> Iterator[None]:
        """One thing that the window does in one go."""
        begun = time.thread_time()
        yield
        self.laps.append((time.thread_time() - begun, f"{self.step} {name}".strip()))

    @contextmanager
    def waiting(self, name: str) -> Iterator[None]:
        """The window runs by itself: its longest silence counts, not the whole."""
        self._beats = [time.thread_time()]
        self._timer.start()
        yield
        self._timer.stop()
        silences = (after - before for before, after in pairwise(self._beats))
        self.laps.append((max(silences, default=0.0), f"{self.step} {name}".strip()))

    def key_click(self, widget, key, *modifier) -> None:
        """One key pressed and let go."""
        with self.lap(f"key {getattr(key, 'name', key)} at {type(widget).__name__}"):
            QTest.keyClick(widget, key, *modifier)
        self.settle()

    def key_clicks(self, widget, text: str) -> None:
        """Text typed letter by letter."""
        for letter in text:
            with self.lap(f"letter typed at {type(widget).__name__}"):
                QTest.keyClick(widget, letter)
        self.settle()

    def settle(self) -> None:
        """What was put off, painting included."""
        for _ in range(ROUNDS):
            with self.lap("events"):
                QApplication.processEvents()

    @property
    def worst(self) -> list[tuple[float, str]]:
        """The longest of all, the longest first."""
        return sorted(self.laps, reverse=True)[:WORST]

    @property
    def stall_ms(self) -> float:
        """The middle one of the worst five: what the program does, not one hiccup of a busy machine."""
        return median(spent for spent, _ in self.worst) * 1000

    @property
    def longest_ms(self) -> float:
        """The longest silence of the window."""
        return max(self.laps)[0] * 1000

    def told(self) -> str:
        """The worst five in words."""
        return "; ".join(f"{spent * 1000:.0f} ms {name}" for spent, name in self.worst)
