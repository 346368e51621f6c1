"""Graded toxicities of the practice patients, so that log and heat map look like a ward's.

In a follow-up, `about` counts the patient's own events from -1 (the first one graded) downwards;
the writer puts the number of the line in its place.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.events import (
    AdverseEventGraded,
    AdverseEventRegraded,
    AdverseEventTreated,
    AttributionGiven,
    BaselineConditionNoted,
    DltJudged,
    Event,
    InfusionCompleted,
    InfusionStarted,
    OutcomeNoted,
    RateChanged,
    SeriousnessJudged,
)
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.reaction_onset import MG, infused_ml_at, rate_at
from infusetrack.rehearsal.day_script import FIRST, Scripted

VERSION = "5.0"
GENERAL = "General disorders and administration site conditions"
BLOOD = "Blood and lymphatic system disorders"
SKIN = "Skin and subcutaneous tissue disorders"
VESSELS = "Vascular disorders"


def before_trial(study_id: str) -> Iterator[BaselineConditionNoted]:
    """What a patient had at enrolment."""
    if study_id == "PED-0417":
        yield BaselineConditionNoted("Constipation", VERSION, 1, "since vincristine")


def of_day(study_id: str, label: str, facts: Sequence[Scripted]) -> list[Scripted]:
    """The graded events of one day of a patient; `facts` are the day's own, for what ran at an onset."""
    makers = {
        ("PED-0417", "C1D2"): _second_day,
        ("PED-0417", "C1D3"): _third_day,
        ("PED-0377", "C1D2"): _severe_pain,
        ("PED-0377", "C1D8"): _first_anemia,
        ("PED-0377", "C3D1"): _worse_anemia,
    }
    maker = makers.get((study_id, label))
    return [] if maker is None else [Scripted(at, FIRST, event) for at, event in maker(label, list(facts))]


Told = Iterator[tuple[datetime, Event]]


def _at(facts: list[Scripted], hour: int, minute: int) -> datetime:
    return facts[-1].at.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _second_day(label: str, facts: list[Scripted]) -> Told:
    pain, itch, low = _at(facts, 10, 40), _at(facts, 11, 5), _at(facts, 11, 10)
    yield pain, _graded(label, ("Pain", GENERAL, 2, (1, 2, 3)), pain, facts, "legs and belly hurt")
    yield pain, AttributionGiven(-1, "dinutuximab", "definite")
    yield pain, AdverseEventTreated(-1, "Morphine raised to 30 mcg/kg/h", day=label)
    yield itch, _graded(label, ("Urticaria", SKIN, 2, (1, 2, 3)), itch, facts, "wheals on both arms")
    yield itch, AttributionGiven(-2, "dinutuximab", "definite")
    yield itch, AttributionGiven(-2, "magrolimab", "possible")
    yield itch, AdverseEventTreated(-2, "Cetirizine 5 mg", day=label)
    yield low, _graded(label, ("Hypotension", VESSELS, 1, (1, 2, 3, 4, 5)), low, facts, "low, feels well")
    yield low, AttributionGiven(-3, "dinutuximab", "probable")
    yield _at(facts, 11, 50), OutcomeNoted(-3, "recovered", _at(facts, 11, 50), label)
    yield _at(facts, 12, 30), OutcomeNoted(-2, "recovered", _at(facts, 12, 30), label)


def _third_day(label: str, facts: list[Scripted]) -> Told:
    drawn = _at(facts, 8, 30)
    yield drawn, _anemia(label, 1, drawn, Decimal("10.4"))
    yield drawn, AttributionGiven(-4, "magrolimab", "probable")
    yield drawn, AttributionGiven(-4, "dinutuximab", "unlikely")


def _severe_pain(label: str, facts: list[Scripted]) -> Told:
    pain = _at(facts, 11, 0)
    yield pain, _graded(label, ("Pain", GENERAL, 3, (1, 2, 3)), pain, facts, "cries, lies still")
    yield pain, AttributionGiven(-1, "dinutuximab", "definite")
    yield pain, SeriousnessJudged(-1, serious=False)
    yield pain, AdverseEventTreated(-1, "Morphine raised to 40 mcg/kg/h", day=label)
    yield _at(facts, 15, 0), AdverseEventRegraded(-1, 2, "nurse", label, "settled with morphine")
    yield _at(facts, 16, 0), DltJudged(-1, "no", "PI 01", "Settled within the day")
    yield _at(facts, 18, 30), OutcomeNoted(-1, "recovered", _at(facts, 18, 30), label)


def _first_anemia(label: str, facts: list[Scripted]) -> Told:
    drawn = _at(facts, 8, 30)
    yield drawn, _anemia(label, 1, drawn, Decimal("10.0"))
    yield drawn, AttributionGiven(-2, "magrolimab", "probable")


def _worse_anemia(label: str, facts: list[Scripted]) -> Told:
    low, high = Decimal("11.5"), Decimal("15.5")
    yield (
        _at(facts, 8, 30),
        AdverseEventRegraded(
            -2, 2, "number", label, proposed=2, value=Decimal("9.6"), unit="g/dL", lln=low, uln=high
        ),
    )


def _anemia(label: str, grade: int, drawn: datetime, value: Decimal) -> AdverseEventGraded:
    return AdverseEventGraded(
        label, "Anemia", VERSION, BLOOD, grade, (1, 2, 3, 4, 5), "number", drawn, drawn, "from the lab",
        proposed=grade, value=value, unit="g/dL", lln=Decimal("11.5"), uln=Decimal("15.5"),
    )  # fmt: skip


def _graded(
    label: str,
    what: tuple[str, str, int, tuple[int, ...]],
    at: datetime,
    facts: list[Scripted],
    words: str,
) -> AdverseEventGraded:
    """An event under the infusion, with what ran at that moment as the day's own facts have it."""
    term, soc, grade, exists = what
    infusion, started = Infusion(), at
    for fact in facts:
        if isinstance(fact.event, InfusionStarted | RateChanged | InfusionCompleted):
            started = fact.at if isinstance(fact.event, InfusionStarted) else started
            infusion = infusion.after(fact.event, fact.at)
    infused = infused_ml_at(infusion, at) * infusion.dose_mg / infusion.volume_ml
    return AdverseEventGraded(
        label, term, VERSION, soc, grade, exists, "nurse", at, at, words,
        infusion_related=term == "Urticaria", agent="dinutuximab",
        minutes=int((at - started) / timedelta(minutes=1)),
        rate_ml_h=rate_at(infusion, at), infused_mg=infused.quantize(MG),
    )  # fmt: skip
