"""Facts of the adverse event log: one event with its grade history, and each judgement about it.

The number of an adverse event is the line of its first grade; every other fact names it in `about`.
Facts with a `day` belong to that cycle day's page; the others are the patient's, whenever they come.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from infusetrack.domain.events_root import Event

GradeSource = Literal["number", "nurse", "investigator"]
Likelihood = Literal["unrelated", "unlikely", "possible", "probable", "definite"]
Criterion = Literal[
    "death",
    "life_threatening",
    "hospitalization",
    "incapacity",
    "congenital_anomaly",
    "important_medical_event",
]
Outcome = Literal["fatal", "not_recovered", "recovered_with_sequelae", "recovering", "recovered", "unknown"]
AgentAction = Literal[
    "none",
    "rate_reduced",
    "interrupted_resumed",
    "stopped_for_the_day",
    "dose_reduced",
    "dose_delayed",
    "discontinued",
    "not_applicable",
    "unknown",
]
Verdict = Literal["yes", "no", "not_evaluable", "pending"]
Expected = Literal["expected", "unexpected"]


@dataclass(frozen=True, slots=True)
class AdverseEventGraded(Event):
    """A new adverse event with its first grade, in one press.

    `words` as told, `exists` the grades that the term has in this version, `other` for "Other,
    specify". Of the infusion at onset: minutes since its first start, mL/h, mg so far. A number that
    led to the grade stands as reported; `proposed` is the floor that it gave. `noted` and `reaction`
    are the lines of a note or a reaction that it grew from.
    """

    day: str
    term: str
    version: str
    soc: str
    grade: int
    exists: tuple[int, ...]
    source: GradeSource
    onset_at: datetime
    aware_at: datetime
    words: str
    other: str = ""
    ncit: str = ""
    baseline_grade: int = 0
    infusion_related: bool = False
    agent: str = ""
    minutes: int | None = None
    rate_ml_h: Decimal | None = None
    infused_mg: Decimal | None = None
    proposed: int | None = None
    value: Decimal | None = None
    unit: str = ""
    lln: Decimal | None = None
    uln: Decimal | None = None
    baseline: Decimal | None = None
    noted: int | None = None
    reaction: int | None = None


@dataclass(frozen=True, slots=True)
class AboutAdverseEvent(Event):
    """The common root of all that is said of an adverse event after its first grade."""

    about: int


@dataclass(frozen=True, slots=True)
class AdverseEventRegraded(AboutAdverseEvent):
    """The same event rose or fell, or another person graded it; the line's time is when."""

    grade: int
    source: GradeSource
    day: str = ""
    why: str = ""
    proposed: int | None = None
    value: Decimal | None = None
    unit: str = ""
    lln: Decimal | None = None
    uln: Decimal | None = None
    baseline: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OutcomeNoted(AboutAdverseEvent):
    """How it stands or ended; `ended_at` where it did."""

    outcome: Outcome
    ended_at: datetime | None = None
    day: str = ""


@dataclass(frozen=True, slots=True)
class AttributionGiven(AboutAdverseEvent):
    """How likely one cause is: an agent of the trial, another drug, or the disease."""

    agent: str
    likelihood: Likelihood


@dataclass(frozen=True, slots=True)
class ExpectednessJudged(AboutAdverseEvent):
    """Whether the event at its grade is expected of an agent, and by which list."""

    agent: str
    expected: Expected
    by_list: str = ""


@dataclass(frozen=True, slots=True)
class SeriousnessJudged(AboutAdverseEvent):
    """Serious or not; serious needs at least one criterion, not serious none."""

    serious: bool
    criteria: tuple[Criterion, ...] = ()
    hospitalized_24h: bool = False


@dataclass(frozen=True, slots=True)
class AgentActionTaken(AboutAdverseEvent):
    """What was done with one agent because of it."""

    agent: str
    action: AgentAction
    day: str = ""


@dataclass(frozen=True, slots=True)
class AdverseEventTreated(AboutAdverseEvent):
    """What was given for it; a transfusion is told apart."""

    treatment: str
    transfusion: bool = False
    day: str = ""


@dataclass(frozen=True, slots=True)
class DltJudged(AboutAdverseEvent):
    """The reviewer's word on dose-limiting toxicity; the program has none of its own."""

    verdict: Verdict
    reviewer: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ExpeditedReported(AboutAdverseEvent):
    """An expedited report left the site."""

    to: str
    ticket: str
    reported_at: datetime


@dataclass(frozen=True, slots=True)
class AdverseEventReviewed(AboutAdverseEvent):
    """An investigator signed the event as shown; later facts make it provisional again."""

    investigator: str
    shown_hash: str


@dataclass(frozen=True, slots=True)
class BaselineConditionNoted(Event):
    """What the patient already had at enrolment, with its grade."""

    term: str
    version: str
    grade: int
    words: str = ""
    since: date | None = None


TOXICITY_FACTS: tuple[type[Event], ...] = (
    AdverseEventGraded,
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
    BaselineConditionNoted,
)
"""Every fact of the adverse event log."""
