"""Words above the hemoglobin trend: the last value and its age, the change, the fall, the grade, what is due next."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from typing import NamedTuple

from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_due import NextHgb
from infusetrack.domain.hemoglobin_header import NEEDED, adjusted_change, largest_fall
from infusetrack.wording import figures
from infusetrack.wording.hemoglobin import UNKNOWN
from infusetrack.wording.hemoglobin_picture import in_unit
from infusetrack.wording.translate import tr, translated

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Told(NamedTuple):
    """One figure with what it is."""

    caption: str
    figure: str


def header_words(reviews: Sequence[Review], unit: str, now: datetime, zone: tzinfo) -> tuple[Told, ...]:
    """All figures but the next draw; empty without a value."""
    if not reviews:
        return ()
    last = reviews[-1]
    value = tr("{value} {unit}").format(value=in_unit(last.value.g_dl, unit), unit=unit)
    return (
        Told(tr("Last value, {age}").format(age=age_words(last.at, now, zone)), value),
        *_change(last, unit),
        Told(tr("Largest fall in 7 d"), _fall(reviews, unit)),
        Told(tr("CTCAE v5"), _grade(last)),
    )


def age_words(at: datetime, now: datetime, zone: tzinfo) -> str:
    """How old a value is: minutes, hours, then days; one of tomorrow's clock by its moment."""
    age = now - at
    if age < timedelta(0):
        return figures.moment(at, zone)
    if age >= 2 * DAY:
        return tr("{days} d ago").format(days=age // DAY)
    return tr("{span} ago").format(span=figures.long_span(age))


def _change(last: Review, unit: str) -> tuple[Told, ...]:
    if last.fall is None or last.baseline is None:
        return (Told(tr("From baseline"), tr("no baseline")),)
    caption = tr("From baseline {value}").format(value=in_unit(last.baseline, unit))
    adjusted = adjusted_change(last)
    if adjusted is not None:
        words = tr("{change} · {adjusted} adjusted")
        return (
            Told(caption, words.format(change=_signed(-last.fall, unit), adjusted=_signed(adjusted, unit))),
        )
    lacking = ", ".join(translated(UNKNOWN[name]) for name in NEEDED if name in last.unknown)
    return (
        Told(
            tr("{caption} · not adjusted: no {lacking}").format(caption=caption, lacking=lacking),
            _signed(-last.fall, unit),
        ),
    )


def _signed(change: Decimal, unit: str) -> str:
    words = in_unit(abs(change), unit)
    if not words.strip("0."):
        return words
    return f"{figures.MINUS}{words}" if change < 0 else f"+{words}"


def _fall(reviews: Sequence[Review], unit: str) -> str:
    fall = largest_fall(reviews)
    if fall is None:
        return tr("none")
    words = tr("{value} {unit} in {span}")
    return words.format(value=in_unit(fall.g_dl, unit), unit=unit, span=_span(fall.until - fall.since))


def _span(span: timedelta) -> str:
    if span >= 2 * DAY:
        return tr("{days} d").format(days=round(span / DAY))
    return tr("{hours} h").format(hours=max(1, round(span / HOUR)))


def _grade(last: Review) -> str:
    if last.grade is None:
        return tr("needs the lower limit")
    return tr("grade {grade}").format(grade=last.grade) if last.grade else tr("no grade")


def next_hgb_words(one: NextHgb | None, now: datetime, zone: tzinfo) -> str:
    """When the next value is due; what is over says since when it is late."""
    if one is None:
        return tr("nothing asked for")
    if one.at is None or one.by is None:
        on = figures.weekday(one.on) if one.on is not None else ""
        return tr("with {day}, {on}").format(day=one.day, on=on)
    if one.is_late(now):
        words = tr("late since {when}, {span}")
        return words.format(when=_when(one.by, now, zone), span=figures.long_span(now - one.by))
    if now >= one.at:
        return tr("now, by {when}").format(when=_when(one.by, now, zone))
    return tr("{when}, in {span}").format(when=_when(one.at, now, zone), span=_ahead(one.at - now))


def _ahead(span: timedelta) -> str:
    return tr("{hours} h").format(hours=round(span / HOUR)) if span >= 2 * HOUR else figures.long_span(span)


def _when(at: datetime, now: datetime, zone: tzinfo) -> str:
    """The clock time; with its day where that is not today."""
    on, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    clock = figures.clock(at, zone)
    return clock if on == today else tr("{day} {clock}").format(day=figures.weekday(on), clock=clock)
