"""One chart's chain of hashes, computed again with the record's key: the seal of a whole chart on paper."""

from datetime import datetime
from pathlib import Path

from infusetrack.reports.chart_audit import Seal
from infusetrack.session.chart_session import patient_stream
from infusetrack.store.connection import connected
from infusetrack.store.integrity import chain_findings
from infusetrack.wording.integrity import fault_words


def seal_of(record: Path, key: bytes, study_id: str, at: datetime) -> Seal:
    """What is found in the chart as it stands in the file; `at` is told as the moment of it.

    Opens a connection of its own, so that it may run beside the window. Raises `BrokenWorld`.
    """
    connection = connected(record, key)
    try:
        found = chain_findings(connection, key, patient_stream(study_id))
    finally:
        connection.close()
    return Seal(at, tuple(fault_words(one.code, one.stream, one.seq, one.detail) for one in found))
