"""If … then: the limits and rules in force with this patient's own numbers, each with its source.

Nothing here decides: a rule is told with who made it, and a number that nobody set says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.admission_bedside import weight_on
from infusetrack.domain.danger_sets import BREATHS
from infusetrack.domain.emergency import EmergencyDose, dose, with_site
from infusetrack.domain.fluids import URINE_LIMIT
from infusetrack.domain.handoff_day import HandoffDay
from infusetrack.domain.lab_analytes import ANALYTES
from infusetrack.domain.labs import latest
from infusetrack.domain.limits import for_age, limit_at
from infusetrack.domain.mappings import nothing
from infusetrack.domain.opioid import opioid_state
from infusetrack.domain.patient import completed_months
from infusetrack.domain.pressure import pressure_ground
from infusetrack.domain.reaction_bars import bars, told_for_later
from infusetrack.domain.reactions import of_day
from infusetrack.domain.regimen import HoldRule
from infusetrack.domain.release import HGB_FALL, SYNONYMS, WEIGHT_GAIN, years_old
from infusetrack.domain.restart import advise
from infusetrack.domain.vitals_limits import bounds

WatchKind = Literal[
    "pressure", "reaction", "bound", "opioid", "breathing", "hemoglobin", "lab", "bedside", "restart", "bar",
    "later",
]  # fmt: skip
EPINEPHRINE, NALOXONE = "epinephrine", "naloxone"
HEMOGLOBIN = "hemoglobin"
SEDATION_NUMBERS = ("danger.poss_too_sedated", "danger.poss_somnolent")


@dataclass(frozen=True, slots=True)
class IfThen:
    """One line of situation awareness; `facts` hold the numbers, `source` where the limit is from.

    `is_set` is false where the facts give no number and the site has entered none.
    """

    kind: WatchKind
    facts: Mapping[str, object] = field(default_factory=nothing)
    source: str = ""
    is_set: bool = True


def awareness(day: HandoffDay) -> tuple[IfThen, ...]:
    """Every line, in the order in which a nurse needs them."""
    return (
        *_pressure(day), *_reaction(day), *_restarts(day), *_bounds(day), *_opioid(day), *_hemoglobin(day),
        *_labs(day), *_bedside(day), *_from_before(day),
    )  # fmt: skip


def _line(kind: WatchKind, source: str = "", *, is_set: bool = True, **facts: object) -> IfThen:
    return IfThen(kind, MappingProxyType(facts), source, is_set)


# --- at the chair -----------------------------------------------------------------------------


def _pressure(day: HandoffDay) -> Iterator[IfThen]:
    """The systolic limit in use, by the higher of age floor and share of the day's baseline."""
    ground = pressure_ground(day.chart, day.regimen, day.label, day.now, zone=day.ward.zone)
    limit = ground.in_use.highest
    yield _line("pressure", ground.source, is_set=limit is not None, limit=limit, ground=ground)


def _reaction(day: HandoffDay) -> Iterator[IfThen]:
    """The emergency card's epinephrine for today's weight."""
    told = card_dose(day, EPINEPHRINE)
    source = told.sources[0].source if told is not None and told.sources else ""
    yield _line("reaction", source, is_set=told is not None and told.is_set, dose=told)


def card_dose(day: HandoffDay, drug: str) -> EmergencyDose | None:
    """One line of the emergency card for the day's weight; None without the line or without a weight."""
    weight = weight_on(day.chart, day.label)
    found = [one for one in day.ward.card if one.id == drug]
    return dose(with_site(found[0], day.ward.site), weight) if found and weight is not None else None


def _bounds(day: HandoffDay) -> Iterator[IfThen]:
    """The limits on vital signs, stop rules first; those of the pressure have a line of their own."""
    known = bounds(day.chart, day.regimen, day.label, day.now.astimezone(day.ward.zone))
    for bound in sorted(known, key=lambda one: one.rule.action != "stop"):
        if bound.key != "sbp":
            yield _line("bound", bound.rule.limit.source, bound=bound)


# --- opioid, sedation, breathing -------------------------------------------------------------------


def _opioid(day: HandoffDay) -> Iterator[IfThen]:
    """The rate's range, when sedation is too deep, and naloxone as far as the site has set it."""
    plan = day.regimen.opioid_infusion
    state = opioid_state(day.chart, day.regimen, day.label, day.now, day.ward.zone)
    given = any(drug.group == "opioid" for drug in day.regimen.side_drugs)
    if not given and plan is None:
        return
    deep, grave = (day.regimen.reference.numbers.get(key) for key in SEDATION_NUMBERS)
    naloxone = card_dose(day, NALOXONE)
    yield _line(
        "opioid", deep.source if deep else "", is_set=deep is not None,
        plan=plan, state=state, deep=deep, grave=grave, naloxone=naloxone,
    )  # fmt: skip
    limit, source = _slowest_breaths(day)
    yield _line("breathing", source, is_set=limit is not None, limit=limit, naloxone=naloxone)


def _slowest_breaths(day: HandoffDay) -> tuple[Decimal | None, str]:
    """Under how many breaths a minute is too few at this age, as the danger watch has it."""
    patient, reference = day.chart.patient, day.regimen.reference
    on = day.now.astimezone(day.ward.zone).date()
    months = completed_months(patient.birth_date, on) if patient else 0
    for one in reference.at(BREATHS, months, patient.sex if patient else ""):
        if one.table.marks and one.far_low is not None:
            return one.far_low, one.table.source
    known = reference.numbers.get("danger.breaths_without_range")
    return (known.value, known.source) if known else (None, "")


# --- blood and fluids --------------------------------------------------------------------------


def _rules(day: HandoffDay) -> Iterator[tuple[HoldRule, str, Decimal]]:
    """The rules of this day at this age: rule, parameter, limit; gates of the day's release left out."""
    years = years_old(day.chart, day.now.astimezone(day.ward.zone))
    key = day.view.key
    for rule in (*day.regimen.holds_on(key.cycle, key.day), *day.regimen.criticals):
        if for_age(rule, years) and rule.action != "gate":
            yield rule, SYNONYMS.get(rule.parameter, rule.parameter), limit_at(rule, years)


def _hemoglobin(day: HandoffDay) -> Iterator[IfThen]:
    """Limits of hemoglobin and of its fall, and when the watch asks for the next value."""
    last = day.ward.reviews[-1] if day.ward.reviews else None
    found = [one for one in _rules(day) if one[1] in {HEMOGLOBIN, HGB_FALL}]
    for rule, parameter, limit in found:
        yield _line("hemoglobin", rule.limit.source, rule=rule, parameter=parameter, limit=limit, review=last)
    if not found:
        yield _line("hemoglobin", is_set=False, review=last)


def _labs(day: HandoffDay) -> Iterator[IfThen]:
    """Laboratory limits beside hemoglobin, with the last value."""
    for rule, parameter, limit in _rules(day):
        if parameter in ANALYTES and parameter != HEMOGLOBIN:
            last = latest(day.chart, parameter, before=day.now)
            yield _line("lab", rule.limit.source, rule=rule, parameter=parameter, limit=limit, last=last)


def _bedside(day: HandoffDay) -> Iterator[IfThen]:
    """Urine and weight gain."""
    for rule, parameter, limit in _rules(day):
        if parameter in {URINE_LIMIT, WEIGHT_GAIN}:
            yield _line("bedside", rule.limit.source, rule=rule, parameter=parameter, limit=limit)


# --- reactions --------------------------------------------------------------------------------


def _restarts(day: HandoffDay) -> Iterator[IfThen]:
    """What the rules say of each reaction of the day while its infusion is not over."""
    for one in of_day(day.chart, day.label):
        infusion = day.record.infusions.get(one.began.step)
        if infusion is not None and infusion.ended_at is None:
            yield _line("restart", advice=advise(day.chart, day.regimen, one, day.now))


def _from_before(day: HandoffDay) -> Iterator[IfThen]:
    """What earlier reactions say against a start of this day's drugs, and what they ask of it."""
    for bar in bars(day.chart, day.regimen, day.label, day.now):
        yield _line("bar", bar=bar)
    for later in told_for_later(day.chart, day.regimen, day.label, day.now):
        yield _line("later", later.rule.source, later=later)
