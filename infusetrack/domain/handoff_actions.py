"""What the next shift has to do, each with its time: from the same due function as the screen and its clocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import takewhile
from types import MappingProxyType
from typing import Literal

from infusetrack.domain import side_drugs
from infusetrack.domain.cycle_day import StepView
from infusetrack.domain.handoff_day import SHIFT, HandoffDay
from infusetrack.domain.hemoglobin_answers import waiting
from infusetrack.domain.hemoglobin_due import ask_of, is_listed
from infusetrack.domain.live import live
from infusetrack.domain.mappings import nothing
from infusetrack.domain.next_start import next_start, observed_until, projected_end
from infusetrack.domain.opioid import opioid_state
from infusetrack.domain.reminders import Due
from infusetrack.domain.vitals_due import TOGETHER, courses

ActionKind = Literal[
    "step", "due", "rate_step", "observation_end", "bag_expires", "opioid_until", "not_before", "may_repeat",
    "hemoglobin", "decision", "sign", "next_day",
]  # fmt: skip
STILL_OF_USE = timedelta(hours=24)
"""A drug on the side that was given longer ago is not listed (LOCAL)."""


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the action list; `at` is when it is due, None for what has no minute in this shift.

    A `due` is one of the day's due things (`due.at` of an infusion's end is that at the present rate); other kinds are known ahead of their due thing, or are no
    due thing at all: a drug that may not come again before `at`, the day's signature.
    """

    kind: ActionKind
    at: datetime | None
    due: Due | None = None
    facts: Mapping[str, object] = field(default_factory=nothing)


def actions(day: HandoffDay) -> tuple[Action, ...]:
    """Everything that comes within the next shift, the earliest first; nothing of a signed day."""
    if day.record.is_signed:
        return ()
    found = [
        *_dues(day), *_ahead(day), *_drugs(day), *_opioid(day), *_hemoglobin(day), *_closing(day),
    ]  # fmt: skip
    until = day.now + SHIFT
    kept = [one for one in found if one.at is None or one.at <= until]
    return (*_step(day), *sorted(kept, key=lambda one: (one.at is None, one.at or until, one.kind)))


def _action(kind: ActionKind, at: datetime | None, **facts: object) -> Action:
    return Action(kind, at, None, MappingProxyType(facts))


def _step(day: HandoffDay) -> Iterator[Action]:
    """The step in hand, where nothing runs that the due things tell."""
    step = day.view.in_hand
    if step is not None and step.plan.kind not in {"infusion", "flush", "hydration", "observation", "sign"}:
        yield _action("step", None, step=step.plan.key)


def _dues(day: HandoffDay) -> Iterator[Action]:
    """The due things themselves; vital signs with the times that follow, an end with planned rate steps counted."""
    for due in day.dues:
        at, facts = due.at, nothing()
        if due.kind == "vitals":
            facts = MappingProxyType({"then": _then(day, due)})
        if due.kind == "infusion_end":
            at = projected_end(day.chart, day.regimen, day.view, day.view.step(due.step)) or at
        yield Action("due", at, due, facts)


def _then(day: HandoffDay, due: Due) -> tuple[datetime, ...]:
    """When the plans ask again after this set, up to the end that is projected or the end of the shift."""
    end = projected_end(day.chart, day.regimen, day.view, day.view.step(due.step))
    until = day.now + SHIFT if end is None else min(end, day.now + SHIFT)
    first = max(due.at, day.now) + TOGETHER
    known = {
        point.at
        for course in courses(day.regimen, day.view, day.lines)
        if course.step == due.step
        for point in takewhile(lambda point: point.at <= until, course.points())
        if point.at > first
    }
    return _asked_once(sorted(known))


def _asked_once(times: Sequence[datetime]) -> tuple[datetime, ...]:
    """Points that lie together are one set, as they are asked (clinical facts 5.2)."""
    kept: list[datetime] = []
    for at in times:
        if not kept or at - kept[-1] > TOGETHER:
            kept.append(at)
    return tuple(kept)


def _ahead(day: HandoffDay) -> Iterator[Action]:
    """What is no due thing yet: later planned rises, the observation's end, the bag's expiry."""
    for step in day.view.of_kind("infusion"):
        infusion = day.record.infusions.get(step.plan.key)
        if infusion is None or infusion.started_at is None or infusion.ended_at is not None:
            continue
        yield from _of_infusion(day, step)


def _of_infusion(day: HandoffDay, step: StepView) -> Iterator[Action]:
    key, name = step.plan.key, step.plan.agent or day.view.agents[0]
    now = live(day.record, day.regimen.agents[name], key, day.now, day.lines)
    for rise in now.rises[1:]:
        yield _action("rate_step", rise.at, rate_ml_h=rise.rate_ml_h, agent=name)
    ends = observed_until(day.chart, day.regimen, day.view, step)
    if ends is not None:
        yield _action("observation_end", ends, agent=name)
    told = any(due.kind == "bag_life" and due.step == key for due in day.dues)
    if now.bag_ends_at is not None and not told:
        yield _action("bag_expires", now.bag_ends_at, agent=name)


def _drugs(day: HandoffDay) -> Iterator[Action]:
    """When a drug on the side that was given may come again; an opioid not before."""
    for drug in day.regimen.side_drugs:
        seen = side_drugs.standing(day.chart, day.regimen, drug, day.label, day.now)
        if seen.last is None or seen.next_at is None or day.now - seen.last.happened_at > STILL_OF_USE:
            continue
        kind: ActionKind = "not_before" if drug.group == "opioid" else "may_repeat"
        yield _action(kind, seen.next_at if seen.next_at > day.now else None, seen=seen)


def _opioid(day: HandoffDay) -> Iterator[Action]:
    state = opioid_state(day.chart, day.regimen, day.label, day.now, day.ward.zone)
    if state is not None and state.runs and state.must_run_until is not None:
        yield _action("opioid_until", state.must_run_until, opioid=state)


def _hemoglobin(day: HandoffDay) -> Iterator[Action]:
    """The decision that waits, and when the watch asks for the next value."""
    asked = waiting(day.chart, day.ward.reviews)
    if asked is not None:
        yield _action("decision", None, review=asked)
    ask = ask_of(day.chart, day.ward.reviews)
    if ask is not None and not is_listed(day.dues, ask):
        yield _action("hemoglobin", ask.at, review=day.ward.reviews[-1])


def _closing(day: HandoffDay) -> Iterator[Action]:
    """The day's signature, and the next day's start where it comes within the shift."""
    for step in day.view.of_kind("sign"):
        yield _action("sign", None, step=step.plan.key)
    following = next_start(day.chart, day.regimen, day.view, day.ward.zone)
    if following is not None:
        yield _action("next_day", following.planned_at, next=following)
