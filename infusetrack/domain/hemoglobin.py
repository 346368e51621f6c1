"""The hemoglobin watch: each value read beside all that was known then, and what it asks for.

It says what the numbers are consistent with and what to check. It never says that a dose be
given, held or left out: a person decides.
"""

from datetime import datetime, timedelta
from decimal import Decimal

from infusetrack.domain import hemoglobin_rules as rules
from infusetrack.domain.hemoglobin_advice import Review, Span
from infusetrack.domain.hemoglobin_baseline import mean_of
from infusetrack.domain.hemoglobin_course import Course, HgbValue
from infusetrack.domain.hemoglobin_known import DAY, Known, days_between
from infusetrack.domain.hemoglobin_numbers import NUMBERS
from infusetrack.domain.hemoglobin_reading import Reading, Watch
from infusetrack.domain.hemoglobin_rules import Fired, Sight, Tier

AFTER_UNIT = timedelta(hours=1)
UNIT_JUDGED = timedelta(hours=48)
ENOUGH_VALUES = 2


def review(course: Course) -> tuple[Review, ...]:
    """One review per value, each from what was stamped at or before it."""
    if not course.hgb:
        return ()
    known = Known(course)
    watch, found = Watch(known), list[Review]()
    for place, value in enumerate(course.hgb):
        weigh = value.g_dl < NUMBERS["tenfold"].value and (place == 0 or value != course.hgb[place - 1])
        reading = watch.take(place, value, weigh=weigh)
        found.append(_reviewed(known, place, reading, found))
    return tuple(found)


def _reviewed(known: Known, place: int, reading: Reading, before: list[Review]) -> Review:
    value = known.course.hgb[place]
    baseline = baseline_of(known, value.at)
    fall = None if baseline is None else baseline - value.g_dl
    sight = _sight(known, place, reading, fall)
    met = rules.fired(sight)
    tier = rules.tier_of(met)
    too_few = _too_few(known, place)
    return Review(
        at=value.at,
        value=value,
        tier=tier,
        rules=met,
        cause=rules.leading_cause(sight, tier),
        causes=reading.causes,
        p_cd47=reading.p_cd47,
        grade=rules.grade(value.g_dl, known.course.lln_g_dl),
        baseline=baseline,
        fall=fall,
        missing=Span(reading.missing, reading.missing_low, reading.missing_high),
        cd47=Span(reading.cd47, reading.cd47_low, reading.cd47_high),
        adjusted=reading.mass - reading.given,
        thinned=reading.thinned,
        fluid_ml_kg=known.fluid_ml_kg(value.at),
        days_since_exposure=known.days_since_exposure(value.at),
        expected=expected_dip(known.days_since_exposure(value.at)),
        too_few=too_few,
        flags=_flags(known, value, met, too_few=too_few),
        unknown=_unknown(known, value.at),
        due_hours=_due(known, value.at, tier, reading),
        news=_is_news(before, value, tier),
    )


def _sight(known: Known, place: int, reading: Reading, fall: Decimal | None) -> Sight:
    value = known.course.hgb[place]
    return Sight(
        value=value.g_dl,
        fall=fall or Decimal(0),
        missing=reading.missing,
        p_two_lost=reading.p_two_lost,
        p_lost_soon=reading.p_lost_soon,
        p_cd47=reading.p_cd47,
        p_past_dip=reading.p_past_dip,
        bad_sample=reading.bad_sample,
        bled=known.bled(value.at),
        given=reading.given,
        rise_share=rise_share(known, place),
        causes=reading.causes,
    )


def baseline_of(known: Known, at: datetime) -> Decimal | None:
    """The mean of the values that count as baseline at a moment, to 0.1 g/dL; None without one."""
    return mean_of(known.baseline_values(at))


def expected_dip(days: float | None) -> tuple[Decimal, Decimal]:
    """The published fall in g/dL, least and most, some days after priming or re-exposure."""
    if days is None:
        return Decimal(0), Decimal(0)
    if days <= NUMBERS["dip_days"].value:
        return NUMBERS["dip_least"].value, NUMBERS["dip_most"].value
    return Decimal(0), NUMBERS["later_dip_most"].value


def rise_share(known: Known, place: int) -> float | None:
    """The rise after the last red cells as a share of what the formula promises; None if it cannot be told."""
    value = known.course.hgb[place]
    units = [one for one in known.red_cells if one.at <= value.at]
    if not units or not AFTER_UNIT <= value.at - units[-1].at <= UNIT_JUDGED:
        return None
    before = [one for one in known.course.hgb[:place] if units[-1].at - UNIT_JUDGED <= one.at <= units[-1].at]
    promised = known.rise(units[-1])
    if not before or not promised:
        return None
    return float(value.g_dl - before[-1].g_dl) / promised


def _too_few(known: Known, place: int) -> bool:
    """No baseline, or fewer than two values since the first dose: no trend can be told."""
    at = known.course.hgb[place].at
    if not known.dosed_before(at):
        return True
    first = known.magrolimab[0].at
    values = known.course.hgb[: place + 1]
    since = [one for one in values if one.at > first]
    return len(since) < ENOUGH_VALUES or len(since) == len(values)


def _flags(known: Known, value: HgbValue, met: tuple[Fired, ...], *, too_few: bool) -> tuple[str, ...]:
    baseline = known.baseline_values(value.at)
    found = {
        "unit_tenfold": value.g_dl >= NUMBERS["tenfold"].value,
        "repeat_sample": any(one.rule == "repeat_sample" for one in met),
        "too_few_values": too_few,
        "baseline_single": len(baseline) == 1,
        "baseline_after_dose": known.dosed_before(value.at) and baseline[0].at > known.magrolimab[0].at,
        "methods_differ": any(one.method != value.method for one in baseline),
    }
    return tuple(name for name, is_so in found.items() if is_so)


def _unknown(known: Known, at: datetime) -> tuple[str, ...]:
    """What was not there to be weighed in the last days."""
    course, since = known.course, at - 3 * DAY
    panels = [one for one in course.markers if since <= one.at <= at]
    there = {
        "retic": any(one.retic_pct is not None for one in panels),
        "ldh": any(one.ldh_u_l is not None for one in panels),
        "bilirubin": any(one.bili_indirect_mg_dl is not None for one in panels),
        "haptoglobin": any(one.haptoglobin_mg_dl is not None for one in panels),
        "weight": any(since <= one.at <= at for one in course.weights),
        "fluids": any(since <= one.at <= at for one in course.fluids),
        "draws": any(since <= one.at <= at for one in course.draws),
        "lln": course.lln_g_dl is not None,
    }
    return tuple(name for name, is_there in there.items() if not is_there)


def _due(known: Known, at: datetime, tier: Tier, reading: Reading) -> int | None:
    """Hours to the next value: now on an act, sooner on a watch, daily on days 1-5 and 8-10 of a dip."""
    if tier is Tier.ACT or reading.bad_sample > rules.BAD_SAMPLE:
        return 0
    if tier is Tier.WATCH:
        return 12 if reading.thinned * 100 >= NUMBERS["dilution"].value else 24
    days = known.days_since_exposure(at)
    daily = days is not None and (days < 5 or 7 <= days < 10)  # noqa: PLR2004 (the days of the fall)
    return 24 if daily else None


def _is_news(before: list[Review], value: HgbValue, tier: Tier) -> bool:
    """Whether an alert is new: first in 7 days, graver, or 0.7 g/dL lower than when it last rang."""
    if tier is Tier.NONE:
        return False
    told = [one for one in before if one.news and days_between(one.at, value.at) < NUMBERS["silence"].value]
    if not told or (tier is Tier.ACT and all(one.tier is Tier.WATCH for one in told)):
        return True
    return told[-1].value.g_dl - value.g_dl >= NUMBERS["worse_again"].value
