"""What the hemoglobin watch says: numbers, the rule that is met, what it is consistent with, what to check."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from infusetrack.domain.hemoglobin_advice import Review, Span
from infusetrack.domain.hemoglobin_numbers import NUMBERS
from infusetrack.domain.hemoglobin_rules import Fired, Tier
from infusetrack.wording import figures
from infusetrack.wording.translate import mark, tr, translated

TIERS: Mapping[Tier, str] = {
    Tier.NONE: mark("No rule is met"),
    Tier.WATCH: mark("Watch"),
    Tier.ACT: mark("Act now"),
}
CAUSES: Mapping[str, str] = {
    "cd47": mark("red cells cleared under CD47 blockade"),
    "bleed": mark("bleeding"),
    "dilution": mark("dilution by fluids"),
    "marrow": mark("too few new red cells (marrow)"),
    "phlebotomy": mark("blood drawn for tests"),
    "artifact": mark("a sample that does not show the child's blood"),
    "expected": mark("the expected dip on magrolimab"),
    "unknown": mark("no single cause"),
}
RULES: Mapping[str, str] = {
    "below_grade_3": mark("Hgb {number} is below 8.0 (CTCAE grade 3)"),
    "two_lost": mark("about {number} g/dL of red cells are missing"),
    "cd47_soon": mark("the chance of a CD47 loss of 2 g/dL within 7 days is {percent} %"),
    "past_dip": mark("the chance that CD47 takes more than the published dip is {percent} %"),
    "hidden_fall": mark("transfused red cells hide a CD47 loss of 2 g/dL ({percent} %)"),
    "bleeding_and_fall": mark("bleeding was noted and Hgb is {number} below baseline"),
    "repeat_sample": mark("this value does not fit the series ({percent} % a bad sample)"),
    "cd47_possible": mark("a CD47 loss of 2 g/dL is possible within 7 days ({percent} %)"),
    "red_cells_falling": mark("about {number} g/dL of red cells are missing"),
    "near_grade_3": mark("Hgb {number} is near 8.0"),
    "raw_fall": mark("Hgb is {number} below baseline as measured"),
    "rise_failed": mark("the last red cells brought {percent} % of the expected rise"),
}
FLAGS: Mapping[str, str] = {
    "unit_tenfold": mark("This looks like g/L typed as g/dL. Check the unit with the laboratory."),
    "repeat_sample": mark("Repeat from a clean site first."),
    "too_few_values": mark("Too few values since the first dose to say more."),
    "baseline_single": mark("The baseline is a single value."),
    "baseline_after_dose": mark("No value stands before the first dose: the baseline is a guess."),
    "methods_differ": mark("Bedside and laboratory values are compared: they may differ by 1 g/dL or more."),
}
MISFIT = "repeat_sample"
MOST_SURE = 90
"""No chance is told as surer than this: the model was set on made-up children, not on patients."""
LIKELY_TOO = 0.15
"""A second cause is named from this chance on."""
UNKNOWN: Mapping[str, str] = {
    "retic": mark("retic"),
    "ldh": mark("LDH"),
    "bilirubin": mark("indirect bilirubin"),
    "haptoglobin": mark("haptoglobin"),
    "weight": mark("weight"),
    "fluids": mark("fluids"),
    "draws": mark("blood drawn"),
    "lln": mark("the laboratory's lower limit"),
}


def tier_words(tier: Tier) -> str:
    """The tier, as a heading."""
    return translated(TIERS[tier])


def cause_words(cause: str) -> str:
    """A cause inside a sentence."""
    return translated(CAUSES[cause])


def unread_words() -> str:
    """Where the watch broke off on a course: it is silent, which is no all-clear."""
    return tr(
        "The hemoglobin watch could not read this course. Judge the values without it and tell support."
    )


def flag_words(flag: str) -> str:
    """One remark about how far the value can be trusted."""
    return translated(FLAGS[flag])


def rule_words(one: Fired) -> str:
    """A rule that is met, with its number, without a full stop."""
    return translated(RULES[one.rule]).format(number=_one(one.number), percent=percent_words(one.number))


def percent_words(share: float) -> str:
    """A chance in percent, never surer than made-up children can make it: "over 90"."""
    return tr("over {most}").format(most=MOST_SURE) if share * 100 > MOST_SURE else str(round(share * 100))


def rule_met_words(review: Review) -> str:
    """The gravest rule that is met, with its numbers; empty where none is.

    Of a value that does not fit the series this is said first: the sample is the next thing to look at.
    """
    words = "".join(rule_words(one) for one in review.rules[:1])
    if _misfit(review) and review.rules[0].rule != MISFIT:
        return tr("does not fit the series, repeat from a clean site; {rule}").format(rule=words)
    return words


def _misfit(review: Review) -> tuple[Fired, ...]:
    return tuple(one for one in review.rules if one.rule == MISFIT)


def watch_line(review: Review) -> str:
    """What the watch says in one line, for the release of a day and for a card: it states, a person decides."""
    if not review.rules:
        return tr("Hemoglobin watch: no rule is met.")
    words = tr("Hemoglobin watch, {tier}: {rule}. {cause}")
    return words.format(
        tier=tier_words(review.tier).lower(), rule=rule_met_words(review), cause=_cause(review)
    ).strip()


def span_words(span: Span) -> str:
    """An estimate with its interval: 2.1 g/dL (1.6 to 2.7)."""
    words = tr("{middle} g/dL ({low} to {high})")
    return words.format(middle=_one(span.middle), low=_one(span.low), high=_one(span.high))


def unknown_words(review: Review) -> str:
    """What was not there to be weighed; empty where nothing is missing."""
    if not review.unknown:
        return ""
    names = ", ".join(translated(UNKNOWN[name]) for name in review.unknown)
    return tr("Not known: {names}.").format(names=names)


@dataclass(frozen=True, slots=True)
class Advice:
    """The advice in its parts, each a sentence or two; empty where there is nothing to say."""

    value: str
    rule: str = ""
    estimate: str = ""
    cause: str = ""
    next: str = ""
    remarks: str = ""
    unknown: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """What there is to say, in its order."""
        told = (self.value, self.rule, self.estimate, self.cause, self.next, self.remarks, self.unknown)
        return tuple(part for part in told if part)


def advice_of(review: Review) -> Advice:
    """What a review says, part by part; a person decides."""
    if "unit_tenfold" in review.flags:
        return Advice(_value_words(review), remarks=flag_words("unit_tenfold"))
    return Advice(
        value=_value_words(review),
        rule=_rule(review),
        estimate=_estimate(review),
        cause=_cause(review),
        next=_next(review),
        remarks=" ".join(flag_words(flag) for flag in review.flags if flag != MISFIT),
        unknown=unknown_words(review),
    )


def review_words(review: Review) -> str:
    """The whole advice in a few short sentences."""
    return " ".join(advice_of(review).parts)


def _value_words(review: Review) -> str:
    value, days = review.value.g_dl, review.days_since_exposure
    if review.fall is None or review.baseline is None:
        return tr("Hgb {value}.").format(value=value)
    template = tr("Hgb {value}, {fall} below baseline {baseline}.")
    if not review.fall:
        template = tr("Hgb {value}, at baseline.")
    elif review.fall < 0:
        template = tr("Hgb {value}, {fall} above baseline {baseline}.")
    elif days is not None and days <= NUMBERS["dip_days"].value:
        template = tr(
            "Hgb {value}, {fall} below baseline {baseline}, {days} d after the first magrolimab, or the first after a gap."
        )
    return template.format(value=value, fall=abs(review.fall), baseline=review.baseline, days=_one(days or 0))


def _rule(review: Review) -> str:
    """The gravest rule; before it, of a value that does not fit, that it be repeated."""
    words = tr("Does not fit the series ({percent} % a bad sample): repeat from a clean site first.")
    told = [words.format(percent=percent_words(one.number)) for one in _misfit(review)]
    grave = [one for one in review.rules[:1] if one.rule != MISFIT]
    return " ".join((*told, *(tr("Rule met: {rule}.").format(rule=rule_words(one)) for one in grave)))


def _estimate(review: Review) -> str:
    if review.tier is Tier.NONE:
        return ""
    text = tr("Red cells missing, fluids taken out: {missing}.").format(missing=span_words(review.missing))
    least, most = review.expected
    if most:
        text += " " + tr("Published for adults: {least} to {most}.").format(least=least, most=most)
    return text


def _cause(review: Review) -> str:
    """The leading cause with its share, and the next one where it is likely too."""
    if review.tier is Tier.NONE:
        return ""
    others = [name for name in review.causes if name not in {review.cause, "unknown"}]
    second = max(others, key=lambda name: review.causes[name])
    words = tr("Consistent with {cause}; the cause is not established.")
    if review.causes[second] >= LIKELY_TOO:
        words = tr("Consistent with {cause} or {second}; the cause is not established.")
    return words.format(cause=_share(review, review.cause), second=_share(review, second))


def _share(review: Review, cause: str) -> str:
    share = percent_words(review.causes[cause])
    return tr("{cause} ({share} %)").format(cause=cause_words(cause), share=share)


def _next(review: Review) -> str:
    if review.tier is Tier.ACT:
        return tr(
            "Check now: repeat Hgb, retic, LDH, bilirubin, haptoglobin, smear, crossmatch (tell the blood bank:"
            " anti-CD47). Look for bleeding. Tell the prescriber, who decides."
        )
    if review.due_hours is None:
        return ""
    if review.due_hours == 0:
        return tr("Repeat now.")
    if review.thinned * 100 >= NUMBERS["dilution"].value:
        return tr("May be dilution ({ml} mL/kg in 24 h). Next Hgb {hours} h after the fluids.").format(
            ml=round(review.fluid_ml_kg), hours=review.due_hours
        )
    return tr("Next Hgb within {hours} h.").format(hours=review.due_hours)


def _one(number: float) -> str:
    return figures.fixed(Decimal(str(number)))
