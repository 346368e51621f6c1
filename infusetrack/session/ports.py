"""What the session needs from the outside world, each named for what it is."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from infusetrack.domain.place import Place
from infusetrack.domain.record import Draft, Line
from infusetrack.domain.sound_plan import SoundPlan


class Clock(Protocol):
    """The only source of the present moment."""

    def now(self) -> datetime:
        """The wall clock as an aware time in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never run backwards; they may stop while the computer sleeps."""
        ...


class Sounder(Protocol):
    """What sounds alarms, in a process of its own or not at all. Never blocks, never raises."""

    @property
    def through(self) -> str:
        """The way that sound takes ("aplay", "winsound"); empty where nothing can be heard."""
        ...

    def keep(self, plan: SoundPlan) -> None:
        """Sound as this plan says; it replaces the plan before."""
        ...


class Record(Protocol):
    """The append-only record. Every method may raise `BrokenWorld`."""

    def lines(self, stream: str) -> tuple[Line, ...]:
        """All lines of a stream in the order written; empty for an unknown stream."""
        ...

    def append(self, stream: str, seq: int, draft: Draft) -> Line:
        """Write one line durably and return it with its hashes.

        Raises `BrokenWorld("written_elsewhere")` when `seq` is taken, and
        `BrokenWorld("store_failed")` when the disk, file or key fails. A draft whose
        `entry` key is already in the stream is not written again: its line is returned.
        """
        ...

    def streams(self) -> Sequence[str]:
        """The names of all streams, sorted."""
        ...

    def of_kind(self, kind: str) -> tuple[Line, ...]:
        """Standing lines of one kind of fact over all streams (kind = class name)."""
        ...


class Drafts(Protocol):
    """What was typed and not yet written; no part of the record, and never a PIN.

    Every method may raise `BrokenWorld`; the form in sight still holds the text then, so
    a caller may go on.
    """

    def keep(self, place: Place, texts: Mapping[str, str]) -> None:
        """Keep what was typed, by field, so that the power may go; no texts drop it."""
        ...

    def kept(self, place: Place) -> Mapping[str, str]:
        """What was typed there; empty for nothing."""
        ...

    def all_of(self, badge: str) -> Mapping[Place, Mapping[str, str]]:
        """Everything that one person has typed and not written."""
        ...

    def drop(self, place: Place) -> None:
        """Forget what was typed there."""
        ...
