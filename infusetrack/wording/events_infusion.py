"""Sentences for what happens at the pump: checks, start, rates, pauses, end, flush."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from decimal import Decimal
from typing import Any

from infusetrack.domain import events as e
from infusetrack.wording.events_names import Names, reason_words
from infusetrack.wording.figures import fixed, trimmed
from infusetrack.wording.translate import tr


def joined(text: str, *more: str) -> str:
    """A sentence and what was typed with it, parted by semicolons."""
    return "; ".join([text, *(part.strip() for part in more if part.strip())])


def rate_words(previous: Decimal | None, rate: Decimal) -> str:
    """A rate, or a change of rate when the one before is known (mL/h)."""
    if previous is None:
        return tr("{rate} mL/h").format(rate=fixed(rate))
    return tr("{old} → {new} mL/h").format(old=fixed(previous), new=fixed(rate))


def change_words(event: e.Event, previous: Decimal) -> str:
    """A rate change told with the rate before it; empty for any other fact."""
    if not isinstance(event, e.RateChanged):
        return ""
    rates = rate_words(previous, event.rate_ml_h)
    return joined(
        tr("Rate {rates}, {reason}").format(rates=rates, reason=reason_words(event.reason)), event.why
    )


def _rate_changed(event: e.RateChanged, _zone: tzinfo, _names: Names) -> str:
    text = tr("Rate set to {rate} mL/h, {reason}")
    return joined(text.format(rate=fixed(event.rate_ml_h), reason=reason_words(event.reason)), event.why)


def pump_words(event: e.PreStartChecked | e.PreStartWitnessed | e.InfusionStarted) -> str:
    """Dose, volume and rate as they stand on the pump."""
    return tr("{dose} mg in {volume} mL at {rate} mL/h").format(
        dose=trimmed(event.dose_mg), volume=fixed(event.volume_ml), rate=fixed(event.rate_ml_h)
    )


def _checked(event: e.PreStartChecked, _zone: tzinfo, names: Names) -> str:
    """Without the numbers: the second person must not read them before entering their own."""
    return tr("First check of {agent} entered").format(agent=names.agent(event.agent))


def _witnessed(event: e.PreStartWitnessed, _zone: tzinfo, names: Names) -> str:
    return tr("Second check of {agent}: {pump}").format(
        agent=names.agent(event.agent), pump=pump_words(event)
    )


def _started(event: e.InfusionStarted, _zone: tzinfo, names: Names) -> str:
    text = tr("{agent} started: {pump}").format(agent=names.agent(event.agent), pump=pump_words(event))
    line = ""
    if event.dead_volume_ml:
        template = (
            tr("line holds {ml} mL of drug")
            if event.primed_with == "drug"
            else tr("line holds {ml} mL of saline")
        )
        line = template.format(ml=fixed(event.dead_volume_ml))
    return joined(text, line, event.late_because)


def _paused(event: e.InfusionPaused, _zone: tzinfo, _names: Names) -> str:
    return tr("Paused: {why}").format(why=event.why)


def _resumed(event: e.InfusionResumed, _zone: tzinfo, _names: Names) -> str:
    return tr("Resumed at {rate} mL/h, ordered by {who}").format(
        rate=fixed(event.rate_ml_h), who=event.ordered_by
    )


def _stopped(event: e.InfusionStopped, _zone: tzinfo, _names: Names) -> str:
    return tr("Stopped before the end: {why}").format(why=event.why)


def _completed(_event: e.InfusionCompleted, _zone: tzinfo, _names: Names) -> str:
    return tr("Bag seen empty, infusion complete")


def _flush(event: e.FlushStarted, _zone: tzinfo, _names: Names) -> str:
    return tr("Flush started: {volume} mL at {rate} mL/h").format(
        volume=fixed(event.volume_ml), rate=fixed(event.rate_ml_h)
    )


def _flushed(_event: e.FlushEnded, _zone: tzinfo, _names: Names) -> str:
    return tr("Flush ended, line clear")


WORDS: Mapping[type[e.Event], Callable[[Any, tzinfo, Names], str]] = {
    e.PreStartChecked: _checked,
    e.PreStartWitnessed: _witnessed,
    e.InfusionStarted: _started,
    e.RateChanged: _rate_changed,
    e.InfusionPaused: _paused,
    e.InfusionResumed: _resumed,
    e.InfusionStopped: _stopped,
    e.InfusionCompleted: _completed,
    e.FlushStarted: _flush,
    e.FlushEnded: _flushed,
}
"""What says each fact of the pump."""
