"""What is due, in a few words: for the Next card, the chairs and the banner."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from decimal import Decimal

from infusetrack.domain.reminders import Due, DueState
from infusetrack.domain.vitals_due import Ask
from infusetrack.wording import figures
from infusetrack.wording.events_names import NO_NAMES, Names
from infusetrack.wording.translate import mark, tr, translated

KINDS = {
    "vitals": mark("Vital signs"),
    "rate_step": mark("Rate step to {rate}: assess, then change the pump"),
    "infusion_end": mark("{agent} ends; flush, then observe"),
    "flush_end": mark("Flush ends"),
    "hydration_end": mark("Hydration ends"),
    "observation_end": mark("Observation ends"),
    "step_end": mark("{step}"),
    "bag_start": mark("Start by: mixed bag"),
    "bag_life": mark("Bag expires"),
    "longest": mark("Longest infusing time reached"),
    "pause": mark("Paused: decide on resuming"),
    "second_check": mark("Second person's check waits"),
    "draw": mark("{step}: draw blood"),
    "hgb": mark("Hemoglobin: next value, the watch asks for it"),
}
SHORT = {
    "rate_step": mark("Rate step to {rate}"),
    "infusion_end": mark("Infusion ends"),
    "longest": mark("Longest time"),
    "pause": mark("Pause review"),
    "second_check": mark("Second check"),
    "bag_start": mark("Start bag by"),
    "draw": mark("Blood draw"),
    "hgb": mark("Hgb draw"),
}
ANCHORS = {
    "before": mark("before the start"),
    "start": mark("after the start"),
    "pause": mark("after the pause began"),
    "end": mark("after the end"),
    "resume": mark("after resuming"),
    "rate_rise": mark("after the rate rise"),
    "opioid_start": mark("after the opioid began"),
    "opioid_bolus": mark("after the opioid dose"),
    "opioid_stop": mark("after the opioid stopped"),
}
ITEMS = {
    "bp": mark("BP"),
    "sbp": mark("systolic BP"),
    "dbp": mark("diastolic BP"),
    "heart_rate": mark("HR"),
    "respiratory_rate": mark("RR"),
    "temperature_c": mark("Temp"),
    "spo2": mark("SpO₂"),
    "pain": mark("pain"),
    "sedation": mark("sedation"),
}
WITH_STEP = mark("Vital signs, then rate step to {rate}: assess, then change the pump")
WITH_STEP_SHORT = mark("Vital signs, then rate step to {rate}")


def due_words(due: Due, day: str, names: Names = NO_NAMES) -> str:
    """What to do, in one line."""
    together = due.kind == "vitals" and "rate_ml_h" in due.facts
    return _filled(WITH_STEP if together else KINDS[due.kind], due, day, names)


def due_title(due: Due, day: str, names: Names = NO_NAMES) -> str:
    """The same as a title of two or three words."""
    together = due.kind == "vitals" and "rate_ml_h" in due.facts
    return _filled(WITH_STEP_SHORT if together else SHORT.get(due.kind, KINDS[due.kind]), due, day, names)


def _filled(template: str, due: Due, day: str, names: Names) -> str:
    rate = due.facts.get("rate_ml_h")
    shown = tr("{rate} mL/h").format(rate=figures.fixed(rate)) if isinstance(rate, Decimal) else ""
    words = translated(template).format(
        rate=shown,
        agent=names.agent(due.agent) if due.agent else tr("Infusion"),
        step=names.step(day, due.step) if "{step}" in template else "",
    )
    return words[:1].upper() + words[1:]


def due_when(due: Due, now: datetime, zone: tzinfo) -> str:
    """How near it is: "in 12 min", "due now", "5 min overdue"."""
    if due.state is DueState.DUE and due.late_at > now:
        return tr("due, by {clock}").format(clock=figures.clock(due.late_at, zone))
    moment = due.late_at if due.has_come else due.at
    span = moment - now
    minutes = int(-(-span.total_seconds() // 60)) if moment > now else int(-span.total_seconds() // 60)
    if due.state is DueState.OVERDUE or (due.has_come and minutes):
        return overdue_words(minutes)
    if due.has_come:
        return tr("due now")
    if minutes < 60:  # noqa: PLR2004 (an hour)
        return tr("in {minutes} min").format(minutes=minutes)
    return tr("at {clock}").format(clock=figures.clock(due.at, zone))


def overdue_words(minutes: int) -> str:
    """How many minutes ago it should have been done."""
    return tr("{minutes} min overdue").format(minutes=minutes)


def due_reason(due: Due, zone: tzinfo) -> str:
    """Why it is due then: the clock time, and for vital signs the anchor and what is wanted."""
    told = due_reason_of(due.at, str(due.facts.get("anchor", "")), zone)
    if due.late_at != due.at:
        told = tr("from {clock}, by {latest}").format(
            clock=figures.clock(due.at, zone), latest=figures.clock(due.late_at, zone)
        )
    return " · ".join(part for part in (told, due_items(due)) if part)


def due_reason_of(at: datetime, anchor: str, zone: tzinfo) -> str:
    """The same from the moment and the anchor alone."""
    told, named = tr("due {clock}").format(clock=figures.clock(at, zone)), ANCHORS.get(anchor)
    return f"{told} · {translated(named)}" if named else told


def due_items(due: Due) -> str:
    """What each plan wants of this set; the plans are named where there are several."""
    asks = due.facts.get("asks")
    wanted = [one for one in asks if isinstance(one, Ask) and one.wants] if isinstance(asks, tuple) else []
    if len(wanted) == 1:
        return items_words(wanted[0].wants)
    return " · ".join(f"{one.plan}: {items_words(one.wants)}" for one in wanted)


def items_words(items: Iterable[str]) -> str:
    """The items of a set in short words; both pressures are one."""
    told = tuple(items)
    if {"sbp", "dbp"} <= set(told):
        told = ("bp", *(one for one in told if one not in {"sbp", "dbp"}))
    return ", ".join(translated(ITEMS[one]) for one in told)


def anchor_words(anchor: str) -> str:
    """What a planned point counts from."""
    return translated(ANCHORS[anchor])
