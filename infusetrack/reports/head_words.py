"""What head and foot of each page say in words: the patient, the body, and where the page is from."""

from infusetrack import __version__
from infusetrack.domain.dosing import body_surface
from infusetrack.domain.events import Measured
from infusetrack.reports.context import PatientContext, age_words, bsa_words
from infusetrack.reports.glyphs import printable
from infusetrack.wording import figures
from infusetrack.wording.translate import tr

SHORT_HASH = 12


def person_words(context: PatientContext) -> str:
    """Birth, age, sex, arm and regimen; empty before enrolment."""
    patient = context.patient
    if patient is None:
        return ""
    on = context.date or context.printing.at.astimezone(context.zone).date()
    sex = tr("female") if patient.sex == "female" else tr("male")
    cohort = tr(", cohort {cohort}").format(cohort=patient.cohort) if patient.cohort else ""
    return tr("Born {born} ({age}) · {sex} · arm {arm}{cohort} · {regimen}").format(
        born=figures.day(patient.birth_date),
        age=age_words(patient.birth_date, on),
        sex=sex,
        arm=patient.arm,
        cohort=cohort,
        regimen=context.regimen.id.upper(),
    )


def body_words(context: PatientContext) -> str:
    """The last weight, and the height and body surface of the order."""
    line = context.measured()
    if line is None or not isinstance(line.event, Measured):
        return tr("Weight not measured")
    told = [
        tr("{weight} kg ({day})").format(
            weight=figures.fixed(line.event.weight_kg),
            day=figures.weekday(line.happened_at.astimezone(context.zone).date()),
        )
    ]
    told += surface_words(context)
    return " · ".join(told)


def surface_words(context: PatientContext) -> list[str]:
    """Height and body surface as the day's order used them."""
    order = context.order()
    if order is None or order.height_cm is None:
        return [tr("BSA not computed: no order yet")]
    bsa = order.bsa_m2
    if bsa is None:
        bsa = body_surface(order.weight_kg, order.height_cm, order.bsa_formula)
    formula = order.bsa_formula.replace("_", " ").title()
    return [
        tr("{height} cm").format(height=figures.trimmed(order.height_cm, 1)),
        tr("BSA {bsa} m² ({formula})").format(bsa=bsa_words(bsa), formula=formula),
    ]


def origin_words(context: PatientContext, label: str, title: str, document_id: str, copies: int) -> list[str]:
    """The foot's two lines: which print of whose document, and of which state of the record."""
    chart, patient = context.chart, context.patient
    again = tr("COPY, print {number}").format(number=copies + 1) if copies else ""
    told = (patient.study_id if patient else "", label, title, _printed(context), again)
    record = tr("record {tip} at entry {seq}").format(tip=chart.tip[:SHORT_HASH], seq=len(chart.lines))
    number = tr("document {id}").format(id=document_id) if document_id else ""
    under = (f"InfuseTrack {__version__}", record, number)
    return [printable(" · ".join(part for part in parts if part)) for parts in (told, under)]


def _printed(context: PatientContext) -> str:
    printing = context.printing
    told = tr("as of {at}, by {who}") if printing.as_of else tr("printed {at} by {who}")
    return told.format(at=figures.moment(printing.at, printing.zone), who=printing.by)
