"""The rate segments of a patient, written without a window."""

import sys
from argparse import Namespace

from infusetrack.cli.opening import opened
from infusetrack.domain.errors import BrokenWorld
from infusetrack.places import Places


def write_segments(words: Namespace) -> int:
    """Write the CSV of one patient, of one day or of all; to the terminal where no file is named."""
    from infusetrack.catalog.regimens import builtin
    from infusetrack.devices.clock import SystemClock
    from infusetrack.domain.cycle_day import CycleDay
    from infusetrack.domain.segments import first_starts, rate_rows
    from infusetrack.exchange.segments_csv import segments_csv

    chart, zone = opened(Places.of(words.data), words.patient)
    regimen = builtin(chart.patient.regimen if chart.patient else "")
    label = CycleDay.of(words.day).label if words.day else ""
    rows = rate_rows(chart, regimen, SystemClock().now(), label)
    made = segments_csv(words.patient, rows, first_starts(chart), zone)
    if words.out is None:
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
        return 0
    try:
        words.out.write_bytes(made)
    except OSError as error:
        raise BrokenWorld("file_unusable", path=str(words.out), why=error.strerror or "") from error
    print(words.out)
    return 0
