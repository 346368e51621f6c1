"""How each day of the calendar stands: planned, running, given, held, moved or missed."""

from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum

from infusetrack.domain.calendar import Agents, Calendar
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.cycle_rows import CycleRow
from infusetrack.domain.events import InfusionStarted
from infusetrack.domain.finding import Finding
from infusetrack.domain.regimen import Agent


class DayState(StrEnum):
    """How a day looks on the calendar. FREE is a day without study drug."""

    FREE = "free"
    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    HELD = "held"
    MOVED = "moved"
    MISSED = "missed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the calendar; `scheduled` differs from `on` where the day was moved."""

    key: CycleDay
    on: date
    scheduled: date
    agents: Agents
    state: DayState
    why: str = ""


def cells(calendar: Calendar, chart: Chart, row: CycleRow, today: date) -> tuple[DayCell, ...]:
    """All days of one cycle as they stand `today`, a date at the site."""
    return tuple(cell(calendar, chart, key, today) for key in row.days())


def cell(calendar: Calendar, chart: Chart, key: CycleDay, today: date) -> DayCell:
    """One day as it stands `today`."""
    state = state_of(calendar, chart, key, today)
    moved, held = calendar.moved.get(key.label), calendar.held.get(key.label)
    decision = held if state is DayState.HELD else moved
    return DayCell(
        key=key,
        on=calendar.date_of(key),
        scheduled=calendar.scheduled(key),
        agents=calendar.agents_on(key),
        state=state,
        why=decision.why if decision else "",
    )


def state_of(calendar: Calendar, chart: Chart, key: CycleDay, today: date) -> DayState:
    """The state of one day: what happened goes before what was decided, that before the plan."""
    record = chart.day(key.label)
    if record.infusions:
        over = all(infusion.ended_at is not None for infusion in record.infusions.values())
        return DayState.DONE if over else DayState.RUNNING
    if record.is_signed and key.label not in calendar.held:
        return DayState.DONE
    if not calendar.agents_on(key):
        return DayState.FREE
    if key.label in calendar.held:
        return DayState.HELD
    on = calendar.date_of(key)
    if calendar.ended is not None and on > calendar.ended.last_dose:
        return DayState.ENDED
    if on < today:
        return DayState.MISSED
    return DayState.MOVED if key.label in calendar.moved else DayState.PLANNED


# --- doses ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DoseCount:
    """Doses of one agent: begun so far, and planned by the rows of the calendar."""

    agent: str
    given: int
    planned: int


def dose_counts(calendar: Calendar, chart: Chart) -> tuple[DoseCount, ...]:
    """Doses given and planned of every agent; a dose counts once its infusion was started."""
    begun = {(event.agent, event.day) for _, event in _starts(chart)}
    days = calendar.infusion_days()
    return tuple(
        DoseCount(
            agent,
            sum(1 for given, _ in begun if given == agent),
            sum(1 for _, _, agents in days if agent in agents),
        )
        for agent in calendar.regimen.agents
    )


def last_dose_on(chart: Chart, agent: str, before: date, zone: tzinfo) -> date | None:
    """The date at the site of the agent's last dose before a date; None before the first."""
    dates = (on for on, event in _starts(chart, zone) if event.agent == agent and on < before)
    return max(dates, default=None)


def check_gap(chart: Chart, agent: Agent, on: date, zone: tzinfo) -> Finding | None:
    """Ask when the last dose lies further back than the regimen's gap (28 days, clinical.md 5.5)."""
    last = last_dose_on(chart, agent.id, on, zone)
    if last is None or agent.gap_warning_days is None:
        return None
    days = (on - last).days
    if days <= agent.gap_warning_days.value:
        return None
    facts = {"agent": agent.name, "days": days, "last": last, "limit": agent.gap_warning_days.value}
    return Finding("dose_gap", "ask", facts)


def _starts(chart: Chart, zone: tzinfo | None = None) -> list[tuple[date, InfusionStarted]]:
    return [
        (line.happened_at.astimezone(zone).date() if zone else line.happened_at.date(), line.event)
        for line in chart.of_kind(InfusionStarted)
        if isinstance(line.event, InfusionStarted)
    ]
