"""The illness severity that a record proposes, each reason beside it; a person sets it (I-PASS; LIT, LOCAL)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.adverse_events import AdverseEvent, adverse_events
from infusetrack.domain.alarm import rank
from infusetrack.domain.alarm_hemoglobin import ACT
from infusetrack.domain.danger_sets import event_of
from infusetrack.domain.danger_state import OF_SCORE
from infusetrack.domain.events import (
    AdverseEventGraded,
    AdverseEventNoted,
    InfusionPaused,
    InfusionStopped,
    Transfused,
    VitalsTaken,
)
from infusetrack.domain.events_handoff import IllnessSeverity
from infusetrack.domain.handoff_day import SHIFT, HandoffDay
from infusetrack.domain.hemoglobin_rules import Tier
from infusetrack.domain.infusion import Phase
from infusetrack.domain.mappings import nothing
from infusetrack.domain.reactions import SAME_PRESS, Reaction, reactions
from infusetrack.domain.record import Line
from infusetrack.domain.release import years_old
from infusetrack.domain.scores import Score, score
from infusetrack.domain.vitals_limits import Bound, bounds, broken

ReasonKind = Literal[
    "danger", "reaction_open", "toxicity", "alarm", "hemoglobin", "score", "limit", "reaction", "noted",
    "graded", "halted", "transfused", "unseen",
]  # fmt: skip
SEVERITIES: tuple[IllnessSeverity, ...] = ("stable", "watcher", "unstable")
LIFE_THREATENING, SEVERE = 4, 3
"""CTCAE grades of an open toxicity that make a patient unstable, and a watcher (LOCAL)."""
OF_THE_PATIENT = frozenset({"reaction_vitals", "hgb_drop", "lab_critical", "toxicity"})
"""Kinds of alarms that speak of the patient, beside dangers and the hemoglobin watch; others of work to do."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a severity is proposed: what, since when, and the facts for its words."""

    kind: ReasonKind
    severity: IllnessSeverity
    at: datetime
    facts: Mapping[str, object] = field(default_factory=nothing)


@dataclass(frozen=True, slots=True)
class ScoredSet:
    """A set of vital signs with its early-warning score."""

    at: datetime
    score: Score


@dataclass(frozen=True, slots=True)
class Severity:
    """What is proposed, and why, the gravest and latest first; `latest` and `highest` scores of the last 12 h."""

    proposed: IllnessSeverity
    reasons: tuple[Reason, ...]
    latest: ScoredSet | None
    highest: ScoredSet | None


def severity(day: HandoffDay) -> Severity:
    """Unstable by what is dangerous now, watcher by any event of the last 12 h, else stable."""
    scored = _scored(day)
    found = [
        *_dangers(day), *_open_reactions(day), *_toxicities(day), *_alarms(day), *_hemoglobin(day),
        *_scores(scored), *_limits(day), *_events(day), *_unseen(day),
    ]  # fmt: skip
    reasons = sorted(found, key=lambda one: (-SEVERITIES.index(one.severity), -one.at.timestamp()))
    return Severity(
        proposed=reasons[0].severity if reasons else "stable",
        reasons=tuple(reasons),
        latest=scored[-1] if scored else None,
        highest=max(scored, key=lambda one: (one.score.total, one.at), default=None),
    )


def _reason(kind: ReasonKind, severe: IllnessSeverity, at: datetime, **facts: object) -> Reason:
    return Reason(kind, severe, at, MappingProxyType(facts))


# --- now --------------------------------------------------------------------------------------


def _dangers(day: HandoffDay) -> Iterator[Reason]:
    for danger in day.dangers:
        severe: IllnessSeverity = "unstable" if danger.priority == "high" else "watcher"
        yield _reason("danger", severe, danger.since, danger=danger)


def _open_reactions(day: HandoffDay) -> Iterator[Reason]:
    for one in reactions(day.chart):
        if is_going_on(one):
            yield _reason("reaction_open", "unstable", one.at, reaction=one)
    for line in day.recent(AdverseEventNoted):
        if _halts(day, line):
            yield _reason("reaction_open", "unstable", line.happened_at, line=line)


def is_going_on(reaction: Reaction) -> bool:
    """Whether nobody has said that its signs are gone, finished its form, or let the pump go on."""
    return reaction.settled_at is None and reaction.resumed is None and not reaction.finished


def _halts(day: HandoffDay, line: Line) -> bool:
    """Whether a reaction was noted about when the infusion was halted that is still paused."""
    noted = line.event
    if not isinstance(noted, AdverseEventNoted) or not noted.reaction or noted.day != day.label:
        return False
    paused = [one.segments[-1].since for one in day.record.infusions.values() if one.phase is Phase.PAUSED]
    return any(line.happened_at >= since - SAME_PRESS for since in paused)


def _toxicities(day: HandoffDay) -> Iterator[Reason]:
    for event in adverse_events(day.chart):
        if event.is_open and event.grade >= SEVERE:
            severe: IllnessSeverity = "unstable" if event.grade >= LIFE_THREATENING else "watcher"
            yield _reason("toxicity", severe, event.steps[-1].at, event=event)


def _alarms(day: HandoffDay) -> Iterator[Reason]:
    """Alarms that stand; a danger, an act of the hemoglobin watch and a toxicity are told as such."""
    for alarm in day.alarms:
        if alarm.kind in OF_THE_PATIENT - {"toxicity"} and rank(alarm.priority) > 1:
            yield _reason("alarm", "watcher", alarm.since, alarm=alarm)


def _hemoglobin(day: HandoffDay) -> Iterator[Reason]:
    last = day.ward.reviews[-1] if day.ward.reviews else None
    if last is not None and last.tier is not Tier.NONE:
        waits = any(alarm.kind == ACT for alarm in day.alarms)
        yield _reason("hemoglobin", "watcher", last.at, review=last, waits=waits)


# --- the last 12 h -----------------------------------------------------------------------------


def _scored(day: HandoffDay) -> tuple[ScoredSet, ...]:
    found = []
    for line in day.recent(VitalsTaken):
        years = years_old(day.chart, line.happened_at.astimezone(day.ward.zone))
        told = score(day.regimen.reference, years, event_of(line))
        if told is not None:
            found.append(ScoredSet(line.happened_at, told))
    return tuple(found)


def _scores(scored: tuple[ScoredSet, ...]) -> Iterator[Reason]:
    """The highest score of an earlier set; that of the latest is a danger of now."""
    raised = [one for one in scored[:-1] if one.score.escalation in OF_SCORE]
    worst = max(raised, key=lambda one: (one.score.total, one.at), default=None)
    if worst is not None:
        yield _reason("score", "watcher", worst.at, scored=worst)


def _limits(day: HandoffDay) -> Iterator[Reason]:
    """The last time that a limit of the day was broken, where the latest set does not show it any more."""
    now = {danger.number for danger in day.dangers}
    last = {bound.key: (line, bound) for line, bound in _broken(day)}
    for key, (line, bound) in last.items():
        if key not in now:
            yield _reason("limit", "watcher", line.happened_at, line=line, bound=bound)


def _broken(day: HandoffDay) -> Iterator[tuple[Line, Bound]]:
    limits = bounds(day.chart, day.regimen, day.label, day.now.astimezone(day.ward.zone))
    for line in day.recent(VitalsTaken):
        for of_number in broken(event_of(line), limits).values():
            yield line, of_number[0]


def _events(day: HandoffDay) -> Iterator[Reason]:
    for one in reactions(day.chart):
        if not is_going_on(one) and day.now - SHIFT < one.at:
            yield _reason("reaction", "watcher", one.at, reaction=one)
    told: tuple[tuple[type, ReasonKind], ...] = (
        (AdverseEventNoted, "noted"), (AdverseEventGraded, "graded"), (InfusionPaused, "halted"),
        (InfusionStopped, "halted"), (Transfused, "transfused"),
    )  # fmt: skip
    for kind, name in told:
        for line in day.recent(kind):
            if not _halts(day, line):
                yield _reason(name, "watcher", line.happened_at, line=line)


def _unseen(day: HandoffDay) -> Iterator[Reason]:
    """What nobody looked at for a whole shift is not known to be stable."""
    if not day.recent(VitalsTaken):
        yield _reason("unseen", "watcher", day.now)


def open_toxicities(day: HandoffDay) -> tuple[AdverseEvent, ...]:
    """What still goes on, the highest grade first."""
    found = (one for one in adverse_events(day.chart) if one.is_open)
    return tuple(sorted(found, key=lambda one: (-one.grade, one.number)))
