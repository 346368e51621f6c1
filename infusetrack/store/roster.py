"""Who is enrolled, read without opening a single chart."""

from dataclasses import dataclass
from datetime import date

from infusetrack.domain.events import PatientEnrolled
from infusetrack.store.record_store import RecordStore


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One row of the roster: the enrolment as it stands now."""

    stream: str
    study_id: str
    initials: str
    second_identifier: str
    birth_date: date
    sex: str
    regimen: str
    arm: str
    cohort: str | None
    c1d1: date


def roster(store: RecordStore) -> tuple[Enrolled, ...]:
    """Everyone whose enrolment stands, by study id; costs one look at the index of kinds."""
    rows = [
        _row(line.stream, line.event)
        for line in store.of_kind(PatientEnrolled.__name__)
        if isinstance(line.event, PatientEnrolled)
    ]
    return tuple(sorted(rows, key=lambda row: row.study_id))


def found(rows: tuple[Enrolled, ...], typed: str) -> tuple[Enrolled, ...]:
    """The rows whose study id, initials or second identifier begin with what was typed."""
    wanted = typed.strip().casefold()
    return tuple(
        row
        for row in rows
        if any(
            text.casefold().startswith(wanted) for text in (row.study_id, row.initials, row.second_identifier)
        )
    )


def _row(stream: str, event: PatientEnrolled) -> Enrolled:
    return Enrolled(
        stream, event.study_id, event.initials, event.second_identifier, event.birth_date,
        event.sex, event.regimen, event.arm, event.cohort, event.c1d1,
    )  # fmt: skip
