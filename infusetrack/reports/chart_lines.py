"""Every line of a chart in the order written: old words struck through, who, when and why beside them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby

from infusetrack.domain.record import Line
from infusetrack.reports.context import PatientContext
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.furniture import SHORT_HASH
from infusetrack.reports.style import INK_2, QUIET, REGULAR, SEMIBOLD, Face
from infusetrack.reports.table import Cell, CellLike, Column, heading, long_table
from infusetrack.wording import figures
from infusetrack.wording.events import line_words
from infusetrack.wording.translate import tr

SEAL, STATE = Face(REGULAR, 6.4, INK_2), Face(SEMIBOLD, 7.6)


def every_line(context: PatientContext, reached: Callable[[int], None]) -> Iterator[Strip]:
    """The strips of all lines, a heading for each date of writing; `reached` is told each line's number."""
    yield gap()
    yield heading(tr("Every line, in the order written"), context.room)
    for on, lines in groupby(context.chart.lines, lambda line: _date(context, line.written_at)):
        written = tuple(lines)
        if written[0].seq > 1:
            yield gap()
        yield heading(_title(on, written), context.room, level=1)
        yield from _table(context, on, written, reached)


def _date(context: PatientContext, at: datetime) -> date:
    return at.astimezone(context.zone).date()


def _title(on: date, lines: Sequence[Line]) -> str:
    days = dict.fromkeys(str(getattr(line.event, "day", "")) for line in lines)
    told = ", ".join(label for label in days if label)
    when = tr("Written {day} {year}").format(day=figures.weekday(on), year=on.year)
    return tr("{when} · {days}").format(when=when, days=told) if told else when


def _day(context: PatientContext, line: Line) -> str:
    """The cycle day that a line names, or the line that it strikes out; empty where none is named."""
    about = line.event if line.amends is None or line.event else context.chart.line(line.amends).event
    return str(getattr(about, "day", ""))


def _table(
    context: PatientContext, on: date, lines: Sequence[Line], reached: Callable[[int], None]
) -> Iterator[Strip]:
    columns = (
        Column(tr("Entry"), 0.06),
        Column(tr("Happened"), 0.10),
        Column(tr("Written"), 0.08),
        Column(tr("By"), 0.07),
        Column(tr("Day"), 0.07),
        Column(tr("Words, and what was done to them"), 0.51),
        Column(tr("Hash"), 0.11, face=SEAL),
    )

    def rows() -> Iterator[tuple[CellLike, ...]]:
        for line in lines:
            reached(line.seq)
            yield _row(context, on, line)

    yield from long_table(columns, rows(), context.room)


def _row(context: PatientContext, on: date, line: Line) -> tuple[CellLike, ...]:
    return (
        str(line.seq),
        _time(context, line.happened_at, on),
        figures.clock(line.written_at, context.zone),
        line.by,
        _day(context, line),
        (*_words(context, line), *state(context, line)),
        line.hash[:SHORT_HASH],
    )


def _time(context: PatientContext, at: datetime, on: date) -> str:
    happened = _date(context, at)
    told = figures.clock(at, context.zone)
    if happened == on:
        return told
    known = figures.day(happened) if happened.year != on.year else figures.weekday(happened)
    return f"{known} {told}"


def _words(context: PatientContext, line: Line) -> tuple[Cell, ...]:
    told = line_words(line, context.zone, names=context.names)
    if line.seq in context.chart.amended_by:
        return (Cell(told, QUIET, struck=True),)
    if line.amends is None:
        return (Cell(told),)
    old = context.chart.line(line.amends)
    instead = Cell(line_words(old, context.zone, names=context.names), QUIET, struck=True)
    return (instead,) if line.event is None else (instead, Cell(told))


def state(context: PatientContext, line: Line) -> tuple[Cell, ...]:
    """What was done to a line or by it, by whom, when and why; empty for one that stands untouched."""
    told = [done(line)] if line.amends is not None or line.is_late else []
    told = [_because(*told, line.reason or "")] if told or line.reason else []
    seq = context.chart.amended_by.get(line.seq)
    if seq is not None:
        by = context.chart.line(seq)
        words = tr("Struck out by {seq}") if by.event is None else tr("Amended by {seq}")
        at = figures.moment(by.written_at, context.zone)
        told.append(_because(words.format(seq=seq), by.by, at, by.reason or ""))
    return tuple(Cell(one, STATE) for one in told)


def done(line: Line) -> str:
    """What a late or changing line does: "Replaces 12", "Late by 2 h 10 min"."""
    if line.amends is not None:
        told = tr("Strikes out {seq}") if line.event is None else tr("Replaces {seq}")
        return told.format(seq=line.amends)
    return tr("Late by {lag}").format(lag=figures.long_span(line.written_at - line.happened_at))


def _because(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
