"""What is due, in a few words: for the Next card, the chairs and the banner."""

from datetime import datetime, tzinfo
from decimal import Decimal

from infusetrack.domain.reminders import Due, DueState
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
}
SHORT = {
    "rate_step": mark("Rate step to {rate}"),
    "infusion_end": mark("Infusion ends"),
    "longest": mark("Longest time"),
    "pause": mark("Pause review"),
    "second_check": mark("Second check"),
    "bag_start": mark("Start bag by"),
}
ANCHORS = {
    "before": mark("before the start"),
    "start": mark("after the start"),
    "end": mark("after the end"),
    "resume": mark("after resuming"),
    "rate_rise": mark("after the rate rise"),
}


def due_words(due: Due, day: str, names: Names = NO_NAMES) -> str:
    """What to do, in one line."""
    return _filled(KINDS[due.kind], due, day, names)


def due_title(due: Due, day: str, names: Names = NO_NAMES) -> str:
    """The same as a title of two or three words."""
    return _filled(SHORT.get(due.kind, KINDS[due.kind]), due, day, names)


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
    span = due.at - now
    minutes = int(-(-span.total_seconds() // 60)) if due.at > now else int(-span.total_seconds() // 60)
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
    """Why it is due then: the clock time, and for vital signs the anchor."""
    return due_reason_of(due.at, str(due.facts.get("anchor", "")), zone)


def due_reason_of(at: datetime, anchor: str, zone: tzinfo) -> str:
    """The same from the moment and the anchor alone."""
    told, named = tr("due {clock}").format(clock=figures.clock(at, zone)), ANCHORS.get(anchor)
    return f"{told} · {translated(named)}" if named else told
