"""What the ranges of the patient's age say of numbers that are typed; no range is said as well."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from infusetrack.domain.events import VitalsTaken
from infusetrack.domain.patient import completed_months
from infusetrack.domain.reference_limits import Outside, has_range, outside
from infusetrack.domain.vitals import values_of
from infusetrack.ui.bedside import Bedside
from infusetrack.wording.translate import tr
from infusetrack.wording.vitals import outside_words

if TYPE_CHECKING:
    from infusetrack.ui.screens.forms.vitals_entry import VitalsEntry

MONTHS = 12
UNJUDGED = {"pain"}
"""Numbers that no age has a range of."""


def age_at(bedside: Bedside, at: datetime) -> int:
    """The open patient's age in completed months at a moment, by the site's calendar."""
    patient = bedside.chart.patient
    return completed_months(patient.birth_date, at.astimezone(bedside.zone).date()) if patient else 0


def sex_of(bedside: Bedside) -> str:
    """The open patient's sex as the enrolment has it; empty before it."""
    return bedside.chart.patient.sex if bedside.chart.patient else ""


def outside_now(bedside: Bedside, event: VitalsTaken, at: datetime) -> Mapping[str, Outside]:
    """The numbers of a set that lie outside the ranges of the open patient's age and sex."""
    return outside(bedside.regimen.reference, values_of(event), age_at(bedside, at), sex_of(bedside))


def mark_ranges(bedside: Bedside, entry: "VitalsEntry", at: datetime) -> None:
    """Say beside each number without a word of its own which range it lies outside, or that there is none."""
    event, months = entry.sketch(), age_at(bedside, at)
    told = outside_now(bedside, event, at)
    for key in values_of(event):
        field = entry.fields[key]
        if field.message or key in UNJUDGED:
            continue
        if key in told:
            field.mark(outside_words(told[key], months // MONTHS), "unusual")
        elif not has_range(bedside.regimen.reference, key, months, sex_of(bedside)):
            field.note(tr("no range known for {years} y").format(years=months // MONTHS))
