"""When the next hemoglobin is due: as the watch asks for it, as the open day draws it, or on the next day of the plan.

What the watch asks for stands among the due things of a begun day and turns late as they do.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from infusetrack.domain.alarm import reached
from infusetrack.domain.alarm_ladder import ladder
from infusetrack.domain.chart import Chart
from infusetrack.domain.day_record import DayRecord
from infusetrack.domain.hemoglobin_advice import Review
from infusetrack.domain.hemoglobin_answers import answer_to
from infusetrack.domain.labs import HEMOGLOBIN, history
from infusetrack.domain.reminders import Due, state_at
from infusetrack.domain.sourced import Origin, Sourced

KIND: Literal["hgb"] = "hgb"
_JUDGED = "Team judgement: no source gives a tolerance for the next value"


def _number(key: str, value: str, unit: str) -> Sourced:
    return Sourced(Decimal(value), unit, Origin.LOCAL, _JUDGED, verified=False, key=f"hemoglobin.due.{key}")


REPEAT_LATE = _number("repeat_late", "60", "min")
"""A value to be repeated now is late so long after it was known."""
NEXT_LATE = _number("next_late", "120", "min")
"""A value within 24 or 12 h is late so long after that."""
ACT_STANDS = _number("act_stands", "12", "h")
"""After an act that was repeated or decided on, the next value is asked for within so long."""
LISTED_AHEAD = timedelta(hours=12)
"""Among the due things of a day it stands from so long before: a clock time alone is then plain."""


@dataclass(frozen=True, slots=True)
class HgbAsk:
    """The watch asks for the next value at `at`, after `by` it is late; `value` in g/dL was drawn at `drawn_at`."""

    at: datetime
    by: datetime
    value: Decimal
    drawn_at: datetime


@dataclass(frozen=True, slots=True)
class NextHgb:
    """The next hemoglobin: a moment with its latest time, or a `day` of the plan with its date."""

    why: Literal["watch", "draw", "day"]
    at: datetime | None = None
    by: datetime | None = None
    day: str = ""
    on: date | None = None

    def is_late(self, now: datetime) -> bool:
        """Whether its time is over."""
        return self.by is not None and now > self.by


def ask_of(chart: Chart, reviews: Sequence[Review]) -> HgbAsk | None:
    """What the watch asks for after the last value; None where it asks nothing or has not read the last one."""
    last = reviews[-1] if reviews else None
    if last is None or last.due_hours is None:
        return None
    drawn = history(chart, HEMOGLOBIN)
    if not drawn or drawn[-1].drawn_at != last.at:
        return None
    if last.due_hours == 0 and not _is_met(chart, reviews):
        known = chart.line(drawn[-1].line).written_at
        return _ask(last, known, REPEAT_LATE)
    hours = int(last.due_hours or ACT_STANDS.value)
    return _ask(last, last.at + timedelta(hours=hours), NEXT_LATE)


def _is_met(chart: Chart, reviews: Sequence[Review]) -> bool:
    """An act is met once it was repeated without news, or decided on."""
    repeated = len(reviews) > 1 and reviews[-2].due_hours == 0 and not reviews[-1].news
    return repeated or answer_to(chart, reviews[-1].at) is not None


def _ask(last: Review, at: datetime, late: Sourced) -> HgbAsk:
    return HgbAsk(at, at + timedelta(minutes=int(late.value)), last.value.g_dl, last.at)


def with_ask(dues: Iterable[Due], ask: HgbAsk | None, record: DayRecord, now: datetime) -> tuple[Due, ...]:
    """The due things of a day with what the watch asks for; one draw serves the plan and the watch."""
    known = tuple(dues)
    if ask is None or record.is_signed or not record.last_seq or ask.at - now > LISTED_AHEAD:
        return known
    shared = next((one for one in known if _serves(one, ask)), None)
    if shared is None:
        found = (*known, _due_of(ask, now))
    else:
        found = tuple(_sooner(one, ask, now) if one is shared else one for one in known)
    return tuple(sorted(found, key=lambda one: (one.at, one.key)))


def is_listed(dues: Iterable[Due], ask: HgbAsk) -> bool:
    """Whether the due things of a day hold what the watch asks for, by itself or with a planned draw."""
    return any(one.kind == KIND or _serves(one, ask) for one in dues)


def _serves(one: Due, ask: HgbAsk) -> bool:
    return one.kind == "draw" and _wants(one) and one.at <= ask.by


def _wants(one: Due) -> bool:
    lacking = one.facts.get("lacking")
    return isinstance(lacking, tuple) and HEMOGLOBIN in lacking


def _due_of(ask: HgbAsk, now: datetime) -> Due:
    facts = {"by": ask.by, "lacking": (HEMOGLOBIN,), "value": ask.value, "drawn_at": ask.drawn_at}
    one = Due(f"{KIND}:", KIND, ask.at, state_at(ask.at, now, ask.by), "", facts=MappingProxyType(facts))
    return _levelled(one, now)


def _sooner(one: Due, ask: HgbAsk, now: datetime) -> Due:
    """A planned draw that the watch waits for too is late when the first of both is."""
    planned = one.facts.get("by")
    by = min(planned, ask.by) if isinstance(planned, datetime) else ask.by
    facts = MappingProxyType({**one.facts, "by": by})
    return _levelled(replace(one, state=state_at(one.at, now, by), facts=facts), now)


def _levelled(one: Due, now: datetime) -> Due:
    rung = reached(ladder(one.kind, one.at, one.facts), now)
    return replace(one, level=rung.priority if rung else "none")


def next_hgb(ask: HgbAsk | None, dues: Iterable[Due], planned: tuple[str, date] | None) -> NextHgb | None:
    """The next hemoglobin: the earliest that the watch or the open day asks for, else the next day `planned`."""
    moments = [*_moments(dues), *([NextHgb("watch", ask.at, ask.by)] if ask else [])]
    if moments:
        return min(moments, key=lambda one: (one.at, one.by))
    return NextHgb("day", day=planned[0], on=planned[1]) if planned else None


def _moments(dues: Iterable[Due]) -> Iterator[NextHgb]:
    for one in dues:
        by = one.facts.get("by")
        if one.kind == "draw" and _wants(one) and isinstance(by, datetime):
            yield NextHgb("draw", one.at, by)
