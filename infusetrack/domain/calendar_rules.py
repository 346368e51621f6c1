"""Which calendar decisions make sense now: asked before a move, hold, delay or surgery is written."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from infusetrack.domain import surgery
from infusetrack.domain.calendar import Calendar
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.cycle_rows import CycleRow
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import (
    CycleDelayed,
    DayHeld,
    DayMoved,
    Event,
    SurgeryPlanned,
    TreatmentEnded,
)
from infusetrack.domain.finding import Finding


def check_decision(calendar: Calendar, chart: Chart, event: Event) -> None:
    """Refuse a calendar decision that cannot be; any other kind of event passes."""
    rule = _RULES.get(type(event))
    if rule is None:
        return
    if calendar.ended is not None:
        raise Refused("treatment_ended", last_dose=calendar.ended.last_dose)
    if not isinstance(event, SurgeryPlanned) and not str(getattr(event, "why", "")).strip():
        raise Refused("decision_without_reason")
    rule(calendar, chart, event)


def _not_given(chart: Chart, label: str) -> None:
    if chart.day(label).infusions:
        raise Refused("day_already_given", day=label)


def _infusion_day(calendar: Calendar, label: str) -> CycleDay:
    key = CycleDay.of(label)
    if not calendar.agents_on(key):
        raise Refused("no_drug_on_day", day=label)
    return key


def _moved(calendar: Calendar, chart: Chart, event: DayMoved) -> None:
    key = _infusion_day(calendar, event.day)
    _not_given(chart, event.day)
    if key.day == 1:
        raise Refused("move_first_day", cycle=key.cycle)
    if event.to == calendar.date_of(key):
        raise Refused("move_same_date", day=event.day, to=event.to)
    days = [(label.label, on) for label, on, _ in calendar.infusion_days()]
    place = [label for label, _ in days].index(event.day)
    previous, on = days[place - 1]
    if event.to <= on:
        raise Refused("move_before_previous", day=event.day, previous=previous, on=on)
    if place + 1 < len(days) and event.to >= days[place + 1][1]:
        raise Refused("move_past_next", day=event.day, next=days[place + 1][0], on=days[place + 1][1])


def _held(calendar: Calendar, chart: Chart, event: DayHeld) -> None:
    _infusion_day(calendar, event.day)
    _not_given(chart, event.day)
    if event.day in calendar.held:
        raise Refused("already_held", day=event.day)


def _before(calendar: Calendar, row: CycleRow) -> CycleRow | None:
    place = calendar.rows.index(row)
    return calendar.rows[place - 1] if place else None


def _delayed(calendar: Calendar, chart: Chart, event: CycleDelayed) -> None:
    row = calendar.row(event.cycle, post_surgery=event.post_surgery)
    before = _before(calendar, row)
    if before is not None and event.starts <= before.last_date:
        raise Refused("delay_before_previous", cycle=row.label, previous=before.label, on=before.last_date)
    if event.starts <= row.starts:
        raise Refused("delay_not_later", cycle=row.label, starts=row.starts)
    for key in row.days():
        if chart.day(key.label).infusions:
            raise Refused("cycle_begun", cycle=row.label)


def _surgery(calendar: Calendar, chart: Chart, event: SurgeryPlanned) -> None:
    rule = surgery.surgery_rule(calendar.regimen, calendar.patient.cohort)
    first = int(rule.after_cycle.value)
    if event.after_cycle < first and not calendar.resections:
        raise Refused("surgery_too_early", first=first)
    row = _cycle_before(calendar, event)
    if event.on < row.starts:
        raise Refused("surgery_before_cycle", cycle=row.label, starts=row.starts)
    if event.resumes is None:
        return
    if event.resumes <= event.on:
        raise Refused("surgery_resumes_early", on=event.on)
    if event.resumes <= row.last_date:
        raise Refused("delay_before_previous", cycle=row.label, previous=row.label, on=row.last_date)
    later = calendar.rows[calendar.rows.index(row) + 1 :]
    for key in (key for after in later for key in after.days()):
        _not_given(chart, key.label)


def _cycle_before(calendar: Calendar, event: SurgeryPlanned) -> CycleRow:
    """The cycle that a resection follows; at least one lies between two (clinical.md 1.1)."""
    restarted = any(row.post_surgery for row in calendar.rows)
    row = calendar.row(event.after_cycle, post_surgery=restarted)
    if calendar.resections:
        last = (calendar.resections[-1].after_cycle, restarted and len(calendar.resections) > 1)
        if calendar.rows.index(row) <= [known.number for known in calendar.rows].index(last):
            raise Refused("surgery_needs_cycle", cycle=row.label)
    return row


def _ended(calendar: Calendar, _chart: Chart, event: TreatmentEnded) -> None:
    if event.last_dose < calendar.patient.c1d1:
        raise Refused("ended_before_start", c1d1=calendar.patient.c1d1)


_RULES: Mapping[type[Event], Callable[[Calendar, Chart, Any], None]] = MappingProxyType(
    {
        DayMoved: _moved,
        DayHeld: _held,
        CycleDelayed: _delayed,
        SurgeryPlanned: _surgery,
        TreatmentEnded: _ended,
    }
)


def check_start_after_surgery(calendar: Calendar, on: date, resumes: date) -> Finding | None:
    """Ask when study drug begins later after the resection than the registry says (3 weeks)."""
    rule = surgery.surgery_rule(calendar.regimen, calendar.patient.cohort)
    days, limit = (resumes - on).days, int(rule.start_within_days.value)
    if days <= limit:
        return None
    return Finding("surgery_start_late", "ask", {"days": days, "limit": limit})
