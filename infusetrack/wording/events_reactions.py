"""Sentences for an infusion reaction, from the first press to the checked restart."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from infusetrack.domain import events as e
from infusetrack.wording.events_infusion import joined
from infusetrack.wording.events_names import Names
from infusetrack.wording.figures import fixed, trimmed
from infusetrack.wording.translate import tr


def _began(event: e.ReactionBegan, _zone: tzinfo, names: Names) -> str:
    if event.rate_ml_h is None or event.infused_mg is None or event.minutes is None:
        return tr("Reaction")
    text = tr("Reaction to {agent} at {rate} mL/h, {mg} mg in, {minutes} min from the start")
    return text.format(
        agent=names.agent(event.agent),
        rate=fixed(event.rate_ml_h),
        mg=trimmed(event.infused_mg, 2),
        minutes=event.minutes,
    )


def _described(event: e.ReactionDescribed, _zone: tzinfo, names: Names) -> str:
    template = tr("Reaction, finished form") if event.finished else tr("Reaction, so far")
    grade = "" if event.grade is None else tr("grade {grade}").format(grade=event.grade)
    kind = names.reaction_kind(event.kind) if event.kind else ""
    return joined(template, kind, grade, ", ".join(map(names.sign, event.signs)), event.note)


def _called(event: e.TeamCalled, _zone: tzinfo, _names: Names) -> str:
    return tr("Called: {whom}").format(whom=event.whom)


def _answered(event: e.TeamAnswered, _zone: tzinfo, _names: Names) -> str:
    return tr("Answered: {whom}").format(whom=event.whom)


def _settled(_event: e.ReactionSettled, _zone: tzinfo, _names: Names) -> str:
    return tr("Reaction settled")


def _ordered(event: e.RestartOrdered, _zone: tzinfo, _names: Names) -> str:
    text = tr("Restart at {rate} mL/h ordered by {who}").format(
        rate=fixed(event.rate_ml_h), who=event.prescriber
    )
    if not event.override_by:
        return text
    override = tr('against "never restart", decided by {who}: {why}')
    return joined(text, override.format(who=event.override_by, why=event.override_reason))


def _checked(_event: e.RestartChecked, _zone: tzinfo, _names: Names) -> str:
    """Without the rate: the second person must not read it before entering their own."""
    return tr("First check of the restart rate entered")


def _witnessed(event: e.RestartWitnessed, _zone: tzinfo, _names: Names) -> str:
    return tr("Second check of the restart rate: {rate} mL/h").format(rate=fixed(event.rate_ml_h))


WORDS: Mapping[type[e.Event], Callable[[Any, tzinfo, Names], str]] = {
    e.ReactionBegan: _began,
    e.ReactionDescribed: _described,
    e.TeamCalled: _called,
    e.TeamAnswered: _answered,
    e.ReactionSettled: _settled,
    e.RestartOrdered: _ordered,
    e.RestartChecked: _checked,
    e.RestartWitnessed: _witnessed,
}
"""What says each fact of a reaction."""
