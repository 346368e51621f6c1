"""The sentinel's own reader of time: it must know the moment when the program does not."""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """The wall clock as seconds since 1970 in UTC, and the steady clock that nobody can set."""

    wall: float
    steady: float


def moment() -> Moment:
    """Both clocks at once."""
    return Moment(time.time(), time.monotonic())
