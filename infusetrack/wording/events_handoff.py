"""Sentences for the handoff: given, asked about, received."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from infusetrack.domain import events as e
from infusetrack.wording.events_infusion import joined
from infusetrack.wording.events_names import Names
from infusetrack.wording.figures import moment
from infusetrack.wording.translate import mark, tr, translated

SEVERITIES: Mapping[e.IllnessSeverity, str] = {
    "stable": mark("stable"),
    "watcher": mark("watcher"),
    "unstable": mark("unstable"),
}
"""Words for the illness severity."""
READ_BACK: Mapping[str, str] = {
    "rate": mark("rate"),
    "stop_limits": mark("stop limits"),
    "next_due": mark("next due"),
}
"""What a receiver reads back."""


def _given(event: e.HandoffGiven, zone: tzinfo, _names: Names) -> str:
    text = tr("Handed over as {severity}, sheet {document}, valid until {until}").format(
        severity=translated(SEVERITIES[event.severity]),
        document=event.document_id,
        until=moment(event.valid_until, zone),
    )
    edited = tr("summary edited") if event.summary_was_edited else ""
    return joined(text, event.severity_why, edited)


def _asked(event: e.HandoffQuestioned, _zone: tzinfo, _names: Names) -> str:
    answer = event.answer or tr("no answer recorded")
    return tr("Asked at the handoff: {question} Answer: {answer}").format(
        question=event.question, answer=answer
    )


def _received(event: e.HandoffReceived, _zone: tzinfo, _names: Names) -> str:
    told = (f"{translated(READ_BACK.get(one.what, one.what))} {one.said}" for one in event.read_back)
    text = tr("Took over with sheet {document}; read back {words}").format(
        document=event.document_id, words=", ".join(told) or tr("nothing")
    )
    return joined(text, event.synthesis)


WORDS: Mapping[type[e.Event], Callable[[Any, tzinfo, Names], str]] = {
    e.HandoffGiven: _given,
    e.HandoffQuestioned: _asked,
    e.HandoffReceived: _received,
}
"""What says each fact of a handoff."""
