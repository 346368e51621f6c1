"""The header's words for one patient: from the chart, the open day and the date."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal

from infusetrack.domain.chart import Chart
from infusetrack.domain.dosing import body_surface
from infusetrack.domain.events import Measured, OrderEntered, PatientEnrolled
from infusetrack.domain.patient import completed_months
from infusetrack.domain.record import Line
from infusetrack.ui.widgets.patient_header import PatientLine
from infusetrack.wording import figures
from infusetrack.wording.formulas import formula_name
from infusetrack.wording.translate import tr

DAY_H = 24
MONTHS_TOLD_UNTIL = 24
"""Below two years an age is told in months."""


def patient_line(chart: Chart, day_label: str, now: datetime, zone: tzinfo = UTC) -> PatientLine | None:
    """What the header shows; None before enrolment. An unknown figure is left empty."""
    patient = chart.patient
    if patient is None:
        return None
    today = now.astimezone(zone).date()
    weight, weight_caption = _weight(chart, now, zone)
    bsa, bsa_caption = _surface(chart)
    return PatientLine(
        initials=patient.initials,
        study_id=patient.study_id,
        born=f"{figures.day(patient.birth_date)} · {_age(patient.birth_date, today)}",
        weight=weight,
        weight_caption=weight_caption,
        bsa=bsa,
        bsa_caption=bsa_caption,
        arm=_arm(patient),
        day=_day(chart, day_label, today, zone),
        allergies=", ".join(patient.allergies),
    )


def _age(born: date, today: date) -> str:
    if today < born:
        return tr("not born yet")
    months = completed_months(born, today)
    if months < MONTHS_TOLD_UNTIL:
        return tr("{months} months").format(months=months)
    return tr("{years} y").format(years=months // 12)


def _arm(patient: PatientEnrolled) -> str:
    return f"{patient.arm} · {patient.cohort}" if patient.cohort else patient.arm


def _weight(chart: Chart, now: datetime, zone: tzinfo) -> tuple[str, str]:
    line = chart.last(Measured)
    if line is None or not isinstance(line.event, Measured):
        return "", ""
    return f"{figures.fixed(line.event.weight_kg)} kg", _weight_age(line, now, zone)


def _weight_age(line: Line, now: datetime, zone: tzinfo) -> str:
    if line.happened_at.astimezone(zone).date() == now.astimezone(zone).date():
        return tr("Weight · today")
    past = now - line.happened_at
    if past <= timedelta(hours=DAY_H):
        return tr("Weight · {hours} h ago").format(hours=int(past.total_seconds() // 3600))
    return tr("Weight · {days} d ago").format(days=max(1, past.days))


def _surface(chart: Chart) -> tuple[str, str]:
    ordered = [line.event for line in chart.of_kind(OrderEntered) if isinstance(line.event, OrderEntered)]
    used = next((order for order in reversed(ordered) if order.bsa_m2 is not None), None)
    formula = used.bsa_formula if used else "mosteller"
    height = _height(chart)
    measured = chart.last(Measured)
    if height is None or measured is None or not isinstance(measured.event, Measured):
        return "", ""
    surface = body_surface(measured.event.weight_kg, height, formula)
    return f"{figures.fixed(surface, 2)} m²", tr("BSA {formula}").format(formula=formula_name(formula))


def _height(chart: Chart) -> Decimal | None:
    for line in reversed(chart.of_kind(Measured)):
        if isinstance(line.event, Measured) and line.event.height_cm is not None:
            return line.event.height_cm
    return None


def _day(chart: Chart, label: str, today: date, zone: tzinfo) -> str:
    if not label:
        return ""
    lines = chart.shelves.get(label, ())
    on = lines[0].happened_at.astimezone(zone).date() if lines else today
    return f"{label.replace('D', ' D')} · {figures.weekday(on)}"
