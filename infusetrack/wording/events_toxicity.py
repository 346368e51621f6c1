"""Sentences for the adverse event log: the grade, its history, and each judgement about it."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from infusetrack.domain import events as e
from infusetrack.domain.events_toxicity import (
    AgentAction,
    Criterion,
    Expected,
    GradeSource,
    Likelihood,
    Outcome,
    Verdict,
)
from infusetrack.wording import figures
from infusetrack.wording.events_infusion import joined
from infusetrack.wording.events_names import Names
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.units import with_unit

SOURCES: Mapping[GradeSource, str] = {
    "number": mark("by the number"),
    "nurse": mark("by the nurse"),
    "investigator": mark("by the investigator"),
}
LIKELIHOODS: Mapping[Likelihood, str] = {
    "unrelated": mark("unrelated"),
    "unlikely": mark("unlikely"),
    "possible": mark("possible"),
    "probable": mark("probable"),
    "definite": mark("definite"),
}
CRITERIA: Mapping[Criterion, str] = {
    "death": mark("death"),
    "life_threatening": mark("life-threatening"),
    "hospitalization": mark("hospital stay of 24 h or more"),
    "incapacity": mark("lasting or significant incapacity"),
    "congenital_anomaly": mark("congenital anomaly"),
    "important_medical_event": mark("important medical event"),
}
OUTCOMES: Mapping[Outcome, str] = {
    "fatal": mark("fatal"),
    "not_recovered": mark("not recovered"),
    "recovered_with_sequelae": mark("recovered with sequelae"),
    "recovering": mark("recovering"),
    "recovered": mark("recovered"),
    "unknown": mark("outcome unknown"),
}
ACTIONS: Mapping[AgentAction, str] = {
    "none": mark("dose not changed"),
    "rate_reduced": mark("rate reduced"),
    "interrupted_resumed": mark("interrupted and resumed"),
    "stopped_for_the_day": mark("stopped for the day"),
    "dose_reduced": mark("dose reduced"),
    "dose_delayed": mark("dose delayed"),
    "discontinued": mark("discontinued for good"),
    "not_applicable": mark("does not apply"),
    "unknown": mark("not known"),
}
VERDICTS: Mapping[Verdict, str] = {
    "yes": mark("DLT: yes"),
    "no": mark("DLT: no"),
    "not_evaluable": mark("DLT: cannot be evaluated"),
    "pending": mark("DLT: review pending"),
}
EXPECTED: Mapping[Expected, str] = {"expected": mark("expected"), "unexpected": mark("unexpected")}


def title_words(term: str, other: str) -> str:
    """A term as it is called: of "Other, specify" the person's own words too."""
    return f"{term}: {other}" if other else term


def _value(event: e.AdverseEventGraded | e.AdverseEventRegraded) -> str:
    if event.value is None:
        return ""
    return with_unit(figures.trimmed(event.value), event.unit)


def _graded(event: e.AdverseEventGraded, zone: tzinfo, _names: Names) -> str:
    text = tr("{term} grade {grade} (CTCAE {version}), {source}; began {at}").format(
        term=title_words(event.term, event.other),
        grade=event.grade,
        version=event.version,
        source=translated(SOURCES[event.source]),
        at=figures.moment(event.onset_at, zone),
    )
    return joined(text, _value(event), event.words)


def _regraded(event: e.AdverseEventRegraded, _zone: tzinfo, _names: Names) -> str:
    text = tr("Event {number} now grade {grade}, {source}").format(
        number=event.about, grade=event.grade, source=translated(SOURCES[event.source])
    )
    return joined(text, _value(event), event.why)


def _outcome(event: e.OutcomeNoted, zone: tzinfo, _names: Names) -> str:
    text = tr("Event {number}: {outcome}").format(
        number=event.about, outcome=translated(OUTCOMES[event.outcome])
    )
    ended = tr("ended {at}").format(at=figures.moment(event.ended_at, zone)) if event.ended_at else ""
    return joined(text, ended)


def _attributed(event: e.AttributionGiven, _zone: tzinfo, names: Names) -> str:
    return tr("Event {number}, cause {agent}: {likely}").format(
        number=event.about, agent=names.agent(event.agent), likely=translated(LIKELIHOODS[event.likelihood])
    )


def _expected(event: e.ExpectednessJudged, _zone: tzinfo, names: Names) -> str:
    text = tr("Event {number}, of {agent}: {expected}").format(
        number=event.about, agent=names.agent(event.agent), expected=translated(EXPECTED[event.expected])
    )
    return joined(text, event.by_list)


def _serious(event: e.SeriousnessJudged, _zone: tzinfo, _names: Names) -> str:
    template = tr("Event {number} is serious") if event.serious else tr("Event {number} is not serious")
    listed = ", ".join(translated(CRITERIA[one]) for one in event.criteria)
    return joined(template.format(number=event.about), listed)


def _action(event: e.AgentActionTaken, _zone: tzinfo, names: Names) -> str:
    return tr("Event {number}, {agent}: {action}").format(
        number=event.about, agent=names.agent(event.agent), action=translated(ACTIONS[event.action])
    )


def _treated(event: e.AdverseEventTreated, _zone: tzinfo, _names: Names) -> str:
    text = tr("Event {number} treated with {treatment}").format(number=event.about, treatment=event.treatment)
    return joined(text, tr("transfusion") if event.transfusion else "")


def _dlt(event: e.DltJudged, _zone: tzinfo, _names: Names) -> str:
    text = tr("Event {number}, {verdict}").format(
        number=event.about, verdict=translated(VERDICTS[event.verdict])
    )
    return joined(text, event.reviewer, event.why)


def _reported(event: e.ExpeditedReported, zone: tzinfo, _names: Names) -> str:
    return tr("Event {number} reported to {to} at {at}, ticket {ticket}").format(
        number=event.about, to=event.to, at=figures.moment(event.reported_at, zone), ticket=event.ticket
    )


def _reviewed(event: e.AdverseEventReviewed, _zone: tzinfo, _names: Names) -> str:
    return tr("Event {number} reviewed by {who}").format(number=event.about, who=event.investigator)


def _baseline(event: e.BaselineConditionNoted, _zone: tzinfo, _names: Names) -> str:
    text = tr("At baseline: {term} grade {grade} (CTCAE {version})").format(
        term=event.term, grade=event.grade, version=event.version
    )
    since = tr("since {day}").format(day=figures.day(event.since)) if event.since else ""
    return joined(text, since, event.words)


WORDS: Mapping[type[e.Event], Callable[[Any, tzinfo, Names], str]] = {
    e.AdverseEventGraded: _graded,
    e.AdverseEventRegraded: _regraded,
    e.OutcomeNoted: _outcome,
    e.AttributionGiven: _attributed,
    e.ExpectednessJudged: _expected,
    e.SeriousnessJudged: _serious,
    e.AgentActionTaken: _action,
    e.AdverseEventTreated: _treated,
    e.DltJudged: _dlt,
    e.ExpeditedReported: _reported,
    e.AdverseEventReviewed: _reviewed,
    e.BaselineConditionNoted: _baseline,
}
"""What says each fact of the adverse event log."""
