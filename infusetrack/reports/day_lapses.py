"""Planned vital signs on the day's page: which were not taken, and how many came on time."""

from collections.abc import Iterator
from datetime import datetime

from infusetrack.domain.events import CheckLapsed
from infusetrack.domain.lapses import shares, windows
from infusetrack.domain.record import Line
from infusetrack.reports.context import DayContext
from infusetrack.reports.flow import Strip
from infusetrack.reports.style import FINE, STRONG
from infusetrack.reports.table import Cell, CellLike, Column, table
from infusetrack.wording.lapses import lapse_reason, share_words

Row = tuple[CellLike, ...]


def lapsed_rows(context: DayContext, columns: int) -> Iterator[tuple[datetime, Row]]:
    """Each check that was not taken, when it was due: time first, who and why last of so many columns."""
    for line in context.of_kind(CheckLapsed):
        if isinstance(line.event, CheckLapsed):
            yield line.event.due_at, _row(context, line, line.event, columns)


def _row(context: DayContext, line: Line, event: CheckLapsed, columns: int) -> Row:
    at = Cell(context.time(event.due_at), STRONG)
    blank = ("\N{EM DASH}",) * (columns - 3)
    return (at, *blank, line.by, lapse_reason(event))


def on_time(context: DayContext) -> list[Strip]:
    """One line under the table; none where nothing was planned."""
    lines = context.chart.shelves.get(context.label, ())
    found = windows(context.regimen, context.view, lines, context.printing.at)
    words = share_words(shares(context.regimen, found, context.printing.at))
    return table((Column("", 1.0, face=FINE),), [(words,)], context.room) if words else []
