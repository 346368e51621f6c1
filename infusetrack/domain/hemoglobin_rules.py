"""The tiers: which rule fires on a reading, with the numbers that it saw."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from infusetrack.domain.hemoglobin_numbers import NUMBERS


class Tier(StrEnum):
    """What the watch asks for: nothing, a recheck, a clinician now."""

    NONE = "none"
    WATCH = "watch"
    ACT = "act"


CD47, BLEED, DILUTION, MARROW = "cd47", "bleed", "dilution", "marrow"
PHLEBOTOMY, ARTIFACT, EXPECTED, UNKNOWN = "phlebotomy", "artifact", "expected", "unknown"

LOST_LIKELY = 0.50
"""Act where the chance that 2 g/dL of red cells are gone passes this.

This and the chances below were set on made-up children (`tests/simulator`), not on patients.
"""
CD47_ACT, CD47_ACT_MISSING, LOST_SOON, CD47_ACT_EARLY = 0.17, 0.40, 0.17, 0.35
"""Act on this chance of a CD47 loss, with this much missing (g/dL), and 2 g/dL this likely within 7 days,
but until the fall itself reaches `early_fall` only on the last of these chances: the first step of an
expected dip is no alarm, markers of destruction are."""
PAST_DIP_ACT = 0.30
"""Act on this chance that CD47 blockade takes more than the published dip, once the fall itself is there."""
CD47_HIDDEN, GIVEN = 0.32, 0.5
"""Act on this chance of a CD47 loss where transfused cells of this much (g/dL) make up for it."""
CD47_WATCH, WATCH_MISSING = 0.16, 0.9
CD47_NAMED, NAMED_BESIDE, NAMED_BESIDE_BLEEDING = 0.15, 0.4, 0.7
"""CD47 is named on an act from this chance on, if it is at least this share of the leading
cause's: more beside bleeding, which wants another look at the child."""
BAD_SAMPLE = 0.5


@dataclass(frozen=True, slots=True)
class Sight:
    """What the rules look at; amounts in g/dL, chances from 0 to 1."""

    value: Decimal
    fall: Decimal
    missing: float
    p_two_lost: float
    p_lost_soon: float
    p_cd47: float
    p_past_dip: float
    bad_sample: float
    bled: bool
    given: float
    rise_share: float | None
    causes: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that is met, and the number that met it."""

    rule: str
    tier: Tier
    number: float


def fired(sight: Sight) -> tuple[Fired, ...]:
    """Every rule that is met, the gravest first; none at a value that cannot be g/dL."""
    if sight.value >= NUMBERS["tenfold"].value:
        return ()
    return (*_acts(sight), *_watches(sight))


def _acts(sight: Sight) -> Iterator[Fired]:
    if _low(sight):
        yield Fired("below_grade_3", Tier.ACT, float(sight.value))
    if _fits(sight) or sight.value < NUMBERS["grade_3"].value:
        yield from _chances(sight)
    if sight.bled and sight.fall >= NUMBERS["bleeding_fall"].value and sight.bad_sample < BAD_SAMPLE:
        yield Fired("bleeding_and_fall", Tier.ACT, float(sight.fall))


def _fits(sight: Sight) -> bool:
    return sight.bad_sample <= BAD_SAMPLE


def _chances(sight: Sight) -> Iterator[Fired]:
    """What the possible children say; of a value that does not fit, only below 8.0, which is never passed over."""
    if sight.p_two_lost > LOST_LIKELY:
        yield Fired("two_lost", Tier.ACT, sight.missing)
    if _soon(sight):
        yield Fired("cd47_soon", Tier.ACT, sight.p_cd47)
    if sight.p_past_dip > PAST_DIP_ACT and _fallen(sight) and sight.bad_sample < BAD_SAMPLE:
        yield Fired("past_dip", Tier.ACT, sight.p_past_dip)
    if sight.p_cd47 > CD47_HIDDEN and sight.given > GIVEN and sight.bad_sample < BAD_SAMPLE:
        yield Fired("hidden_fall", Tier.ACT, sight.p_cd47)


def _fallen(sight: Sight) -> bool:
    """Whether the fall itself is there; red cells given count as fallen: a transfusion does not quiet it."""
    fallen = max(float(sight.fall) + max(sight.given, 0), sight.missing)
    return fallen >= float(NUMBERS["early_fall"].value)


def _soon(sight: Sight) -> bool:
    """A CD47 loss ahead."""
    likely = sight.p_cd47 > CD47_ACT and sight.p_lost_soon > LOST_SOON
    seen = _fallen(sight) or sight.p_cd47 > CD47_ACT_EARLY
    return likely and seen and sight.missing > CD47_ACT_MISSING


def _low(sight: Sight) -> bool:
    """Below 8.0; a sample that fits nothing is repeated first unless it lies below 7.0."""
    if sight.value >= NUMBERS["grade_3"].value:
        return False
    likely = sight.bad_sample < BAD_SAMPLE or sight.bled
    return likely or NUMBERS["not_survivable"].value <= sight.value < NUMBERS["low_for_sure"].value


def _watches(sight: Sight) -> Iterator[Fired]:
    if sight.bad_sample > BAD_SAMPLE:
        yield Fired("repeat_sample", Tier.WATCH, sight.bad_sample)
    if sight.p_cd47 > CD47_WATCH:
        yield Fired("cd47_possible", Tier.WATCH, sight.p_cd47)
    if sight.missing > WATCH_MISSING:
        yield Fired("red_cells_falling", Tier.WATCH, sight.missing)
    if sight.value < NUMBERS["near_grade_3"].value:
        yield Fired("near_grade_3", Tier.WATCH, float(sight.value))
    if sight.fall >= NUMBERS["raw_fall"].value:
        yield Fired("raw_fall", Tier.WATCH, float(sight.fall))
    if sight.rise_share is not None and sight.rise_share < NUMBERS["rise_failed"].value:
        yield Fired("rise_failed", Tier.WATCH, sight.rise_share)


def tier_of(rules: tuple[Fired, ...]) -> Tier:
    """The gravest tier of the rules that are met."""
    return rules[0].tier if rules else Tier.NONE


def leading_cause(sight: Sight, tier: Tier) -> str:
    """The cause that explains most; on an act, CD47 blockade where it is likely and no bleeding was seen."""
    cause = max(sight.causes, key=lambda name: sight.causes[name])
    beside = NAMED_BESIDE_BLEEDING if cause == BLEED else NAMED_BESIDE
    enough = max(CD47_NAMED, beside * sight.causes[cause])
    more = cause == EXPECTED and sight.p_past_dip > PAST_DIP_ACT
    named = tier is Tier.ACT and (more or sight.p_cd47 > enough) and sight.bad_sample < BAD_SAMPLE
    if named and not (cause == BLEED and sight.bled):
        return CD47
    return cause


def grade(value: Decimal, lln: Decimal | None) -> int | None:
    """The CTCAE grade of this value alone; None where only the laboratory's limit could tell.

    Grade 4 has no number: it is a life-threatening state, which a person sees.
    """
    if value < NUMBERS["grade_3"].value:
        return 3
    if value < NUMBERS["grade_2"].value:
        return 2
    if lln is None:
        return None
    return 1 if value < lln else 0
