"""What must be so before a pump is started: two people's check, the order and bag that they saw, one infusion."""

from datetime import timedelta

from infusetrack.domain.admission_change import started_on
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import DayView, day_view
from infusetrack.domain.day_record import DayRecord, PreStartCheck
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    BagReceived,
    InfusionStarted,
    OrderEntered,
    PreStartChecked,
    PreStartWitnessed,
)
from infusetrack.domain.infusion import Phase
from infusetrack.domain.record import Draft
from infusetrack.domain.regimen import Regimen

APART = timedelta(hours=8)
"""Two doses of one drug never begin closer than this: the wrong day is open (LOCAL; 24 h are planned)."""


def check_start(chart: Chart, regimen: Regimen, draft: Draft, event: InfusionStarted) -> None:
    """Refuse a start that two people did not check as it is, or beside another infusion."""
    view = day_view(regimen, chart.day(event.day))
    _nothing_reopened(view, event.step)
    wanted = (step.plan for step in view.of_kind("double_check") if step.plan.agent == event.agent)
    for plan in wanted:
        _checked_by_two(view.record.checks.get(plan.key), view.record, draft, event)
    _one_at_a_time(chart, event)
    _not_given_lately(chart, draft, event)


def check_started_numbers(chart: Chart, event: InfusionStarted) -> None:
    """A start that is put right holds the dose and the volume of the standing order and bag."""
    _as_ordered(chart.day(event.day), event)


def check_turn(
    chart: Chart, regimen: Regimen, draft: Draft, event: PreStartChecked | PreStartWitnessed
) -> None:
    """Refuse a check between those that were made, and one after the pump was started."""
    if started_on(chart, regimen, event):
        raise Refused("check_after_start", agent=event.agent)
    made = chart.day(event.day).checks.get(event.step)
    last = (made.second_at or made.first_at) if made else draft.happened_at
    if draft.happened_at < last:
        raise Refused("check_out_of_turn", at=draft.happened_at, last=last)


def _nothing_reopened(view: DayView, step: str) -> None:
    """Every step on the way to the start is still closed, also those that others wait for."""
    ahead, seen = [*view.step(step).plan.requires], set[str]()
    while ahead:
        found = view.step(ahead.pop())
        if not view.record.closed(found.plan.key):
            raise Refused("step_waits", step=view.step(step).plan.title, waits_for=(found.plan.title,))
        ahead += [key for key in found.plan.requires if key not in seen]
        seen.update(found.plan.requires)


def _checked_by_two(
    check: PreStartCheck | None, record: DayRecord, draft: Draft, event: InfusionStarted
) -> None:
    if check is None or check.second_at is None or not check.agrees:
        raise Refused("not_checked_by_two", agent=event.agent)
    first = check.first
    if (event.dose_mg, event.volume_ml, event.rate_ml_h) != (first.dose_mg, first.volume_ml, first.rate_ml_h):
        raise Refused("differs_from_check", agent=event.agent)
    if draft.happened_at < check.second_at:
        raise Refused("start_before_check", at=draft.happened_at, checked=check.second_at)
    for line in (record.orders.get(event.agent), record.bags.get(event.agent)):
        if line is not None and line.happened_at > check.first_at:
            raise Refused("checked_another", at=line.happened_at, checked=check.first_at)
    _as_ordered(record, event)


def _as_ordered(record: DayRecord, event: InfusionStarted) -> None:
    order, bag = record.orders.get(event.agent), record.bags.get(event.agent)
    if (
        order is not None
        and isinstance(order.event, OrderEntered)
        and order.event.ordered_mg != event.dose_mg
    ):
        raise Refused("dose_not_ordered", dose_mg=event.dose_mg, ordered_mg=order.event.ordered_mg)
    if bag is not None and isinstance(bag.event, BagReceived) and bag.event.bag_ml != event.volume_ml:
        raise Refused("volume_not_bag", volume_ml=event.volume_ml, bag_ml=bag.event.bag_ml)


def _one_at_a_time(chart: Chart, event: InfusionStarted) -> None:
    for label, record in chart.days.items():
        for step, infusion in record.infusions.items():
            same = (label, step) == (event.day, event.step)
            if not same and infusion.phase in {Phase.RUNNING, Phase.PAUSED}:
                raise Refused("another_runs", day=label)


def _not_given_lately(chart: Chart, draft: Draft, event: InfusionStarted) -> None:
    for line in chart.of_kind(InfusionStarted):
        agent, day = getattr(line.event, "agent", ""), getattr(line.event, "day", "")
        near = abs(draft.happened_at - line.happened_at) < APART
        if agent == event.agent and day != event.day and near:
            raise Refused("given_lately", agent=agent, day=day, at=line.happened_at)
