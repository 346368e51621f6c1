"""How many alarms there were, how many were answered and how fast: computed from the record, nothing kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median

from infusetrack.domain.alarm import Name, rank
from infusetrack.domain.chart import Chart
from infusetrack.domain.events import AlarmAcknowledged, AlarmEscalated, AlarmRaised, Priority
from infusetrack.domain.infusion import Infusion, hours
from infusetrack.domain.record import Line

WINDOW = timedelta(minutes=120)
MOST_IN_WINDOW = 30
"""No more audible alarms than this in two hours for one nurse (LOCAL, goal A6)."""


@dataclass(frozen=True, slots=True)
class LoggedAlarm:
    """One alarm of the log. `answer_s` counts from its first sound, in seconds; None while unanswered."""

    study_id: str
    day: str
    kind: str
    priority: Priority
    raised_at: datetime
    since: datetime
    escalated: bool = False
    answered_by: str = ""
    answered_at: datetime | None = None

    @property
    def answer_s(self) -> int | None:
        """How long the answer took, in seconds, never below zero."""
        if self.answered_at is None:
            return None
        return max(0, int((self.answered_at - self.raised_at).total_seconds()))


@dataclass(frozen=True, slots=True)
class AlarmBudget:
    """Counts of one window. `busiest` is the highest number of audible alarms in any two hours of it."""

    alarms: int
    audible: int
    busiest: int
    answered: int
    median_answer_s: int | None
    infusing_h: Decimal

    @property
    def per_infusion_hour(self) -> Decimal | None:
        """Alarms per hour of infusing, all chairs together; None while nothing has run."""
        return Decimal(self.alarms) / self.infusing_h if self.infusing_h > 0 else None

    @property
    def within(self) -> bool:
        """Whether no two hours had more than can be answered."""
        return self.busiest <= MOST_IN_WINDOW


def alarm_log(charts: Iterable[Chart], since: datetime, until: datetime) -> tuple[LoggedAlarm, ...]:
    """Every alarm that began in the window, the newest first; one entry for each condition and priority."""
    found = [one for chart in charts for one in _logged(chart) if since <= one.raised_at <= until]
    return tuple(sorted(found, key=lambda one: (one.raised_at, one.study_id, one.kind), reverse=True))


def alarm_budget(charts: Iterable[Chart], since: datetime, until: datetime) -> AlarmBudget:
    """The counts of the window; every sound that began counts as audible, also when it sounded again."""
    known = tuple(charts)
    log = alarm_log(known, since, until)
    sounds = sorted(at for chart in known for at in _sounds(chart) if since <= at <= until)
    waits = [one.answer_s for one in log if one.answer_s is not None]
    return AlarmBudget(
        alarms=len(log),
        audible=len(sounds),
        busiest=max((_within(sounds, at) for at in sounds), default=0),
        answered=len(waits),
        median_answer_s=int(median(waits)) if waits else None,
        infusing_h=sum((_infusing(chart, since, until) for chart in known), Decimal(0)),
    )


def _logged(chart: Chart) -> Iterator[LoggedAlarm]:
    study_id = chart.stream.partition("/")[2]
    seen: set[tuple[Name, Priority]] = set()
    for line in chart.of_kind(AlarmRaised):
        event = line.event
        if not isinstance(event, AlarmRaised) or (Name(event.key, event.since), event.priority) in seen:
            continue
        name = Name(event.key, event.since)
        seen.add((name, event.priority))
        answer = _answer(chart, line, name, event.priority)
        yield LoggedAlarm(
            study_id, event.day, event.kind, event.priority, line.happened_at, event.since,
            escalated=event.priority != "high"
            and any(_about(one, name) for one in chart.of_kind(AlarmEscalated)),
            answered_by=answer.by if answer else "",
            answered_at=answer.happened_at if answer else None,
        )  # fmt: skip


def _answer(chart: Chart, raised: Line, name: Name, priority: Priority) -> Line | None:
    fits = (
        line
        for line in chart.of_kind(AlarmAcknowledged)
        if line.seq > raised.seq
        and _about(line, name)
        and rank(getattr(line.event, "priority", "")) >= rank(priority)
    )
    return next(fits, None)


def _about(line: Line, name: Name) -> bool:
    return (getattr(line.event, "key", ""), getattr(line.event, "since", None)) == name


def _sounds(chart: Chart) -> Iterator[datetime]:
    for kind in (AlarmRaised, AlarmEscalated):
        for line in chart.of_kind(kind):
            yield line.happened_at


def _within(sounds: list[datetime], begun: datetime) -> int:
    return sum(1 for at in sounds if begun <= at < begun + WINDOW)


def _infusing(chart: Chart, since: datetime, until: datetime) -> Decimal:
    infusions = (one for day in chart.days.values() for one in day.infusions.values())
    return sum((_hours_of(one, since, until) for one in infusions), Decimal(0))


def _hours_of(infusion: Infusion, since: datetime, until: datetime) -> Decimal:
    last = min(until, infusion.ends_at() or until)
    spans = (
        min(one.until or last, until) - max(one.since, since)
        for one in infusion.segments
        if one.rate_ml_h > 0
    )
    return sum((hours(span) for span in spans), Decimal(0))
