"""Adverse events as the record tells them: one row for one event, whatever its grade did."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from infusetrack.domain.chart import Chart
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
    Event,
    ExpectednessJudged,
    ExpeditedReported,
    OutcomeNoted,
    SeriousnessJudged,
)
from infusetrack.domain.events_toxicity import AgentAction, Expected, GradeSource, Likelihood
from infusetrack.domain.record import Line

RELATED: frozenset[Likelihood] = frozenset({"possible", "probable", "definite"})
"""The likelihoods that count as related (CTEP, toxicity.md 7)."""
ABOUT: tuple[type[AboutAdverseEvent], ...] = (
    AdverseEventRegraded,
    OutcomeNoted,
    AttributionGiven,
    ExpectednessJudged,
    SeriousnessJudged,
    AgentActionTaken,
    AdverseEventTreated,
    DltJudged,
    ExpeditedReported,
    AdverseEventReviewed,
)
Fact = TypeVar("Fact", bound=Event)


@dataclass(frozen=True, slots=True)
class GradeStep:
    """One grade of an event, from `at` until the next one."""

    grade: int
    source: GradeSource
    at: datetime
    by: str
    line: int


@dataclass(frozen=True, slots=True)
class AdverseEvent:
    """One adverse event. `number` is the line of its first grade and stays when that is amended.

    `facts` are the standing lines about it, in the order in which they happened.
    """

    number: int
    line: Line
    found: AdverseEventGraded
    facts: tuple[Line, ...] = ()

    def told(self, kind: type[Fact]) -> tuple[Fact, ...]:
        """All that was said of one kind, oldest first."""
        return tuple(line.event for line in self.facts if isinstance(line.event, kind))

    def last(self, kind: type[Fact]) -> Fact | None:
        """The last that was said of one kind; None where nothing was."""
        told = self.told(kind)
        return told[-1] if told else None

    # --- grades -----------------------------------------------------------------------

    @property
    def steps(self) -> tuple[GradeStep, ...]:
        """The grade history: the first grade counts from the onset, the others from their line."""
        first = GradeStep(
            self.found.grade, self.found.source, self.found.onset_at, self.line.by, self.line.seq
        )
        later = [
            GradeStep(line.event.grade, line.event.source, line.happened_at, line.by, line.seq)
            for line in self.facts
            if isinstance(line.event, AdverseEventRegraded)
        ]
        return (first, *later)

    @property
    def grade(self) -> int:
        """The grade now."""
        return self.steps[-1].grade

    @property
    def worst(self) -> int:
        """The highest grade that it ever had: the one that is reported."""
        return max(step.grade for step in self.steps)

    def worst_between(self, start: datetime, end: datetime) -> int | None:
        """The highest grade in a span of time, its end left out; None where it was not there."""
        ended = self.ended_at
        if self.found.onset_at >= end or (ended is not None and ended < start):
            return None
        steps = self.steps
        nexts = [*(step.at for step in steps[1:]), end]
        grades = [
            step.grade
            for step, until in zip(steps, nexts, strict=True)
            if step.at < end and (until > start or until == end)
        ]
        return max(grades, default=None)

    # --- standing ---------------------------------------------------------------------

    @property
    def outcome(self) -> OutcomeNoted | None:
        """How it stands or ended, as last noted."""
        return self.last(OutcomeNoted)

    @property
    def ended_at(self) -> datetime | None:
        """When it ended; None while it goes on."""
        return self.outcome.ended_at if self.outcome else None

    @property
    def is_open(self) -> bool:
        """Whether it still goes on."""
        return self.ended_at is None

    @property
    def attributions(self) -> Mapping[str, Likelihood]:
        """By cause: how likely it is, as last given."""
        return MappingProxyType({one.agent: one.likelihood for one in self.told(AttributionGiven)})

    @property
    def is_related(self) -> bool:
        """Whether any cause but the disease is at least possible."""
        return any(one in RELATED for cause, one in self.attributions.items() if cause != DISEASE)

    @property
    def expected_of(self) -> Mapping[str, Expected]:
        """By agent: whether it is expected, as last judged."""
        return MappingProxyType({one.agent: one.expected for one in self.told(ExpectednessJudged)})

    @property
    def actions(self) -> Mapping[str, AgentAction]:
        """By agent: what was done with it, as last noted."""
        return MappingProxyType({one.agent: one.action for one in self.told(AgentActionTaken)})

    @property
    def seriousness(self) -> SeriousnessJudged | None:
        """Whether it is serious; None while nobody judged."""
        return self.last(SeriousnessJudged)

    @property
    def dlt(self) -> DltJudged | None:
        """The reviewer's word on dose-limiting toxicity; None while nobody was asked."""
        return self.last(DltJudged)

    @property
    def is_provisional(self) -> bool:
        """Whether an investigator has not signed since the last fact about it was written."""
        last = max((line.seq for line in self.facts), default=0)
        signed = [line.seq for line in self.facts if isinstance(line.event, AdverseEventReviewed)]
        return not signed or max(signed) < max(last, self.line.seq)


DISEASE = "disease"
"""The cause that is no drug."""


def number_of(chart: Chart, line: Line) -> int:
    """The number under which an adverse event goes on: the line that it was first written with."""
    while line.amends is not None:
        line = chart.line(line.amends)
    return line.seq


def adverse_events(chart: Chart) -> tuple[AdverseEvent, ...]:
    """All standing adverse events of a patient, in the order in which they were first graded."""
    told = [
        (line.event.about, line)
        for kind in ABOUT
        for line in chart.of_kind(kind)
        if isinstance(line.event, AboutAdverseEvent)
    ]
    about: dict[int, list[Line]] = defaultdict(list)
    for number, line in told:
        about[number].append(line)
    found = [
        AdverseEvent(number, line, line.event, _in_order(about[number]))
        for line in chart.of_kind(AdverseEventGraded)
        if isinstance(line.event, AdverseEventGraded)
        for number in (number_of(chart, line),)
    ]
    return tuple(sorted(found, key=lambda event: event.number))


def _in_order(lines: list[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (line.happened_at, line.seq)))


def adverse_event(chart: Chart, number: int) -> AdverseEvent:
    """One adverse event by its number; refuses one that is not there."""
    for event in adverse_events(chart):
        if event.number == number:
            return event
    raise Refused("no_such_adverse_event", number=number)


def open_events(chart: Chart) -> tuple[AdverseEvent, ...]:
    """What still goes on, the highest grade first."""
    going_on = [event for event in adverse_events(chart) if event.is_open]
    return tuple(sorted(going_on, key=lambda event: (-event.grade, event.number)))


def baseline_conditions(chart: Chart) -> tuple[BaselineConditionNoted, ...]:
    """What the patient had at enrolment."""
    lines = chart.of_kind(BaselineConditionNoted)
    return tuple(line.event for line in lines if isinstance(line.event, BaselineConditionNoted))


def baseline_grade(chart: Chart, term: str) -> int:
    """The grade that a term had at enrolment; 0 where it was not there."""
    return max((one.grade for one in baseline_conditions(chart) if one.term == term), default=0)
