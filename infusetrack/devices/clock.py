"""The only reader of time."""

import time
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The computer's own clock, in UTC."""

    def now(self) -> datetime:
        """The wall clock."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never run backwards."""
        return time.monotonic()


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
