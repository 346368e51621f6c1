"""What was known of a patient at a moment in the past, and which day had begun by then."""

from collections.abc import Sequence
from datetime import datetime

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import LABEL, CycleDay
from infusetrack.domain.day_fold import ASIDE
from infusetrack.domain.errors import Refused
from infusetrack.domain.record import Line


def known_at(lines: Sequence[Line], at: datetime) -> tuple[Line, ...]:
    """The lines that stood in the record at a moment: all up to the last one written by then.

    Where the clock was set back meanwhile, a line between may bear a later time; it stood there all the same.
    """
    last = next((line.seq for line in reversed(lines) if line.written_at <= at), 0)
    return tuple(line for line in lines if line.seq <= last)


def last_begun(chart: Chart) -> str:
    """The cycle day on which something was done last for the first time; refuses where none has begun."""
    begun = {label: first for label in chart.shelves if (first := _begun_at(chart, label)) is not None}
    if not begun:
        raise Refused("no_day_begun")
    return max(begun, key=lambda label: (begun[label], CycleDay.of(label)))


def _begun_at(chart: Chart, label: str) -> datetime | None:
    """When the first fact of a day happened; what only stands beside a day begins none."""
    if LABEL.fullmatch(label) is None:
        return None
    facts = (line for line in chart.shelves[label] if not isinstance(line.event, ASIDE))
    return next((line.happened_at for line in facts), None)
