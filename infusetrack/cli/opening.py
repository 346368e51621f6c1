"""One patient's chart, opened without a window."""

from datetime import tzinfo
from typing import TYPE_CHECKING

from infusetrack.cli.records import key_of
from infusetrack.domain.errors import Refused
from infusetrack.places import Places, site_zone

if TYPE_CHECKING:
    from infusetrack.domain.chart import Chart


def opened(places: Places, study_id: str) -> tuple["Chart", tzinfo]:
    """The chart and the site's zone; refuses a patient who is not there."""
    from infusetrack.domain.chart import replay
    from infusetrack.domain.site import SITE, replay_site
    from infusetrack.store.record_store import RecordStore
    from infusetrack.store.roster import roster

    store = RecordStore(places.record, key_of(places), create=False)
    try:
        streams = {row.study_id: row.stream for row in roster(store)}
        if study_id not in streams:
            raise Refused("no_such_patient", study_id=study_id, known=tuple(streams))
        site = replay_site(store.lines(SITE))
        return replay(store.lines(streams[study_id])), site_zone(site)
    finally:
        store.close()
