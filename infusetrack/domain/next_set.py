"""When the plan would ask for the next set of vital signs, if this one were written now."""

from datetime import datetime

from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Regimen
from infusetrack.domain.reminders import due
from infusetrack.domain.vitals import says_something


def next_set_at(chart: Chart, regimen: Regimen, event: VitalsTaken, at: datetime) -> datetime | None:
    """The next planned set after this one at this moment; None where no plan asks for any."""
    if not says_something(event):
        return None
    try:
        grown = chart.after(Line(chart.stream, chart.next_seq, at, at, "", event))
        coming = due(grown, regimen, event.day, at)
    except Refused:
        return None
    return next((one.at for one in coming if one.kind == "vitals"), None)
