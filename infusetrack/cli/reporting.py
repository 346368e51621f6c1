"""The page of a cycle day, written without a window."""

from argparse import Namespace
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from infusetrack.cli.records import key_of
from infusetrack.domain.errors import BrokenWorld, Refused
from infusetrack.places import Places, site_zone
from infusetrack.wording.translate import tr

if TYPE_CHECKING:
    from infusetrack.domain.chart import Chart


def write_report(words: Namespace) -> int:
    """Write the PDF of one patient's cycle day; refuses a patient or day that is not there."""
    from infusetrack.catalog.regimens import builtin
    from infusetrack.devices.clock import SystemClock
    from infusetrack.reports.context import Printing
    from infusetrack.reports.day_report import day_report

    chart, zone = _opened(Places.of(words.data), words.patient)
    regimen = builtin(chart.patient.regimen if chart.patient else "")
    printing = Printing(SystemClock().now(), tr("command line"), zone, words.paper)
    _write(words.out, day_report(chart, regimen, words.day, printing))
    print(words.out)
    return 0


def _opened(places: Places, study_id: str) -> tuple["Chart", tzinfo]:
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


def _write(target: Path, page: bytes) -> None:
    try:
        target.write_bytes(page)
    except OSError as error:
        raise BrokenWorld("file_unusable", path=str(target), why=error.strerror or "") from error
