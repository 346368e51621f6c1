"""The record on disk: lines are read quickly and appended durably, never anything else."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from sqlcipher3 import dbapi2

from infusetrack import __version__
from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.record import Draft, Line
from infusetrack.store import codec
from infusetrack.store.chain import chain_key, line_hash
from infusetrack.store.database import open_connection
from infusetrack.store.failures import plain_reason
from infusetrack.store.guard import only_adding
from infusetrack.store.schema import IS_SOUGHT, SOUGHT

_COLUMNS = (
    'stream, seq, happened_at, written_at, "by", kind, body, amends, reason, entry, previous_hash, hash'
)
_LINES = f"select {_COLUMNS} from line where stream = ? order by seq"  # noqa: S608
_ENTRY = f"select {_COLUMNS} from line where stream = ? and entry = ?"  # noqa: S608
_KIND = f"""select {_COLUMNS} from line l where kind = ? and not exists
    (select 1 from line a where a.stream = l.stream and a.amends = l.seq)"""  # noqa: S608
_SOUGHT_KIND = f"{_KIND} and {IS_SOUGHT}"
_IN_ORDER = " order by stream, seq"
_STATE = """select exists (select 1 from line where stream = ?1 and entry = ?2), seq, hash
    from line where stream = ?1 order by seq desc limit 1"""
_STREAMS = """with recursive name(stream) as (select min(stream) from line union all
    select (select min(stream) from line where stream > name.stream) from name where name.stream is not null)
    select stream from name where stream is not null"""
_INSERT = "insert into line values (?,?,?,?,?,?,?,?,?,?,?,?,?)"


class RecordStore:
    """The append-only record in one encrypted file (the session's `Record`).

    Belongs to the thread that made it. Two stations may hold the same file, on this
    computer: a network folder breaks the locks that keep them apart.
    """

    def __init__(self, path: Path, key: bytes, *, create: bool = True, app: str = __version__) -> None:
        """Open the file with its 32-byte key; `app` is the build that writes.

        Raises `BrokenWorld` as `database.open_connection` does.
        """
        self._path, self._key, self._app = path, key, app
        self._chain_key = chain_key(key)
        self._connection: Any = self._opened(create=create)
        self._batch: Any = None

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._path

    @property
    def connection(self) -> Any:
        """The live connection, opened again if a fault had closed it."""
        if self._connection is None:
            self._connection = self._opened(create=False)
        return self._connection

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def lines(self, stream: str) -> tuple[Line, ...]:
        """All lines of a stream in the order written; empty for an unknown stream."""
        return self._read(_LINES, stream)

    def of_kind(self, kind: str) -> tuple[Line, ...]:
        """The standing lines of one kind of fact, over all streams.

        Quick for the kinds in `schema.SOUGHT`; any other kind reads the whole file.
        """
        return self._read((_SOUGHT_KIND if kind in SOUGHT else _KIND) + _IN_ORDER, kind)

    def streams(self) -> Sequence[str]:
        """The names of all streams, sorted; costs no more for long streams."""
        with self._faults():
            return [row[0] for row in self.connection.execute(_STREAMS)]

    def append(self, stream: str, seq: int, draft: Draft) -> Line:
        """Write one line durably and return it as it stands in the file.

        Raises `BrokenWorld`: written_elsewhere when `seq` is not the next number,
        store_failed when disk, file or key fails (what was written may then stand: the
        same entry key finds it). A known entry key returns its line.
        """
        fact = (None, None, None) if draft.event is None else codec.encoded(draft.event)
        kind, body, event = fact
        happened, written = draft.happened_at.astimezone(UTC), draft.written_at.astimezone(UTC)
        said = (draft.amends, draft.reason, draft.entry or None)
        with self._transaction() as connection:
            known, tip, previous = self._state(connection, stream, draft.entry)
            if known:
                return _lines(connection.execute(_ENTRY, (stream, draft.entry)).fetchall())[0]
            if seq != tip + 1:
                raise BrokenWorld("written_elsewhere", stream=stream, seq=seq)
            times = (_stamp(happened), _stamp(written))
            fields = (stream, seq, *times, draft.by, kind, body, *said, self._app)
            own = line_hash(self._chain_key, previous, fields)
            connection.execute(_INSERT, (*fields, previous, own))
        about = (stream, seq, happened, written, draft.by, event, draft.amends, draft.reason)
        return Line(*about, draft.entry, previous, own)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make all appends inside one transaction: all of them stand in the end, or none.

        For writing thousands of lines at once; what `append` returns is not yet durable.
        Raises `BrokenWorld("store_failed")`; any exception from inside rolls all back.
        """
        outer = self._batch
        with self._transaction() as connection:
            self._batch = connection
            try:
                yield
            finally:
                self._batch = outer

    @staticmethod
    def _state(connection: Any, stream: str, entry: str) -> tuple[bool, int, str]:
        """Whether the entry key is known, and the last number and hash of the stream."""
        row = connection.execute(_STATE, (stream, entry)).fetchone()
        return (bool(row[0]), row[1], row[2]) if row else (False, 0, "")

    # --- the file --------------------------------------------------------------------

    def _opened(self, *, create: bool) -> Any:
        connection = open_connection(self._path, self._key, create=create)
        only_adding(connection)
        return connection

    def _read(self, query: str, *given: str) -> tuple[Line, ...]:
        with self._faults(), _no_collection():
            return tuple(_lines(self.connection.execute(query, given).fetchall()))

    @contextmanager
    def _transaction(self) -> Iterator[Any]:
        if self._batch is not None:
            with self._faults():
                yield self._batch
            return
        with self._faults():
            connection = self.connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if self._connection is connection and connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except dbapi2.Error as error:
            self._failed(error)

    def _failed(self, error: Exception) -> NoReturn:
        """Give the handle up after a fault: a failed sync cannot be tried again on it."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        raise BrokenWorld("store_failed", why=plain_reason(error)) from error


@contextmanager
def _no_collection() -> Iterator[None]:
    """Spare thousands of new, acyclic lines the search for cycles: a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")[:-6] + "Z"


def _lines(rows: Sequence[Sequence[Any]]) -> list[Line]:
    """Lines from rows in the order of `_COLUMNS`."""
    when = datetime.fromisoformat
    found = []
    for stream, seq, happened, written, by, kind, body, amends, reason, entry, previous, own in rows:
        event = None if kind is None else codec.decoded(kind, body)
        about = (stream, seq, when(happened), when(written), by, event, amends, reason)
        found.append(Line(*about, entry or "", previous, own))
    return found
