"""What was late, amended, struck out or left out: first on the page, old words still readable."""

from collections.abc import Iterator

from infusetrack.domain.events import StepSkipped
from infusetrack.domain.record import Line
from infusetrack.reports.context import DayContext, PatientContext
from infusetrack.reports.flow import Strip
from infusetrack.reports.style import BODY, QUIET, STRONG
from infusetrack.reports.table import Cell, CellLike, Column, heading, table
from infusetrack.wording import figures
from infusetrack.wording.events import line_words
from infusetrack.wording.translate import tr


def changes(context: DayContext) -> list[Strip]:
    """The section; a plain sentence where there is nothing of the kind."""
    found = [row for line in context.written for row in _rows(context, line)]
    title = heading(tr("Late, amended, struck out or left out"), context.room)
    if not found:
        none = tr("Nothing: every entry was written within 15 min and stands as first written.")
        return [title, *table((Column("", 1.0, face=QUIET),), [(none,)], context.room)]
    columns = (
        Column(tr("Entry"), 0.06),
        Column(tr("What"), 0.12, face=STRONG),
        Column(tr("Words"), 0.39),
        Column(tr("Happened"), 0.10),
        Column(tr("Written"), 0.10),
        Column(tr("By"), 0.07),
        Column(tr("Reason"), 0.20),
    )
    return [title, *table(columns, found, context.room)]


def _rows(context: DayContext, line: Line) -> Iterator[tuple[CellLike, ...]]:
    if line.amends is not None:
        yield _row(context, line, _kind_of_amendment(line), _old_and_new(context, line))
    elif line.is_late and context.chart.is_standing(line):
        yield _row(context, line, tr("Late entry"), words_of(context, line))
    elif isinstance(line.event, StepSkipped) and context.chart.is_standing(line):
        yield _row(context, line, tr("Left out"), context.names.step(context.label, line.event.step))


def _row(context: DayContext, line: Line, kind: str, words: CellLike) -> tuple[CellLike, ...]:
    why = line.event.why if isinstance(line.event, StepSkipped) else (line.reason or "")
    return (
        str(line.seq),
        kind,
        words,
        context.time(line.happened_at),
        context.time(line.written_at),
        line.by,
        why,
    )


def _kind_of_amendment(line: Line) -> str:
    return tr("Struck out") if line.event is None else tr("Amended")


def _old_and_new(context: DayContext, line: Line) -> tuple[Cell, ...]:
    old = context.chart.line(line.amends or 0)
    told = tr("{words} (entry {seq}, {by}, {at})").format(
        words=words_of(context, old), seq=old.seq, by=old.by, at=context.time(old.happened_at)
    )
    struck = Cell(told, QUIET, struck=True)
    return (struck,) if line.event is None else (struck, Cell(words_of(context, line), BODY))


def words_of(context: PatientContext, line: Line) -> str:
    """The line's sentence in the site's time."""
    return line_words(line, context.zone, names=context.names)


def late_words(context: DayContext, line: Line) -> str:
    """When a late or amended line was written; empty for one that was written in time."""
    at = context.time(line.written_at)
    if line.amends is not None:
        return tr("amended {at}").format(at=at)
    return tr("late {at}").format(at=at) if line.is_late else ""


def amount(value: object) -> str:
    """A whole number as it stands on paper; empty for what was not taken."""
    return "" if value is None else str(value).replace("-", figures.MINUS)
