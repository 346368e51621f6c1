"""What a changed detail form writes: one fact for each thing that was judged anew, in an order that fits."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from infusetrack.domain.adverse_events import AdverseEvent
from infusetrack.domain.events import (
    AdverseEventGraded,
    AdverseEventTreated,
    AgentActionTaken,
    AttributionGiven,
    DltJudged,
    Event,
    ExpectednessJudged,
    ExpeditedReported,
    OutcomeNoted,
    ReactionBegan,
    SeriousnessJudged,
)

BEGINNING = frozenset({"onset", "aware", "words", "other", "through", "baseline"})
"""The fields of the first line: a change of one amends it, with a reason."""
FIELD_OF: Mapping[str, str] = {
    "adverse_event_times": "onset",
    "adverse_event_wordless": "words",
    "amendment_without_reason": "why",
    "outcome_end": "outcome",
    "end_times": "ended",
    "fatal_is_grade_5": "outcome",
    "serious_criteria": "criteria",
    "not_serious_criteria": "serious",
    "hospitalization_criterion": "criteria",
    "report_times": "reported",
    "through_the_infusion": "through",
    "other_specify": "other",
}


class Changed(NamedTuple):
    """What was read, which fields differ from the record, the cycle day in hand."""

    read: Mapping[str, Any]
    keys: frozenset[str]
    day: str

    def any_of(self, *keys: str) -> bool:
        """Whether one of these was changed."""
        return bool(self.keys & set(keys))

    def time(self, key: str) -> datetime | None:
        """What was typed into a field for a time; None where it was left as it stood."""
        return self.read[key] if key in self.keys else None

    def below(self, start: str) -> Iterator[tuple[str, Any]]:
        """Of the changed fields "start.x": x and what was read; emptied ones are left out."""
        for key in sorted(self.keys):
            name, _, about = key.partition(".")
            if name == start and self.read[key] is not None:
                yield about, self.read[key]


def beginning(found: AdverseEventGraded, changed: Changed, ran: ReactionBegan) -> AdverseEventGraded:
    """The first line as it should have been; what ran is read anew where the onset moved."""
    read = changed.read
    made = replace(
        found,
        onset_at=changed.time("onset") or found.onset_at,
        aware_at=changed.time("aware") or found.aware_at,
        words=read["words"],
        other=read["other"] or "",
        infusion_related=bool(read["through"]),
        baseline_grade=int(read["baseline"] or 0),
    )
    if "onset" not in changed.keys:
        return made
    return replace(
        made, agent=ran.agent, minutes=ran.minutes, rate_ml_h=ran.rate_ml_h, infused_mg=ran.infused_mg
    )


def facts(event: AdverseEvent, changed: Changed) -> Iterator[Event]:
    """The judgements that are new, the outcome last."""
    number, read = event.number, changed.read
    for cause, given in changed.below("cause"):
        yield AttributionGiven(number, cause, given)
    for agent, given in _expected(changed):
        yield ExpectednessJudged(number, agent, given, read["by_list"] or "")
    if changed.any_of("serious", "criteria", "hospital") and read["serious"] is not None:
        yield SeriousnessJudged(number, read["serious"], tuple(read["criteria"]), bool(read["hospital"]))
    for agent, action in changed.below("action"):
        yield AgentActionTaken(number, agent, action, changed.day)
    if changed.any_of("treatment", "transfusion"):
        yield AdverseEventTreated(number, read["treatment"] or "", bool(read["transfusion"]), changed.day)
    if changed.any_of("dlt", "reviewer", "dlt_why") and read["dlt"] is not None:
        yield DltJudged(number, read["dlt"], read["reviewer"] or "", read["dlt_why"] or "")
    if changed.any_of("report_to", "ticket", "reported") and read["reported"] is not None:
        yield ExpeditedReported(number, read["report_to"] or "", read["ticket"] or "", read["reported"])
    if changed.any_of("outcome", "ended") and read["outcome"] is not None:
        yield OutcomeNoted(number, read["outcome"], read["ended"], changed.day)


def _expected(changed: Changed) -> Iterator[tuple[str, Any]]:
    """Those judged anew; another list means that all of them are."""
    if "by_list" not in changed.keys:
        yield from changed.below("expected")
        return
    for key, given in changed.read.items():
        name, _, agent = key.partition(".")
        if name == "expected" and given is not None:
            yield agent, given
