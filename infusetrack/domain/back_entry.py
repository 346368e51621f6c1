"""Downtime paper comes back: which form it is, when each line happened, and what is in the record already."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from infusetrack.domain.chart import Chart
from infusetrack.domain.errors import Refused
from infusetrack.domain.events import DocumentPrinted
from infusetrack.domain.record import FUTURE_ALLOWED, Line

FORM = re.compile(r"[0-9a-f]{12}")
ENTRY = "downtime"
PRINT_TAKES = timedelta(minutes=5)
"""A line may be so much older than its form: it lay in the printer, and clocks differ (LOCAL)."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Paper:
    """One downtime form. `printed_at` is None where the record knows no print of this number."""

    form: str
    printed_at: datetime | None = None

    def entry(self, line: str) -> str:
        """The key under which a line of this form is written: never twice."""
        return f"{ENTRY}-{self.form}-{line}"


def paper_of(chart: Chart, typed: str) -> Paper:
    """The form with this number; refuses what cannot be one."""
    form = typed.strip().lower()
    if not FORM.fullmatch(form):
        raise Refused("paper_form")
    prints = [
        line.happened_at
        for line in chart.of_kind(DocumentPrinted)
        if isinstance(line.event, DocumentPrinted) and line.event.document_id == form
    ]
    return Paper(form, min(prints, default=None))


def last_form(chart: Chart, kind: str, day: str) -> str:
    """The number of the last form of this kind that was printed for a day; empty for none."""
    found = [
        line.event.document_id
        for line in chart.of_kind(DocumentPrinted)
        if isinstance(line.event, DocumentPrinted) and (line.event.document, line.event.day) == (kind, day)
    ]
    return found[-1] if found else ""


def written_lines(chart: Chart, paper: Paper) -> Mapping[str, Line]:
    """The lines of this form that are in the record, by their number on the paper; struck ones too."""
    start = paper.entry("")
    return {line.entry.removeprefix(start): line for line in chart.lines if line.entry.startswith(start)}


def date_of(clock: time, zone: tzinfo, now: datetime, printed_at: datetime | None) -> date:
    """The date on which a time of day on paper was: the first after the print, else the last before now.

    Refuses a time that is still to come, and one before the print.
    """
    if printed_at is None:
        return _last_before(clock, zone, now)
    now, first = now.astimezone(UTC), printed_at.astimezone(UTC) - PRINT_TAKES
    on = first.astimezone(zone).date()
    on = on if _latest(on, clock, zone) >= first else on + DAY
    if _earliest(on, clock, zone) <= now + FUTURE_ALLOWED:
        return on
    text, last = f"{clock:%H:%M}", _last_before(clock, zone, now)
    if printed_at.astimezone(UTC) - _earliest(last, clock, zone) < DAY / 2:
        raise Refused("paper_time_early", text=text, printed=printed_at)
    raise Refused("paper_time_to_come", text=text)


def _last_before(clock: time, zone: tzinfo, now: datetime) -> date:
    today = now.astimezone(zone).date()
    return today if _earliest(today, clock, zone) <= now.astimezone(UTC) + FUTURE_ALLOWED else today - DAY


def _moments(on: date, clock: time, zone: tzinfo) -> tuple[datetime, datetime]:
    """Both readings in UTC: moments of one zone would be compared by their clocks alone."""
    first, second = (datetime.combine(on, clock.replace(fold=fold), zone) for fold in (0, 1))
    return first.astimezone(UTC), second.astimezone(UTC)


def _earliest(on: date, clock: time, zone: tzinfo) -> datetime:
    return min(_moments(on, clock, zone))


def _latest(on: date, clock: time, zone: tzinfo) -> datetime:
    return max(_moments(on, clock, zone))
