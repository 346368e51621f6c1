"""What the plot of a day shows: strips of values, their limits, rates and marks on one time axis."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal

from infusetrack.domain.regimen import Agent
from infusetrack.ui.widgets.rate_plot import RateSpan

HOUR = timedelta(hours=1)
TICKS_HOURS = (1, 2, 3, 4, 6, 12, 24)
MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Strip:
    """One number over time; `limit` is drawn dashed, `low` and `high` are the least span shown."""

    name: str
    points: tuple[tuple[datetime, Decimal], ...]
    low: Decimal
    high: Decimal
    limit: Decimal | None = None
    limit_words: str = ""
    ink: str = "ink"

    def span(self) -> tuple[Decimal, Decimal]:
        """The lowest and highest value shown."""
        values = [value for _, value in self.points]
        values += [] if self.limit is None or not values else [self.limit]
        return min([self.low, *values]), max([self.high, *values])


@dataclass(frozen=True, slots=True)
class Flow:
    """One drug's rates, mL/h."""

    agent: Agent
    spans: tuple[RateSpan, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened: a drug given, a reaction noted."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Course:
    """A whole day."""

    strips: tuple[Strip, ...] = ()
    flows: tuple[Flow, ...] = ()
    marks: tuple[Mark, ...] = ()
    zone: tzinfo = UTC

    @property
    def ends(self) -> tuple[datetime, datetime] | None:
        """First and last moment; None while there is nothing. Never less than an hour apart."""
        moments = [at for strip in self.strips for at, _ in strip.points]
        moments += [at for flow in self.flows for span in flow.spans for at in (span.since, span.until)]
        moments += [mark.at for mark in self.marks]
        if not moments:
            return None
        return min(moments), max(*moments, min(moments) + HOUR)

    @property
    def highest(self) -> Decimal:
        """The highest rate, mL/h; 0 where nothing ran."""
        return max((span.ml_h for flow in self.flows for span in flow.spans), default=Decimal(0))


def ticks(begin: datetime, end: datetime, zone: tzinfo) -> Iterator[datetime]:
    """Full hours, not more than eight of them; steps of elapsed time, so that no clock change tears them."""
    hours = next((n for n in TICKS_HOURS if (end - begin) <= n * HOUR * MOST_TICKS), 48)
    local = begin.astimezone(zone)
    into = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    at = begin.astimezone(UTC) - into + timedelta(hours=-local.hour % hours)
    while at < begin:
        at += hours * HOUR
    while at <= end:
        yield at
        at += hours * HOUR
