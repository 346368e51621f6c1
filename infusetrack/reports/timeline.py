"""What the day's drawing shows: its span of time, its marked moments, its vital signs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from infusetrack.domain.day_record import Flush
from infusetrack.domain.events import (
    AdverseEventNoted,
    DrugGiven,
    Event,
    InfusionPaused,
    InfusionResumed,
    InfusionStopped,
    PumpRead,
    RateChanged,
    VitalsTaken,
)
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.pump_read import gaps_during
from infusetrack.reports.context import DayContext
from infusetrack.reports.day_changes import words_of

MARKED = (AdverseEventNoted, DrugGiven, InfusionPaused, InfusionResumed, InfusionStopped, PumpRead)
TICKS = (timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2))


@dataclass(frozen=True, slots=True)
class Moment:
    """A numbered mark on the time axis and what it stands for."""

    number: int
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that is drawn, on one axis from `first` to `last` (UTC)."""

    first: datetime
    last: datetime
    infusions: tuple[tuple[str, Infusion], ...]
    flushes: tuple[Flush, ...]
    vitals: tuple[tuple[datetime, VitalsTaken], ...]
    moments: tuple[Moment, ...]

    def share(self, at: datetime) -> float:
        """Where a moment lies between the two ends, from 0 to 1."""
        return (at - self.first) / (self.last - self.first)

    def ticks(self) -> tuple[datetime, ...]:
        """Round times for the axis, at most a dozen or so."""
        step = next((one for one in TICKS if (self.last - self.first) / one <= 14), TICKS[-1])  # noqa: PLR2004
        at = self.first.replace(minute=0, second=0, microsecond=0)
        found = []
        while at <= self.last:
            if at >= self.first:
                found.append(at)
            at += step
        return tuple(found)


def timeline(context: DayContext) -> Timeline | None:
    """The day's timeline; None when there is no infusion to draw."""
    record = context.view.record
    runs = tuple((key, run) for key, run in record.infusions.items() if run.started_at is not None)
    if not runs:
        return None
    taken = tuple(
        (line.happened_at, line.event) for line in record.vitals if isinstance(line.event, VitalsTaken)
    )
    now = context.printing.at
    starts = [run.started_at for _, run in runs if run.started_at]
    ends = [min(run.ended_at or now, run.ends_at() or now) for _, run in runs]
    cleared = [flush.ended_at or now for flush in record.flushes.values()]
    times = [*starts, *ends, *cleared, *(at for at, _ in taken)]
    edge = timedelta(minutes=10)
    shown = max(times) + edge
    return Timeline(
        first=min(times) - edge,
        last=shown,
        infusions=runs,
        flushes=tuple(record.flushes.values()),
        vitals=taken,
        moments=_moments(context, min(times) - edge, shown),
    )


def _moments(context: DayContext, first: datetime, last: datetime) -> tuple[Moment, ...]:
    marked = [line for line in context.lines if line.event is not None and _is_marked(line.event)]
    every = sorted(
        (*marked, *gaps_during(context.chart, context.label)), key=lambda line: (line.happened_at, line.seq)
    )
    lines = [line for line in every if first <= line.happened_at <= last]
    return tuple(
        Moment(number, line.happened_at, words_of(context, line)) for number, line in enumerate(lines, 1)
    )


def _is_marked(event: Event) -> bool:
    if isinstance(event, RateChanged):
        return event.reason != "titration"
    return isinstance(event, MARKED)
