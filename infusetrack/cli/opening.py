"""Charts and the site's own record, read without a window; the program may be running meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING

from infusetrack.cli.records import key_of
from infusetrack.domain.errors import Refused
from infusetrack.domain.record import Line
from infusetrack.places import Places, site_zone

if TYPE_CHECKING:
    from infusetrack.domain.chart import Chart
    from infusetrack.store.record_store import RecordStore


@dataclass(frozen=True, slots=True)
class Read:
    """The site's lines, those of each chart that was asked for by study number, and the site's zone."""

    site: tuple[Line, ...]
    charts: dict[str, tuple[Line, ...]]
    zone: tzinfo


def opened(places: Places, study_id: str) -> tuple["Chart", tzinfo]:
    """The chart and the site's zone; refuses a patient who is not there."""
    from infusetrack.domain.chart import replay

    read = read_record(places, study_id)
    return replay(read.charts[study_id]), read.zone


def read_record(places: Places, study_id: str) -> Read:
    """All lines of the site and of one patient; refuses a patient who is not there."""
    from infusetrack.domain.site import SITE, replay_site

    with _record(places) as store:
        streams = _streams(store)
        if study_id not in streams:
            raise Refused("no_such_patient", study_id=study_id, known=tuple(streams))
        site = store.lines(SITE)
        return Read(site, {study_id: store.lines(streams[study_id])}, site_zone(replay_site(site)))


def _streams(store: "RecordStore") -> dict[str, str]:
    from infusetrack.store.roster import roster

    return {row.study_id: row.stream for row in roster(store)}


@contextmanager
def _record(places: Places) -> Iterator["RecordStore"]:
    from infusetrack.store.record_store import RecordStore

    store = RecordStore(places.record, key_of(places), create=False)
    try:
        yield store
    finally:
        store.close()
