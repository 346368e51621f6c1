"""Charts of calendar decisions, and the calendar that they make."""

from datetime import UTC, date, datetime, timedelta

from infusetrack.catalog.regimens import builtin
from infusetrack.domain.calendar import calendar_of
from infusetrack.domain.chart import Chart
from infusetrack.domain.cycle_day import CycleDay
from infusetrack.domain.events import PatientEnrolled
from infusetrack.domain.record import Line
from infusetrack.domain.surgery import COUNT, NUMBERING

TRIAL = builtin("nct04751383")
LABEL = builtin("dinutuximab_us_label")
C1D1 = date(2026, 11, 23)
FIVE_MORE = {COUNT: "five_more", NUMBERING: "goes_on"}
RESTARTED = {COUNT: "five_more", NUMBERING: "restarts"}


def enrolled(c1d1=C1D1, cohort="B1"):
    return PatientEnrolled(
        "PED-0417", "R. M.", date(2020, 3, 14), "female", TRIAL.id, "B", cohort, c1d1, "HN 20417"
    )


def noon(on):
    return datetime(on.year, on.month, on.day, 12, tzinfo=UTC)


def chart_of(*events, c1d1=C1D1, cohort="B1"):
    """A chart of facts, written in their order; a pair gives the time at which one happened."""
    chart = Chart()
    early = noon(c1d1) - timedelta(days=30)
    for event in (enrolled(c1d1, cohort), *events):
        happened, fact = event if isinstance(event, tuple) else (early, event)
        line = Line("patient/PED-0417", chart.next_seq, happened, happened, "RN 27", fact)
        chart = chart.after(line)
    return chart


def calendar(*events, site=FIVE_MORE, regimen=TRIAL, **patient):
    return calendar_of(regimen, chart_of(*events, **patient), site)


def on(calendar, label):
    return calendar.date_of(CycleDay.of(label))
