"""What was typed and not yet written: beside the record in its file, but no part of it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from typing import Any

import msgspec
from sqlcipher3 import dbapi2

from infusetrack.domain.errors import BrokenWorld
from infusetrack.domain.place import Place
from infusetrack.store.database import open_connection
from infusetrack.store.failures import plain_reason
from infusetrack.store.guard import only_drafts

WAIT_MS = 25
"""How long a draft waits for another station: typing must not stall, the next one comes soon."""

_KEEP = """insert into draft values (?, ?, ?, ?, ?)
    on conflict do update set texts = excluded.texts where texts <> excluded.texts"""
_IS_AT = "where badge = ? and stream = ? and day = ? and step = ?"

_encoded = msgspec.json.Encoder(order="sorted").encode
_decoded = msgspec.json.Decoder(dict[str, str]).decode


class DraftStore:
    """Drafts in the record's own encrypted file (the session's `Drafts`).

    Its connection can touch nothing but drafts, and is opened when first needed. Belongs
    to the thread that uses it. Every method but `close` may raise `BrokenWorld`.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Of the record at `path` with its 32-byte key; the file must exist."""
        self._path, self._key = path, key
        self._connection: Any = None

    def keep(self, place: Place, texts: Mapping[str, str]) -> None:
        """Keep what was typed, by field, durably; no texts at all drop what was kept."""
        if not texts:
            self.drop(place)
            return
        with self._opened() as connection:
            connection.execute(_KEEP, (*astuple(place), _encoded(dict(texts)).decode()))

    def kept(self, place: Place) -> dict[str, str]:
        """What was typed there; empty for nothing."""
        with self._opened() as connection:
            row = connection.execute(f"select texts from draft {_IS_AT}", astuple(place)).fetchone()  # noqa: S608
            return _decoded(row[0]) if row else {}

    def all_of(self, badge: str) -> dict[Place, dict[str, str]]:
        """Everything that one person has typed and not written."""
        with self._opened() as connection:
            rows = connection.execute("select * from draft where badge = ?", (badge,)).fetchall()
            return {Place(*row[:4]): _decoded(row[4]) for row in rows}

    def drop(self, place: Place) -> None:
        """Forget what was typed there: it was written, or emptied."""
        with self._opened() as connection:
            connection.execute(f"delete from draft {_IS_AT}", astuple(place))  # noqa: S608

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    @contextmanager
    def _opened(self) -> Iterator[Any]:
        """The connection; after a fault it is given up, as the record's is."""
        try:
            if self._connection is None:
                self._connection = self._narrow()
            yield self._connection
        except (dbapi2.Error, msgspec.MsgspecError) as error:
            self.close()
            raise BrokenWorld("store_failed", why=plain_reason(error)) from error

    def _narrow(self) -> Any:
        connection = open_connection(self._path, self._key, create=False)
        connection.execute(f"PRAGMA busy_timeout = {WAIT_MS}").fetchall()
        only_drafts(connection)
        return connection
