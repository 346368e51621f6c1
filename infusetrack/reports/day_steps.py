"""The day's steps in their planned order: state, time, person and words."""

from infusetrack.domain.cycle_day import StepState, StepView
from infusetrack.domain.events import (
    AdverseEventNoted,
    BagReceived,
    DaySigned,
    DrugGiven,
    FlushEnded,
    FlushStarted,
    InfusionStarted,
    LabsReported,
    OrderEntered,
    PreStartChecked,
    PreStartWitnessed,
    StepDone,
    StepSkipped,
    StepStarted,
    Value,
    VitalsTaken,
)
from infusetrack.domain.record import Line
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_changes import late_words, words_of
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.style import FINE, SMALL, STRONG
from infusetrack.reports.table import Cell, CellLike, Column, heading, table
from infusetrack.wording.events import phase_words, step_state_words, value_words
from infusetrack.wording.translate import tr

ELSEWHERE = (
    BagReceived,
    FlushStarted,
    FlushEnded,
    OrderEntered,
    PreStartChecked,
    PreStartWitnessed,
    LabsReported,
    VitalsTaken,
    DaySigned,
)
"""Facts that have a section of their own on the page."""
SIGNS = {
    StepState.DONE: "✓", StepState.SKIPPED: "—", StepState.RUNNING: "●", StepState.IN_HAND: "→",
    StepState.OPEN: "○", StepState.BLOCKED: "○",
}  # fmt: skip


def steps(context: DayContext) -> list[Strip]:
    """The section."""
    columns = (
        Column(tr("Step"), 0.23),
        Column(tr("State"), 0.105, face=STRONG),
        Column(tr("Began"), 0.065),
        Column(tr("Closed"), 0.08),
        Column(tr("By"), 0.075),
        Column(tr("Words"), 0.445, face=FINE),
    )
    rows = [_row(context, view) for view in context.view.steps]
    return [gap(), heading(tr("Steps of the day"), context.room), *table(columns, rows, context.room)]


def _row(context: DayContext, view: StepView) -> tuple[CellLike, ...]:
    state = f"{SIGNS[view.state]} {step_state_words(view.state)}"
    lines = [line for line in context.lines if getattr(line.event, "step", None) == view.plan.key]
    known = view.record
    if known is None:
        return (view.plan.title, state, "", "", "", "")
    closed = context.time(known.at) if known.closed else ""
    late = next((late_words(context, line) for line in lines if line.seq == known.seq), "")
    when = (Cell(closed), Cell(late, SMALL)) if late else closed
    people = ", ".join(dict.fromkeys(line.by for line in lines))
    began = "" if known.since == known.at and known.closed else context.time(known.since)
    return (view.plan.title, state, began, when, people, _words(context, view, lines))


def _words(context: DayContext, view: StepView, lines: list[Line]) -> CellLike:
    run = context.view.record.infusions.get(view.plan.key)
    if run is not None:
        return Cell(tr("{phase}; see Infusion").format(phase=phase_words(run.phase)))
    told = [text for line in lines if (text := _told(context, line))]
    unique = tuple(dict.fromkeys(told))
    return tuple(Cell(text) for text in unique) if unique else ""


def _told(context: DayContext, line: Line) -> str:
    match line.event:
        case StepSkipped(why=why):
            return why
        case StepDone(values=values) | StepStarted(values=values):
            return _answers(context, str(getattr(line.event, "step", "")), values)
        case DrugGiven():
            return tr("see Drugs given")
        case InfusionStarted() | AdverseEventNoted():
            return ""
        case event if isinstance(event, ELSEWHERE):
            return ""
        case _:
            return words_of(context, line)


def _answers(context: DayContext, step: str, values: tuple[tuple[str, Value], ...]) -> str:
    """A form's answers, those that are yes told together."""
    names = {key: context.names.field_label(context.label, step, key) for key, _ in values}
    yes = [names[key] for key, value in values if value is True]
    told = [tr("Yes: {fields}").format(fields=", ".join(yes))] if yes else []
    told += [f"{names[key]}: {value_words(value)}" for key, value in values if value is not True]
    return "; ".join(told)
