"""The rows to write: vital signs at their due times, what else is due, rates, drugs, fluids, blood, notes."""

from collections.abc import Iterator
from datetime import datetime

from infusetrack.domain.cycle_day import StepState
from infusetrack.domain.downtime import SetAhead, projected, sets_ahead
from infusetrack.domain.reminders import Due, due
from infusetrack.domain.side_drugs import DrugStanding, standing
from infusetrack.reports.boxes import LARGE, Box, BoxColumn, box_table
from infusetrack.reports.downtime_context import DowntimeContext, from_start_words
from infusetrack.reports.flow import Strip, gap, text_strip
from infusetrack.reports.style import BODY, QUIET, STRONG
from infusetrack.reports.table import heading
from infusetrack.wording import figures
from infusetrack.wording.dues import due_words
from infusetrack.wording.support_words import day_words, window_words
from infusetrack.wording.translate import tr

EXTRA_SETS, EXTRA_RATES, EXTRA_DRUGS, FLUID_ROWS, BLOOD_ROWS, NOTE_ROWS = 6, 6, 6, 12, 3, 6
STAR = "\N{ASTERISK}"
"""Marks a time that holds only as long as nothing is paused or changed."""
TAKEN = ("temperature_c", "heart_rate", "respiratory_rate", "bp", "spo2", "pain", "sedation")


def vital_columns() -> tuple[BoxColumn, ...]:
    """The columns of a set, the same on the form and on the reaction sheet."""
    return (
        BoxColumn("#", 0.05),
        BoxColumn(tr("Due"), 0.15),
        BoxColumn(tr("Taken at"), 0.11),
        BoxColumn(tr("Temp °C"), 0.08),
        BoxColumn(tr("HR /min"), 0.07),
        BoxColumn(tr("RR /min"), 0.08),
        BoxColumn(tr("BP mmHg"), 0.14),
        BoxColumn(tr("SpO₂ %"), 0.08),
        BoxColumn(tr("Pain"), 0.08),
        BoxColumn(tr("POSS"), 0.07),
        BoxColumn(tr("By"), 0.09),
    )


def vitals(context: DowntimeContext) -> list[Strip]:
    """One row for each planned set, and rows for those that nobody planned."""
    rows = [
        _set(context, one) for one in sets_ahead(context.chart, context.regimen, context.label, context.now)
    ]
    rows += [_extra_set(context) for _ in range(EXTRA_SETS)]
    title = heading(tr("Vital signs"), context.room, tr("to {at}").format(at=context.when(context.until)))
    note = tr(
        "Hatched: not asked at this time. \N{ASTERISK} Only if the infusion is not paused or changed:"
        " after a pause, a resume or an unplanned rate write the times of the plan anew."
    )
    table = box_table(vital_columns(), rows, context.room)
    return [gap(), title, *text_strip(note, context.room, QUIET, keep=True), *table]


def _set(context: DowntimeContext, one: SetAhead) -> list[Box]:
    return [context.number(), _due_box(context, one), Box(), *(_value(one, key) for key in TAKEN), Box()]


def _due_box(context: DowntimeContext, one: SetAhead) -> Box:
    if one.after_start is not None:
        return Box(from_start_words(one.after_start), hint=tr("write the time"), face=LARGE)
    star = STAR if one.if_running else ""
    return context.clock_box(one.at, star, tr("overdue") if one.overdue else "")


def _value(one: SetAhead, key: str) -> Box:
    asked = not one.wants or key in one.wants or (key == "bp" and "sbp" in one.wants)
    return Box(hatched=not asked, between="/" if key == "bp" else "")


def _extra_set(context: DowntimeContext) -> list[Box]:
    blank = [Box(between="/" if key == "bp" else "") for key in TAKEN]
    return [context.number(), Box(hint=tr("why")), Box(), *blank, Box()]


def reaction_sets(context: DowntimeContext, rows: int) -> list[Strip]:
    """Empty sets for the reaction sheet."""
    return box_table(vital_columns(), [_extra_set(context) for _ in range(rows)], context.room)


# --- what else is due -------------------------------------------------------------------------


def steps(context: DowntimeContext) -> list[Strip]:
    """Everything else that comes due, with its time, then the steps that have none."""
    columns = (
        BoxColumn("#", 0.05), BoxColumn(tr("Due"), 0.13), BoxColumn(tr("What"), 0.37),
        BoxColumn(tr("Done at"), 0.11), BoxColumn(tr("Remark"), 0.25), BoxColumn(tr("By"), 0.09),
    )  # fmt: skip
    rows = [*_due_rows(context), *_step_rows(context)]
    if not rows:
        return []
    return [gap(), heading(tr("To do"), context.room), *box_table(columns, rows, context.room)]


def _dues(context: DowntimeContext) -> list[Due]:
    """What is due now, and what would become due if all goes as planned; rates and vital signs stand apart."""
    chart, regimen, label, now = context.chart, context.regimen, context.label, context.now
    found = {one.key: one for one in due(chart, regimen, label, now)}
    if any(one.start_plan is None for one in context.infusions()):
        later = due(projected(chart, regimen, label, now), regimen, label, now)
        found |= {one.key: one for one in later if one.key not in found}
    apart = {"vitals", "rate_step"}
    return sorted(
        (one for one in found.values() if one.kind not in apart and one.at <= context.until),
        key=lambda one: (one.at, one.key),
    )


def _due_rows(context: DowntimeContext) -> Iterator[list[Box]]:
    known = {one.key for one in due(context.chart, context.regimen, context.label, context.now)}
    for one in _dues(context):
        star = "" if one.key in known and one.kind != "infusion_end" else STAR
        due_at = context.clock_box(one.at, star, tr("overdue") if one.at <= context.now else "")
        words = Box(due_words(one, context.label, context.names), face=BODY)
        yield [context.number(), due_at, words, Box(), Box(), Box()]


def _step_rows(context: DowntimeContext) -> Iterator[list[Box]]:
    told = {one.step for one in _dues(context)}
    for step in context.view.steps:
        open_ = step.state in {StepState.OPEN, StepState.IN_HAND, StepState.BLOCKED}
        if open_ and step.plan.key not in told and step.plan.part != "before" and step.plan.kind != "sign":
            what = Box(step.plan.title, face=BODY)
            yield [context.number(), Box(hint=tr("when its turn comes")), what, Box(), Box(), Box()]


# --- rates, drugs, fluids ---------------------------------------------------------------------


def rates(context: DowntimeContext) -> list[Strip]:
    """Planned rates with their times, and rows for every other act at the pump, two initials each.

    Nothing once every bag has ended.
    """
    infusions = context.infusions()
    if not infusions or all(one.infusion.ended_at is not None for one in infusions):
        return []
    columns = (
        BoxColumn("#", 0.05), BoxColumn(tr("Due"), 0.13), BoxColumn(tr("Planned"), 0.12),
        BoxColumn(tr("Done at"), 0.11), BoxColumn(tr("Act, reason"), 0.23), BoxColumn(tr("Rate mL/h"), 0.10),
        BoxColumn(tr("Pump: mL in"), 0.10), BoxColumn(tr("By"), 0.08), BoxColumn(tr("2nd"), 0.08),
    )  # fmt: skip
    rows = [*_planned_rates(context)]
    for _ in range(EXTRA_RATES):
        act = Box(hint=tr("rate, pause, resume (who ordered), stop, empty"))
        rows.append([context.number(), Box(), Box(), Box(), act, Box(), Box(), Box(), Box()])
    return [gap(), heading(tr("At the pump"), context.room), *box_table(columns, rows, context.room)]


def _planned_rates(context: DowntimeContext) -> Iterator[list[Box]]:
    for one in context.infusions():
        for rise in one.rises:
            yield _rate(context, context.clock_box(rise.at, STAR), figures.fixed(rise.rate_ml_h))
        if one.start_plan is None or one.agent.id not in context.view.record.bags:
            continue
        start = one.start_plan.starts_at
        for step in one.start_plan.steps[1:]:
            due_at = Box(from_start_words(step.since - start), hint=tr("write the time"), face=LARGE)
            yield _rate(context, due_at, figures.fixed(step.rate_ml_h))


def _rate(context: DowntimeContext, due_at: Box, rate: str) -> list[Box]:
    planned = Box(tr("{rate} mL/h").format(rate=rate))
    return [context.number(), due_at, planned, Box(), Box(), Box(), Box(), Box(), Box()]


def drugs(context: DowntimeContext) -> list[Strip]:
    """Drugs with a known dose or a dose on record: from when on again; then empty rows."""
    columns = (
        BoxColumn("#", 0.05), BoxColumn(tr("Drug"), 0.24), BoxColumn(tr("Not before"), 0.13),
        BoxColumn(tr("Given at"), 0.11), BoxColumn(tr("Dose, unit"), 0.13), BoxColumn(tr("Route"), 0.08),
        BoxColumn(tr("For"), 0.12), BoxColumn(tr("By"), 0.07), BoxColumn(tr("2nd"), 0.07),
    )  # fmt: skip
    rows = [_drug(context, seen) for seen in _standings(context)]
    ask = Box(hint=tr("ask"))
    rows += [[context.number(), Box(), ask, *(Box() for _ in range(6))] for _ in range(EXTRA_DRUGS)]
    note = tr(
        "Not before: by the interval of the plan; where none is set, ask the prescriber and write the time."
    )
    title = heading(tr("Drugs when needed"), context.room)
    return [
        gap(),
        title,
        *text_strip(note, context.room, QUIET, keep=True),
        *box_table(columns, rows, context.room),
    ]


def _standings(context: DowntimeContext) -> Iterator[DrugStanding]:
    for drug in context.regimen.side_drugs:
        seen = standing(context.chart, context.regimen, drug, context.label, context.now)
        if seen.last is not None or (seen.window is not None and not drug.restricted):
            yield seen


def _drug(context: DowntimeContext, seen: DrugStanding) -> list[Box]:
    told = f"{window_words(seen)}; {day_words(seen)}"
    name = Box(seen.drug.drug, under=told)
    return [context.number(), name, _not_before(context, seen), *(Box() for _ in range(6))]


def _not_before(context: DowntimeContext, seen: DrugStanding) -> Box:
    if seen.next_at is not None and seen.next_at > context.now:
        return context.clock_box(seen.next_at)
    if seen.drug.again_low is None and seen.last is not None:
        return Box(under=_last(context, seen.last.happened_at), hint=tr("no interval set: ask"))
    if seen.last is None:
        return Box(under=tr("not given yet"))
    return Box(tr("wait over"), under=_last(context, seen.last.happened_at), face=BODY)


def _last(context: DowntimeContext, at: datetime) -> str:
    return tr("last {at}").format(at=context.when(at))


def fluids(context: DowntimeContext) -> list[Strip]:
    """In and out; the antibody, flush and hydration count themselves."""
    columns = (
        BoxColumn("#", 0.05), BoxColumn(tr("Time"), 0.12), BoxColumn(tr("In or out"), 0.16),
        BoxColumn(tr("What"), 0.35), BoxColumn(tr("mL"), 0.16), BoxColumn(tr("By"), 0.16),
    )  # fmt: skip
    way = Box(hint=tr("in / out"))
    what = Box(hint=tr("by mouth, IV, urine, vomit, stool, drain"))
    rows = [[context.number(), Box(), way, what, Box(), Box()] for _ in range(FLUID_ROWS)]
    return [gap(), heading(tr("Fluids"), context.room), *box_table(columns, rows, context.room)]


def blood(context: DowntimeContext) -> list[Strip]:
    """Blood to draw: results on paper are entered as a laboratory panel later."""
    columns = (
        BoxColumn("#", 0.05), BoxColumn(tr("What"), 0.40), BoxColumn(tr("Drawn at"), 0.12),
        BoxColumn(tr("Result"), 0.33), BoxColumn(tr("By"), 0.10),
    )  # fmt: skip
    hint = tr("value and unit; Hgb in g/dL")
    rows = [[context.number(), Box(), Box(), Box(hint=hint), Box()] for _ in range(BLOOD_ROWS)]
    return [gap(), heading(tr("Blood drawn"), context.room), *box_table(columns, rows, context.room)]


def notes(context: DowntimeContext) -> list[Strip]:
    """Free lines, and who wrote on this paper."""
    columns = (
        BoxColumn("#", 0.05), BoxColumn(tr("Time"), 0.12), BoxColumn(tr("Note"), 0.73), BoxColumn(tr("By"), 0.10),
    )  # fmt: skip
    rows = [[context.number(), Box(), Box(), Box()] for _ in range(NOTE_ROWS)]
    signed = (
        BoxColumn(tr("Initials"), 0.15),
        BoxColumn(tr("Name, role"), 0.45),
        BoxColumn(tr("Signature"), 0.40),
    )
    people = [[Box(), Box(), Box()] for _ in range(4)]
    entered = [[Box(tr("Entered"), face=STRONG), Box(hint=tr("by whom, when")), Box(hint=tr("signature"))]]
    return [
        gap(),
        heading(tr("Notes"), context.room),
        *box_table(columns, rows, context.room),
        gap(),
        heading(tr("Who wrote on this paper"), context.room),
        *box_table(signed, [*people, *entered], context.room),
    ]
