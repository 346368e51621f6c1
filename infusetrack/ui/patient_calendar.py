"""A patient's calendar as the chart and the site's values make it, and today's place in it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from infusetrack.domain.calendar import Calendar, calendar_of
from infusetrack.ui.bedside import Bedside
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


class Proposal(NamedTuple):
    """A cycle-day label (empty for none) and why it is proposed."""

    day: str
    why: str


def site_values(bedside: Bedside) -> Mapping[str, str]:
    """The site's values by key."""
    return {key: entered.value for key, entered in bedside.tools.site.site.values.items()}


def patient_calendar(bedside: Bedside, study_id: str = "") -> Calendar | None:
    """The calendar of a patient (the open one for an empty id); None before enrolment."""
    session = bedside.tools.board.session(study_id) if study_id else bedside.session
    if session is None or session.chart.patient is None:
        return None
    return calendar_of(session.regimen, session.chart, site_values(bedside))


def day_today(calendar: Calendar, today: date) -> Proposal:
    """The cycle day that the calendar has for today, with the reason in words."""
    key = calendar.day_on(today)
    if key is None:
        return Proposal("", _outside(calendar, today))
    if key.label in calendar.moved:
        why = tr("{day} by the calendar: moved to today")
    elif key.label in calendar.held:
        why = tr("{day} by the calendar: held, ask before giving it")
    elif not calendar.agents_on(key):
        why = tr("{day} by the calendar: day {number} of cycle {cycle}, no study drug")
    else:
        why = tr("{day} by the calendar: day {number} of cycle {cycle}")
    return Proposal(key.label, why.format(day=key.label, number=key.day, cycle=key.cycle))


def _outside(calendar: Calendar, today: date) -> str:
    first, last = calendar.rows[0].starts, calendar.rows[-1].last_date
    if today < first:
        return tr("The calendar begins later: C1D1 is on {on}.").format(on=figures.day(first))
    if today > last:
        return tr("The calendar is over: its last day was {on}.").format(on=figures.day(last))
    return tr("The calendar has no cycle day today: it lies between two cycles.")
