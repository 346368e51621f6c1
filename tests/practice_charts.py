"""The five practice patients as charts, written once a test run."""

from functools import cache

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.chart import replay
from infusetrack.rehearsal.unit import seated, write_unit
from infusetrack.reports.context import Printing
from tests.fakes import MemoryRecord
from tests.reports.pages import ZONE

REGIMEN = builtin("nct04751383")
RUNNING, MAGROLIMAB, BEFORE, PAUSED, OBSERVED = "PED-0417", "PED-0398", "PED-0422", "PED-0377", "PED-0405"


@cache
def practice():
    """The charts and labels by study number, and the practice moment."""
    record = MemoryRecord()
    now = write_unit(record, REGIMEN, ZONE)
    found = {
        place.child.study_id: (replay(record.lines(f"patient/{place.child.study_id}")), place.label)
        for place in seated()
    }
    return found, now


def chart_of(study_id):
    """A patient's chart, today's label and the practice moment."""
    charts, now = practice()
    return *charts[study_id], now


def practice_printing(*, paper="letter"):
    """Printed by a nurse at the practice moment."""
    return Printing(practice()[1], "RN 27", ZONE, paper)
