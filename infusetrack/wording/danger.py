"""What a danger in the vital signs says: a short title, and the number beside its rule and limit."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from infusetrack.domain.danger import Danger, DangerKind
from infusetrack.domain.hypotension import Why
from infusetrack.wording import figures
from infusetrack.wording.limits import BROKEN
from infusetrack.wording.scores import level_words, missing_words
from infusetrack.wording.translate import mark, tr, translated
from infusetrack.wording.units import with_unit
from infusetrack.wording.vitals import field_words

TITLES: Mapping[DangerKind, str] = {
    "hypotension": mark("Low blood pressure"),
    "spo2": mark("Low oxygen saturation"),
    "heart_rate": mark("Fast heart"),
    "temperature": mark("Fever"),
    "pain": mark("Pain"),
    "sedation": mark("Sedation"),
    "breathing": mark("Slow breathing"),
    "consciousness": mark("Less than alert"),
    "score": mark("Early-warning score"),
    "age_range": mark("Unusual for the age"),
    "limit": mark("Beyond a limit"),
}
WHY: Mapping[Why, str] = {
    "age_floor": mark("under the limit for the age"),
    "baseline": mark("too far under the day's baseline"),
    "fixed": mark("under the fixed limit"),
    "symptoms": mark("signs of a low pressure"),
}
STATES: Mapping[str, str] = {
    "C": mark("new confusion"),
    "V": mark("answers to voice only"),
    "P": mark("answers to pain only"),
    "U": mark("unresponsive"),
}


def danger_title(danger: Danger) -> str:
    """What it is, in a few words."""
    if danger.code == "pressure_watch":
        return tr("Blood pressure is falling")
    return translated(TITLES[danger.kind])


def danger_words(danger: Danger) -> str:
    """The number, its limit and the rule: "SBP 78, under 78.2: too far under the day's baseline of 92"."""
    return SAID[danger.code](danger)


def why_words(fired: tuple[Why, ...]) -> str:
    """Why a pressure counts as low."""
    return ", ".join(translated(WHY[one]) for one in fired)


def _number(danger: Danger) -> str:
    value = "" if danger.value is None else figures.trimmed(danger.value, 1)
    return f"{field_words(danger.number)} {value}".strip()


def _limit(danger: Danger) -> str:
    return figures.trimmed(danger.limit or Decimal(0), 1)


def _hypotension(danger: Danger) -> str:
    fired = danger.facts["fired"]
    why = why_words(fired if isinstance(fired, tuple) else ())
    if danger.value is None:
        return why
    if danger.limit is None or danger.value >= danger.limit:
        return tr("{number}: {why}").format(number=_number(danger), why=why)
    base = _base(danger) if isinstance(fired, tuple) and "baseline" in fired else ""
    return tr("{number}, under {limit}: {why}{base}").format(
        number=_number(danger), limit=_limit(danger), why=why, base=base
    )


def _base(danger: Danger) -> str:
    base = danger.facts["baseline"]
    return tr(" (baseline {base})").format(base=figures.trimmed(base)) if isinstance(base, Decimal) else ""


def _watch(danger: Danger) -> str:
    return tr("{number}, under {limit}{base}: look closer").format(
        number=_number(danger), limit=_limit(danger), base=_base(danger)
    )


def _rule(danger: Danger) -> str:
    comparison = danger.facts["comparison"]
    past = next(words for key, words in BROKEN.items() if key == comparison)
    told = with_unit(translated(past).format(limit=_limit(danger)), "")
    rule = str(danger.facts["rule"]).removeprefix(f"{field_words(danger.number)}: ")
    return tr("{number}, {past}: {rule}").format(number=_number(danger), past=told, rule=rule)


def _sedation(danger: Danger) -> str:
    return tr("{number}, at {limit} or more").format(number=_number(danger), limit=_limit(danger))


def _breathing(danger: Danger) -> str:
    return tr("{number}, under {limit} for {years} y").format(
        number=_number(danger), limit=_limit(danger), years=danger.facts["years"]
    )


def _consciousness(danger: Danger) -> str:
    return translated(STATES[str(danger.facts["consciousness"])])


def _score(danger: Danger) -> str:
    missing = danger.facts["missing"]
    told = tr("{chart} {total}, {level}").format(
        chart=danger.facts["chart"],
        total=figures.trimmed(danger.value or Decimal(0)),
        level=level_words(str(danger.facts["level"])),
    )
    without = missing_words(missing) if isinstance(missing, tuple) else ""
    return f"{told}; {without}" if without else told


def _age(danger: Danger) -> str:
    template = tr("{number}, above {limit} for {years} y ({table}); read twice?")
    if danger.facts["side"] == "below":
        template = tr("{number}, below {limit} for {years} y ({table}); read twice?")
    return template.format(
        number=_number(danger), limit=_limit(danger), years=danger.facts["years"], table=danger.facts["table"]
    )


SAID: Mapping[str, Callable[[Danger], str]] = {
    "hypotension": _hypotension,
    "pressure_watch": _watch,
    "limit": _rule,
    "sedation": _sedation,
    "breathing": _breathing,
    "consciousness": _consciousness,
    "score": _score,
    "age_range": _age,
}
"""What says each kind of danger."""
