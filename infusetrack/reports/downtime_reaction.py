"""The sheet for an infusion reaction on paper: onset, signs, pump, who was called, doses with their volumes."""

from dataclasses import replace

from infusetrack.domain.emergency import EmergencyDose
from infusetrack.domain.reaction_rules import WORST, ReactionRule
from infusetrack.reports.boxes import Box, BoxColumn, box_table
from infusetrack.reports.downtime_context import DowntimeContext
from infusetrack.reports.downtime_rows import reaction_sets
from infusetrack.reports.flow import Strip, gap, text_strip
from infusetrack.reports.style import BODY, QUIET
from infusetrack.reports.table import Cell, Column, heading, table
from infusetrack.wording.emergency import dose_detail, dose_words
from infusetrack.wording.translate import tr

SIGNS_A_ROW = 4
SETS, CALLS = 6, 3


def reaction(context: DowntimeContext) -> list[Strip]:
    """The whole sheet; the doses are for the weight on record and nothing of it is an order."""
    return [
        replace(heading(tr("If a reaction comes"), context.room, tr("the prescriber decides")), fresh=True),
        *_onset(context),
        *_signs(context),
        gap(5),
        *_calls(context),
        gap(5),
        *_doses(context),
        gap(5),
        *reaction_sets(context, SETS),
        gap(5),
        *_after(context),
        *_rules(context),
    ]


def _onset(context: DowntimeContext) -> list[Strip]:
    columns = (
        BoxColumn("#", 0.05), BoxColumn(tr("Began at"), 0.12), BoxColumn(tr("Rate then mL/h"), 0.14),
        BoxColumn(tr("mL in"), 0.11), BoxColumn(tr("Pump: halted, slowed, stopped at"), 0.26),
        BoxColumn(tr("New rate mL/h"), 0.14), BoxColumn(tr("By"), 0.09), BoxColumn(tr("2nd"), 0.09),
    )  # fmt: skip
    return box_table(columns, [[context.number(), *(Box() for _ in range(7))]], context.room)


def _signs(context: DowntimeContext) -> list[Strip]:
    signs = [Box(one.words, face=BODY, tick=True) for one in context.regimen.reactions.signs]
    signs.append(Box(hint=tr("other signs"), tick=True))
    while len(signs) % SIGNS_A_ROW:
        signs.append(Box())
    columns = tuple(BoxColumn("", 1.0) for _ in range(SIGNS_A_ROW))
    rows = [signs[at : at + SIGNS_A_ROW] for at in range(0, len(signs), SIGNS_A_ROW)]
    return box_table(columns, rows, context.room, 20.0)


def _calls(context: DowntimeContext) -> list[Strip]:
    columns = (
        BoxColumn("#", 0.05), BoxColumn(tr("Called whom"), 0.45), BoxColumn(tr("Called at"), 0.15),
        BoxColumn(tr("There at"), 0.15), BoxColumn(tr("By"), 0.20),
    )  # fmt: skip
    rows = [[context.number(), *(Box() for _ in range(4))] for _ in range(CALLS)]
    return box_table(columns, rows, context.room)


def _doses(context: DowntimeContext) -> list[Strip]:
    if not context.emergency:
        told = tr(
            "No weight on record for this day: no emergency dose can be printed. Weigh, ask, write it here."
        )
        rows = [[context.number(), *(Box() for _ in range(6))] for _ in range(4)]
        return [*text_strip(told, context.room, keep=True), *box_table(_dose_columns(), rows, context.room)]
    rows = [_dose(context, one) for one in context.emergency]
    note = tr(
        "Doses of the emergency card for the weight above. Information for who knows them, not an order."
    )
    return [
        *text_strip(note, context.room, QUIET, keep=True),
        *box_table(_dose_columns(), rows, context.room),
    ]


def _dose_columns() -> tuple[BoxColumn, ...]:
    return (
        BoxColumn("#", 0.05), BoxColumn(tr("Drug"), 0.24), BoxColumn(tr("Dose for the weight"), 0.31),
        BoxColumn(tr("Given at, dose"), 0.13), BoxColumn(tr("Again at, dose"), 0.13),
        BoxColumn(tr("By"), 0.07), BoxColumn(tr("2nd"), 0.07),
    )  # fmt: skip


def _dose(context: DowntimeContext, one: EmergencyDose) -> list[Box]:
    name = Box(one.drug.name, under=one.drug.route)
    dose = Box(dose_words(one), under=dose_detail(one))
    return [context.number(), name, dose, *(Box() for _ in range(4))]


def _after(context: DowntimeContext) -> list[Strip]:
    columns = (
        BoxColumn("#", 0.05), BoxColumn(tr("Signs gone at"), 0.13), BoxColumn(tr("Kind, grade"), 0.20),
        BoxColumn(tr("Goes on at mL/h"), 0.13), BoxColumn(tr("Ordered by, at"), 0.23),
        BoxColumn(tr("1st check"), 0.13), BoxColumn(tr("2nd check"), 0.13),
    )  # fmt: skip
    return box_table(columns, [[context.number(), *(Box() for _ in range(6))]], context.room)


def _rules(context: DowntimeContext) -> list[Strip]:
    """Every source's rule for the day's drugs, side by side."""
    reactions = context.regimen.reactions
    rows = []
    for rule in reactions.rules:
        if rule.agents and not set(rule.agents) & set(context.view.agents):
            continue
        kind = reactions.kind(rule.kind)
        words = _words(rule.words, rule.again)
        rows.append((kind.words if kind else rule.kind, _grades(rule), rule.told, words))
    if not rows:
        return []
    columns = (
        Column(tr("Kind"), 0.20), Column(tr("Grade"), 0.07), Column(tr("Source"), 0.15), Column(tr("Rule"), 0.58),
    )  # fmt: skip
    return [gap(), heading(tr("What the sources say"), context.room), *table(columns, rows, context.room)]


def _grades(rule: ReactionRule) -> str:
    low, high = rule.lowest_grade, rule.highest_grade
    if (low, high) == (1, WORST):
        return tr("any")
    return str(low) if low == high else f"{low}\N{EN DASH}{high}"


def _words(words: str, again: tuple[object, ...]) -> tuple[Cell, ...]:
    return (Cell(words), *(Cell(str(getattr(one, "words", ""))) for one in again))
