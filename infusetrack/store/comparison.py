"""Two copies of a record laid side by side: what both hold, what only one holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Hashes = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class StreamComparison:
    """How far two copies of one stream agree, in lines."""

    stream: str
    in_both: int
    only_live: int
    only_backup: int

    @property
    def forks(self) -> bool:
        """True when both went on differently after the last line they share."""
        return self.only_live > 0 and self.only_backup > 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The live record beside a backup. `live_readable` is False when it could not be opened."""

    streams: tuple[StreamComparison, ...]
    live_readable: bool = True

    @property
    def only_live(self) -> int:
        """How many lines would be lost by putting the backup in place."""
        return sum(one.only_live for one in self.streams)

    @property
    def only_backup(self) -> int:
        """How many lines the backup would bring back."""
        return sum(one.only_backup for one in self.streams)

    @property
    def forks(self) -> bool:
        """True when any stream went on differently in the two."""
        return any(one.forks for one in self.streams)

    @property
    def loses(self) -> bool:
        """True when putting the backup in place loses lines, or may."""
        return self.only_live > 0 or not self.live_readable


def hashes_of(connection: Any) -> Hashes:
    """The hashes of every stream's lines in order."""
    found: dict[str, list[str]] = {}
    for stream, own in connection.execute("select stream, hash from line order by stream, seq"):
        found.setdefault(stream, []).append(own)
    return found


def compared(live: Hashes, backup: Hashes) -> Comparison:
    """The two copies stream by stream."""
    names = sorted({*live, *backup})
    return Comparison(tuple(_stream(name, live.get(name, []), backup.get(name, [])) for name in names))


def _stream(name: str, live: list[str], backup: list[str]) -> StreamComparison:
    shared = 0
    for one, other in zip(live, backup, strict=False):
        if one != other:
            break
        shared += 1
    return StreamComparison(name, shared, len(live) - shared, len(backup) - shared)
