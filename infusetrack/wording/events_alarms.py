"""Sentences for alarms, for checks that lapsed, and for the pump's own number."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from infusetrack.domain import events as e
from infusetrack.wording.events_infusion import joined
from infusetrack.wording.events_names import Names
from infusetrack.wording.figures import clock, fixed
from infusetrack.wording.translate import mark, tr, translated

PRIORITIES: Mapping[e.Priority, str] = {
    "low": mark("low"),
    "medium": mark("medium"),
    "high": mark("high"),
}
CONDITIONS: Mapping[str, str] = {
    "vitals": mark("vital signs"),
    "rate_step": mark("planned rate step"),
    "infusion_end": mark("end of the infusion"),
    "flush_end": mark("end of the flush"),
    "hydration_end": mark("end of hydration"),
    "observation_end": mark("end of observation"),
    "step_end": mark("end of a step"),
    "bag_start": mark("latest start of the bag"),
    "bag_life": mark("end of the bag's life"),
    "longest": mark("longest infusing time"),
    "pause": mark("pump paused"),
    "second_check": mark("second check"),
    "reaction_vitals": mark("no vital signs after a reaction or stop"),
    "danger": mark("dangerous vital sign"),
    "pump_apart": mark("pump and record apart"),
    "clock_gap": mark("time passed unseen"),
    "hgb_drop": mark("fall of hemoglobin"),
    "hgb_act": mark("advice of the hemoglobin watch"),
    "lab_critical": mark("critical laboratory value"),
    "draw": mark("blood draw"),
    "hgb": mark("next hemoglobin"),
    "toxicity": mark("toxicity of grade 3 or more"),
    "store": mark("record cannot be written"),
    "sound": mark("no sound"),
    "backup": mark("backup older than a day"),
}
"""What an alarm is about, by the kind of the due thing or of the condition."""


def priority_words(priority: e.Priority) -> str:
    """How urgent an alarm is, in a word."""
    return translated(PRIORITIES[priority])


def condition_words(kind: str) -> str:
    """What an alarm is about, in few words; the kind itself where it has none."""
    return translated(CONDITIONS.get(kind, kind))


def _raised(event: e.AlarmRaised, zone: tzinfo, _names: Names) -> str:
    return tr("Alarm, {priority}: {what}, since {at}").format(
        priority=priority_words(event.priority),
        what=condition_words(event.kind),
        at=clock(event.since, zone),
    )


def _acknowledged(event: e.AlarmAcknowledged, zone: tzinfo, _names: Names) -> str:
    text = tr("Alarm acknowledged: {what}, since {at}").format(
        what=condition_words(event.kind), at=clock(event.since, zone)
    )
    return joined(text, event.note)


def _escalated(event: e.AlarmEscalated, zone: tzinfo, _names: Names) -> str:
    return tr("Nobody answered, alarm now {priority}: {what}, since {at}").format(
        priority=priority_words(event.priority),
        what=condition_words(event.kind),
        at=clock(event.since, zone),
    )


def _put_off(event: e.ReminderPutOff, _zone: tzinfo, _names: Names) -> str:
    text = tr("Reminder put off by {minutes} min: {what}").format(
        minutes=event.minutes, what=condition_words(event.kind)
    )
    return joined(text, event.why)


def _lapsed(event: e.CheckLapsed, zone: tzinfo, _names: Names) -> str:
    return tr("Planned vital signs of {at} were not taken").format(at=clock(event.due_at, zone))


def _pump(event: e.PumpRead, _zone: tzinfo, _names: Names) -> str:
    text = tr("Pump shows {pump} mL infused, the record {record} mL").format(
        pump=fixed(event.volume_ml), record=fixed(event.computed_ml)
    )
    return joined(text, event.explained)


def _paused(event: e.SoundPaused, _zone: tzinfo, _names: Names) -> str:
    return tr("Alarm sound paused for {seconds} s").format(seconds=event.seconds)


def _tested(event: e.SoundTested, _zone: tzinfo, _names: Names) -> str:
    template = tr("Alarm tone heard ({way})") if event.heard else tr("Alarm tone NOT heard ({way})")
    return template.format(way=event.through)


WORDS: Mapping[type[e.Event], Callable[[Any, tzinfo, Names], str]] = {
    e.AlarmRaised: _raised,
    e.AlarmAcknowledged: _acknowledged,
    e.AlarmEscalated: _escalated,
    e.ReminderPutOff: _put_off,
    e.CheckLapsed: _lapsed,
    e.PumpRead: _pump,
    e.SoundPaused: _paused,
    e.SoundTested: _tested,
}
"""What says each fact of an alarm."""
