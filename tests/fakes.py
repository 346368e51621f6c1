"""Stand-ins for the ports, and for nothing else."""

import hashlib
from datetime import UTC, datetime, timedelta

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.place import Place
from infusetrack.domain.record import Draft, Line, standing_lines
from infusetrack.domain.sound_plan import SoundPlan


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)) -> None:
        self._now, self._monotonic = now, 0.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, **span: float) -> None:
        """Let time pass: `advance(minutes=30)`."""
        self._now += timedelta(**span)
        self._monotonic += timedelta(**span).total_seconds()

    def set_wall(self, now: datetime) -> None:
        """Move the wall clock only, as a person or a time server does."""
        self._now = now


class FakeSounder:
    """Keeps every plan that it was given; `through` may be emptied to take the sound away."""

    def __init__(self) -> None:
        self.plans: list[SoundPlan] = []
        self.through = "fake"

    def keep(self, plan: SoundPlan) -> None:
        self.plans.append(plan)


class MemoryRecord:
    """The record in memory, with a plain hash chain. `fail_with` breaks the next writes."""

    def __init__(self) -> None:
        self._streams: dict[str, list[Line]] = {}
        self._entries: dict[tuple[str, str], Line] = {}
        self.fail_with: BrokenWorld | None = None

    def lines(self, stream: str) -> tuple[Line, ...]:
        return tuple(self._streams.get(stream, ()))

    def streams(self) -> list[str]:
        return sorted(self._streams)

    def append(self, stream: str, seq: int, draft: Draft) -> Line:
        if self.fail_with is not None:
            raise self.fail_with
        kept = self._streams.setdefault(stream, [])
        if (stream, draft.entry) in self._entries:
            return self._entries[stream, draft.entry]
        if seq != len(kept) + 1:
            raise BrokenWorld("written_elsewhere", stream=stream, seq=seq)
        before = kept[-1].hash if kept else ""
        own = hashlib.sha256(f"{before}{stream}{seq}{draft}".encode()).hexdigest()
        line = Line(
            stream, seq, draft.happened_at, draft.written_at, draft.by,
            draft.event, draft.amends, draft.reason, draft.entry, before, own,
        )  # fmt: skip
        kept.append(line)
        if draft.entry:
            self._entries[stream, draft.entry] = line
        return line

    def copy(self) -> "MemoryRecord":
        """Another record with the same lines, to be written on by itself."""
        made = MemoryRecord()
        made._streams = {stream: list(lines) for stream, lines in self._streams.items()}
        made._entries = dict(self._entries)
        return made

    def of_kind(self, kind: str) -> tuple[Line, ...]:
        return tuple(
            line
            for stream in self.streams()
            for line in standing_lines(self._streams[stream])
            if type(line.event).__name__ == kind
        )


class MemoryDrafts:
    """Drafts that outlive a window, in memory. `fail_with` breaks every use."""

    def __init__(self) -> None:
        self._kept: dict[Place, dict[str, str]] = {}
        self.fail_with: BrokenWorld | None = None

    def _check(self) -> None:
        if self.fail_with is not None:
            raise self.fail_with

    def keep(self, place: Place, texts) -> None:
        self.drop(place)
        if texts:
            self._kept[place] = dict(texts)

    def kept(self, place: Place) -> dict[str, str]:
        self._check()
        return dict(self._kept.get(place, {}))

    def all_of(self, badge: str) -> dict[Place, dict[str, str]]:
        self._check()
        return {place: dict(texts) for place, texts in self._kept.items() if place.badge == badge}

    def drop(self, place: Place) -> None:
        self._check()
        self._kept.pop(place, None)
