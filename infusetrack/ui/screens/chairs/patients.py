"""Finding an enrolled patient by study number, initials or second identifier, and going there."""

from collections.abc import Iterable
from functools import partial

from infusetrack.domain.events import PatientEnrolled
from infusetrack.ui.bedside import Bedside
from infusetrack.ui.dialogs.find import Finder, Found
from infusetrack.ui.patient_calendar import day_today, patient_calendar
from infusetrack.wording import figures
from infusetrack.wording.translate import tr


def patient_name(patient: PatientEnrolled) -> str:
    """PED-0417 · R. M. · born 14 Mar 2020 · HN 20417."""
    born = tr("born {on}").format(on=figures.day(patient.birth_date))
    return f"{patient.study_id} · {patient.initials} · {born} · {patient.second_identifier}"


def fitting(patients: Iterable[PatientEnrolled], typed: str) -> tuple[PatientEnrolled, ...]:
    """Those whose numbers, initials or identifier hold every word that was typed."""
    words = typed.casefold().split()
    return tuple(one for one in patients if all(word in _searched(one) for word in words))


def exact(patients: Iterable[PatientEnrolled], typed: str) -> PatientEnrolled | None:
    """The one whose study number or second identifier was typed or scanned whole; None for no one."""
    read = " ".join(typed.split()).casefold()
    found = [one for one in patients if read in {one.study_id.casefold(), one.second_identifier.casefold()}]
    return found[0] if len(found) == 1 else None


def _searched(patient: PatientEnrolled) -> str:
    close = patient.initials.replace(".", "").replace(" ", "")
    parts = (patient.study_id, patient.initials, close, patient.second_identifier)
    return " ".join(parts).casefold()


def seated_day(bedside: Bedside, study_id: str) -> str:
    """The cycle day for which a patient sits in a chair; empty for one who does not."""
    seats = (seat for seat in bedside.tools.board.seats if seat.study_id == study_id)
    return next((seat.day for seat in seats), "")


def open_patient(bedside: Bedside, study_id: str) -> None:
    """Open a chart at the chair's day, else at the calendar's day of today, else the calendar."""
    day = seated_day(bedside, study_id)
    calendar = None if day else patient_calendar(bedside, study_id)
    if calendar is not None:
        day = day_today(calendar, bedside.today()).day
    bedside.open_patient(study_id, day)
    bedside.asked_for.emit("today" if day else "calendar")


def patient_finder(bedside: Bedside) -> Finder:
    """For "Find or scan": everybody enrolled, by any of their identifiers."""

    def found() -> list[Found]:
        return [
            Found(
                patient_name(one),
                partial(open_patient, bedside, one.study_id),
                one.study_id,
                one.second_identifier,
            )
            for one in bedside.tools.board.patients()
        ]

    return found
