"""`python -m infusetrack.app.scribe`: makes one long document in a process of its own, as its pipe asks."""

import os
import sys
from typing import BinaryIO

from infusetrack.app.errand import Errand, tell_error, tell_pdf, tell_progress
from infusetrack.app.wanting import chart_and_rules, site_at, sources_of
from infusetrack.domain.errors import InfuseTrackError
from infusetrack.domain.site import SITE
from infusetrack.reports.catalogue import KINDS, Wanted
from infusetrack.session.chart_session import patient_stream
from infusetrack.store.record_store import RecordStore

NICE = 10
"""The window goes first."""


def main(asked: BinaryIO, answer: BinaryIO) -> int:
    """Read the errand, make the document, and give it back; 1 where there is none."""
    try:
        tell_pdf(answer, made(Errand.read(asked.readline()), answer))
    except InfuseTrackError as error:
        tell_error(answer, error.code, str(error.facts.get("why", "")))
        return 1
    return 0


def made(errand: Errand, answer: BinaryIO) -> bytes:
    """The PDF; says on the way how far it is."""

    def going_on(done: int, total: int) -> bool:
        tell_progress(answer, done, total)
        return True

    return KINDS[errand.kind].write(wanted(errand), going_on)


def wanted(errand: Errand) -> Wanted:
    """The chart as far as the window knew it, its rules and sources."""
    store = RecordStore(errand.files.record, errand.files.key, create=False)
    try:
        lines = store.lines(patient_stream(errand.study_id))[: errand.seq]
        site = site_at(store.lines(SITE), errand.printing)
    finally:
        store.close()
    chart, regimen = chart_and_rules(lines, site)
    sources = sources_of(errand.files, site, chart, errand.printing)
    return Wanted(chart, regimen, errand.printing, errand.label, sources)


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(NICE)
    sys.exit(main(sys.stdin.buffer, sys.stdout.buffer))
