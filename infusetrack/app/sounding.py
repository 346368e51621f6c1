"""Which way a station sounds: through its sentinel, or through nothing where none is wanted."""

import os
import sys
from pathlib import Path
from typing import Protocol

from infusetrack.app.sentinel_link import Partner, SentinelLink
from infusetrack.devices.clock import SystemClock
from infusetrack.domain.sound_plan import SoundPlan
from infusetrack.places import Places
from infusetrack.sentinel.messages import Hello
from infusetrack.session.no_sound import NoSound
from infusetrack.session.ports import Clock
from infusetrack.ui import theme

IN_CHARGE = "sentinel"
"""The file of a data folder in which the sentinel in charge writes its name; its log lies beside it."""


class StationSounder(Protocol):
    """A `Sounder` that lives as long as a station."""

    @property
    def through(self) -> str:
        """The way that sound takes; empty for none."""
        ...

    def keep(self, plan: SoundPlan) -> None:
        """Sound as this plan says."""
        ...

    def start(self) -> None:
        """The window stands: begin."""
        ...

    def expect_busy(self, seconds: float) -> None:
        """Long work on purpose begins."""
        ...

    def close(self) -> None:
        """The station is closed by a person."""
        ...


def sounder_of(
    places: Places, clock: Clock, *, speed: float, practice: bool, words: tuple[str, ...] | None
) -> StationSounder:
    """The sentinel's end of the pipe, with `words` for its command line; None starts no sentinel."""
    if words is None:
        return NoSound()
    restart = () if practice else (sys.executable, "-m", "infusetrack", "--data", str(places.folder))
    hello = Hello(os.getpid(), restart, str(token(places)), practice)
    return SentinelLink(Partner(clock, SystemClock(), hello, speed, _is_night, words))


def token(places: Places) -> Path:
    """Where the sentinel in charge of a data folder writes its name."""
    return places.folder / IN_CHARGE


def _is_night() -> bool:
    return theme.current().name == "night"
