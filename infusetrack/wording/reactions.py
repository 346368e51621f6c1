"""Sentences of infusion reactions: refusals, grades, what a rule says, rates, what happened last time."""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from decimal import ROUND_HALF_UP, Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.reaction_bars import Later
from infusetrack.domain.reaction_rules import Onset, ReactionRule
from infusetrack.domain.reactions import Reaction
from infusetrack.domain.restart_parts import Advice, Candidate, Difference, EarliestRise
from infusetrack.domain.sourced import Sourced
from infusetrack.wording import figures
from infusetrack.wording.events_names import Names, phase_words
from infusetrack.wording.sentences import sentence
from infusetrack.wording.translate import mark, tr, translated

FOURTH = Decimal("0.0001")
"""Half of 0.875 mg/m²/h is told whole; other rates by surface to a thousandth."""
SENTENCES: dict[str, str] = {
    "no_such_reaction": mark("That reaction is not in this record any more. Press F9 to note one."),
    "before_reaction": mark("{at} lies before the reaction began at {began}. Check the time."),
    "reaction_grade": mark("Choose a grade from 1 to 5."),
    "reaction_kind_unknown": mark("{kind} is no kind of reaction of this drug. Choose one from the list."),
    "reaction_not_described": mark("Choose the kind and the grade of the reaction first."),
    "team_without_name": mark("Enter who was called."),
    "restart_not_paused": mark("The infusion is not paused. There is nothing to restart."),
    "never_restart": mark(
        "The rules say: never again. If it is decided otherwise, enter who decides and why."
    ),
    "restart_needs_investigator": mark(
        "The rule asks for the investigator. Enter who of them decides, and why."
    ),
    "restart_against_rule": mark("The rule says: {words} If it is decided otherwise, enter who and why."),
    "restart_above_rules": mark(
        "{rate_ml_h} mL/h is above every rate that the rules name ({highest_ml_h} mL/h)."
        " Read the order; if it is so, enter who decides and why."
    ),
    "restart_too_long": mark(
        "At this rate it would infuse for {whole}, the limit is {longest}."
        " Ask the prescriber; if it is so, enter who decides and why."
    ),
    "restart_not_ordered": mark(
        "It was halted for a reaction. Enter the prescriber's rate for this pause first."
    ),
    "restart_not_checked": mark(
        "Two people check the restart rate first; both must come to the same number."
    ),
    "restart_differs": mark("That is not the rate that was ordered. Read order and pump again."),
    "restart_rate_stays": mark(
        "It went on at {rate_ml_h} mL/h, as two people checked."
        " If the pump ran at another rate, note a change of the rate with its time and why."
    ),
    "reaction_not_settled": mark("Note first that the signs are gone."),
    "rise_unsettled": mark("The reaction is not noted as settled. If a rise is ordered, say why."),
    "rise_early": mark("The rule names no rise before {at}. If it is ordered so, say why."),
    "reaction_open": mark(
        "The reaction of {at} is not finished yet. Finish its form, then sign: F9 opens it."
    ),
    "never_eased": mark(
        "As it was described, the rules say: never again. Note why it is described otherwise now, and who says so."
    ),
    "rise_never": mark("The rules say: never again. If a faster rate is ordered all the same, say why."),
    "restart_no_rule": mark(
        "No rule of the file speaks of this kind at grade {grade}."
        " Look at kind and grade again; if it goes on, enter who decides and why."
    ),
    "cycle_stopped": mark(
        "After the reaction on {day} the rules say: no more {agent} in this cycle."
        " A named decision at the release of the day lets it start."
    ),
    "reaction_unknown": mark(
        "The reaction on {day} has no kind or no grade yet, so no rule can be told. Describe it;"
        " or a named decision at the release of the day lets {agent} start."
    ),
    "never_started": mark(
        "After the reaction on {day} the rules say: {agent} never again."
        " A named decision at the release of the day lets it start."
    ),
}

GRADES: Mapping[int, str] = {
    1: mark("mild and passing; the infusion goes on, no treatment"),
    2: mark("halted or treated, settles promptly; medicines ahead for up to 24 h"),
    3: mark("drags on, comes back after settling, or needs a hospital bed"),
    4: mark("life-threatening: act now"),
    5: mark("death"),
}
"""CTCAE v5.0, infusion related reaction, in bedside words of our own."""
ONSETS: Mapping[Onset, str] = {
    "watch": mark("watch closely"),
    "halve": mark("half the rate"),
    "pause": mark("stop, then perhaps go on"),
    "stop_day": mark("no more today"),
    "stop_cycle": mark("no more this cycle"),
    "never": mark("never again"),
}
DIFFERENCES: Mapping[Difference, str] = {
    "onset": mark("The sources differ in what to do with the infusion."),
    "rate": mark("The sources differ in the rate to go on at."),
}


def grade_words(grade: int) -> str:
    """A grade at the bedside."""
    return translated(GRADES[grade])


def onset_words(onset: Onset) -> str:
    """What a rule says of the infusion, in a few words."""
    return translated(ONSETS[onset])


def difference_words(advice: Advice) -> str:
    """Where the sources differ, and who decides; empty where they agree."""
    if not advice.differ:
        return ""
    told = [translated(DIFFERENCES[one]) for one in advice.differ]
    return " ".join((*told, tr("The prescriber decides.")))


def later_words(later: Later) -> str:
    """What an earlier day's rule asks of this day: "C1D2, Label: When it goes on: half of the dose"."""
    return tr("{day}, {told}: {words}").format(
        day=later.reaction.day, told=later.rule.told, words=later.words
    )


def number_words(number: Sourced) -> str:
    """A candidate's source in a few words."""
    if number.unit == "%":
        return tr("{share} % of the rate before").format(share=figures.trimmed(number.value))
    return tr("{rate} mg/m²/h").format(rate=figures.trimmed(number.value))


def source_words(number: Sourced) -> str:
    """Where a number is from, and whether it was read there."""
    sure = tr("read there") if number.verified else tr("not verified")
    return tr("{source} ({origin}, {sure})").format(source=number.source, origin=number.origin, sure=sure)


def rule_source(rule: ReactionRule) -> str:
    """Where a rule is from, and whether it was read there."""
    sure = tr("read there") if rule.verified else tr("not verified")
    return tr("{source} ({origin}, {sure})").format(source=rule.source, origin=rule.origin, sure=sure)


def named_by(candidate: Candidate) -> str:
    """Who names this rate for this reaction."""
    told = list(dict.fromkeys(rule.told for rule in candidate.rules))
    return ", ".join(told) if told else tr("for comparison")


def rate_words(rate_ml_h: Decimal, rate_mg_m2_h: Decimal | None) -> str:
    """A rate by surface and at the pump."""
    pump = tr("{rate} mL/h").format(rate=figures.fixed(rate_ml_h, rate_decimals(rate_ml_h)))
    if rate_mg_m2_h is None:
        return pump
    exact = rate_mg_m2_h == rate_mg_m2_h.quantize(FOURTH)
    surface = figures.trimmed(rate_mg_m2_h, 4 if exact else 3)
    return tr("{surface} mg/m²/h · {pump}").format(surface=surface, pump=pump)


def rate_decimals(rate_ml_h: Decimal) -> int:
    """Slow rates are told to a hundredth of a mL/h, others to a tenth."""
    return 1 if rate_ml_h >= 1 else 2


def rounded_rate(rate_ml_h: Decimal) -> Decimal:
    """A rate as a pump takes it: to a tenth of a mL/h, slow ones to a hundredth, half up."""
    return rate_ml_h.quantize(Decimal(1).scaleb(-rate_decimals(rate_ml_h)), ROUND_HALF_UP)


def hours_words(candidate: Candidate, advice: Advice) -> str:
    """The infusing time at the end against the longest; pauses are no infusing time."""
    if candidate.infusing is None:
        return ""
    whole = figures.trimmed(Decimal(round(candidate.infusing.total_seconds() / 36)) / 100, 2)
    if advice.longest is None:
        return tr("{hours} h infusing").format(hours=whole)
    most = figures.trimmed(Decimal(int(advice.longest.total_seconds())) / 3600, 2)
    return tr("{hours} h of {most} h").format(hours=whole, most=most)


def cannot_words(candidate: Candidate, advice: Advice, zone: tzinfo) -> str:
    """Why the bag cannot be finished at this rate; empty where it can."""
    told = []
    if candidate.too_long:
        told.append(tr("cannot finish in time"))
    if candidate.past_bag and advice.bag_until is not None:
        told.append(tr("bag ends {at}").format(at=figures.clock(advice.bag_until, zone)))
    return ", ".join(told)


def end_words(candidate: Candidate, now: datetime, zone: tzinfo) -> str:
    """When the bag is empty at this rate, and if it rises after the calm."""
    if candidate.ends_at is None:
        return "\N{EM DASH}"
    end = clock_from(candidate.ends_at, now, zone)
    if candidate.raised_ends_at is None:
        return end
    raised = clock_from(candidate.raised_ends_at, now, zone)
    return tr("{end}; {raised} if full after the calm").format(end=end, raised=raised)


def clock_from(at: datetime, now: datetime, zone: tzinfo) -> str:
    """The time of day, with the day where it is not today's."""
    text = figures.clock(at, zone)
    on = at.astimezone(zone).date()
    return text if on == now.astimezone(zone).date() else f"{figures.weekday(on)} {text}"


def rise_words(rise: EarliestRise, now: datetime, zone: tzinfo) -> str:
    """When this source lets the rate rise."""
    told = rise.rule.told
    if rise.at is None:
        return tr("{source}: counted once the signs are gone").format(source=told)
    at = clock_from(rise.at, now, zone)
    if rise.if_now:
        return tr("{source}: {at} at the earliest, if it goes on now").format(source=told, at=at)
    if rise.rule.more_than:
        return tr("{source}: after {at}").format(source=told, at=at)
    return tr("{source}: from {at}").format(source=told, at=at)


def times_words(times: int, kind: str, agent: str) -> str:
    """How often this kind came before for this drug."""
    if times == 0:
        return tr("First time: {kind}, {agent}").format(kind=kind, agent=agent)
    if times == 1:
        return tr("{kind}, {agent}: once before (first recurrence)").format(kind=kind, agent=agent)
    return tr("{kind}, {agent}: {times} times before").format(kind=kind, agent=agent, times=times)


def restart_preview(
    infusion: Infusion, rate_ml_h: Decimal | None, advice: Advice, now: datetime, zone: tzinfo
) -> str:
    """What a typed rate would mean: at the pump, the end, the infusing time; empty where it is not read."""
    if rate_ml_h is None or rate_ml_h <= 0:
        return ""
    try:
        tried = infusion.at_rate(rate_ml_h, now)
    except Refused as error:
        return sentence(error, zone)
    end, whole = tried.ends_at(), tried.infusing_at_end()
    if end is None or whole is None:
        return ""
    told = [rate_words(rate_ml_h, None), tr("ends {at}").format(at=clock_from(end, now, zone))]
    told.append(tr("{span} infusing").format(span=figures.long_span(whole)))
    if advice.longest is not None and whole > advice.longest:
        told.append(tr("longer than {span}").format(span=figures.long_span(advice.longest)))
    if advice.bag_until is not None and end > advice.bag_until:
        told.append(tr("after the bag's end, {at}").format(at=clock_from(advice.bag_until, now, zone)))
    return " · ".join(told)


def open_words(chart: Chart, reaction: Reaction, names: Names, now: datetime, zone: tzinfo) -> str:
    """An open reaction on the banner: since when, what the pump does, how long ago."""
    return tr("Infusion reaction {state}").format(state=state_words(chart, reaction, names, now, zone))


def state_words(chart: Chart, reaction: Reaction, names: Names, now: datetime, zone: tzinfo) -> str:
    """How an open reaction stands: since when, what the pump does, how long ago, what is due."""
    span = figures.long_span(max(timedelta(0), now - reaction.at))
    parts = [tr("since {at}").format(at=clock_from(reaction.at, now, zone))]
    infusion = chart.day(reaction.day).infusions.get(reaction.began.step)
    if infusion is not None and reaction.agent:
        agent, phase = names.agent(reaction.agent), phase_words(infusion.phase)
        parts.append(tr("{agent} {phase}").format(agent=agent, phase=phase.upper()))
    parts.append(span)
    if reaction.settled_at is not None:
        parts.append(tr("signs gone; finish the form"))
    elif not any(line.happened_at >= reaction.at for line in chart.day(reaction.day).vitals):
        parts.append(tr("vital signs due now"))
    return " · ".join(parts)
