"""What the picker writes: a new event, another grade of an open one, or a condition at enrolment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from infusetrack.domain.admission_toxicity import INFUSION_REACTION
from infusetrack.domain.adverse_events import AdverseEvent, adverse_events, baseline_grade
from infusetrack.domain.chart import Chart
from infusetrack.domain.ctcae import Term
from infusetrack.domain.events import (
    AdverseEventGraded,
    AdverseEventRegraded,
    BaselineConditionNoted,
    ReactionBegan,
)
from infusetrack.domain.events_toxicity import GradeSource
from infusetrack.domain.reaction_onset import first_press
from infusetrack.domain.toxicity_numbers import Suggestion
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.screens.reaction.earlier import agents_of

INVESTIGATOR = "investigator"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose: the term, its grade, and the number of the record that stood beside it."""

    term: Term
    grade: int
    beside: Suggestion | None = None

    @property
    def proposed(self) -> int | None:
        """The grade that the number suggested; None where there was none."""
        found = self.beside.proposal.grade if self.beside else None
        return found or None


def source_of(bedside: Bedside, choice: Choice) -> GradeSource:
    """Whose grade it is: the investigator's, the number's where it was taken as it is, else the nurse's."""
    if bedside.person is not None and bedside.person.role == INVESTIGATOR:
        return "investigator"
    return "number" if choice.proposed == choice.grade else "nurse"


def going_on(chart: Chart, term: Term) -> AdverseEvent | None:
    """The event that another grade of this term belongs to; "Other, specify" may be many things."""
    if term.wants_words:
        return None
    found = (one for one in adverse_events(chart) if one.is_open and one.found.term == term.name)
    return next(found, None)


def to_the_minute(at: datetime) -> datetime:
    """Times of the log are typed to the minute: what is filled in must not lie seconds behind them."""
    return at.replace(second=0, microsecond=0)


def ran_at(bedside: Bedside, at: datetime) -> ReactionBegan:
    """What ran at a moment of the open day, or the drug that had ended before."""
    return first_press(bedside.chart, bedside.day_label, agents_of(bedside), at)


def graded(bedside: Bedside, choice: Choice, read: Mapping[str, Any]) -> AdverseEventGraded:
    """The first grade of a new event, with all that the record knows of its onset."""
    term, now = choice.term, to_the_minute(bedside.now())
    onset = to_the_minute(read["onset"] or now)
    ran = ran_at(bedside, onset)
    return AdverseEventGraded(
        day=bedside.day_label,
        term=term.name,
        version=term.version,
        soc=term.soc,
        grade=choice.grade,
        exists=term.exists,
        source=source_of(bedside, choice),
        onset_at=onset,
        aware_at=now,
        words=read["words"] or read.get("other") or term.name,
        other=read.get("other") or "",
        ncit=term.ncit,
        baseline_grade=baseline_grade(bedside.chart, term.name),
        infusion_related=bool(read["through"]) or term.name == INFUSION_REACTION,
        agent=ran.agent,
        minutes=ran.minutes,
        rate_ml_h=ran.rate_ml_h,
        infused_mg=ran.infused_mg,
        proposed=choice.proposed,
        **_numbers(choice.beside),
    )


def regraded(bedside: Bedside, about: int, choice: Choice, why: str) -> AdverseEventRegraded:
    """Another grade of an event that goes on."""
    return AdverseEventRegraded(
        about,
        choice.grade,
        source_of(bedside, choice),
        bedside.day_label,
        why,
        proposed=choice.proposed,
        **_numbers(choice.beside),
    )


def condition(choice: Choice, read: Mapping[str, Any]) -> BaselineConditionNoted:
    """What the patient had at enrolment."""
    term = choice.term
    return BaselineConditionNoted(term.name, term.version, choice.grade, read["words"] or "", read["since"])


def _numbers(beside: Suggestion | None) -> dict[str, Any]:
    """A number that suggests a grade stands in the fact as reported; one that suggests none is left out."""
    if beside is None or not beside.proposal.grade:
        return {}
    reading = beside.reading
    return {
        "value": reading.value,
        "unit": reading.unit,
        "lln": reading.lln,
        "uln": reading.uln,
        "baseline": reading.baseline,
    }
