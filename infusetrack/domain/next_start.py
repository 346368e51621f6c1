"""How long it is from the end of today's observation to the start that is planned for the next day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay, DayView, StepView
from infusetrack.domain.events import DayHeld, DayMoved
from infusetrack.domain.infusion import Infusion
from infusetrack.domain.rate_due import rises
from infusetrack.domain.regimen import Regimen

SHORTEST = timedelta(hours=2)
"""Less than this between observation and the next planned start is warned of (LOCAL, clinical facts 5.6, row 22)."""


@dataclass(frozen=True, slots=True)
class NextStart:
    """The next day with an infusion, when it is planned to start, and when today's observation ends.

    The plan is taken as the same time of day as today's own start (LOCAL: no timetable is given).
    """

    day: str
    planned_at: datetime
    observed_until: datetime

    @property
    def gap(self) -> timedelta:
        """What lies between; below zero where they overlap."""
        return self.planned_at - self.observed_until

    @property
    def is_short(self) -> bool:
        """Whether it is less than the site wants."""
        return self.gap < SHORTEST


def next_start(chart: Chart, regimen: Regimen, view: DayView, zone: tzinfo) -> NextStart | None:
    """Of the day after this one in its cycle; None where none is planned then or nothing runs today."""
    key = view.key
    following = CycleDay(key.cycle, key.day + 1, key.post_surgery)
    step = _last(view)
    until = observed_until(chart, regimen, view, step) if step is not None else None
    if step is None or until is None or not _is_given(regimen, following):
        return None
    begun = (view.record.infusions[step.plan.key].started_at or until).astimezone(zone)
    on = _planned_on(chart, following.label, begun.date() + timedelta(days=1))
    if on is None or on - begun.date() > timedelta(days=1):
        return None
    planned = datetime.combine(on, begun.time().replace(fold=0), zone)
    return NextStart(following.label, planned.astimezone(until.tzinfo), until)


def _last(view: DayView) -> StepView | None:
    """The day's last infusion that began."""
    begun = [step for step in view.of_kind("infusion") if step.plan.key in view.record.infusions]
    return begun[-1] if begun else None


def projected_end(chart: Chart, regimen: Regimen, view: DayView, step: StepView) -> datetime | None:
    """When the bag is empty if the planned rises come when they are due; None while nothing runs.

    A rise after a resume waits for the prescriber and is not counted on.
    """
    key, lines = step.plan.key, chart.shelves.get(view.record.label, ())
    infusion = view.record.infusions.get(key, Infusion())
    agent = regimen.agents[step.plan.agent or view.agents[0]]
    for rise in rises(infusion, agent, lines, key):
        if not rise.after_resume:
            infusion = infusion.at_rate(rise.rate_ml_h, rise.at)
    return infusion.ends_at()


def observed_until(chart: Chart, regimen: Regimen, view: DayView, step: StepView) -> datetime | None:
    """When observation is over: as planned after the end, seen or projected; None once it was closed."""
    lasts = [
        int(one.plan.minutes.value)
        for one in view.of_kind("observation")
        if one.plan.minutes is not None and not (one.record and one.record.closed)
    ]
    end = view.record.infusions[step.plan.key].ended_at or projected_end(chart, regimen, view, step)
    return None if end is None or not lasts else end + timedelta(minutes=max(lasts))


def _is_given(regimen: Regimen, key: CycleDay) -> bool:
    """Whether a drug is planned on a day that the cycle has."""
    return key.day <= regimen.length_of(key.cycle) and bool(regimen.agents_on(key.cycle, key.day))


def _planned_on(chart: Chart, label: str, usual: date) -> date | None:
    """The date that the calendar gives the day; None while it is held."""
    events = [line.event for kind in (DayHeld, DayMoved) for line in chart.of_kind(kind)]
    if any(isinstance(one, DayHeld) and one.day == label for one in events):
        return None
    moved = [one.to for one in events if isinstance(one, DayMoved) and one.day == label]
    return moved[-1] if moved else usual
