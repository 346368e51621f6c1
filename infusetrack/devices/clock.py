"""The only reader of time."""

import time
from datetime import UTC, datetime, timedelta

BOOT_CLOCK = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
"""The steady clock that goes on while the computer sleeps (Linux; hazards H19, H20); None where there is none."""


class SystemClock:
    """The computer's own clock, in UTC."""

    def now(self) -> datetime:
        """The wall clock."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never run backwards, those asleep among them: only so a sleep is told from a set clock."""
        return time.monotonic() if BOOT_CLOCK is None else time.clock_gettime(BOOT_CLOCK)


class RehearsalClock:
    """A practice clock: begins at `start` and runs `speed` times as fast as the real one."""

    def __init__(self, start: datetime, *, speed: float) -> None:
        """Begin counting now."""
        self._start, self._speed, self._zero = start, speed, time.monotonic()

    def now(self) -> datetime:
        """The practice moment."""
        return self._start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        """Practice seconds since it began."""
        return (time.monotonic() - self._zero) * self._speed
