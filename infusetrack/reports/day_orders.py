"""Orders with their arithmetic spelled, the bag, and the two-person check."""

from datetime import timedelta
from decimal import Decimal

from infusetrack.domain.day_record import PreStartCheck
from infusetrack.domain.events import BagReceived, OrderEntered, PreStartChecked, PreStartWitnessed
from infusetrack.domain.record import Line
from infusetrack.domain.regimen import Sourced
from infusetrack.reports.context import DayContext, bsa_words
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.style import STRONG
from infusetrack.reports.table import Cell, CellLike, Column, facts, heading, table, wide_fact
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

HUNDRED = Decimal(100)


def orders(context: DayContext) -> list[Strip]:
    """One section for each drug of the day."""
    found: list[Strip] = []
    for agent in context.view.agents:
        found += _agent(context, agent)
    return found


def _agent(context: DayContext, agent: str) -> list[Strip]:
    record, room = context.view.record, context.room
    name = context.names.agent(agent)
    strips = [gap(), _title(context, agent, name)]
    order, bag = record.orders.get(agent), record.bags.get(agent)
    if order is None:
        strips += wide_fact(tr("Order"), tr("No order was entered."), room)
    elif isinstance(order.event, OrderEntered):
        strips += _order(context, order.event, order)
    if bag is None:
        strips += wide_fact(tr("Bag"), tr("No bag was recorded."), room)
    elif isinstance(bag.event, BagReceived):
        dose = order.event.ordered_mg if order and isinstance(order.event, OrderEntered) else None
        strips += _bag(context, bag.event, dose)
    checks = [check for check in record.checks.values() if check.first.agent == agent]
    return strips + [strip for check in checks for strip in _check(context, check)]


def _title(context: DayContext, agent: str, name: str) -> Strip:
    told = tr("{agent}: order, bag and check").format(agent=name[:1].upper() + name[1:])
    return heading(told, context.room, badge=context.agent_colours(agent)[0])


def formula_words(order: OrderEntered) -> str:
    """The arithmetic of a dose, every factor named."""
    per_unit, weight = figures.trimmed(order.per_unit), figures.fixed(order.weight_kg)
    computed = figures.trimmed(order.computed_mg)
    if order.basis == "mg_kg":
        text = tr("{per_unit} mg/kg \N{MULTIPLICATION SIGN} {weight} kg = {computed} mg")
        return text.format(per_unit=per_unit, weight=weight, computed=computed)
    if order.basis == "flat" or order.bsa_m2 is None or order.height_cm is None:
        return tr("flat dose {computed} mg").format(computed=computed)
    return tr(
        "{per_unit} mg/m² \N{MULTIPLICATION SIGN} {bsa} m² ({formula}, {weight} kg, {height} cm) = {computed} mg"
    ).format(
        per_unit=per_unit,
        bsa=bsa_words(order.bsa_m2, 4),
        formula=order.bsa_formula.replace("_", " ").title(),
        weight=weight,
        height=figures.trimmed(order.height_cm, 1),
        computed=computed,
    )


def difference_words(order: OrderEntered) -> str:
    """How far the ordered dose lies from the computed one, in percent."""
    if order.computed_mg == 0:
        return tr("computed dose is zero")
    percent = (order.ordered_mg - order.computed_mg) / order.computed_mg * HUNDRED
    return tr("{percent} % from computed").format(percent=figures.change(percent))


def _order(context: DayContext, order: OrderEntered, line: Line) -> list[Strip]:
    ordered = tr("{dose} mg over {span} ({difference})").format(
        dose=figures.trimmed(order.ordered_mg),
        span=figures.long_span(timedelta(minutes=order.infusion_minutes)),
        difference=difference_words(order),
    )
    pairs: list[tuple[str, CellLike]] = [
        (tr("Ordered"), Cell(ordered, STRONG)),
        (tr("Rounding"), order.rounding),
        (tr("Prescriber"), order.prescriber),
        (tr("Entered"), tr("{at} by {by}").format(at=context.time(line.happened_at), by=line.by)),
    ]
    strips = wide_fact(tr("Computed"), formula_words(order), context.room) + facts(pairs, context.room)
    if order.differs_because:
        strips += wide_fact(tr("Why it differs"), order.differs_because, context.room)
    return strips


def _limit(limit: Sourced | None) -> str:
    return "?" if limit is None else figures.trimmed(limit.value)


def concentration_words(context: DayContext, bag: BagReceived, dose_mg: Decimal | None) -> str:
    """The bag's strength beside the limits that the regimen gives."""
    if dose_mg is None or bag.bag_ml == 0:
        return tr("not known without an order")
    strength = dose_mg / bag.bag_ml
    agent = context.regimen.agents.get(bag.agent)
    low = agent.concentration_low if agent else None
    high = agent.concentration_high if agent else None
    told = tr("{value} mg/mL").format(value=figures.trimmed(strength))
    if low is None and high is None:
        return tr("{told}, no limits in the regimen").format(told=told)
    inside = (low is None or strength >= low.value) and (high is None or strength <= high.value)
    template = tr("{told}, inside {low} to {high}") if inside else tr("{told}, OUTSIDE {low} to {high}")
    return template.format(told=told, low=_limit(low), high=_limit(high))


def _bag(context: DayContext, bag: BagReceived, dose_mg: Decimal | None) -> list[Strip]:
    mixed = context.time(bag.mixed_at) if bag.mixed_at else tr("not given")
    held = tr("{ml} mL, primed with drug") if bag.primed_with == "drug" else tr("{ml} mL, primed with saline")
    pairs: list[tuple[str, CellLike]] = [
        (tr("Product"), bag.product),
        (tr("Lot"), bag.lot),
        (tr("Expires"), figures.moment(bag.expires_at, context.zone)),
        (tr("Mixed"), mixed),
        (
            tr("Bag"),
            tr("{ml} mL, of which {drug} mL drug").format(
                ml=figures.fixed(bag.bag_ml), drug=figures.trimmed(bag.drug_ml)
            ),
        ),
        (tr("Vials"), str(bag.vials)),
        (tr("Strength"), concentration_words(context, bag, dose_mg)),
        (tr("Line holds"), held.format(ml=figures.fixed(bag.dead_volume_ml))),
    ]
    strips = facts(pairs, context.room)
    if bag.outside_because:
        strips += wide_fact(tr("Why it is used"), bag.outside_because, context.room)
    return strips


def _check(context: DayContext, check: PreStartCheck) -> list[Strip]:
    columns = (
        Column(tr("Two-person check"), 0.29),
        Column(tr("By"), 0.12),
        Column(tr("At"), 0.16),
        Column(tr("Dose mg"), 0.12, "right"),
        Column(tr("Volume mL"), 0.12, "right"),
        Column(tr("Rate mL/h"), 0.12, "right"),
        Column("", 0.11),
    )
    first = (tr("First person"), check.first_by, context.time(check.first_at), *_numbers(check.first), "")
    rows: list[tuple[CellLike, ...]] = [first]
    if check.second is None or check.second_at is None:
        rows.append((tr("Second person"), tr("not yet"), "", "", "", "", Cell(tr("NOT CHECKED"), STRONG)))
    else:
        word = tr("agree") if check.agrees else tr("DIFFER")
        at = context.time(check.second_at)
        blind = tr("Second person, entered unseen")
        rows.append((blind, check.second_by, at, *_numbers(check.second), Cell(word, STRONG)))
    return table(columns, rows, context.room)


def _numbers(check: PreStartChecked | PreStartWitnessed) -> tuple[str, str, str]:
    return figures.trimmed(check.dose_mg), figures.fixed(check.volume_ml), figures.fixed(check.rate_ml_h)
