"""What may be written into the adverse event log: one event one row, one version, no double report."""

from collections.abc import Mapping
from types import MappingProxyType

from infusetrack.domain.adverse_events import AdverseEvent, adverse_event, adverse_events
from infusetrack.domain.chart import Chart
from infusetrack.domain.ctcae import OTHER, VERSIONS
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    AboutAdverseEvent,
    AdverseEventGraded,
    AdverseEventRegraded,
    AdverseEventReviewed,
    AdverseEventTreated,
    AgentActionTaken,
    AttributionGiven,
    BaselineConditionNoted,
    DltJudged,
    ExpectednessJudged,
    ExpeditedReported,
    OutcomeNoted,
    SeriousnessJudged,
)
from infusetrack.domain.record import Draft

INFUSION_REACTION = "Infusion related reaction"
ALLERGIC_REACTION = "Allergic reaction"
"""CTCAE: what comes through the infusion is the first, and never both (note of the term in v5.0)."""
WITH_END = frozenset({"fatal", "recovered", "recovered_with_sequelae"})
"""The outcomes that have an end."""
WANTED: Mapping[type[AboutAdverseEvent], str] = MappingProxyType(
    {
        AdverseEventRegraded: "",
        OutcomeNoted: "",
        SeriousnessJudged: "",
        AttributionGiven: "agent",
        ExpectednessJudged: "agent",
        AgentActionTaken: "agent",
        AdverseEventTreated: "treatment",
        DltJudged: "reviewer",
        ExpeditedReported: "to",
        AdverseEventReviewed: "investigator",
    }
)
"""Of each judgement: the text that must not be empty. A pending DLT has no reviewer yet."""
DEATH = 5
BASELINE_MOST = 4


def check_toxicity(chart: Chart, draft: Draft) -> None:
    """Refuse a fact of the adverse event log that would not make sense in it."""
    match draft.event:
        case AdverseEventGraded():
            _check_graded(chart, draft, draft.event)
        case AboutAdverseEvent():
            _check_about(adverse_event(chart, draft.event.about), draft, draft.event)
            if isinstance(draft.event, AdverseEventReviewed) and draft.event.shown_hash != chart.tip:
                raise Refused("record_moved_on")
        case BaselineConditionNoted():
            check_version(chart, draft.event.version, draft.amends)
            _check_baseline(draft.event.grade, least=1)
        case _:
            return


def check_version(chart: Chart, version: str, amends: int | None = None) -> None:
    """Refuse to mix CTCAE versions in one patient; `amends` is the line that is being replaced."""
    if version not in VERSIONS:
        raise Refused("ctcae_version_unknown", version=version, known=VERSIONS)
    used = {
        line.event.version
        for kind in (AdverseEventGraded, BaselineConditionNoted)
        for line in chart.of_kind(kind)
        if line.seq != amends and isinstance(line.event, AdverseEventGraded | BaselineConditionNoted)
    }
    if used - {version}:
        raise Refused("ctcae_mixed", version=version, used=tuple(sorted(used)))


def check_once(others: tuple[AdverseEvent, ...], event: AdverseEventGraded) -> None:
    """Refuse what is already in the log: the same term still open, or a reaction under both its names.

    `others` are the patient's other events.
    """
    if event.term == ALLERGIC_REACTION and event.infusion_related:
        raise Refused("through_the_infusion", term=event.term, instead=INFUSION_REACTION)
    twin = {INFUSION_REACTION: ALLERGIC_REACTION, ALLERGIC_REACTION: INFUSION_REACTION}.get(event.term)
    for one in others:
        if not _was_on(one, event):
            continue
        if one.found.term == twin:
            raise Refused("reported_twice", term=event.term, other=twin, number=one.number)
        if (one.found.term, one.found.other) == (event.term, event.other):
            raise Refused("same_event", term=event.term, number=one.number)


def _was_on(one: AdverseEvent, event: AdverseEventGraded) -> bool:
    """Whether another event was still there when this one began."""
    return one.ended_at is None or one.found.onset_at <= event.onset_at <= one.ended_at


def _check_graded(chart: Chart, draft: Draft, event: AdverseEventGraded) -> None:
    check_version(chart, event.version, draft.amends)
    _check_exists(event, event.grade)
    _check_baseline(event.baseline_grade, least=0)
    if not event.words.strip():
        raise Refused("adverse_event_wordless")
    if event.term.endswith(OTHER) is not bool(event.other.strip()):
        raise Refused("other_specify", term=event.term)
    if not event.onset_at <= event.aware_at <= draft.written_at:
        raise Refused("adverse_event_times")
    check_once(tuple(one for one in adverse_events(chart) if one.line.seq != draft.amends), event)


def _check_exists(found: AdverseEventGraded, grade: int) -> None:
    if grade not in found.exists:
        raise Refused("grade_not_there", term=found.term, grade=grade, exists=found.exists)


def _check_baseline(grade: int, *, least: int) -> None:
    if not least <= grade <= BASELINE_MOST:
        raise Refused("baseline_grade_range", grade=grade, least=least, most=BASELINE_MOST)


def _check_about(known: AdverseEvent, draft: Draft, event: AboutAdverseEvent) -> None:
    wanted = WANTED[type(event)]
    if wanted and not (isinstance(event, DltJudged) and event.verdict == "pending"):
        _not_blank(getattr(event, wanted), wanted)
    match event:
        case AdverseEventRegraded():
            _check_regraded(known, draft, event)
        case OutcomeNoted():
            _check_outcome(known, draft, event)
        case SeriousnessJudged():
            _check_seriousness(event)
        case ExpeditedReported():
            if not known.found.aware_at <= event.reported_at <= draft.written_at:
                raise Refused("report_times")
        case _:
            return


def _check_regraded(known: AdverseEvent, draft: Draft, event: AdverseEventRegraded) -> None:
    _check_exists(known.found, event.grade)
    if known.ended_at is not None and draft.happened_at > known.ended_at:
        raise Refused("adverse_event_ended", number=known.number, at=known.ended_at)
    if draft.happened_at < known.found.onset_at:
        raise Refused("before_onset", at=known.found.onset_at)
    if draft.amends is None and (known.grade, known.steps[-1].source) == (event.grade, event.source):
        raise Refused("same_grade", term=known.found.term, grade=event.grade)


def _check_outcome(known: AdverseEvent, draft: Draft, event: OutcomeNoted) -> None:
    if (event.outcome in WITH_END) is not (event.ended_at is not None):
        raise Refused("outcome_end", outcome=event.outcome)
    if event.ended_at is not None and not known.found.onset_at <= event.ended_at <= draft.written_at:
        raise Refused("end_times", at=known.found.onset_at)
    if event.outcome == "fatal" and known.grade != DEATH:
        raise Refused("fatal_is_grade_5", term=known.found.term, grade=known.grade)


def _check_seriousness(event: SeriousnessJudged) -> None:
    if event.serious is not bool(event.criteria):
        raise Refused("serious_criteria") if event.serious else Refused("not_serious_criteria")
    if event.hospitalized_24h and "hospitalization" not in event.criteria:
        raise Refused("hospitalization_criterion")


def _not_blank(text: str, what: str) -> None:
    if not text.strip():
        raise Refused("adverse_event_blank", what=what)
