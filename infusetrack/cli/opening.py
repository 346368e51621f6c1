"""Charts and the site's own record, read without a window; the program may be running meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import tzinfo
from typing import TYPE_CHECKING

from infusetrack.cli.records import key_of
from infusetrack.domain.errors import Refused
from infusetrack.places import Places, site_zone

if TYPE_CHECKING:
    from infusetrack.domain.chart import Chart
    from infusetrack.domain.record import Line
    from infusetrack.store.record_store import RecordStore


class Reader:
    """A record that is only read: the site's lines and zone, and the lines of any patient."""

    def __init__(self, store: "RecordStore") -> None:
        """The site's lines are read at once."""
        from infusetrack.domain.site import SITE, replay_site

        self._store = store
        self.site = store.lines(SITE)
        self.zone: tzinfo = site_zone(replay_site(self.site))

    def lines(self, study_id: str) -> "tuple[Line, ...]":
        """All lines of a patient's chart; refuses a patient who is not there."""
        from infusetrack.store.roster import roster

        streams = {row.study_id: row.stream for row in roster(self._store)}
        if study_id not in streams:
            raise Refused("no_such_patient", study_id=study_id, known=tuple(streams))
        return self._store.lines(streams[study_id])


@contextmanager
def reading(places: Places) -> Iterator[Reader]:
    """The record of a data folder, closed again afterwards."""
    from infusetrack.store.record_store import RecordStore

    store = RecordStore(places.record, key_of(places), create=False)
    try:
        yield Reader(store)
    finally:
        store.close()


def opened(places: Places, study_id: str) -> tuple["Chart", tzinfo]:
    """The chart and the site's zone; refuses a patient who is not there."""
    from infusetrack.domain.chart import replay

    with reading(places) as record:
        return replay(record.lines(study_id)), record.zone
