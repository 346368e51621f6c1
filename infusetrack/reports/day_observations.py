"""Vital signs, drugs given and adverse events as tables."""

from infusetrack.domain.events import (
    AdverseEventNoted,
    CheckLapsed,
    DrugGiven,
    VitalsTaken,
)
from infusetrack.domain.patient import completed_years
from infusetrack.domain.record import Line
from infusetrack.domain.scores import score
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_changes import amount, late_words, words_of
from infusetrack.reports.day_lapses import lapsed_rows, on_time
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.style import FINE, SMALL, STRONG
from infusetrack.reports.table import Cell, CellLike, Column, heading, table
from infusetrack.wording import figures
from infusetrack.wording.events import (
    drug_note_words,
    pain_words,
    pressure_words,
    temperature_words,
)
from infusetrack.wording.scores import short_name, total_words
from infusetrack.wording.translate import tr
from infusetrack.wording.vitals import consciousness_words, distress_words, oxygen_words, signs_words

OFTEN = 3
"""From so many sets on, what stands in all of them is told once below them."""


def _time_cell(context: DayContext, line: Line) -> CellLike:
    at, late = context.time(line.happened_at), late_words(context, line)
    return (Cell(at, STRONG), Cell(late, SMALL)) if late else Cell(at, STRONG)


def vitals(context: DayContext) -> list[Strip]:
    """Every set of the day, times down the page."""
    lines = context.view.record.vitals
    if not lines and not context.of_kind(CheckLapsed):
        return []
    columns = (
        Column(tr("Time"), 0.10),
        Column(tr("BP mmHg"), 0.075),
        Column(tr("HR /min"), 0.06, "right"),
        Column(tr("RR /min"), 0.06, "right"),
        Column(tr("SpO₂ %"), 0.06, "right"),
        Column(tr("Temperature"), 0.12),
        Column(tr("Pain"), 0.10),
        Column(tr("Sedation"), 0.075),
        Column(tr("Score"), 0.085),
        Column(tr("By"), 0.065),
        Column(tr("Note"), 0.20, face=FINE),
    )
    sets = [(one, one.event) for one in lines if isinstance(one.event, VitalsTaken)]
    same = _in_each([_notes(event) for _, event in sets])
    taken = ((one.happened_at, _vitals_row(context, one, event, same)) for one, event in sets)
    rows = [row for _, row in sorted((*taken, *lapsed_rows(context, len(columns))), key=lambda one: one[0])]
    title = heading(tr("Vital signs"), context.room)
    told = tr("In every set: {notes}.").format(notes="; ".join(same)) if same else ""
    return [
        gap(), title, *table(columns, rows, context.room), *_remark(context, told), *on_time(context),
    ]  # fmt: skip


def _remark(context: DayContext, words: str) -> list[Strip]:
    return table((Column("", 1.0, face=FINE),), [(words,)], context.room) if words else []


def _in_each(notes: list[list[str]]) -> list[str]:
    """What stands in every one of several sets: it is told once, so that what differs is seen."""
    if len(notes) < OFTEN:
        return []
    return [note for note in notes[0] if all(note in others for others in notes)]


def _score_cell(context: DayContext, line: Line, event: VitalsTaken) -> str:
    """The score with its chart; with items missing it is the least it can be."""
    patient = context.chart.patient
    if patient is None:
        return ""
    years = completed_years(patient.birth_date, line.happened_at.astimezone(context.printing.zone).date())
    told = score(context.regimen.reference, years, event)
    if told is None:
        return ""
    return f"{short_name(told)} {total_words(told)}"


def _notes(event: VitalsTaken) -> list[str]:
    """What was noted with a set, part by part."""
    told = [
        tr("baseline") if event.baseline else "",
        tr("oxygen: {words}").format(words=oxygen_words(event)) if oxygen_words(event) else "",
        tr("line site: {words}").format(words=event.line_site) if event.line_site else "",
        tr("effort {words}").format(words=distress_words(event))
        if _not(event.respiratory_distress, "none")
        else "",
        consciousness_words(event) if _not(event.consciousness, "A") else "",
        signs_words(event),
        event.note,
        tr("not complete: {why}").format(why=event.partial_because) if event.partial_because else "",
    ]
    return [part for part in told if part]


def _vitals_row(context: DayContext, line: Line, event: VitalsTaken, same: list[str]) -> tuple[CellLike, ...]:
    return (
        _time_cell(context, line),
        pressure_words(event),
        amount(event.heart_rate),
        amount(event.respiratory_rate),
        amount(event.spo2),
        temperature_words(event),
        pain_words(event),
        event.sedation,
        _score_cell(context, line, event),
        line.by,
        "; ".join(note for note in _notes(event) if note not in same),
    )


def _not(told: str | None, usual: str) -> bool:
    return told is not None and told != usual


def drugs(context: DayContext) -> list[Strip]:
    """Every single dose of the day."""
    lines = context.view.record.drugs
    if not lines:
        return []
    columns = (
        Column(tr("Time"), 0.12),
        Column(tr("Drug"), 0.20),
        Column(tr("Dose"), 0.13),
        Column(tr("Route"), 0.27),
        Column(tr("By"), 0.10),
        Column(tr("Note"), 0.18),
    )
    rows = [
        (
            _time_cell(context, line),
            e.drug,
            f"{figures.trimmed(e.dose)} {e.unit}",
            e.route,
            line.by,
            drug_note_words(e),
        )
        for line in lines
        if isinstance(e := line.event, DrugGiven)
    ]
    return [gap(), heading(tr("Drugs given"), context.room), *table(columns, rows, context.room)]


def adverse_events(context: DayContext) -> list[Strip]:
    """Adverse events and reactions as noted; they are graded elsewhere."""
    lines = context.of_kind(AdverseEventNoted)
    title = heading(tr("Adverse events and reactions noted"), context.room)
    if not lines:
        none = tr("None was noted on this day.")
        return [gap(), title, *table((Column("", 1.0),), [(none,)], context.room)]
    columns = (Column(tr("Noted"), 0.12), Column(tr("Words"), 0.70), Column(tr("By"), 0.18))
    rows = [(_time_cell(context, line), words_of(context, line), line.by) for line in lines]
    return [gap(), title, *table(columns, rows, context.room)]
