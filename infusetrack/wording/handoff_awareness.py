"""If … then in words: the limit that is met, and the rule with who made it; nobody is told to treat."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from infusetrack.domain.emergency import EmergencyDose
from infusetrack.domain.handoff import Handoff, IfThen
from infusetrack.domain.labs import LabResult
from infusetrack.domain.opioid import OpioidState
from infusetrack.domain.regimen import HoldRule, OpioidPlan
from infusetrack.domain.sourced import Sourced
from infusetrack.wording import figures
from infusetrack.wording.emergency import dose_detail, dose_words
from infusetrack.wording.events_names import Names
from infusetrack.wording.findings import parameter_name
from infusetrack.wording.limits import BROKEN
from infusetrack.wording.pressure import baseline_words
from infusetrack.wording.reactions import difference_words, onset_words, rate_words, rise_words
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.units import with_unit
from infusetrack.wording.vitals import field_words

if TYPE_CHECKING:
    from infusetrack.domain.pressure import PressureGround
    from infusetrack.domain.reaction_bars import Bar, Later
    from infusetrack.domain.restart_parts import Advice
    from infusetrack.domain.vitals_limits import Bound

Pair = tuple[str, str]
TOGETHER = frozenset({"bound", "hemoglobin", "lab", "bedside"})
"""Kinds of lines that are told together where the same rule follows."""
THEN: Mapping[str, str] = {
    "stop": mark("stop rule: call the prescriber"),
    "alert": mark("call the prescriber"),
    "gate": mark("closes the gate"),
}


def awareness_pairs(found: Handoff, names: Names, zone: tzinfo) -> tuple[Pair, ...]:
    """Every line; limits that ask for the same are told together, in the order of the first of them."""
    told: dict[tuple[str, str], list[str]] = {}
    for place, line in enumerate(found.awareness):
        seen, then = if_then_words(line, names, zone)
        told.setdefault((line.kind if line.kind in TOGETHER else str(place), then), []).append(seen)
    return tuple((", ".join(seen), then) for (_, then), seen in told.items())


def if_then_words(line: IfThen, names: Names, zone: tzinfo) -> Pair:
    """What is seen, and what the rule in force says then, with its origin."""
    return WORDS[line.kind](line, names, zone)


def not_set_words() -> str:
    """What is said of a number that neither file nor site gives."""
    return tr("not set by the site")


def _then(rule: HoldRule) -> str:
    return tr("{then} ({origin})").format(then=translated(THEN[rule.action]), origin=rule.limit.origin)


def _pressure(line: IfThen, _names: Names, zone: tzinfo) -> Pair:
    ground = cast("PressureGround", line.facts["ground"])
    limit = ground.in_use.highest
    if limit is None:
        return tr("Systolic BP"), tr("limit not set by the site")
    rule = tr("floor for {years} y").format(years=ground.years)
    if ground.in_use.rule == "baseline":
        rule = tr("share of the baseline")
    told = tr("stop rule ({rule}; {baseline}): call the prescriber").format(
        rule=rule, baseline=baseline_words(ground, zone)
    )
    watch = ground.in_use.watch
    if watch is not None and watch > limit:
        told = tr("{told}. Look closer under {watch}").format(told=told, watch=figures.trimmed(watch, 1))
    return tr("SBP under {limit}, or signs of a low pressure").format(limit=figures.trimmed(limit, 1)), told


def _reaction(line: IfThen, _names: Names, _zone: tzinfo) -> Pair:
    seen = tr("Hives, wheeze, stridor, swelling, collapse")
    dose = line.facts["dose"]
    if not isinstance(dose, EmergencyDose) or not dose.is_set:
        return seen, tr("emergency call. Epinephrine: {not_set}").format(not_set=not_set_words())
    told = tr("emergency call. Card: {drug} {dose} {route} ({detail})").format(
        drug=dose.drug.name, dose=dose_words(dose), route=dose.drug.route, detail=dose_detail(dose)
    )
    return seen, told


def _bound(line: IfThen, _names: Names, _zone: tzinfo) -> Pair:
    bound = cast("Bound", line.facts["bound"])
    past = translated(BROKEN[bound.rule.comparison]).format(limit=figures.trimmed(bound.limit, 1))
    return tr("{number} {past}").format(number=field_words(bound.key), past=past), _then(bound.rule)


def _opioid(line: IfThen, _names: Names, _zone: tzinfo) -> Pair:
    deep = line.facts["deep"]
    seen = (
        tr("Sedation POSS {limit} or more").format(limit=figures.trimmed(deep.value))
        if isinstance(deep, Sourced)
        else tr("Too sedated")
    )
    parts = [tr("call the prescriber"), _naloxone(line)]
    plan, state = line.facts["plan"], line.facts["state"]
    if isinstance(plan, OpioidPlan):
        low, high = figures.trimmed(plan.rate_low.value), figures.trimmed(plan.rate_high.value)
        parts.append(tr("{drug} range {low} to {high} mcg/kg/h").format(drug=plan.drug, low=low, high=high))
    if isinstance(state, OpioidState) and state.runs:
        parts.append(tr("now {rate}").format(rate=figures.trimmed(state.rate)))
    if not isinstance(deep, Sourced):
        parts.insert(0, tr("limit not set by the site"))
    return seen, ". ".join(part[:1].upper() + part[1:] for part in parts)


def _naloxone(line: IfThen) -> str:
    dose = line.facts["naloxone"]
    told = dose_words(dose) if isinstance(dose, EmergencyDose) and dose.is_set else not_set_words()
    return tr("naloxone: {told}").format(told=told)


def _breathing(line: IfThen, _names: Names, _zone: tzinfo) -> Pair:
    limit = line.facts["limit"]
    if not isinstance(limit, Decimal):
        return tr("Slow breathing"), tr("limit not set by the site")
    return tr("RR under {limit}").format(limit=figures.trimmed(limit, 1)), tr("emergency call")


def _hemoglobin(line: IfThen, names: Names, zone: tzinfo) -> Pair:
    if not line.is_set:
        return tr("Hemoglobin"), tr("limit not set by the site")
    return _rule(line, names, zone)


def _rule(line: IfThen, _names: Names, _zone: tzinfo) -> Pair:
    rule, limit = cast("HoldRule", line.facts["rule"]), cast("Decimal", line.facts["limit"])
    past = translated(BROKEN[rule.comparison]).format(
        limit=with_unit(figures.trimmed(limit), rule.limit.unit)
    )
    seen = tr("{name} {past}").format(name=parameter_name(str(line.facts["parameter"])), past=past)
    last = line.facts.get("last")
    if isinstance(last, LabResult) and not rule.times_uln:
        seen = tr("{seen} (last {value})").format(seen=seen, value=figures.trimmed(last.canonical))
    return seen, _then(rule)


def _restart(line: IfThen, _names: Names, zone: tzinfo) -> Pair:
    advice = cast("Advice", line.facts["advice"])
    if advice.is_barred:
        return tr("Going on after the reaction"), tr("the rules say: never again. The prescriber decides")
    told = [f"{one.rule.told}: {onset_words(one.onset)}" for one in advice.applied if not one.rule.care]
    told += [rate_words(one.rate_ml_h, one.rate_mg_m2_h) for one in advice.candidates]
    told += [rise_words(one, advice.reaction.at, zone) for one in advice.rises]
    told.append(difference_words(advice) or tr("The prescriber orders the rate, two people check it."))
    seen = tr("Going on after the reaction of {at}").format(at=figures.clock(advice.reaction.at, zone))
    return seen, "; ".join(part for part in dict.fromkeys(told) if part)


def _bar(line: IfThen, names: Names, _zone: tzinfo) -> Pair:
    bar = cast("Bar", line.facts["bar"])
    words = {
        "never_started": tr("the rules say: never again"),
        "cycle_stopped": tr("the rules say: no more in this cycle"),
        "reaction_unknown": tr("kind or grade is not described yet"),
    }
    seen = tr("{agent}, after {day}").format(agent=names.agent(bar.reaction.agent), day=bar.reaction.day)
    return seen, tr("{rule}. A named decision is needed").format(rule=words[bar.code])


def _later(line: IfThen, names: Names, _zone: tzinfo) -> Pair:
    later = cast("Later", line.facts["later"])
    seen = tr("{agent}, after {day}").format(agent=names.agent(later.reaction.agent), day=later.reaction.day)
    return seen, tr("{told}: {words}").format(told=later.rule.told, words=later.words)


WORDS: Mapping[str, Callable[[IfThen, Names, tzinfo], Pair]] = {
    "pressure": _pressure,
    "reaction": _reaction,
    "bound": _bound,
    "opioid": _opioid,
    "breathing": _breathing,
    "hemoglobin": _hemoglobin,
    "lab": _rule,
    "bedside": _rule,
    "restart": _restart,
    "bar": _bar,
    "later": _later,
}
"""What says each kind of line."""
