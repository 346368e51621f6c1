"""From order to start on paper: what is known stands printed, the rest is a box that says what to write."""

from dataclasses import replace
from datetime import timedelta

from infusetrack.domain.bag_due import bag_of
from infusetrack.domain.cycle_day import StepState
from infusetrack.domain.downtime import InfusionAhead
from infusetrack.reports.boxes import Box, BoxColumn, box_table
from infusetrack.reports.downtime_context import DowntimeContext, from_start_words
from infusetrack.reports.flow import Strip, gap, text_strip
from infusetrack.reports.style import BODY, QUIET
from infusetrack.reports.table import heading
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


def to_start(context: DowntimeContext) -> list[Strip]:
    """The steps before each infusion that has not begun; nothing once all run."""
    waiting = [one for one in context.infusions() if one.start_plan is not None]
    if not waiting:
        return []
    strips = [gap(), heading(tr("From order to start"), context.room), *_steps(context)]
    for one in waiting:
        strips += _infusion(context, one)
    return strips


def _steps(context: DowntimeContext) -> list[Strip]:
    columns = (
        BoxColumn("#", 0.05), BoxColumn(tr("Step"), 0.34), BoxColumn(tr("Planned"), 0.14),
        BoxColumn(tr("Done at"), 0.11), BoxColumn(tr("What was found"), 0.20),
        BoxColumn(tr("By"), 0.08), BoxColumn(tr("2nd"), 0.08),
    )  # fmt: skip
    rows = [
        [context.number(), Box(step.plan.title, face=BODY), Box(_planned(step.plan.offset_min), face=BODY),
         *(Box() for _ in range(4))]
        for step in context.view.steps
        if step.plan.part == "before" and step.state in {StepState.OPEN, StepState.IN_HAND, StepState.BLOCKED}
    ]  # fmt: skip
    return box_table(columns, rows, context.room) if rows else []


def _planned(offset_min: int) -> str:
    return from_start_words(timedelta(minutes=offset_min))


def _infusion(context: DowntimeContext, one: InfusionAhead) -> list[Strip]:
    name = one.agent.name[:1].upper() + one.agent.name[1:]
    told = tr("{agent}: order, bag, check by two people, start").format(agent=name)
    note = tr("The second person writes own numbers without reading the first's, then both compare.")
    strips = [
        *text_strip(told, context.room, keep=True),
        *_order(context, one),
        *_bag(context, one),
        *text_strip(note, context.room, QUIET, keep=True),
        *_check(context),
    ]
    return [gap(5), *(replace(strip, keep=True) for strip in strips[:-1]), strips[-1]]


def _order(context: DowntimeContext, one: InfusionAhead) -> list[Strip]:
    line = context.view.record.orders.get(one.agent.id)
    order = line.event if line else None
    dose, over = getattr(order, "ordered_mg", None), getattr(order, "infusion_minutes", None)
    columns = (
        BoxColumn("#", 0.05), BoxColumn(tr("Ordered dose"), 0.25), BoxColumn(tr("Over"), 0.20),
        BoxColumn(tr("Prescriber, time"), 0.30), BoxColumn(tr("Signature"), 0.20),
    )  # fmt: skip
    row = [
        context.number(),
        Box(hint=tr("mg")) if dose is None else Box(tr("{mg} mg").format(mg=figures.trimmed(dose))),
        Box(hint=tr("minutes")) if over is None else Box(tr("{n} min").format(n=over)),
        Box(hint=tr("name, hh:mm")) if line is None else Box(tr("{by} {at}").format(
            by=line.by, at=context.when(line.happened_at)), face=BODY),
        Box(),
    ]  # fmt: skip
    return box_table(columns, [row], context.room)


def _bag(context: DowntimeContext, one: InfusionAhead) -> list[Strip]:
    bag = bag_of(context.view.record, one.agent.id)
    columns = (
        BoxColumn("#", 0.05), BoxColumn(tr("Product"), 0.19), BoxColumn(tr("Lot"), 0.15),
        BoxColumn(tr("Expires"), 0.15), BoxColumn(tr("Mixed at"), 0.12), BoxColumn(tr("Drug mL"), 0.10),
        BoxColumn(tr("Bag mL"), 0.10), BoxColumn(tr("Line mL"), 0.07), BoxColumn(tr("By"), 0.07),
    )  # fmt: skip
    if bag is None:
        return box_table(columns, [[context.number(), *(Box() for _ in range(8))]], context.room)
    told = (
        bag.product, bag.lot, figures.moment(bag.expires_at, context.zone),
        context.when(bag.mixed_at) if bag.mixed_at else "", figures.trimmed(bag.drug_ml),
        figures.trimmed(bag.bag_ml), figures.trimmed(bag.dead_volume_ml),
    )  # fmt: skip
    return box_table(
        columns, [[context.number(), *(Box(text, face=BODY) for text in told), Box()]], context.room
    )


def _check(context: DowntimeContext) -> list[Strip]:
    columns = (
        BoxColumn("#", 0.05), BoxColumn("", 0.23), BoxColumn(tr("Dose mg"), 0.14), BoxColumn(tr("Volume mL"), 0.14),
        BoxColumn(tr("Rate mL/h"), 0.14), BoxColumn(tr("At"), 0.15), BoxColumn(tr("By"), 0.15),
    )  # fmt: skip
    rows = [
        [context.number(), Box(words, face=BODY), *(Box() for _ in range(5))]
        for words in (tr("First person"), tr("Second person"), tr("Pump started"))
    ]
    return box_table(columns, rows, context.room)
