"""The page of a cycle day, written without a window."""

from argparse import Namespace
from pathlib import Path

from infusetrack.cli.opening import opened
from infusetrack.domain.errors import BrokenWorld
from infusetrack.places import Places
from infusetrack.wording.translate import tr


def write_report(words: Namespace) -> int:
    """Write the PDF of one patient's cycle day; refuses a patient or day that is not there."""
    from infusetrack.catalog.regimens import builtin
    from infusetrack.devices.clock import SystemClock
    from infusetrack.reports.context import Printing
    from infusetrack.reports.day_report import day_report

    chart, zone = opened(Places.of(words.data), words.patient)
    regimen = builtin(chart.patient.regimen if chart.patient else "")
    printing = Printing(SystemClock().now(), tr("command line"), zone, words.paper)
    _write(words.out, day_report(chart, regimen, words.day, printing))
    print(words.out)
    return 0


def _write(target: Path, page: bytes) -> None:
    try:
        target.write_bytes(page)
    except OSError as error:
        raise BrokenWorld("file_unusable", path=str(target), why=error.strerror or "") from error
