"""What runs as the form is printed: drug, bag, rate, volume in, planned rates with their times, and ends."""

from datetime import datetime

from infusetrack.domain.bag_due import bag_of
from infusetrack.domain.downtime import InfusionAhead
from infusetrack.domain.infusion import Phase
from infusetrack.domain.live import Live, live
from infusetrack.domain.opioid import opioid_state
from infusetrack.domain.vitals_due import plans_of
from infusetrack.domain.vitals_runs import OF_THE_OPIOID
from infusetrack.reports.downtime_context import DowntimeContext
from infusetrack.reports.flow import Strip, gap
from infusetrack.reports.style import STRONG
from infusetrack.reports.table import Cell, CellLike, facts, heading, wide_fact
from infusetrack.wording import figures
from infusetrack.wording.events import phase_words
from infusetrack.wording.support_words import opioid_total_words, opioid_words
from infusetrack.wording.translate import tr


def running(context: DowntimeContext) -> list[Strip]:
    """Each infusion of the day with its figures as of the moment of printing, and the opioid's."""
    strips: list[Strip] = []
    for one in context.infusions():
        strips += _infusion(context, one)
    if not strips:
        strips = [heading(tr("No infusion is planned on this day"), context.room)]
    return [gap(), *strips, *_opioid(context)]


def _infusion(context: DowntimeContext, one: InfusionAhead) -> list[Strip]:
    name = one.agent.name[:1].upper() + one.agent.name[1:]
    aside = tr("as of {at}").format(at=figures.moment(context.now, context.zone))
    title = tr("{agent}: {phase}").format(agent=name, phase=phase_words(one.infusion.phase))
    strips = [heading(title, context.room, aside, context.agent_colours(one.agent.id)[0])]
    pairs = _not_begun(context, one) if one.start_plan is not None else _figures(context, one)
    strips += facts([pair for pair in pairs if pair[1]], context.room)
    if one.rises:
        strips += wide_fact(tr("Planned rates"), Cell(_rises(context, one), STRONG), context.room)
    return [*strips, gap(6)]


def _not_begun(context: DowntimeContext, one: InfusionAhead) -> list[tuple[str, CellLike]]:
    bag, planned = bag_of(context.view.record, one.agent.id), one.start_plan
    known = context.view.record.orders.get(one.agent.id) is not None and bag is not None
    first = tr("{rate} mL/h").format(rate=figures.fixed(planned.steps[0].rate_ml_h)) if planned else ""
    return [
        (tr("Bag"), Cell(_bag(context, one) if bag else tr("not on record yet"), STRONG)),
        (tr("First rate"), Cell(first, STRONG) if known else tr("follows from order and bag")),
        (tr("Lasts"), figures.long_span(planned.total) if planned else ""),
        (tr("Bag: use by"), _at(context, live_of(context, one).bag_ends_at)),
    ]


def live_of(context: DowntimeContext, one: InfusionAhead) -> Live:
    """The figures of the live card at the moment of printing."""
    return live(context.view.record, one.agent, one.step, context.now, context.lines)


def _figures(context: DowntimeContext, one: InfusionAhead) -> list[tuple[str, CellLike]]:
    told = live_of(context, one)
    return [
        (tr("Bag"), Cell(_bag(context, one), STRONG)),
        (tr("Rate"), Cell(_rate(context, told), STRONG)),
        (
            tr("In at {at}").format(at=figures.clock(context.now, context.zone)),
            Cell(
                tr("{ml} mL = {mg} mg").format(
                    ml=figures.fixed(told.infused_ml), mg=figures.trimmed(told.infused_mg, 2)
                ),
                STRONG,
            ),
        ),
        (
            tr("Still in the bag"),
            tr("{ml} mL = {mg} mg").format(
                ml=figures.fixed(told.left_ml), mg=figures.trimmed(told.left_mg, 2)
            ),
        ),
        (tr("Started"), _at(context, one.infusion.started_at)),
        (tr("Infusing, paused"), _spans(told)),
        (tr("Ends at this rate"), _at(context, told.ends_at)),
        (tr("Ends with planned rates"), _at(context, one.ends_with_rises) if one.rises else ""),
        (tr("Longest time reached"), _at(context, told.limit_at)),
        (tr("Bag: use by"), _at(context, told.bag_ends_at)),
        (tr("Flush"), _flush(context, told)),
    ]


def _bag(context: DowntimeContext, one: InfusionAhead) -> str:
    bag, infusion = bag_of(context.view.record, one.agent.id), one.infusion
    parts = []
    if infusion.volume_ml:
        parts.append(
            tr("{mg} mg in {ml} mL").format(
                mg=figures.trimmed(infusion.dose_mg), ml=figures.trimmed(infusion.volume_ml)
            )
        )
        parts.append(
            tr("{strength} mg/mL").format(strength=figures.trimmed(infusion.dose_mg / infusion.volume_ml))
        )
    elif bag is not None:
        parts.append(tr("{ml} mL").format(ml=figures.trimmed(bag.bag_ml)))
    if bag is not None:
        parts.append(tr("lot {lot}").format(lot=bag.lot))
    return " · ".join(parts)


def _rate(context: DowntimeContext, told: Live) -> str:
    since = "" if told.rate_since is None else context.when(told.rate_since)
    if told.infusion.phase is Phase.RUNNING:
        return tr("{rate} mL/h since {at}").format(rate=figures.fixed(told.infusion.rate_ml_h), at=since)
    if told.infusion.phase is Phase.PAUSED:
        last = figures.fixed(told.infusion.last_rate_ml_h())
        return tr("PAUSED since {at} (was {rate} mL/h)").format(at=since, rate=last)
    return tr("off since {at}").format(at=_at(context, told.infusion.ended_at))


def _spans(told: Live) -> str:
    return f"{figures.long_span(told.infusing)}, {figures.long_span(told.paused_total)}"


def _flush(context: DowntimeContext, told: Live) -> str:
    ml, clear = told.infusion.flush_ml(), told.line_clear_at
    if not ml:
        return ""
    volume = tr("{ml} mL of saline at the same rate").format(ml=figures.trimmed(ml))
    return (
        volume
        if clear is None
        else tr("{volume}, line clear {at}").format(volume=volume, at=context.when(clear))
    )


def _rises(context: DowntimeContext, one: InfusionAhead) -> str:
    told = [
        tr("{at} {rate} mL/h").format(at=context.when(rise.at), rate=figures.fixed(rise.rate_ml_h))
        for rise in one.rises
    ]
    return tr("{rates}: assess, then change the pump; if not paused").format(rates=" · ".join(told))


def _at(context: DowntimeContext, at: datetime | None) -> str:
    return "" if at is None else context.when(at)


def _opioid(context: DowntimeContext) -> list[Strip]:
    """The opioid beside the antibody; nothing on a day that asks for none, unless it runs."""
    plan = context.regimen.opioid_infusion
    state = opioid_state(context.chart, context.regimen, context.label, context.now, context.zone)
    if plan is None or state is None or not (state.runs or _asks_for_opioid(context)):
        return []
    span = tr("{low} to {high} {unit}").format(
        low=figures.trimmed(plan.rate_low.value),
        high=figures.trimmed(plan.rate_high.value),
        unit=plan.rate_low.unit,
    )
    until = state.must_run_until
    told = (
        opioid_words(state, context.zone)
        if state.runs
        else tr("{drug} infusion is off").format(drug=state.drug)
    )
    pairs: list[tuple[str, CellLike]] = [
        (tr("Opioid infusion"), Cell(told, STRONG)),
        (tr("Range of the plan"), span),
        (tr("So far today"), opioid_total_words(state)),
        (tr("Runs until"), tr("end not known yet") if until is None else context.when(until)),
    ]
    title = heading(tr("Opioid infusion"), context.room)
    return [title, *facts(pairs, context.room), gap(6)]


def _asks_for_opioid(context: DowntimeContext) -> bool:
    """Whether a plan of the day's infusions follows the opioid."""
    names = (name for step in context.view.of_kind("infusion") for name in plans_of(step))
    plans = (context.regimen.vitals_plans.get(name) for name in names)
    return any(point.anchor in OF_THE_OPIOID for plan in plans if plan for point in plan.points)
