"""The restart advisor: which rules speak, what each would mean, and where they differ. It never chooses.

Rates are mL/h and mg/m²/h. A prescriber's rate is entered, and two people check it (`reaction_gates`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import OrderEntered
from infusetrack.domain.infusion import Infusion, Phase
from infusetrack.domain.live import bag_ends_at, rate_by_surface
from infusetrack.domain.reaction_rules import ReactionKind, ReactionRule, Reactions
from infusetrack.domain.reactions import Reaction, earlier, times_before
from infusetrack.domain.regimen import Agent, Regimen
from infusetrack.domain.restart_parts import Advice, Applied, Candidate, EarliestRise
from infusetrack.domain.sourced import Sourced


def advise(chart: Chart, regimen: Regimen, reaction: Reaction, now: datetime) -> Advice:
    """What the regimen file says of this reaction, as if the pump went on at `now`."""
    record, agent = chart.day(reaction.day), regimen.agents.get(reaction.agent)
    asked, applied = rules_of(chart, regimen.reactions, reaction)
    barred = barred_by(chart, regimen, reaction)
    rated = agent is not None and not barred and not any(o.onset == "never" and o.sure for o in applied)
    longest = None if agent is None else _minutes(agent.longest_minutes)
    return Advice(
        reaction=reaction,
        asked=asked,
        applied=applied,
        times_before=times_before(chart, reaction, reaction.kind) if reaction.kind else 0,
        candidates=tuple(_candidates(record, regimen, reaction, applied, now)) if rated else (),
        rises=tuple(_rises(reaction, applied, now)),
        barred_by=barred,
        longest=longest,
        bag_until=None if agent is None else bag_ends_at(record, agent),
    )


def _minutes(number: Sourced | None) -> timedelta | None:
    return None if number is None else timedelta(minutes=int(number.value))


# --- which rules ----------------------------------------------------------------------------


def rules_of(
    chart: Chart, known: Reactions, reaction: Reaction
) -> tuple[tuple[ReactionKind, ...], tuple[Applied, ...]]:
    """The kinds that its signs bring up, and the rules that speak of it."""
    signs = frozenset(reaction.signs)
    asked = known.asked_by(reaction.agent, signs)
    kinds = [reaction.kind] if reaction.kind else [kind.id for kind in asked]
    found = (
        _applied(chart, rule, reaction)
        for rule in known.rules
        if rule.fits(reaction.agent, kinds, signs, reaction.grade)
    )
    return asked, tuple(found)


def _applied(chart: Chart, rule: ReactionRule, reaction: Reaction) -> Applied:
    before = times_before(chart, reaction, rule.kind)
    all_grades = (rule.lowest_grade, rule.highest_grade) == (1, 5)
    sure = bool(reaction.kind) and (reaction.grade is not None or all_grades)
    return Applied(rule, before, rule.recurrence(before), sure)


def barred_by(chart: Chart, regimen: Regimen, reaction: Reaction) -> tuple[Reaction, ...]:
    """Earlier reactions to this drug after which it must never run again."""
    return tuple(one for one in earlier(chart, reaction) if ends_for_good(chart, regimen, one))


def ends_for_good(chart: Chart, regimen: Regimen, reaction: Reaction) -> bool:
    """Whether a rule ends the drug for good after this reaction, as it was described."""
    _, applied = rules_of(chart, regimen.reactions, reaction)
    return any(one.onset == "never" and one.sure for one in applied)


# --- what each rate would mean -------------------------------------------------------------


def _candidates(
    record: DayRecord, regimen: Regimen, reaction: Reaction, applied: Iterable[Applied], now: datetime
) -> Iterator[Candidate]:
    agent, infusion = regimen.agents[reaction.agent], record.infusions.get(reaction.began.step)
    named = [(number, one.rule) for one in applied for number in one.rates]
    known = regimen.reactions.comparison(reaction.agent)
    beside = [one for one in (known.share, known.mg_m2_h) if one is not None] if known else []
    seen: list[tuple[str, Decimal]] = []
    for number in [number for number, _ in named] + beside:
        rate = _ml_h(number, record, agent, infusion, reaction)
        if rate is None or infusion is None or (number.unit, number.value) in seen:
            continue
        seen.append((number.unit, number.value))
        rules = tuple(rule for one, rule in named if (one.unit, one.value) == (number.unit, number.value))
        candidate = Candidate(number, rate, rate_by_surface(record, agent.id, infusion, rate), rules)
        yield _meant(candidate, record, agent, infusion, _Calm.of(applied, record, agent, infusion), now)


def _ml_h(
    number: Sourced, record: DayRecord, agent: Agent, infusion: Infusion | None, reaction: Reaction
) -> Decimal | None:
    if number.unit == "%":
        before = reaction.began.rate_ml_h
        return None if not before else before * number.value / 100
    return None if infusion is None else surface_rate_ml_h(record, agent, infusion, number.value)


def surface_rate_ml_h(
    record: DayRecord, agent: Agent, infusion: Infusion, mg_m2_h: Decimal
) -> Decimal | None:
    """A rate by surface as the pump's mL/h: by the order's surface, else by the planned step of that rate."""
    line = record.orders.get(agent.id)
    order = line.event if line is not None else None
    if isinstance(order, OrderEntered) and order.bsa_m2 and infusion.dose_mg:
        return mg_m2_h * order.bsa_m2 * infusion.volume_ml / infusion.dose_mg
    shares = (s.bag_share_per_h.value for s in agent.rate_steps if s.mg_m2_h and s.mg_m2_h.value == mg_m2_h)
    share = next(shares, None)
    return None if share is None else share * infusion.volume_ml


@dataclass(frozen=True, slots=True)
class _Calm:
    """How long the calm must last, and the rate in mL/h that may come after it."""

    lasts: timedelta
    then_ml_h: Decimal

    @classmethod
    def of(
        cls, applied: Iterable[Applied], record: DayRecord, agent: Agent, infusion: Infusion
    ) -> "_Calm | None":
        """The longest calm that a rule asks for, with its highest rate; None where none tells both."""
        spans = [
            (stable, highest)
            for one in applied
            if (stable := _minutes(one.rule.stable)) and (highest := one.rule.highest)
        ]
        if not spans:
            return None
        lasts, highest = max(spans, key=lambda span: span[0])
        top = surface_rate_ml_h(record, agent, infusion, highest.value)
        return None if top is None else cls(lasts, top)


def _meant(
    of: Candidate, record: DayRecord, agent: Agent, infusion: Infusion, calm: _Calm | None, now: datetime
) -> Candidate:
    try:
        tried = infusion.at_rate(of.rate_ml_h, now) if _may_run(infusion, now) else None
    except Refused:
        tried = None  # slower than any calendar could hold: no end to show
    end = None if tried is None else tried.ends_at()
    if tried is None or end is None:
        return of
    infusing, longest, bag = tried.infusing(end), _minutes(agent.longest_minutes), bag_ends_at(record, agent)
    raised = _raised(tried, calm, now, end)
    return Candidate(
        of.number, of.rate_ml_h, of.rate_mg_m2_h, of.rules, end, infusing,
        too_long=longest is not None and infusing > longest,
        past_bag=bag is not None and end > bag,
        raised_ends_at=None if raised is None else raised.ends_at(),
        raised_infusing=None if raised is None else raised.infusing_at_end(),
    )  # fmt: skip


def _may_run(infusion: Infusion, now: datetime) -> bool:
    counted = infusion.counted_at
    halted = infusion.phase in {Phase.RUNNING, Phase.PAUSED}
    return halted and counted is not None and now >= counted


def _raised(tried: Infusion, calm: _Calm | None, now: datetime, end: datetime) -> Infusion | None:
    """The infusion raised after the calm; None where no rule tells, or the bag is empty before."""
    if calm is None or now + calm.lasts >= end or calm.then_ml_h <= tried.rate_ml_h:
        return None
    return tried.at_rate(calm.then_ml_h, now + calm.lasts)


# --- when the rate may rise ---------------------------------------------------------------


def _rises(reaction: Reaction, applied: Iterable[Applied], now: datetime) -> Iterator[EarliestRise]:
    for one in applied:
        lasts = _minutes(one.rule.stable)
        if lasts is None or one.onset == "never":
            continue
        settled, slow = reaction.settled_at, reaction.slow_since
        if settled is None:
            yield EarliestRise(one.rule, None)
        elif slow is None:
            yield EarliestRise(one.rule, max(now, settled) + lasts, if_now=True)
        else:
            yield EarliestRise(one.rule, max(slow, settled) + lasts)
